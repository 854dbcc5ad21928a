package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JobRepository {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  JobRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The same id again changes nothing. */
  void insertIfAbsent(Actor actor, UUID id, String kind, JsonNode params, Instant now) {
    jdbc.sql("""
        INSERT INTO platform.job (regency, id, person, mandates, kind, params, state, created_at)
        VALUES (:regency, :id, :person, CAST(:mandates AS uuid[]), :kind, CAST(:params AS jsonb), 'queued', :now)
        ON CONFLICT (regency, id) DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("person", actor.requirePerson())
        .param("mandates", SqlValues.uuidArray(actor.mandates()))
        .param("kind", kind)
        .param("params", json.writeValueAsString(params))
        .param("now", SqlValues.timestamp(now))
        .update();
  }

  int countOpen(Actor actor) {
    return jdbc
        .sql("SELECT count(*) FROM platform.job WHERE regency = :regency AND person = :person AND " + JobState.OPEN_SQL)
        .param("regency", actor.regency())
        .param("person", actor.requirePerson())
        .query(Integer.class)
        .single();
  }

  Optional<Job> find(String regency, UUID id) {
    return jdbc.sql("SELECT * FROM platform.job WHERE regency = :regency AND id = :id")
        .param("regency", regency)
        .param("id", id)
        .query((row, n) -> mapRow(row))
        .optional();
  }

  /** One's own jobs, newest first. */
  List<Job> listOwn(Actor actor, int limit) {
    return jdbc
        .sql("SELECT * FROM platform.job WHERE regency = :regency AND person = CAST(:scopePerson AS uuid) ORDER BY "
            + "created_at DESC, id LIMIT :limit")
        .params(RowAccessScope.of(actor).author("person").params())
        .param("limit", limit)
        .query((row, n) -> mapRow(row))
        .list();
  }

  /** Takes it up, or goes on with it; empty when it is no longer open. */
  Optional<Job> markRunning(String regency, UUID id, Instant now) {
    return jdbc.sql("""
        UPDATE platform.job SET state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, :now)
         WHERE regency = :regency AND id = :id AND %s RETURNING *
        """.formatted(JobState.OPEN_SQL))
        .param("regency", regency)
        .param("id", id)
        .param("now", SqlValues.timestamp(now))
        .query((row, n) -> mapRow(row))
        .optional();
  }

  /** @return whether its person has asked to stop it */
  boolean updateProgress(String regency, UUID id, long done, long total, @Nullable String cursor) {
    return jdbc.sql("""
        UPDATE platform.job
           SET done = :done, total = :total, cursor = :cursor,
               attempts = CASE WHEN cursor IS DISTINCT FROM :cursor THEN 1 ELSE attempts END
         WHERE regency = :regency AND id = :id RETURNING cancel_asked
        """)
        .param("regency", regency)
        .param("id", id)
        .param("done", done)
        .param("total", total)
        .param("cursor", cursor)
        .query(Boolean.class)
        .single();
  }

  /** @return false when it had ended already */
  boolean markEnded(String regency, UUID id, JobState state, @Nullable String noteKey, Collection<String> noteArgs,
      Instant now) {
    return jdbc.sql("""
        UPDATE platform.job
           SET state = :state, note_key = coalesce(:noteKey, note_key), note_args = CAST(:noteArgs AS text[]),
             finished_at = :now
         WHERE regency = :regency AND id = :id AND %s
        """.formatted(JobState.OPEN_SQL))
        .param("regency", regency)
        .param("id", id)
        .param("state", state.sqlName())
        .param("noteKey", noteKey)
        .param("noteArgs", SqlValues.textArray(noteArgs))
        .param("now", SqlValues.timestamp(now))
        .update() == 1;
  }

  void updateResult(String regency, UUID id, String sha256, String name) {
    jdbc.sql(
        "UPDATE platform.job SET result_sha256 = :sha256, result_name = :name WHERE regency = :regency AND id = :id")
        .param("regency", regency)
        .param("id", id)
        .param("sha256", sha256)
        .param("name", name)
        .update();
  }

  /** A waiting one is over at once; a running one stops at its next chunk. */
  void requestCancellation(Actor actor, UUID id, Instant now) {
    jdbc.sql("""
        UPDATE platform.job
           SET cancel_asked = true,
               state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END,
               finished_at = CASE WHEN state = 'queued' THEN :now ELSE finished_at END
         WHERE regency = :regency AND id = :id AND person = :person AND %s
        """.formatted(JobState.OPEN_SQL))
        .param("regency", actor.regency())
        .param("id", id)
        .param("person", actor.requirePerson())
        .param("now", SqlValues.timestamp(now))
        .update();
  }

  /** Open jobs that were asked for before this moment, or in a time to come: the clock was set back since. */
  List<UUID> listOpenCreatedBefore(String regency, Instant moment) {
    return jdbc
        .sql("SELECT id FROM platform.job WHERE regency = :regency AND " + JobState.OPEN_SQL
            + " AND (created_at < :moment OR created_at > :tocome)")
        .param("regency", regency)
        .param("moment", SqlValues.timestamp(moment))
        .param("tocome", SqlValues.timestamp(moment.plus(Duration.ofMinutes(2))))
        .query((row, n) -> SqlValues.uuid(row, "id"))
        .list();
  }

  private Job mapRow(ResultSet row) throws SQLException {
    return new Job(row.getString("regency"), SqlValues.uuid(row, "id"), SqlValues.uuid(row, "person"),
        new HashSet<>(SqlValues.uuidList(row, "mandates")), row.getString("kind"),
        json.readTree(row.getString("params")), JobState.fromSqlName(row.getString("state")), row.getLong("done"),
        row.getLong("total"), row.getString("cursor"), row.getInt("attempts"), row.getBoolean("cancel_asked"),
        row.getString("note_key"), SqlValues.textList(row, "note_args"), row.getString("result_sha256"),
        row.getString("result_name"), SqlValues.instant(row, "created_at"), SqlValues.instantOrNull(row, "started_at"),
        SqlValues.instantOrNull(row, "finished_at"));
  }
}
