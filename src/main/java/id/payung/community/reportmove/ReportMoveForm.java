package id.payung.community.reportmove;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * The activity that a report is really of, and why it stood elsewhere.
 *
 * @param otherDay the day is right although that activity is not planned on it
 */
record ReportMoveForm(@NotNull(message = "community.move.needed") UUID activity,
    @NotBlank(message = "community.refused.reason") @Size(max = 500) String reason, boolean otherDay) {}
