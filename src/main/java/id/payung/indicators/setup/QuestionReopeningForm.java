package id.payung.indicators.setup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Questions to be reopened.
 *
 * @param questions their numbers with commas or spaces between
 * @param hours null: those of the stage
 * @param lockRest whether all other questions of a year that is open shall be locked with it
 */
record QuestionReopeningForm(UUID id,
    @NotBlank(message = "indicators.sprint.questions.wrong") @Size(max = 2_000) String questions,
    @Min(value = 1, message = "indicators.sprint.hours.wrong") @Max(value = 240,
        message = "indicators.sprint.hours.wrong") @Nullable Integer hours,
    boolean lockRest) {

  List<String> codes() {
    return Arrays.stream(questions.split("[,;\\s]+")).filter(one -> !one.isBlank()).distinct().toList();
  }
}
