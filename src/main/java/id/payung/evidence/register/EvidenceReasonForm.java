package id.payung.evidence.register;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The sentence without which nothing is declined or taken back.
 *
 * @param back {@code proposals} when the question was asked there
 */
public record EvidenceReasonForm(@NotBlank(message = "evidence.reason.needed") @Size(max = 500) String reason,
    @Size(max = 300) String back) {}
