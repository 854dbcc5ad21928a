package id.payung.meetings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why something is taken back. */
public record MeetingReasonForm(@NotBlank(message = "meetings.reason.needed") @Size(max = 500) String reason) {}
