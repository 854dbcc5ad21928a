package id.payung.agreements;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
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
public class ActivityRepository {
  public static final int PAGE_SIZE = 30;

  private static final String COLUMNS = """
      a.id, a.plan, a.agreement, a.agreement_title, a.paper_complete, a.year, a.plan_version, a.approved,
      a.standing, a.number, a.title, a.kind,
      a.office, a.partners, a.organisations, a.villages, a.questions, a.starts, a.ends, a.unit, a.target,
      a.realised, a.reports, a.last_held_on,
      a.trained, a.certified, a.decision, a.version
      """;

  private final JdbcClient jdbc;

  ActivityRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static RowAccessScope scope(Actor actor) {
    return RowAccessScope.of(actor).parties("a.organisations").area("a.villages");
  }

  private static String select(RowAccessScope scope) {
    return "SELECT " + COLUMNS + " FROM agreements.activity a WHERE a.regency = :regency AND " + scope.conditionSql();
  }

  public Optional<ActivityView> find(Actor actor, UUID id) {
    RowAccessScope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.id = :id")
        .params(scope.params())
        .param("id", id)
        .query((row, n) -> readRow(row))
        .optional();
  }

  public List<ActivityView> listByIds(Actor actor, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    RowAccessScope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.id = ANY (CAST(:ids AS uuid[]))")
        .params(scope.params())
        .param("ids", SqlValues.uuidArray(ids))
        .query((row, n) -> readRow(row))
        .list();
  }

  public List<ActivityView> listByPlan(Actor actor, UUID plan) {
    RowAccessScope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.plan = :plan AND a.standing ORDER BY a.number")
        .params(scope.params())
        .param("plan", plan)
        .query((row, n) -> readRow(row))
        .list();
  }

  public List<ActivityView> listByAgreements(Actor actor, Collection<UUID> agreements, @Nullable Integer year) {
    if (agreements.isEmpty()) {
      return List.of();
    }
    RowAccessScope scope = scope(actor);
    return jdbc
        .sql(select(scope) + " AND a.agreement = ANY (CAST(:agreements AS uuid[])) AND a.standing"
            + " AND (CAST(:year AS int) IS NULL OR a.year = CAST(:year AS int)) ORDER BY a.agreement, a.year, a.number")
        .params(scope.params())
        .param("agreements", SqlValues.uuidArray(agreements))
        .param("year", year)
        .query((row, n) -> readRow(row))
        .list();
  }

  /** All of a budget year, by end. */
  public List<ActivityView> listByYear(Actor actor, int year) {
    RowAccessScope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.year = :year AND a.standing ORDER BY a.ends, a.id")
        .params(scope.params())
        .param("year", year)
        .query((row, n) -> readRow(row))
        .list();
  }

  public List<ActivityView> listByQuestion(Actor actor, String question) {
    RowAccessScope scope = scope(actor);
    return jdbc
        .sql(select(scope)
            + " AND a.questions @> CAST(:questions AS text[]) AND a.standing ORDER BY a.year DESC, a.ends DESC, a.id "
            + "LIMIT 500")
        .params(scope.params())
        .param("questions", SqlValues.textArray(List.of(question)))
        .query((row, n) -> readRow(row))
        .list();
  }

  /** Those that can be reported: standing, of these years. */
  public List<ActivityView> listReportable(Actor actor, int firstYear, int lastYear) {
    RowAccessScope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.year BETWEEN :first AND :last AND a.standing ORDER BY a.id")
        .params(scope.params())
        .param("first", firstYear)
        .param("last", lastYear)
        .query((row, n) -> readRow(row))
        .list();
  }

  /** A budget year by end, narrowed by a part of the title; one page. */
  public Slice<ActivityView> listByEnd(Actor actor, int year, String q, @Nullable String page) {
    ActivityFilter filter = new ActivityFilter(year, q, null, null, "", null, false, page);
    return Slice.of(list(actor, filter, null, null, PAGE_SIZE + 1), PAGE_SIZE, filter::pageKeyOf);
  }

