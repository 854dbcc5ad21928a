package id.payung.agreements.plan;

import id.payung.agreements.JointPlan;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

/** Plans, loaded through the actor, and the reach that all their tables copy. */
@Repository
public class JointPlanRepository {
  private static final String COLUMNS = "p.id, p.agreement, p.year, p.newest, p.approved, p.title, p.organisations";

  /** Tables with the reach of a plan, and the condition that finds the rows of one. */
  private static final Map<String, String> TABLES_WITH_REACH = Map.of("plan", "id = :plan", "plan_version",
      "plan = :plan", "plan_text", "plan = :plan", "plan_approval", "plan = :plan", "plan_paper", "plan = :plan",
      "activity", "plan = :plan", "budget_line", "plan = :plan", "volume",
      "activity IN (SELECT c.id FROM agreements.activity c WHERE c.regency = :regency AND c.plan = :plan)",
      "realisation",
      "activity IN (SELECT c.id FROM agreements.activity c WHERE c.regency = :regency AND c.plan = :plan)", "training",
      "activity IN (SELECT c.id FROM agreements.activity c WHERE c.regency = :regency AND c.plan = :plan)");

  private final JdbcClient jdbc;

  JointPlanRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static RowAccessScope scope(Actor actor) {
    return RowAccessScope.of(actor).parties("p.organisations");
  }

  public JointPlan require(Actor actor, UUID id) {
    return selectById(actor, id, "").orElseThrow(NotFound::new);
  }

  /** Locked until the transaction ends: approvals, saves and imports of one plan follow each other. */
  public JointPlan lock(Actor actor, UUID id) {
    return selectById(actor, id, " FOR UPDATE").orElseThrow(NotFound::new);
  }

  private Optional<JointPlan> selectById(Actor actor, UUID id, String ending) {
    RowAccessScope scope = scope(actor);
    return jdbc
        .sql("SELECT " + COLUMNS + " FROM agreements.plan p WHERE p.regency = :regency AND p.id = :id AND "
            + scope.conditionSql() + ending)
        .params(scope.params())
        .param("id", id)
        .query((row, n) -> readRow(row))
        .optional();
  }

  Optional<JointPlan> findByYear(Actor actor, UUID agreement, int year) {
    RowAccessScope scope = scope(actor);
    return jdbc
        .sql("SELECT " + COLUMNS
            + " FROM agreements.plan p WHERE p.regency = :regency AND p.agreement = :agreement AND p.year = :year AND "
            + scope.conditionSql())
        .params(scope.params())
        .param("agreement", agreement)
        .param("year", year)
        .query((row, n) -> readRow(row))
        .optional();
  }

  List<JointPlan> listByAgreement(Actor actor, UUID agreement) {
    RowAccessScope scope = scope(actor);
    return jdbc
        .sql(
            "SELECT " + COLUMNS + " FROM agreements.plan p WHERE p.regency = :regency AND p.agreement = :agreement AND "
                + scope.conditionSql() + " ORDER BY p.year DESC")
        .params(scope.params())
        .param("agreement", agreement)
        .query((row, n) -> readRow(row))
        .list();
  }

  /** Plans by year (newest first) and title, after the given one. */
  List<JointPlan> list(Actor actor, @Nullable Integer year, String pattern, @Nullable List<String> after, int limit) {
    RowAccessScope scope = scope(actor);
    Map<String, @Nullable Object> params = new HashMap<>(scope.params());
    params.put("limit", limit);
    String sql = "SELECT " + COLUMNS + " FROM agreements.plan p WHERE p.regency = :regency AND " + scope.conditionSql();
    if (year != null) {
      sql += " AND p.year = :year";
      params.put("year", year);
    }
    if (!pattern.isBlank()) {
      sql += " AND lower(p.title) LIKE :pattern";
      params.put("pattern",
          "%" + pattern.strip().toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
              + "%");
    }
    if (after != null) {
      sql += " AND (p.year < CAST(:afterYear AS int) OR (p.year = CAST(:afterYear AS int) AND (p.title, p.id) > "
          + "(:afterTitle, CAST(:afterId AS uuid))))";
      params.put("afterYear", after.get(0));
      params.put("afterTitle", after.get(1));
      params.put("afterId", after.get(2));
    }
    return jdbc.sql(sql + " ORDER BY p.year DESC, p.title, p.id LIMIT :limit")
        .params(params)
        .query((row, n) -> readRow(row))
        .list();
  }

  boolean insert(Actor actor, UUID id, UUID agreement, int year, String title, Collection<UUID> organisations,
      Instant now) {
    return jdbc.sql("""
        INSERT INTO agreements.plan (regency, id, agreement, year, title, organisations, created_at, created_by)
        VALUES (:regency, :id, :agreement, :year, :title, CAST(:organisations AS uuid[]), :now, :person)
          ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("agreement", agreement)
        .param("year", year)
        .param("title", title)
        .param("organisations", SqlValues.uuidArray(organisations))
        .param("now", SqlValues.timestamp(now))
        .param("person", actor.person())
        .update() == 1;
  }

  void updateVersions(Actor actor, UUID plan, int newest, @Nullable Integer approved) {
    jdbc.sql(
        "UPDATE agreements.plan SET newest = :newest, approved = :approved WHERE regency = :regency AND id = :plan")
        .param("newest", newest)
        .param("approved", approved)
        .param("regency", actor.regency())
        .param("plan", plan)
        .update();
  }

  /** Whoever has a part in the plan sees all of it: the copies of its reach are widened. */
  void widenReach(Actor actor, UUID plan, Collection<UUID> organisationsToAdd) {
    TABLES_WITH_REACH.forEach((table, which) -> jdbc
        .sql("UPDATE agreements." + table
            + " SET organisations = ARRAY(SELECT DISTINCT unnest(organisations || CAST(:more AS uuid[])))"
            + " WHERE regency = :regency AND " + which + " AND NOT organisations @> CAST(:more AS uuid[])")
        .param("more", SqlValues.uuidArray(organisationsToAdd))
        .param("regency", actor.regency())
        .param("plan", plan)
        .update());
  }

  private static JointPlan readRow(ResultSet row) throws SQLException {
    return new JointPlan(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "agreement"), row.getInt("year"),
        row.getInt("newest"), SqlValues.integerOrNull(row, "approved"), row.getString("title"),
        SqlValues.uuidList(row, "organisations"));
  }
}
