package id.payung.meetings;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bodies such as Gugus Tugas KLA: decree, members by post, and the five-year action plan (RAD). Public within the
 * regency.
 */
@Repository
@Transactional
public class MeetingBodyRepository {
  private final JdbcClient jdbc;
  private final AuditTrailRepository trail;

  MeetingBodyRepository(JdbcClient jdbc, AuditTrailRepository trail) {
    this.jdbc = jdbc;
    this.trail = trail;
  }

  /** A body and the decree that made it. */
  public record MeetingBody(UUID id, String kind, String name, String decreeNumber, LocalDate decreeDate,
      LocalDate validFrom, @Nullable LocalDate validTo, int version) {}

  /** Who sits in it: a post of an office, not the person of the day. */
  public record BodyMember(UUID id, String post, UUID organisation, String officePost) {}

  /** A line of the action plan. */
  public record ActionPlanItem(UUID id, int year, String text, String indicator, UUID organisation, String target,
      String state, String outcome, int version) {}

  @Transactional(readOnly = true)
  public List<MeetingBody> list(Actor actor) {
    return jdbc.sql("SELECT * FROM meetings.body WHERE regency = :regency ORDER BY name, id LIMIT 200")
        .param("regency", actor.regency())
        .query((row, n) -> readBody(row))
        .list();
  }

  @Transactional(readOnly = true)
  public MeetingBody require(Actor actor, UUID id) {
    return jdbc.sql("SELECT * FROM meetings.body WHERE regency = :regency AND id = :id")
        .param("regency", actor.regency())
        .param("id", id)
        .query((row, n) -> readBody(row))
        .optional()
        .orElseThrow(NotFound::new);
  }

  @Transactional(readOnly = true)
  public List<BodyMember> listMembers(Actor actor, UUID body) {
    return jdbc.sql("SELECT * FROM meetings.member WHERE regency = :regency AND body = :body ORDER BY position, id")
        .param("regency", actor.regency())
        .param("body", body)
        .query((row, n) -> new BodyMember(SqlValues.uuid(row, "id"), row.getString("post"),
            SqlValues.uuid(row, "organisation"), row.getString("office_post")))
        .list();
  }

  @Transactional(readOnly = true)
  public List<ActionPlanItem> listActions(Actor actor, UUID body) {
    return jdbc
        .sql("SELECT * FROM meetings.action WHERE regency = :regency AND body = :body ORDER BY year, id LIMIT 2000")
        .param("regency", actor.regency())
        .param("body", body)
        .query((row, n) -> new ActionPlanItem(SqlValues.uuid(row, "id"), row.getInt("year"), row.getString("text"),
            row.getString("indicator"), SqlValues.uuid(row, "organisation"), row.getString("target"),
            row.getString("state"), row.getString("outcome"), row.getInt("version")))
        .list();
  }

  /** Writes a body down, or its changed decree; a new decree keeps the members. */
  public void saveBody(Actor actor, MeetingBody body) {
    int rows = jdbc.sql("""
        INSERT INTO meetings.body AS b (regency, id, kind, name, decree_number, decree_date, valid_from,
          valid_to)
        VALUES (:regency, :id, :kind, :name, :number, :date, :from, :to)
        ON CONFLICT (regency, id) DO UPDATE SET kind = excluded.kind, name = excluded.name,
          decree_number = excluded.decree_number,
          decree_date = excluded.decree_date, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
            version = b.version + 1
        """)
        .param("regency", actor.regency())
        .param("id", body.id())
        .param("kind", body.kind())
        .param("name", body.name())
        .param("number", body.decreeNumber())
        .param("date", body.decreeDate())
        .param("from", body.validFrom())
        .param("to", body.validTo())
        .update();
    if (rows == 1) {
      trail.recordWrite("body", body.id(), body.version() == 0 ? "created" : "changed",
          List.of("name", "decree", "validity"), null, AuditTrailRepository.TrailReach.NONE);
    }
  }

  public void addMember(Actor actor, UUID body, BodyMember member, int position) {
    int rows = jdbc.sql("""
        INSERT INTO meetings.member (regency, id, body, post, organisation, office_post, position)
        VALUES (:regency, :id, :body, :post, :organisation, :officePost, :position) ON CONFLICT (regency, id) DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", member.id())
        .param("body", body)
        .param("post", member.post())
        .param("organisation", member.organisation())
        .param("officePost", member.officePost())
        .param("position", position)
        .update();
    if (rows == 1) {
      trail.recordWrite("body", body, "member-added", List.of("members"), null, AuditTrailRepository.TrailReach.NONE);
    }
  }

  public void removeMember(Actor actor, UUID body, UUID member) {
    int rows = jdbc.sql("DELETE FROM meetings.member WHERE regency = :regency AND body = :body AND id = :id")
        .param("regency", actor.regency())
        .param("body", body)
        .param("id", member)
        .update();
    if (rows == 0) {
      throw new NotFound();
    }
    trail.recordWrite("body", body, "member-removed", List.of("members"), null, AuditTrailRepository.TrailReach.NONE);
  }

  public void saveAction(Actor actor, UUID body, ActionPlanItem action) {
    int rows = jdbc.sql("""
        INSERT INTO meetings.action AS a (regency, id, body, year, text, indicator, organisation, target,
          state, outcome)
        VALUES (:regency, :id, :body, :year, :text, :indicator, :organisation, :target, :state, :outcome)
        ON CONFLICT (regency, id) DO UPDATE SET state = excluded.state, outcome = excluded.outcome,
          version = a.version + 1
        """)
        .param("regency", actor.regency())
        .param("id", action.id())
        .param("body", body)
        .param("year", action.year())
        .param("text", action.text())
        .param("indicator", action.indicator())
        .param("organisation", action.organisation())
        .param("target", action.target())
        .param("state", action.state())
        .param("outcome", action.outcome())
        .update();
    if (rows == 1) {
      trail.recordWrite("action", action.id(), action.version() == 0 ? "created" : "changed",
          List.of("state", "outcome"), null, AuditTrailRepository.TrailReach.NONE);
    }
  }

  private static MeetingBody readBody(ResultSet row) throws SQLException {
    return new MeetingBody(SqlValues.uuid(row, "id"), row.getString("kind"), row.getString("name"),
        row.getString("decree_number"), SqlValues.date(row, "decree_date"), SqlValues.date(row, "valid_from"),
        SqlValues.dateOrNull(row, "valid_to"), row.getInt("version"));
  }
}