  /** @param rule and {@code today} are needed only when the query asks for a verdict */
  public List<ActivityView> list(Actor actor, ActivityFilter filter, @Nullable StatusRule rule,
      @Nullable LocalDate today, int limit) {
    RowAccessScope scope = scope(actor);
    StringBuilder sql = new StringBuilder(select(scope)).append(" AND a.year = :year AND a.standing");
    Map<String, @Nullable Object> params = new HashMap<>(scope.params());
    params.put("year", filter.year());
    if (!filter.q().isBlank()) {
      sql.append(" AND a.search LIKE :pattern");
      params.put("pattern", "%"
          + filter.q().strip().toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
          + "%");
    }
    if (filter.office() != null) {
      sql.append(" AND a.office = :office");
      params.put("office", filter.office());
    }
    if (filter.village() != null) {
      sql.append(" AND a.villages @> CAST(:village AS uuid[])");
      params.put("village", "{" + filter.village() + "}");
    }
    if (!filter.question().isBlank()) {
      sql.append(" AND EXISTS (SELECT FROM unnest(a.questions) q WHERE q = :question OR q LIKE :questions)");
      params.put("question", filter.question());
      params.put("questions", filter.question().replaceAll("[^0-9A-Za-z]", "") + ".%");
    }
    if (filter.status() != null && rule != null && today != null) {
      sql.append(" AND (").append(ActivityProgress.STATUS_SQL).append(") = :verdict");
      params.put("verdict", filter.status().code());
      params.put("today", today);
      params.put("points", rule.points());
      params.put("silentDays", rule.silentDays());
    }
    filter.appendOrder(sql, params);
    sql.append(" LIMIT :limit");
    params.put("limit", limit);
    return jdbc.sql(sql.toString()).params(params).query((row, n) -> readRow(row)).list();
  }

  /** The verdict as the database makes it, for the test that holds it to the one in Java. */
  List<String> listStatusCodes(Actor actor, UUID plan, StatusRule rule, LocalDate today) {
    RowAccessScope scope = scope(actor);
    return jdbc
        .sql("SELECT " + ActivityProgress.STATUS_SQL
            + " FROM agreements.activity a WHERE a.regency = :regency AND a.plan = :plan AND " + scope.conditionSql()
            + " ORDER BY a.number")
        .params(scope.params())
        .param("plan", plan)
        .param("today", today)
        .param("points", rule.points())
        .param("silentDays", rule.silentDays())
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** Locked until the transaction ends, so that two reports of one activity are counted one after the other. */
  public ActivityView lock(Actor actor, UUID id) {
    RowAccessScope scope = scope(actor);
    return jdbc.sql(select(scope) + " AND a.id = :id FOR UPDATE")
        .params(scope.params())
        .param("id", id)
        .query((row, n) -> readRow(row))
        .optional()
        .orElseThrow(NotFound::new);
  }

  /**
   * Locks several in the order of their ids, so that nobody who locks several waits for one who waits for them. One
   * alone needs no order.
   */
  public void lock(Actor actor, Collection<UUID> ids) {
    if (ids.size() < 2) {
      return;
    }
    RowAccessScope scope = scope(actor);
    jdbc.sql("SELECT a.id FROM agreements.activity a WHERE a.regency = :regency AND " + scope.conditionSql()
        + " AND a.id = ANY (CAST(:ids AS uuid[])) ORDER BY a.id FOR UPDATE")
        .params(scope.params())
        .param("ids", SqlValues.uuidArray(ids))
        .query(UUID.class)
        .list();
  }

  /** Counts anew from the reports and trainings that stand. */
  public void updateTotals(Actor actor, UUID id) {
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

  static ActivityView readRow(ResultSet row) throws SQLException {
    return new ActivityView(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "plan"), SqlValues.uuid(row, "agreement"),
        row.getString("agreement_title"), row.getBoolean("paper_complete"), row.getInt("year"),
        row.getInt("plan_version"), row.getBoolean("approved"), row.getBoolean("standing"), row.getInt("number"),
        row.getString("title"), row.getString("kind"), SqlValues.uuid(row, "office"),
        SqlValues.uuidList(row, "partners"), SqlValues.uuidList(row, "organisations"),
        SqlValues.uuidList(row, "villages"), SqlValues.textList(row, "questions"), SqlValues.date(row, "starts"),
        SqlValues.date(row, "ends"), row.getString("unit"), row.getLong("target"), row.getLong("realised"),
        row.getInt("reports"), SqlValues.dateOrNull(row, "last_held_on"), row.getInt("trained"),
        row.getInt("certified"), SqlValues.uuidOrNull(row, "decision"), row.getInt("version"));
  }
}
