package id.payung.meetings;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Stale;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meetings as they are kept. Read by those who were there or owe something since; written by the secretary's side of
 * the house.
 */
@Repository
@Transactional
class MeetingRepository {
  private final JdbcClient jdbc;
  private final AuditTrailRepository trail;
  private final Clock clock;

  MeetingRepository(JdbcClient jdbc, AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Slice<MeetingListItem> list(Actor actor, MeetingFilter filter, ListWindow<MeetingListItem> window) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("m.organisations");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.putAll(window.params());
    StringBuilder where =
        new StringBuilder(" WHERE m.regency = :regency AND m.withdrawn_at IS NULL AND ").append(scope.conditionSql());
    if (!filter.q().isBlank()) {
      where.append(" AND lower(m.title) LIKE :part");
      params.put("part", "%"
          + filter.q().toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
    }
    if (!filter.kind().isBlank()) {
      where.append(" AND m.kind = :kind");
      params.put("kind", filter.kind());
    }
    List<MeetingListItem> rows = jdbc.sql("""
        SELECT m.id, m.kind, m.title, m.held_on, m.place,
               (SELECT count(*) FROM meetings.decision d WHERE d.regency = m.regency AND d.meeting = m.id)
                 AS decisions,
               (SELECT count(*) FROM meetings.decision d WHERE d.regency = m.regency AND d.meeting = m.id
                 AND d.state = 'open') AS open
          FROM meetings.meeting m
        """ + where + window.condition() + window.orderAndLimit())
        .params(params)
        .query((row, n) -> new MeetingListItem(SqlValues.uuid(row, "id"), row.getString("kind"), row.getString("title"),
            SqlValues.date(row, "held_on"), row.getString("place"), row.getInt("decisions"), row.getInt("open")))
        .list();
    return window.slice(rows);
  }

  @Transactional(readOnly = true)
  public Meeting require(Actor actor, UUID id) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("m.organisations");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.put("id", id);
    List<Meeting.Attendance> attendance = jdbc
        .sql("SELECT organisation, people, post FROM meetings.attendance WHERE regency = :regency AND meeting = :id "
            + "ORDER BY organisation")
        .param("regency", actor.regency())
        .param("id", id)
        .query((row, n) -> new Meeting.Attendance(SqlValues.uuid(row, "organisation"), row.getInt("people"),
            row.getString("post")))
        .list();
    List<Meeting.Proposal> proposals = jdbc.sql(
        "SELECT id, organisation, text FROM meetings.proposal WHERE regency = :regency AND meeting = :id ORDER BY id")
        .param("regency", actor.regency())
        .param("id", id)
        .query((row, n) -> new Meeting.Proposal(SqlValues.uuid(row, "id"), SqlValues.uuidOrNull(row, "organisation"),
            row.getString("text")))
        .list();
    List<MeetingDecision> decisions =
        jdbc.sql(MeetingDecisionRepository.SELECT + " WHERE d.regency = :regency AND d.meeting = :id ORDER BY d.id")
            .param("regency", actor.regency())
            .param("id", id)
            .query((row, n) -> MeetingDecisionRepository.readRow(row))
            .list();
    return jdbc
        .sql("SELECT m.* FROM meetings.meeting m WHERE m.regency = :regency AND m.id = CAST(:id AS uuid) AND "
            + scope.conditionSql())
        .params(params)
        .query((row, n) -> readRow(row, attendance, proposals, decisions))
        .optional()
        .orElseThrow(NotFound::new);
  }

