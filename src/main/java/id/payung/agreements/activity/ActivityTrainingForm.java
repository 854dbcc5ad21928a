package id.payung.agreements.activity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/** Who was trained on one day, as numbers. */
record ActivityTrainingForm(UUID id, @NotNull(message = "agreements.wrong.empty") LocalDate heldOn,
    @NotBlank(message = "agreements.wrong.empty") @Size(max = 200) String who, @Size(max = 300) String topic,
    @Max(value = 100_000, message = "agreements.wrong.range") int trainedM,
    @Max(value = 100_000, message = "agreements.wrong.range") int trainedF,
    @Max(value = 100_000, message = "agreements.wrong.range") int certifiedM,
    @Max(value = 100_000, message = "agreements.wrong.range") int certifiedF, @Size(max = 200) String issuer) {

  ActivityTraining.Roster toRoster() {
    return new ActivityTraining.Roster(heldOn, who, topic, trainedM, trainedF, certifiedM, certifiedF, issuer);
  }
}
