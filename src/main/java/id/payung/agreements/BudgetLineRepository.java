package id.payung.agreements;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.errors.NotFound;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Budget lines and their realisation. Guarded amounts are joined only for those who may read them; the policy says so a
 * second time.
 */
@Repository
class BudgetLineRepository {
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

  /** What the plan holds, and that of which money was spent: a figure never loses what was spent. */
  private static final String IN_FIGURES = "(b.standing OR b.realised_on IS NOT NULL)";

  private final Rows rows;

  BudgetLineRepository(Rows rows) {
    this.rows = rows;
  }

  /** What is needed to write a realisation of a line. */
  @Table(value = "agreements.budget_line", reach = "parties:organisations village:village")
  record LockedBudgetLine(UUID id, UUID activity, UUID owner, @Nullable UUID village, boolean guarded, String stage,
      boolean standing, List<UUID> organisations) {}

  /** The amount of a guarded realisation, which stands nowhere else. */
  @Table(value = "agreements.guarded_realisation", reach = "organisation:partner")
  record GuardedRealisation(@KeyColumn UUID realisation, UUID partner, long amount) {}

  /** Of a village's own money its operator sees the line; nobody else of the village does. */
  private static String reach(Actor actor, String alias) {
    RowAccessScope scope = RowAccessScope.of(actor).parties(alias + ".organisations");
    return (actor.hasAnyRole(Role.VILLAGE_OPERATOR) ? scope.village(alias + ".village") : scope).conditionSql();
  }

  private static boolean readsGuarded(Actor actor) {
    return !actor.hasRegencyWideReach() || AgreementAccessPolicy.mayReadGuardedAmounts(actor);
  }

  /** What a partner gives and does not publish is read by the partner itself. */
  private static String partnerCondition(Actor actor) {
    return RowAccessScope.of(actor).organisation("g.partner").conditionSql();
  }

  private List<BudgetLine> list(Actor actor, String condition, Map<String, ?> params) {
    String partner = partnerCondition(actor);
    return rows
        .sql(actor, """
            SELECT b.id, b.activity, b.plan, b.number, b.what, b.source, b.owner, b.village, b.code, b.guarded, b.stage,
              b.stage_on, b.standing, b.realised_on, %s AS amount, %s AS realised
              FROM agreements.budget_line b WHERE b.regency = :regency AND %s AND %s
            """.formatted(readsGuarded(actor) ? GUARDED_AMOUNT.formatted(partner) : "b.amount",
            readsGuarded(actor) ? GUARDED_REALISED.formatted(partner) : "b.realised", reach(actor, "b"), condition))
        .params(params)
        .list(BudgetLine.class);
  }

  /** Of an activity that has left its plan all that it had; of others what the plan holds, and what was spent. */
  List<BudgetLine> listByActivity(Actor actor, UUID activity) {
    return list(actor, """
        b.activity = :activity AND (%s OR NOT (SELECT a.standing FROM agreements.activity a
                                                WHERE a.regency = b.regency AND a.id = b.activity))
         ORDER BY b.standing DESC, b.number
        """.formatted(IN_FIGURES), Map.of("activity", activity));
  }

  List<BudgetLine> listByPlan(Actor actor, UUID plan) {
    return list(actor, "b.plan = :plan AND " + IN_FIGURES + " ORDER BY b.activity, b.number", Map.of("plan", plan));
  }

  List<BudgetLine> listByActivities(Actor actor, Collection<UUID> activities) {
    return activities.isEmpty() ? List.of()
        : list(actor,
            "b.activity = ANY (CAST(:activities AS uuid[])) AND " + IN_FIGURES + " ORDER BY b.activity, b.number",
            Map.of("activities", activities));
  }

  /** Of a budget year, of the given owners only unless there are none. */
  List<BudgetLine> listByYear(Actor actor, int year, Collection<UUID> owners) {
    String own = owners.isEmpty() ? "" : " AND b.owner = ANY (CAST(:owners AS uuid[]))";
    return list(actor, "b.year = :year AND " + IN_FIGURES + own + " ORDER BY b.activity, b.number",
        Map.of("year", year, "owners", owners));
  }

  /** Locked, so that two realisations of one line follow each other. */
  LockedBudgetLine lockLine(Actor actor, UUID line) {
    return rows.query(actor, LockedBudgetLine.class).as("b").key(line).and(reach(actor, "b")).forUpdate().require();
  }

  /** @param amount kept apart when the line is guarded */
  boolean insertRealisation(Actor actor, BudgetRealisationView realisation, LockedBudgetLine line, long amount) {
    boolean added = rows.insertIfAbsent(actor, realisation);
    if (added && line.guarded()) {
      rows.insert(actor, new GuardedRealisation(realisation.id(), line.owner(), amount));
    }
    return added;
  }

  /** The line says what its newest realisation says that stands. */
  void updateRealised(Actor actor, UUID line) {
    rows.sql(actor, """
        UPDATE agreements.budget_line b SET (realised, realised_on) =
          (SELECT r.amount, r.as_of FROM agreements.realisation r
            WHERE r.regency = :regency AND r.line = :line AND r.taken_back_at IS NULL ORDER BY r.as_of DESC,
              r.at DESC LIMIT 1),
          version = b.version + 1
         WHERE b.regency = :regency AND b.id = :line
        """).param("line", line).update();
  }

  boolean takeBack(Actor actor, UUID realisation, TakenBack why) {
    return rows.query(actor, BudgetRealisationView.class)
        .key(realisation)
        .is("taken_back_at", null)
        .set(TakenBack::at, why.at())
        .set(TakenBack::by, why.by())
        .set(TakenBack::reason, why.reason())
        .update() == 1;
  }

  UUID requireLineId(Actor actor, UUID realisation) {
    return rows.sql(actor, "SELECT line FROM agreements.realisation WHERE regency = :regency AND id = :id")
        .param("id", realisation)
        .optional(UUID.class)
        .orElseThrow(NotFound::new);
  }

  /** Realisations of an activity's lines, the newest first, those taken back among them. */
  List<BudgetRealisationView> listRealisations(Actor actor, UUID activity) {
    String guarded = readsGuarded(actor)
        ? "(SELECT g.amount FROM agreements.guarded_realisation g WHERE g.regency = r.regency AND g.realisation = r.id "
            + "AND " + partnerCondition(actor) + ")"
        : "NULL";
    return rows.sql(actor, """
        SELECT coalesce(r.amount, %s) AS amount, r.* FROM agreements.realisation r
         WHERE r.regency = :regency AND r.activity = :activity AND %s ORDER BY r.as_of DESC, r.at DESC
        """.formatted(guarded, reach(actor, "r"))).param("activity", activity).list(BudgetRealisationView.class);
  }
}
