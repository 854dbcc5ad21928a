package id.payung.agreements.plan;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
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
class PlanRows {
  private static final String COLUMNS = "p.id, p.agreement, p.year, p.newest, p.approved, p.title, p.organisations";

  /** Tables with the reach of a plan, and the condition that finds the rows of one. */
  private static final Map<String, String> REACHED = Map.of("plan", "id = :plan", "plan_version", "plan = :plan",
      "plan_text", "plan = :plan", "plan_approval", "plan = :plan", "plan_paper", "plan = :plan", "activity",
      "plan = :plan", "budget_line", "plan = :plan", "volume",
      "activity IN (SELECT c.id FROM agreements.activity c WHERE c.regency = :regency AND c.plan = :plan)",
      "realisation",
      "activity IN (SELECT c.id FROM agreements.activity c WHERE c.regency = :regency AND c.plan = :plan)", "training",
      "activity IN (SELECT c.id FROM agreements.activity c WHERE c.regency = :regency AND c.plan = :plan)");

  private final JdbcClient jdbc;

  PlanRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static Scope scope(Actor actor) {
    return Scope.of(actor).parties("p.organisations");
  }

  Plan require(Actor actor, UUID id) {
    return select(actor, id, "").orElseThrow(NotFound::new);
  }

  /** Locked until the transaction ends: approvals, saves and imports of one plan follow each other. */
  Plan lock(Actor actor, UUID id) {
    return select(actor, id, " FOR UPDATE").orElseThrow(NotFound::new);
  }

  private Optional<Plan> select(Actor actor, UUID id, String ending) {
    Scope scope = scope(actor);
    return jdbc
        .sql("SELECT " + COLUMNS + " FROM agreements.plan p WHERE p.regency = :regency AND p.id = :id AND "
            + scope.sql() + ending)
        .params(scope.params())
        .param("id", id)
        .query((row, n) -> read(row))
        .optional();
  }

  Optional<Plan> ofYear(Actor actor, UUID agreement, int year) {
    Scope scope = scope(actor);
    return jdbc
        .sql("SELECT " + COLUMNS
            + " FROM agreements.plan p WHERE p.regency = :regency AND p.agreement = :agreement AND p.year = :year AND "
            + scope.sql())
        .params(scope.params())
        .param("agreement", agreement)
        .param("year", year)
        .query((row, n) -> read(row))
        .optional();
  }

  List<Plan> ofAgreement(Actor actor, UUID agreement) {
    Scope scope = scope(actor);
    return jdbc
        .sql(
            "SELECT " + COLUMNS + " FROM agreements.plan p WHERE p.regency = :regency AND p.agreement = :agreement AND "
                + scope.sql() + " ORDER BY p.year DESC")
        .params(scope.params())
        .param("agreement", agreement)
        .query((row, n) -> read(row))
        .list();
  }

  /** Plans by year (newest first) and title, after the given one. */
  List<Plan> page(Actor actor, @Nullable Integer year, String pattern, @Nullable List<String> after, int limit) {
    Scope scope = scope(actor);
    Map<String, @Nullable Object> params = new HashMap<>(scope.params());
    params.put("limit", limit);
    String sql = "SELECT " + COLUMNS + " FROM agreements.plan p WHERE p.regency = :regency AND " + scope.sql();
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
        .query((row, n) -> read(row))
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
        .param("organisations", Sql.uuids(organisations))
        .param("now", Sql.at(now))
        .param("person", actor.person())
        .update() == 1;
  }

  void setNewest(Actor actor, UUID plan, int newest, @Nullable Integer approved) {
    jdbc.sql(
        "UPDATE agreements.plan SET newest = :newest, approved = :approved WHERE regency = :regency AND id = :plan")
        .param("newest", newest)
        .param("approved", approved)
        .param("regency", actor.regency())
        .param("plan", plan)
        .update();
  }

  /** Whoever has a part in the plan sees all of it: the copies of its reach are widened. */
  void widen(Actor actor, UUID plan, Collection<UUID> more) {
    REACHED.forEach((table, which) -> jdbc
        .sql("UPDATE agreements." + table
            + " SET organisations = ARRAY(SELECT DISTINCT unnest(organisations || CAST(:more AS uuid[])))"
            + " WHERE regency = :regency AND " + which + " AND NOT organisations @> CAST(:more AS uuid[])")
        .param("more", Sql.uuids(more))
        .param("regency", actor.regency())
        .param("plan", plan)
        .update());
  }

  private static Plan read(ResultSet row) throws SQLException {
    return new Plan(Sql.uuid(row, "id"), Sql.uuid(row, "agreement"), row.getInt("year"), row.getInt("newest"),
        Sql.integerOrNull(row, "approved"), row.getString("title"), Sql.uuidList(row, "organisations"));
  }
}
