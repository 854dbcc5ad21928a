package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The trail as it is read, newest first. Whoever reaches a record reads its lines. */
@Repository
@Transactional(readOnly = true)
class TrailEntryRepository {
  private static final int MAX_NAMES_SEARCHED = 20_000;

  private final JdbcClient jdbc;

  TrailEntryRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Slice<TrailEntryView> list(Actor actor, TrailFilter query, @Nullable String key, int size) {
    Map<String, Object> params = new HashMap<>(scope(actor).params());
    StringBuilder where = new StringBuilder();
    if (query.persons() != null) {
      where.append(" AND e.person = ANY (CAST(:persons AS uuid[]))");
      params.put("persons", SqlValues.uuidArray(query.persons()));
    }
    if (!query.kind().isBlank()) {
      where.append(" AND e.kind = :kind");
      params.put("kind", query.kind());
    }
    Instant since = query.since();
    if (since != null) {
      where.append(" AND e.at >= :since");
      params.put("since", since.atOffset(java.time.ZoneOffset.UTC));
    }
    Instant until = query.until();
    if (until != null) {
      where.append(" AND e.at < :until");
      params.put("until", until.atOffset(java.time.ZoneOffset.UTC));
    }
    return selectSlice(actor, where, params, key, size);
  }

  /** The lines of one record. */
  public Slice<TrailEntryView> listByRecord(Actor actor, String kind, UUID subject, @Nullable String key, int size) {
    Map<String, Object> params = new HashMap<>(scope(actor).params());
    params.put("kind", kind);
    params.put("subject", subject);
    return selectSlice(actor, new StringBuilder(" AND e.kind = :kind AND e.subject = :subject"), params, key, size);
  }

  /** What was written of several records that are shown together. */
  public List<TrailEntryView> listByRecords(Actor actor, Collection<String> kinds, Collection<UUID> subjects,
      int size) {
    Map<String, Object> params = new HashMap<>(scope(actor).params());
    params.put("kinds", SqlValues.textArray(kinds));
    params.put("subjects", SqlValues.uuidArray(subjects));
    String those =
        " AND e.changes AND e.kind = ANY (CAST(:kinds AS text[])) AND e.subject = ANY (CAST(:subjects AS uuid[]))";
    return selectSlice(actor, new StringBuilder(those), params, null, size).rows();
  }

  private Slice<TrailEntryView> selectSlice(Actor actor, StringBuilder where, Map<String, Object> params,
      @Nullable String key, int size) {
    List<String> after = PageKey.decode(key, 2);
    if (after != null) {
      where.append(" AND (e.at, e.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))");
      params.put("at", after.get(0));
      params.put("id", after.get(1));
    }
    params.put("limit", size + 1);
    List<TrailEntryView> rows = jdbc.sql("""
        SELECT e.id, e.at, e.person, e.person_name, e.service, e.kind, e.subject, e.action, e.fields, e.reason
          FROM audit.entry e WHERE e.regency = :regency AND %s%s
         ORDER BY e.at DESC, e.id DESC LIMIT :limit
        """.formatted(scope(actor).conditionSql(), where)).params(params).query((row, n) -> readEntry(row)).list();
    return Slice.of(rows, size, line -> PageKey.encode(line.at(), line.id()));
  }

  /**
   * Everybody of that name, or part of it, who stands in the trail; found person by person over the index, not line by
   * line.
   */
  public List<UUID> findPersonsByName(Actor actor, String part) {
    String wanted = part.strip().toLowerCase(Locale.ROOT);
    RowAccessScope scope = scope(actor);
    return jdbc.sql("""
        WITH RECURSIVE known AS (
          (SELECT e.person FROM audit.entry e WHERE e.regency = :regency AND e.person IS NOT NULL
            AND %1$s ORDER BY e.person LIMIT 1)
          UNION ALL
          SELECT (SELECT e.person FROM audit.entry e WHERE e.regency = :regency AND e.person > k.person
            AND %1$s ORDER BY e.person LIMIT 1)
            FROM known k WHERE k.person IS NOT NULL)
        SELECT k.person, (SELECT e.person_name FROM audit.entry e
                           WHERE e.regency = :regency AND e.person = k.person AND %1$s ORDER BY e.at DESC,
                             e.id DESC LIMIT 1) AS name
          FROM known k WHERE k.person IS NOT NULL LIMIT :most
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("most", MAX_NAMES_SEARCHED)
        .query((row, n) -> new NamedPerson(SqlValues.uuid(row, "person"), row.getString("name")))
        .list()
        .stream()
        .filter(named -> named.name().toLowerCase(Locale.ROOT).contains(wanted))
        .map(NamedPerson::person)
        .toList();
  }

  private record NamedPerson(UUID person, String name) {}

  private static RowAccessScope scope(Actor actor) {
    return RowAccessScope.of(actor).parties("e.organisations").area("e.villages").author("e.person");
  }

  private static TrailEntryView readEntry(ResultSet row) throws SQLException {
    return new TrailEntryView(SqlValues.uuid(row, "id"), SqlValues.instant(row, "at"),
        SqlValues.uuidOrNull(row, "person"), row.getString("person_name"), row.getString("service"),
        row.getString("kind"), SqlValues.uuid(row, "subject"), row.getString("action"),
        SqlValues.textList(row, "fields"), row.getString("reason"));
  }
}
