package id.payung.meetings.register;

import id.payung.accounts.addition.NewOrganisationForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody proposed; without an organisation when nobody noted who. */
record MeetingProposalForm(UUID proposal,
    @NotBlank(message = "meetings.proposal.needed") @Size(max = 2000, message = "meetings.proposal.needed") String text,
    @Nullable UUID organisation, @Valid @Nullable NewOrganisationForm added) {}
