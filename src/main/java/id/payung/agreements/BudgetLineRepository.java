package id.payung.agreements;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Budget lines and their realisation. Guarded amounts are joined only for those who may read them; the policy says so a
 * second time.
 */
@Repository
class BudgetLineRepository {
  private final JdbcClient jdbc;

  BudgetLineRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of a village's own money its operator sees the line; nobody else of the village does. */
  private static RowAccessScope scope(Actor actor) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("b.organisations");
    return actor.hasAnyRole(Role.VILLAGE_OPERATOR) ? scope.village("b.village") : scope;
  }

  private static String select(Actor actor, RowAccessScope scope) {
    boolean guarded = !actor.hasRegencyWideReach() || AgreementAccessPolicy.mayReadGuardedAmounts(actor);
    return """
        SELECT b.id, b.activity, b.plan, b.number, b.what, b.source, b.owner, b.village, b.code, b.guarded, b.stage,
          b.stage_on, b.realised_on,
               %s AS amount, %s AS realised
          FROM agreements.budget_line b WHERE b.regency = :regency AND b.standing AND %s
        """.formatted(guarded ? GUARDED_AMOUNT.formatted(partnerCondition(actor)) : "b.amount",
        guarded ? GUARDED_REALISED.formatted(partnerCondition(actor)) : "b.realised", scope.conditionSql());
  }

  /** What a partner gives and does not publish is read by the partner itself; its parameter comes with every scope. */
  private static String partnerCondition(Actor actor) {
    return RowAccessScope.of(actor).organisation("g.partner").conditionSql();
  }

  private static final String GUARDED_AMOUNT = """
      CASE WHEN b.guarded THEN (SELECT g.amount FROM agreements.guarded_amount g
        JOIN agreements.activity ga ON ga.regency = b.regency AND ga.id = b.activity
                                 WHERE g.regency = b.regency AND g.plan = b.plan AND g.line = b.id
                                   AND g.plan_version <= ga.plan_version AND %s
                                 ORDER BY g.plan_version DESC LIMIT 1) ELSE b.amount END
      """;
  private static final String GUARDED_REALISED = """
      CASE WHEN b.guarded THEN (SELECT g.amount FROM agreements.realisation r
        JOIN agreements.guarded_realisation g ON g.regency = r.regency AND g.realisation = r.id
                                 WHERE r.regency = b.regency AND r.line = b.id AND r.taken_back_at IS NULL AND %s
                                 ORDER BY r.as_of DESC, r.at DESC LIMIT 1) ELSE b.realised END
      """;

  List<BudgetLine> listByActivity(Actor actor, UUID activity) {
    RowAccessScope scope = scope(actor);
    return queryLines(select(actor, scope) + " AND b.activity = :activity ORDER BY b.number", scope,
        Map.of("activity", activity));
  }

  List<BudgetLine> listByPlan(Actor actor, UUID plan) {
    RowAccessScope scope = scope(actor);
    return queryLines(select(actor, scope) + " AND b.plan = :plan ORDER BY b.activity, b.number", scope,
        Map.of("plan", plan));
  }

  List<BudgetLine> listByActivities(Actor actor, Collection<UUID> activities) {
    if (activities.isEmpty()) {
      return List.of();
    }
    RowAccessScope scope = scope(actor);
    return queryLines(
        select(actor, scope) + " AND b.activity = ANY (CAST(:activities AS uuid[])) ORDER BY b.activity, b.number",
        scope, Map.of("activities", SqlValues.uuidArray(activities)));
  }

  /** Of a budget year, of the given owners only unless there are none. */
  List<BudgetLine> listByYear(Actor actor, int year, Collection<UUID> owners) {
    RowAccessScope scope = scope(actor);
    String own = owners.isEmpty() ? "" : " AND b.owner = ANY (CAST(:owners AS uuid[]))";
    return queryLines(select(actor, scope) + " AND b.year = :year" + own + " ORDER BY b.activity, b.number", scope,
        Map.of("year", year, "owners", SqlValues.uuidArray(owners)));
  }

  private List<BudgetLine> queryLines(String sql, RowAccessScope scope, Map<String, Object> params) {
    return jdbc.sql(sql)
        .params(scope.params())
        .params(params)
        .query((row, n) -> new BudgetLine(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "activity"),
            SqlValues.uuid(row, "plan"), row.getInt("number"), row.getString("what"), row.getString("source"),
            SqlValues.uuid(row, "owner"), SqlValues.uuidOrNull(row, "village"), row.getString("code"),
            row.getBoolean("guarded"), SqlValues.longOrNull(row, "amount"), row.getString("stage"),
            SqlValues.date(row, "stage_on"), SqlValues.longOrNull(row, "realised"),
            SqlValues.dateOrNull(row, "realised_on")))
        .list();
  }

  /** What is needed to write a realisation of a line. */
  record LockedBudgetLine(UUID line, UUID activity, UUID plan, UUID owner, @Nullable UUID village, boolean guarded,
      String stage, List<UUID> organisations) {}

  /** Locked, so that two realisations of one line follow each other. */
  LockedBudgetLine lockLine(Actor actor, UUID line) {
    RowAccessScope scope = scope(actor);
    return jdbc.sql("""
        SELECT b.id, b.activity, b.plan, b.owner, b.village, b.guarded, b.stage, b.organisations
          FROM agreements.budget_line b
         WHERE b.regency = :regency AND b.id = :line AND b.standing AND %s FOR UPDATE
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("line", line)
        .query((row, n) -> new LockedBudgetLine(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "activity"),
            SqlValues.uuid(row, "plan"), SqlValues.uuid(row, "owner"), SqlValues.uuidOrNull(row, "village"),
            row.getBoolean("guarded"), row.getString("stage"), SqlValues.uuidList(row, "organisations")))
        .optional()
        .orElseThrow(NotFound::new);
  }

  boolean insertRealisation(Actor actor, UUID id, LockedBudgetLine target, LocalDate asOf, long amount, String basis,
      boolean onBehalf, Instant now) {
    int added = jdbc.sql("""
        INSERT INTO agreements.realisation (regency, id, line, activity, as_of, amount, basis, on_behalf,
          person, person_name, at, village, organisations)
        VALUES (:regency, :id, :line, :activity, :asOf, :amount, :basis, :onBehalf, :person, :name, :now,
          :village, CAST(:organisations AS uuid[]))
        ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("line", target.line())
        .param("activity", target.activity())
        .param("asOf", asOf)
        .param("amount", target.guarded() ? null : amount)
        .param("basis", basis)
        .param("onBehalf", onBehalf)
        .param("person", actor.person())
        .param("name", actor.name())
        .param("now", SqlValues.timestamp(now))
        .param("village", target.village())
        .param("organisations", SqlValues.uuidArray(target.organisations()))
        .update();
    if (added == 1 && target.guarded()) {
      jdbc.sql("INSERT INTO agreements.guarded_realisation (regency, realisation, partner, amount) VALUES (:regency, "
          + ":id, :partner, :amount)")
          .param("regency", actor.regency())
          .param("id", id)
          .param("partner", target.owner())
          .param("amount", amount)
          .update();
    }
    return added == 1;
  }

  /** The line says what its newest realisation says that stands. */
  void updateRealised(Actor actor, UUID line) {
    jdbc.sql("""
        UPDATE agreements.budget_line b SET (realised, realised_on) =
          (SELECT r.amount, r.as_of FROM agreements.realisation r
            WHERE r.regency = :regency AND r.line = :line AND r.taken_back_at IS NULL ORDER BY r.as_of DESC,
              r.at DESC LIMIT 1),
          version = b.version + 1
         WHERE b.regency = :regency AND b.id = :line
        """).param("regency", actor.regency()).param("line", line).update();
  }

  boolean markRealisationTakenBack(Actor actor, UUID realisation, String reason, Instant now) {
    return jdbc.sql("""
        UPDATE agreements.realisation SET taken_back_at = :now, taken_back_by = :name, taken_back_reason = :reason
         WHERE regency = :regency AND id = :id AND taken_back_at IS NULL
        """)
        .param("now", SqlValues.timestamp(now))
        .param("name", actor.name())
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("id", realisation)
        .update() == 1;
  }

  UUID requireLineId(Actor actor, UUID realisation) {
    return jdbc.sql("SELECT line FROM agreements.realisation WHERE regency = :regency AND id = :id")
        .param("regency", actor.regency())
        .param("id", realisation)
        .query(UUID.class)
        .optional()
        .orElseThrow(NotFound::new);
  }

  /** Realisations of an activity's lines, the newest first, those taken back among them. */
  List<BudgetRealisationView> listRealisations(Actor actor, UUID activity) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("r.organisations");
    if (actor.hasAnyRole(Role.VILLAGE_OPERATOR)) {
      scope.village("r.village");
    }
    boolean guarded = !actor.hasRegencyWideReach() || AgreementAccessPolicy.mayReadGuardedAmounts(actor);
    String amount = guarded
        ? "coalesce(r.amount, (SELECT g.amount FROM agreements.guarded_realisation g WHERE g.regency = r.regency "
            + "AND g.realisation = r.id AND " + partnerCondition(actor) + "))"
        : "r.amount";
    return jdbc.sql("""
        SELECT r.id, r.line, r.as_of, %s AS amount, r.basis, r.on_behalf, r.person_name, r.at, r.taken_back_at,
          r.taken_back_by, r.taken_back_reason
          FROM agreements.realisation r WHERE r.regency = :regency AND r.activity = :activity
            AND %s ORDER BY r.as_of DESC, r.at DESC
        """.formatted(amount, scope.conditionSql()))
        .params(scope.params())
        .param("activity", activity)
        .query((row, n) -> new BudgetRealisationView(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "line"),
            SqlValues.date(row, "as_of"), SqlValues.longOrNull(row, "amount"), row.getString("basis"),
            row.getBoolean("on_behalf"), row.getString("person_name"), SqlValues.instant(row, "at"),
            SqlValues.instantOrNull(row, "taken_back_at"), row.getString("taken_back_by"),
            row.getString("taken_back_reason")))
        .list();
  }
}
