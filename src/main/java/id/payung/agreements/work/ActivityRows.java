package id.payung.agreements.work;

import id.payung.agreements.ActivityView;
import id.payung.agreements.Progress;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.NotFound;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.StatusRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Activities as they are measured. */
@Repository
@Transactional
public class ActivityRows {
  private static final String COLUMNS = """
      a.id, a.plan, a.agreement, a.agreement_title, a.paper_complete, a.year, a.plan_version, a.approved,
      a.standing, a.number, a.title, a.kind,
      a.office, a.partners, a.organisations, a.villages, a.questions, a.starts, a.ends, a.unit, a.target,
      a.realised, a.reports, a.last_held_on,
      a.trained, a.certified, a.decision, a.version
      """;

  private final JdbcClient jdbc;

  ActivityRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static Scope scope(Actor actor) {
    return Scope.of(actor).parties("a.organisations").area("a.villages");
  }

  private static String select(Scope scope) {
    return "SELECT " + COLUMNS + " FROM agreements.activity a WHERE a.regency = :regency AND " + scope.sql();
  }

  public Optional<ActivityView> find(Actor actor, UUID id) {
    Scope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.id = :id")
        .params(scope.params())
        .param("id", id)
        .query((row, n) -> read(row))
        .optional();
  }

  public List<ActivityView> named(Actor actor, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Scope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.id = ANY (CAST(:ids AS uuid[]))")
        .params(scope.params())
        .param("ids", Sql.uuids(ids))
        .query((row, n) -> read(row))
        .list();
  }

  public List<ActivityView> ofPlan(Actor actor, UUID plan) {
    Scope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.plan = :plan AND a.standing ORDER BY a.number")
        .params(scope.params())
        .param("plan", plan)
        .query((row, n) -> read(row))
        .list();
  }

  public List<ActivityView> ofAgreements(Actor actor, Collection<UUID> agreements, @Nullable Integer year) {
    if (agreements.isEmpty()) {
      return List.of();
    }
    Scope scope = scope(actor);
    return jdbc
        .sql(select(scope) + " AND a.agreement = ANY (CAST(:agreements AS uuid[])) AND a.standing"
            + " AND (CAST(:year AS int) IS NULL OR a.year = CAST(:year AS int)) ORDER BY a.agreement, a.year, a.number")
        .params(scope.params())
        .param("agreements", Sql.uuids(agreements))
        .param("year", year)
        .query((row, n) -> read(row))
        .list();
  }

  /** All of a budget year, by end. */
  public List<ActivityView> ofYear(Actor actor, int year) {
    Scope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.year = :year AND a.standing ORDER BY a.ends, a.id")
        .params(scope.params())
        .param("year", year)
        .query((row, n) -> read(row))
        .list();
  }

  public List<ActivityView> serving(Actor actor, String question) {
    Scope scope = scope(actor);
    return jdbc
        .sql(select(scope)
            + " AND a.questions @> CAST(:questions AS text[]) AND a.standing ORDER BY a.year DESC, a.ends DESC, a.id "
            + "LIMIT 500")
        .params(scope.params())
        .param("questions", Sql.texts(List.of(question)))
        .query((row, n) -> read(row))
        .list();
  }

  /** Those that can be reported: standing, of these years. */
  public List<ActivityView> open(Actor actor, int firstYear, int lastYear) {
    Scope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.year BETWEEN :first AND :last AND a.standing ORDER BY a.id")
        .params(scope.params())
        .param("first", firstYear)
        .param("last", lastYear)
        .query((row, n) -> read(row))
        .list();
  }

  /** A budget year by end, narrowed by a part of the title; one page. */
  public Slice<ActivityView> byEnd(Actor actor, int year, String q, @Nullable String page) {
    ActivityQuery query = new ActivityQuery(year, q, null, null, "", null, false, page);
    return Slice.of(page(actor, query, null, null, ActivityPages.PAGE + 1), ActivityPages.PAGE, query::keyOf);
  }

