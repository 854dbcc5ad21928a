package id.payung.meetings.registersheet;

import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingDecision;
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

  /**
   * One that is kept already.
   *
   * @param told its minutes and decisions, as far as the person reads them
   */
  record KnownMeeting(UUID id, String title, LocalDate heldOn, String told) {
    boolean says(String decision) {
      return told.contains(decision);
    }
  }

  List<KnownMeeting> list(Actor actor, Collection<UUID> ids, Collection<String> titles) {
    return rows.sql(actor, """
        SELECT m.id, m.title, m.held_on,
               m.minutes || chr(10) || COALESCE((SELECT string_agg(d.text, chr(10)) FROM meetings.decision d
                 WHERE d.regency = m.regency AND d.meeting = m.id AND %s), '') AS told
          FROM meetings.meeting m
         WHERE m.regency = :regency
           AND (m.id = ANY (CAST(:ids AS uuid[])) OR m.title = ANY (CAST(:titles AS text[])))
           AND %s
        """.formatted(rows.reach(actor, MeetingDecision.class, "d"), rows.reach(actor, Meeting.class, "m")))
        .param("ids", ids)
        .param("titles", titles)
        .list(KnownMeeting.class);
  }
}
