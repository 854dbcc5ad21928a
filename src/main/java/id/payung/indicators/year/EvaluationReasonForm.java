package id.payung.indicators.year;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why something is taken back, locked or ended. */
public record EvaluationReasonForm(@NotBlank(message = "indicators.reason-needed") @Size(max = 500,
    message = "indicators.reason-needed") String reason) {}