  /** @param rule and {@code today} are needed only when the query asks for a verdict */
  List<ActivityView> page(Actor actor, ActivityQuery query, @Nullable StatusRule rule, @Nullable LocalDate today,
      int limit) {
    Scope scope = scope(actor);
    StringBuilder sql = new StringBuilder(select(scope)).append(" AND a.year = :year AND a.standing");
    Map<String, @Nullable Object> params = new HashMap<>(scope.params());
    params.put("year", query.year());
    if (!query.q().isBlank()) {
      sql.append(" AND a.search LIKE :pattern");
      params.put("pattern",
          "%" + query.q().strip().toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
              + "%");
    }
    if (query.office() != null) {
      sql.append(" AND a.office = :office");
      params.put("office", query.office());
    }
    if (query.village() != null) {
      sql.append(" AND a.villages @> CAST(:village AS uuid[])");
      params.put("village", "{" + query.village() + "}");
    }
    if (!query.question().isBlank()) {
      sql.append(" AND EXISTS (SELECT FROM unnest(a.questions) q WHERE q = :question OR q LIKE :questions)");
      params.put("question", query.question());
      params.put("questions", query.question().replaceAll("[^0-9A-Za-z]", "") + ".%");
    }
    if (query.verdict() != null && rule != null && today != null) {
      sql.append(" AND (").append(Progress.SQL).append(") = :verdict");
      params.put("verdict", query.verdict().code());
      params.put("today", today);
      params.put("points", rule.points());
      params.put("silentDays", rule.silentDays());
    }
    query.order(sql, params);
    sql.append(" LIMIT :limit");
    params.put("limit", limit);
    return jdbc.sql(sql.toString()).params(params).query((row, n) -> read(row)).list();
  }

  /** The verdict as the database makes it, for the test that holds it to the one in Java. */
  List<String> verdicts(Actor actor, UUID plan, StatusRule rule, LocalDate today) {
    Scope scope = scope(actor);
    return jdbc
        .sql("SELECT " + Progress.SQL + " FROM agreements.activity a WHERE a.regency = :regency AND a.plan = :plan AND "
            + scope.sql() + " ORDER BY a.number")
        .params(scope.params())
        .param("plan", plan)
        .param("today", today)
        .param("points", rule.points())
        .param("silentDays", rule.silentDays())
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** Locked until the transaction ends, so that two reports of one activity are counted one after the other. */
  ActivityView lock(Actor actor, UUID id) {
    Scope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.id = :id FOR UPDATE")
        .params(scope.params())
        .param("id", id)
        .query((row, n) -> read(row))
        .optional()
        .orElseThrow(NotFound::new);
  }

  /**
   * Locks several in the order of their ids, so that nobody who locks several waits for one who waits for them. One
   * alone needs no order.
   */
  void lock(Actor actor, Collection<UUID> ids) {
    if (ids.size() < 2) {
      return;
    }
    Scope scope = scope(actor);
    jdbc.sql("SELECT a.id FROM agreements.activity a WHERE a.regency = :regency AND " + scope.sql()
        + " AND a.id = ANY (CAST(:ids AS uuid[])) ORDER BY a.id FOR UPDATE")
        .params(scope.params())
        .param("ids", Sql.uuids(ids))
        .query(UUID.class)
        .list();
  }

  /** Counts anew from the reports and trainings that stand. */
  void recount(Actor actor, UUID id) {
    jdbc.sql("""
        UPDATE agreements.activity a
           SET realised = v.volume, reports = v.reports, last_held_on = v.last, trained = t.trained,
             certified = t.certified, version = a.version + 1
          FROM (SELECT coalesce(sum(volume), 0) AS volume, count(*) AS reports, max(held_on) AS last
            FROM agreements.volume
                 WHERE regency = :regency AND activity = :id AND NOT withdrawn AND taken_back_at IS NULL) v,
               (SELECT coalesce(sum(trained_m + trained_f), 0) AS trained, coalesce(sum(certified_m + certified_f),
                 0) AS certified
                  FROM agreements.training WHERE regency = :regency AND activity = :id AND taken_back_at IS NULL) t
         WHERE a.regency = :regency AND a.id = :id
        """).param("regency", actor.regency()).param("id", id).update();
  }

  static ActivityView read(ResultSet row) throws SQLException {
    return new ActivityView(Sql.uuid(row, "id"), Sql.uuid(row, "plan"), Sql.uuid(row, "agreement"),
        row.getString("agreement_title"), row.getBoolean("paper_complete"), row.getInt("year"),
        row.getInt("plan_version"), row.getBoolean("approved"), row.getBoolean("standing"), row.getInt("number"),
        row.getString("title"), row.getString("kind"), Sql.uuid(row, "office"), Sql.uuidList(row, "partners"),
        Sql.uuidList(row, "organisations"), Sql.uuidList(row, "villages"), Sql.textList(row, "questions"),
        Sql.date(row, "starts"), Sql.date(row, "ends"), row.getString("unit"), row.getLong("target"),
        row.getLong("realised"), row.getInt("reports"), Sql.dateOrNull(row, "last_held_on"), row.getInt("trained"),
        row.getInt("certified"), Sql.uuidOrNull(row, "decision"), row.getInt("version"));
  }
}
