package id.payung.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money realised of a line, altogether up to a day, as its owner says.
 *
 * @param amount whole rupiah; null when guarded and not to be seen
 * @param basis the paper it stands on: SP2D, SPJ, receipt
 * @param takenBackAt when it was found mistaken, or null while it stands
 */
public record BudgetRealisationView(UUID id, UUID line, LocalDate asOf, @Nullable Long amount, String basis,
    boolean onBehalf, String personName, Instant at, @Nullable Instant takenBackAt, @Nullable String takenBackBy,
    @Nullable String takenBackReason) {
  public boolean stands() {
    return takenBackAt == null;
  }
}
