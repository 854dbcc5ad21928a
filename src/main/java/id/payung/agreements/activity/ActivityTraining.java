package id.payung.agreements.activity;

import id.payung.agreements.TakenBack;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who was trained and certified on one day: numbers of a group, never names. */
@Table(value = "agreements.training", reach = "parties:organisations")
public record ActivityTraining(UUID id, UUID activity, Roster roster, String personName, Instant at,
    @ColumnName(prefix = "taken_back_") @Nullable TakenBack takenBack, List<UUID> organisations) {

  /**
   * A group as numbers.
   *
   * @param who the group: teachers, PATBM activists, health workers
   * @param certifiedM at most {@code trainedM}; likewise F
   * @param issuer of the certificate; empty when none was given
   */
  public record Roster(LocalDate heldOn, String who, String topic, int trainedM, int trainedF, int certifiedM,
      int certifiedF, String issuer) {}

  public boolean stands() {
    return takenBack == null;
  }
}
