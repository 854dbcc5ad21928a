package id.payung.meetings.registersheet;

import id.payung.meetings.Meeting;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Meetings that may be those of a register, in one statement. */
@Repository
@Transactional(readOnly = true)
class MeetingRegisterLookup {
  private final Rows rows;

  MeetingRegisterLookup(Rows rows) {
    this.rows = rows;
  }

  /** One that is kept already. */
  record KnownMeeting(UUID id, String title, LocalDate heldOn) {}

  List<KnownMeeting> list(Actor actor, Collection<UUID> ids, Collection<String> titles) {
    return rows.sql(actor, """
             SELECT m.id, m.title, m.held_on FROM meetings.meeting m
              WHERE m.regency = :regency
        AND (m.id = ANY (CAST(:ids AS uuid[])) OR m.title = ANY (CAST(:titles AS text[])))
                AND %s
             """.formatted(rows.reach(actor, Meeting.class, "m")))
        .param("ids", ids)
        .param("titles", titles)
        .list(KnownMeeting.class);
  }
}
