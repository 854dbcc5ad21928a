package id.payung.agreements.work;

import id.payung.agreements.Rights;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
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
class MoneyRows {
  private final JdbcClient jdbc;

  MoneyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of a village's own money its operator sees the line; nobody else of the village does. */
  private static Scope scope(Actor actor) {
    Scope scope = Scope.of(actor).parties("b.organisations");
    return actor.has(Role.VILLAGE_OPERATOR) ? scope.village("b.village") : scope;
  }

  private static String select(Actor actor, Scope scope) {
    boolean guarded = !actor.wide() || Rights.readsGuarded(actor);
    return """
        SELECT b.id, b.activity, b.plan, b.number, b.what, b.source, b.owner, b.village, b.code, b.guarded, b.stage,
          b.stage_on, b.realised_on,
               %s AS amount, %s AS realised
          FROM agreements.budget_line b WHERE b.regency = :regency AND b.standing AND %s
        """.formatted(guarded ? GUARDED_AMOUNT.formatted(partners(actor)) : "b.amount",
        guarded ? GUARDED_REALISED.formatted(partners(actor)) : "b.realised", scope.sql());
  }

  /** What a partner gives and does not publish is read by the partner itself; its parameter comes with every scope. */
  private static String partners(Actor actor) {
    return Scope.of(actor).organisation("g.partner").sql();
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

  List<BudgetLine> ofActivity(Actor actor, UUID activity) {
    Scope scope = scope(actor);
    return lines(select(actor, scope) + " AND b.activity = :activity ORDER BY b.number", scope,
        Map.of("activity", activity));
  }

  List<BudgetLine> ofPlan(Actor actor, UUID plan) {
    Scope scope = scope(actor);
    return lines(select(actor, scope) + " AND b.plan = :plan ORDER BY b.activity, b.number", scope,
        Map.of("plan", plan));
  }

  List<BudgetLine> ofActivities(Actor actor, Collection<UUID> activities) {
    if (activities.isEmpty()) {
      return List.of();
    }
    Scope scope = scope(actor);
    return lines(
        select(actor, scope) + " AND b.activity = ANY (CAST(:activities AS uuid[])) ORDER BY b.activity, b.number",
        scope, Map.of("activities", Sql.uuids(activities)));
  }

  /** Of a budget year, of the given owners only unless there are none. */
  List<BudgetLine> ofYear(Actor actor, int year, Collection<UUID> owners) {
    Scope scope = scope(actor);
    String own = owners.isEmpty() ? "" : " AND b.owner = ANY (CAST(:owners AS uuid[]))";
    return lines(select(actor, scope) + " AND b.year = :year" + own + " ORDER BY b.activity, b.number", scope,
        Map.of("year", year, "owners", Sql.uuids(owners)));
  }

  private List<BudgetLine> lines(String sql, Scope scope, Map<String, Object> params) {
    return jdbc.sql(sql)
        .params(scope.params())
        .params(params)
        .query((row, n) -> new BudgetLine(Sql.uuid(row, "id"), Sql.uuid(row, "activity"), Sql.uuid(row, "plan"),
            row.getInt("number"), row.getString("what"), row.getString("source"), Sql.uuid(row, "owner"),
            Sql.uuidOrNull(row, "village"), row.getString("code"), row.getBoolean("guarded"),
            Sql.longOrNull(row, "amount"), row.getString("stage"), Sql.date(row, "stage_on"),
            Sql.longOrNull(row, "realised"), Sql.dateOrNull(row, "realised_on")))
        .list();
  }

  /** What is needed to write a realisation of a line. */
  record Target(UUID line, UUID activity, UUID plan, UUID owner, @Nullable UUID village, boolean guarded, String stage,
      List<UUID> organisations) {}

  /** Locked, so that two realisations of one line follow each other. */
  Target lock(Actor actor, UUID line) {
    Scope scope = scope(actor);
    return jdbc.sql("""
        SELECT b.id, b.activity, b.plan, b.owner, b.village, b.guarded, b.stage, b.organisations
          FROM agreements.budget_line b
         WHERE b.regency = :regency AND b.id = :line AND b.standing AND %s FOR UPDATE
        """.formatted(scope.sql()))
        .params(scope.params())
        .param("line", line)
        .query((row, n) -> new Target(Sql.uuid(row, "id"), Sql.uuid(row, "activity"), Sql.uuid(row, "plan"),
            Sql.uuid(row, "owner"), Sql.uuidOrNull(row, "village"), row.getBoolean("guarded"), row.getString("stage"),
            Sql.uuidList(row, "organisations")))
        .optional()
        .orElseThrow(NotFound::new);
  }

  boolean insert(Actor actor, UUID id, Target target, LocalDate asOf, long amount, String basis, boolean onBehalf,
      Instant now) {
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
        .param("now", Sql.at(now))
        .param("village", target.village())
        .param("organisations", Sql.uuids(target.organisations()))
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
  void recount(Actor actor, UUID line) {
    jdbc.sql("""
        UPDATE agreements.budget_line b SET (realised, realised_on) =
          (SELECT r.amount, r.as_of FROM agreements.realisation r
            WHERE r.regency = :regency AND r.line = :line AND r.taken_back_at IS NULL ORDER BY r.as_of DESC,
              r.at DESC LIMIT 1),
          version = b.version + 1
         WHERE b.regency = :regency AND b.id = :line
        """).param("regency", actor.regency()).param("line", line).update();
  }

  boolean takeBack(Actor actor, UUID realisation, String reason, Instant now) {
    return jdbc.sql("""
        UPDATE agreements.realisation SET taken_back_at = :now, taken_back_by = :name, taken_back_reason = :reason
         WHERE regency = :regency AND id = :id AND taken_back_at IS NULL
        """)
        .param("now", Sql.at(now))
        .param("name", actor.name())
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("id", realisation)
        .update() == 1;
  }

  UUID lineOf(Actor actor, UUID realisation) {
    return jdbc.sql("SELECT line FROM agreements.realisation WHERE regency = :regency AND id = :id")
        .param("regency", actor.regency())
        .param("id", realisation)
        .query(UUID.class)
        .optional()
        .orElseThrow(NotFound::new);
  }

  /** Realisations of an activity's lines, the newest first, those taken back among them. */
  List<Realisation> realisations(Actor actor, UUID activity) {
    Scope scope = Scope.of(actor).parties("r.organisations");
    if (actor.has(Role.VILLAGE_OPERATOR)) {
      scope.village("r.village");
    }
    boolean guarded = !actor.wide() || Rights.readsGuarded(actor);
    String amount = guarded
        ? "coalesce(r.amount, (SELECT g.amount FROM agreements.guarded_realisation g WHERE g.regency = r.regency "
            + "AND g.realisation = r.id AND " + partners(actor) + "))"
        : "r.amount";
    return jdbc.sql("""
        SELECT r.id, r.line, r.as_of, %s AS amount, r.basis, r.on_behalf, r.person_name, r.at, r.taken_back_at,
          r.taken_back_by, r.taken_back_reason
          FROM agreements.realisation r WHERE r.regency = :regency AND r.activity = :activity
            AND %s ORDER BY r.as_of DESC, r.at DESC
        """.formatted(amount, scope.sql()))
        .params(scope.params())
        .param("activity", activity)
        .query((row, n) -> new Realisation(Sql.uuid(row, "id"), Sql.uuid(row, "line"), Sql.date(row, "as_of"),
            Sql.longOrNull(row, "amount"), row.getString("basis"), row.getBoolean("on_behalf"),
            row.getString("person_name"), Sql.instant(row, "at"), Sql.instantOrNull(row, "taken_back_at"),
            row.getString("taken_back_by"), row.getString("taken_back_reason")))
        .list();
  }
}
