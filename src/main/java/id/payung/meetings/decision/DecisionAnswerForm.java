package id.payung.meetings.decision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What was done about a decision, in words. */
record DecisionAnswerForm(@NotBlank(message = "meetings.answer.needed") @Size(max = 5000) String answer) {}
