package id.payung.meetings;

import id.payung.platform.rows.annotation.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody proposed in a meeting; without an organisation when nobody noted who. */
@Table(value = "meetings.proposal", reach = "parties:organisations read-only")
public record MeetingProposal(UUID id, UUID meeting, @Nullable UUID organisation, String text,
    List<UUID> organisations) {}
