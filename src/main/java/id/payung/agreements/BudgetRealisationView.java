package id.payung.agreements;

import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money realised of a line, altogether up to a day, as its owner says.
 *
 * @param takenBack when it was found mistaken, or null while it stands
 */
@Table(value = "agreements.realisation", reach = "parties:organisations village:village")
public record BudgetRealisationView(UUID id, UUID line, UUID activity, Figure figure, Recorder recorder,
    @ColumnName(prefix = "taken_back_") @Nullable TakenBack takenBack, @Nullable UUID village,
    List<UUID> organisations) {

  /**
   * What was realised.
   *
   * @param amount whole rupiah; null when guarded and not to be seen
   * @param basis the paper it stands on: SP2D, SPJ, receipt
   */
  public record Figure(LocalDate asOf, @Nullable Long amount, String basis, boolean onBehalf) {}

  /** Who wrote it down. */
  public record Recorder(@Nullable UUID person, String personName, Instant at) {}

  public boolean stands() {
    return takenBack == null;
  }
}
