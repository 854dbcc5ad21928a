package id.payung.agreements.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who was trained and certified on one day: numbers of a group, never names.
 *
 * @param who the group: teachers, PATBM activists, health workers
 * @param certifiedM at most {@code trainedM}; likewise F
 * @param issuer of the certificate; empty when none was given
 */
public record ActivityTraining(UUID id, LocalDate heldOn, String who, String topic, int trainedM, int trainedF,
    int certifiedM, int certifiedF, String issuer, String personName, Instant at, @Nullable Instant takenBackAt,
    @Nullable String takenBackBy, @Nullable String takenBackReason) {
  public int trained() {
    return trainedM + trainedF;
  }

  public int certified() {
    return certifiedM + certifiedF;
  }

  public boolean stands() {
    return takenBackAt == null;
  }
}
