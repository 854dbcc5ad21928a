package id.payung.evidence.proposal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What an office did with a proof that was sent back. */
record EvidenceMendingForm(@NotBlank(message = "evidence.mend.note-needed") @Size(max = 500) String note) {}
