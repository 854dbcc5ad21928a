package id.payung.legislation.register;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an event is taken back. */
record DraftReasonForm(@NotBlank(message = "legislation.reason.needed") @Size(max = 500) String reason) {}
