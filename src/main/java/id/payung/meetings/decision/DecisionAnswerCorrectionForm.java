package id.payung.meetings.decision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What was answered to a decision, put right by whoever gave the answer. */
record DecisionAnswerCorrectionForm(int version,
    @NotBlank(message = "meetings.answer.needed") @Size(max = 5000) String answer) {}
