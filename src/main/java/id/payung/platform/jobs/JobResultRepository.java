package id.payung.platform.jobs;

import id.payung.platform.db.SqlValues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What jobs keep on the disk, by their bytes. */
@Repository
class JobResultRepository {
  private final JdbcClient jdbc;

  JobResultRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An ended job, with what it keeps. */
  record EndedJob(UUID id, String kind, Instant finishedAt) {}

  /** Two jobs of a regency never count at once: lets the other one wait until the transaction ends. */
  void lock(String regency) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('payung.job-results'), hashtext(:regency))")
        .param("regency", regency)
        .query((row, n) -> true)
        .single();
  }

  /** Bytes that are kept for this person, without those of one job. */
  long sumOfPersonBeside(String regency, UUID person, UUID job) {
    return jdbc
        .sql("SELECT coalesce(sum(kept_bytes), 0) FROM platform.job WHERE regency = :regency AND person = :person "
            + "AND id <> :job AND kept_bytes > 0")
        .param("regency", regency)
        .param("person", person)
        .param("job", job)
        .query(Long.class)
        .single();
  }

  long sumOfRegency(String regency) {
    return jdbc.sql("SELECT coalesce(sum(kept_bytes), 0) FROM platform.job WHERE regency = :regency AND kept_bytes > 0")
        .param("regency", regency)
        .query(Long.class)
        .single();
  }

  long bytesOf(String regency, UUID job) {
    return jdbc.sql("SELECT kept_bytes FROM platform.job WHERE regency = :regency AND id = :job")
        .param("regency", regency)
        .param("job", job)
        .query(Long.class)
        .single();
  }

  void updateBytes(String regency, UUID job, long bytes) {
    jdbc.sql("UPDATE platform.job SET kept_bytes = :bytes WHERE regency = :regency AND id = :job")
        .param("regency", regency)
        .param("job", job)
        .param("bytes", bytes)
        .update();
  }

  /** The oldest result of a person. */
  Optional<EndedJob> findOldestOf(String regency, UUID person) {
    return jdbc.sql("""
        SELECT id, kind, finished_at FROM platform.job
         WHERE regency = :regency AND person = :person AND kept_bytes > 0 AND NOT %s
         ORDER BY finished_at, id LIMIT 1
        """.formatted(JobState.OPEN_SQL))
        .param("regency", regency)
        .param("person", person)
        .query((row, n) -> new EndedJob(SqlValues.uuid(row, "id"), row.getString("kind"),
            SqlValues.instant(row, "finished_at")))
        .optional();
  }

  /** Whose ended jobs keep the most. */
  Optional<UUID> findPersonKeepingMost(String regency) {
    return jdbc.sql("""
        SELECT person FROM platform.job WHERE regency = :regency AND kept_bytes > 0 AND NOT %s
         GROUP BY person ORDER BY sum(kept_bytes) DESC, person LIMIT 1
        """.formatted(JobState.OPEN_SQL))
        .param("regency", regency)
        .query((row, n) -> SqlValues.uuid(row, "person"))
        .optional();
  }

  /** Ended jobs of a person that so many later ones follow. */
  List<EndedJob> listBeyondNewest(String regency, UUID person, int newest) {
    return jdbc.sql("""
        SELECT id, kind, finished_at FROM (
          SELECT id, kind, state, finished_at, row_number() OVER (ORDER BY created_at DESC, id) AS place
            FROM platform.job WHERE regency = :regency AND person = :person) j
         WHERE place > :newest AND NOT %s
        """.formatted(JobState.OPEN_SQL))
        .param("regency", regency)
        .param("person", person)
        .param("newest", newest)
        .query((row, n) -> new EndedJob(SqlValues.uuid(row, "id"), row.getString("kind"),
            SqlValues.instant(row, "finished_at")))
        .list();
  }

  List<EndedJob> listEndedBefore(String regency, Instant moment) {
    return jdbc
        .sql("SELECT id, kind, finished_at FROM platform.job WHERE regency = :regency AND NOT " + JobState.OPEN_SQL
            + " AND finished_at < :moment")
        .param("regency", regency)
        .param("moment", SqlValues.timestamp(moment))
        .query((row, n) -> new EndedJob(SqlValues.uuid(row, "id"), row.getString("kind"),
            SqlValues.instant(row, "finished_at")))
        .list();
  }

  List<String> findResultHash(String regency, UUID job) {
    return jdbc
        .sql("SELECT result_sha256 FROM platform.job WHERE regency = :regency AND id = :job "
            + "AND result_sha256 IS NOT NULL")
        .param("regency", regency)
        .param("job", job)
        .query((row, n) -> row.getString("result_sha256"))
        .list();
  }

  /** The job stays in its person's list and says why there is nothing to fetch. */
  void removeResult(String regency, UUID job, String noteKey, List<String> noteArgs) {
    jdbc.sql("""
        UPDATE platform.job SET kept_bytes = 0, result_sha256 = NULL, result_name = NULL,
          note_key = :noteKey, note_args = CAST(:noteArgs AS text[])
         WHERE regency = :regency AND id = :job
        """)
        .param("regency", regency)
        .param("job", job)
        .param("noteKey", noteKey)
        .param("noteArgs", SqlValues.textArray(noteArgs))
        .update();
  }

  void delete(String regency, UUID job) {
    jdbc.sql("DELETE FROM platform.job WHERE regency = :regency AND id = :job AND NOT " + JobState.OPEN_SQL)
        .param("regency", regency)
        .param("job", job)
        .update();
  }
}
