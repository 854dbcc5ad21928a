package id.payung.meetings;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.util.List;
import java.util.UUID;

/** An office that was there. */
@Table(value = "meetings.attendance", reach = "parties:organisations read-only")
public record AttendingOrganisation(@KeyColumn UUID meeting, @KeyColumn UUID organisation, int people, String post,
    List<UUID> organisations) {
  AttendingOrganisation(UUID meeting, UUID organisation, List<UUID> organisations) {
    this(meeting, organisation, 1, "", organisations);
  }
}