  /** Writes a meeting down; the same id again is the same meeting. */
  public void insertMeeting(Actor actor, MeetingForm form) {
    UUID id = form.id();
    int added = jdbc.sql("""
        INSERT INTO meetings.meeting (regency, id, kind, title, held_on, place, body, minutes, organisations)
        VALUES (:regency, :id, :kind, :title, :heldOn, :place, :body, :minutes, CAST(:organisations AS uuid[]))
        ON CONFLICT (regency, id) DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("kind", form.kind())
        .param("title", form.title())
        .param("heldOn", form.heldOn())
        .param("place", form.place())
        .param("body", form.body())
        .param("minutes", form.minutes())
        .param("organisations", SqlValues.uuidArray(form.office()))
        .update();
    if (added == 1) {
      insertAttendance(actor, id, form.office());
      trail.recordWrite("meeting", id, "created", List.of("title", "heldOn", "attendance"), null,
          auditReach(form.office()));
    }
  }

  /**
   * @throws Stale when somebody saved meanwhile
   */
  public void updateMeeting(Actor actor, MeetingForm form) {
    UUID id = form.id();
    int changed = jdbc.sql("""
        UPDATE meetings.meeting SET kind = :kind, title = :title, held_on = :heldOn, place = :place, body = :body,
          minutes = :minutes, version = version + 1
         WHERE regency = :regency AND id = :id AND version = :version
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("version", form.version())
        .param("kind", form.kind())
        .param("title", form.title())
        .param("heldOn", form.heldOn())
        .param("place", form.place())
        .param("body", form.body())
        .param("minutes", form.minutes())
        .update();
    if (changed == 0) {
      throw stale(form, require(actor, id));
    }
    jdbc.sql("DELETE FROM meetings.attendance WHERE regency = :regency AND meeting = :id AND organisation <> ALL "
        + "(CAST(:kept AS uuid[]))")
        .param("regency", actor.regency())
        .param("id", id)
        .param("kept", SqlValues.uuidArray(form.office()))
        .update();
    insertAttendance(actor, id, form.office());
    List<UUID> reach = recalculateReach(actor, id);
    trail.recordWrite("meeting", id, "changed", List.of("title", "heldOn", "place", "minutes", "attendance"), null,
        auditReach(reach));
  }

  private static Stale stale(MeetingForm form, Meeting kept) {
    return new Stale(kept.version(),
        List.of(new Stale.Difference("meetings.field.title", form.title(), kept.title()),
            new Stale.Difference("meetings.field.held-on", form.heldOn().toString(), kept.heldOn().toString()),
            new Stale.Difference("meetings.field.place", form.place(), kept.place()),
            new Stale.Difference("meetings.field.minutes", form.minutes(), kept.minutes())));
  }

  public void addProposal(Actor actor, UUID meeting, UUID id, @Nullable UUID organisation, String text) {
    List<UUID> reach = reachOf(actor, meeting);
    int added = jdbc.sql("""
        INSERT INTO meetings.proposal (regency, id, meeting, organisation, text, organisations)
        VALUES (:regency, :id, :meeting, :organisation, :text, CAST(:reach AS uuid[])) ON CONFLICT (regency,
          id) DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("meeting", meeting)
        .param("organisation", organisation)
        .param("text", text)
        .param("reach", SqlValues.uuidArray(reach))
        .update();
    if (added == 1) {
      trail.recordWrite("meeting", meeting, "proposal-added", List.of("proposals"), null, auditReach(reach));
    }
  }

  public void withdrawMeeting(Actor actor, UUID id, String reason) {
    int rows = jdbc
        .sql("UPDATE meetings.meeting SET withdrawn_at = :now, version = version + 1 WHERE regency = :regency AND id = "
            + ":id AND withdrawn_at IS NULL")
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("regency", actor.regency())
        .param("id", id)
        .update();
    if (rows == 0) {
      throw new NotFound();
    }
    trail.recordWrite("meeting", id, "withdrawn", List.of(), reason, auditReach(reachOf(actor, id)));
  }

  private void insertAttendance(Actor actor, UUID meeting, Collection<UUID> offices) {
    jdbc.sql("""
        INSERT INTO meetings.attendance (regency, meeting, organisation, organisations)
        SELECT :regency, :meeting, o.id, CAST(:all AS uuid[]) FROM unnest(CAST(:all AS uuid[])) AS o (id)
        ON CONFLICT (regency, meeting, organisation) DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("meeting", meeting)
        .param("all", SqlValues.uuidArray(offices))
        .update();
  }

  /** The reach of a meeting and of all that hangs on it, made anew: who was there and who owes. */
  List<UUID> recalculateReach(Actor actor, UUID meeting) {
    Set<UUID> reach = new LinkedHashSet<>();
    reach.addAll(jdbc.sql("""
        SELECT organisation FROM meetings.attendance WHERE regency = :regency AND meeting = :meeting
        UNION SELECT owner FROM meetings.decision WHERE regency = :regency AND meeting = :meeting
        """).param("regency", actor.regency()).param("meeting", meeting).query(UUID.class).list());
    for (String table : List.of("attendance", "proposal", "decision", "file")) {
      jdbc.sql("UPDATE meetings." + table
          + " SET organisations = CAST(:reach AS uuid[]) WHERE regency = :regency AND meeting = :meeting")
          .param("reach", SqlValues.uuidArray(reach))
          .param("regency", actor.regency())
          .param("meeting", meeting)
          .update();
    }
    jdbc.sql(
        "UPDATE meetings.meeting SET organisations = CAST(:reach AS uuid[]) WHERE regency = :regency AND id = :meeting")
        .param("reach", SqlValues.uuidArray(reach))
        .param("regency", actor.regency())
        .param("meeting", meeting)
        .update();
    return new ArrayList<>(reach);
  }

  List<UUID> reachOf(Actor actor, UUID meeting) {
    return jdbc.sql("SELECT organisations FROM meetings.meeting WHERE regency = :regency AND id = :id")
        .param("regency", actor.regency())
        .param("id", meeting)
        .query((row, n) -> SqlValues.uuidList(row, "organisations"))
        .optional()
        .orElseThrow(NotFound::new);
  }

  static AuditTrailRepository.TrailReach auditReach(Collection<UUID> organisations) {
    return new AuditTrailRepository.TrailReach(organisations, List.of());
  }

  private static Meeting readRow(ResultSet row, List<Meeting.Attendance> attendance, List<Meeting.Proposal> proposals,
      List<MeetingDecision> decisions) throws SQLException {
    return new Meeting(SqlValues.uuid(row, "id"), row.getString("kind"), row.getString("title"),
        SqlValues.date(row, "held_on"), row.getString("place"), SqlValues.uuidOrNull(row, "body"),
        row.getString("minutes"), attendance, proposals, decisions, row.getTimestamp("withdrawn_at") != null,
        row.getInt("version"));
  }
}
