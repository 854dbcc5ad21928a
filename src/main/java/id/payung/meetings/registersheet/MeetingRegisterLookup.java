package id.payung.meetings.registersheet;

import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingDecision;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Meetings that may be those of a register. Of what they say nothing leaves the database but whether it is there. */
@Repository
@Transactional(readOnly = true)
class MeetingRegisterLookup {
  /** Meetings of one question: their decisions are sent with it. */
  static final int ASKED_AT_ONCE = 200;

  private final Rows rows;

  MeetingRegisterLookup(Rows rows) {
    this.rows = rows;
  }

  /** One that is kept already. */
  record KnownMeeting(UUID id, String title, LocalDate heldOn) {}

  /** A title and its day, as a row of the register says them. */
  record TitleOfDay(String title, LocalDate heldOn) {}

  /** Those of the ids, and one of each title and day. */
  List<KnownMeeting> list(Actor actor, Collection<UUID> ids, Collection<TitleOfDay> titles) {
    String reach = rows.reach(actor, Meeting.class, "m");
    return rows.sql(actor, """
        SELECT m.id, m.title, m.held_on
          FROM meetings.meeting m
         WHERE m.regency = :regency AND m.id = ANY (CAST(:ids AS uuid[])) AND %s
        UNION
        SELECT * FROM (SELECT DISTINCT ON (m.title, m.held_on) m.id, m.title, m.held_on
          FROM meetings.meeting m
         WHERE m.regency = :regency AND %s
           AND (m.title, m.held_on) IN (SELECT * FROM unnest(CAST(:titles AS text[]), CAST(:days AS date[])))
         ORDER BY m.title, m.held_on, m.id) AS same
        """.formatted(reach, reach))
        .param("ids", ids)
        .param("titles", titles.stream().map(TitleOfDay::title).toList())
        .param("days", titles.stream().map(one -> one.heldOn().toString()).toList())
        .list(KnownMeeting.class);
  }

  /**
   * Those of which a line stands neither in the minutes nor in a decision, as far as the person reads them.
   *
   * @param said what is looked for in each, line by line
   */
  Set<UUID> listWithout(Actor actor, Map<UUID, RegisteredMeeting> said) {
    Set<UUID> without = new HashSet<>();
    List<UUID> ids = List.copyOf(said.keySet());
    for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
      without.addAll(ask(actor, ids.subList(from, Math.min(ids.size(), from + ASKED_AT_ONCE)), said));
    }
    return without;
  }

  /** The same text of many rows is sent once; that of a meeting is unpacked once, for all its lines. */
  private List<UUID> ask(Actor actor, List<UUID> ids, Map<UUID, RegisteredMeeting> said) {
    Map<String, Integer> places = new HashMap<>();
    List<String> texts = new ArrayList<>();
    List<Integer> asked = new ArrayList<>();
    for (UUID id : ids) {
      RegisteredMeeting one = Objects.requireNonNull(said.get(id));
      asked.add(places.computeIfAbsent(one.decided(), _ -> {
        texts.add(one.decidedLines());
        return texts.size();
      }));
    }
    return rows.sql(actor, """
        SELECT asked.meeting
          FROM unnest(CAST(:ids AS uuid[]), CAST(:places AS int[])) AS asked (meeting, place)
          JOIN unnest(CAST(:texts AS text[])) WITH ORDINALITY AS said (lines, place) ON said.place = asked.place
         CROSS JOIN LATERAL (
               SELECT m.minutes || chr(10) || COALESCE((SELECT string_agg(d.text, chr(10)) FROM meetings.decision d
                        WHERE d.regency = m.regency AND d.meeting = m.id AND %s), '') AS text
                 FROM meetings.meeting m
                WHERE m.regency = :regency AND m.id = asked.meeting AND %s OFFSET 0) AS told
         WHERE EXISTS (SELECT 1 FROM string_to_table(said.lines, chr(10)) AS line
                        WHERE position(line IN told.text) = 0)
        """.formatted(rows.reach(actor, MeetingDecision.class, "d"), rows.reach(actor, Meeting.class, "m")))
        .param("ids", ids)
        .param("places", asked)
        .param("texts", texts)
        .list(UUID.class);
  }
}
