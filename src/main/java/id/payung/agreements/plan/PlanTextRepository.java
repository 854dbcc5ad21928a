package id.payung.agreements.plan;

import id.payung.agreements.JointPlan;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** What versions of plans say: the text of each activity, and the amounts that are kept apart from it. */
@Repository
public class PlanTextRepository {
  private final Rows rows;

  PlanTextRepository(Rows rows) {
    this.rows = rows;
  }

  /** The amount of a guarded line as a version says it. */
  @Table(value = "agreements.guarded_amount", reach = "organisation:partner")
  record GuardedAmount(@KeyColumn UUID plan, @KeyColumn int planVersion, @KeyColumn UUID line, UUID activity,
      UUID partner, long amount) {}

  private record LineAmount(UUID line, long amount) {}

  /** What a version says, by number of the activity. */
  List<PlanText> listByVersion(Actor actor, UUID plan, int version) {
    return rows.query(actor, PlanText.class).is("plan", plan).is("plan_version", version).orderBy("r.number").list();
  }

  /** Likewise, by activity. */
  public Map<UUID, PlanText> mapByActivity(Actor actor, UUID plan, int version) {
    return listByVersion(actor, plan, version).stream()
        .collect(Collectors.toMap(PlanText::activity, Function.identity(), (one, _) -> one, LinkedHashMap::new));
  }

  /** Writes an activity's text, whatever it said: the plan is locked, and the save compared with what was seen. */
  PlanText write(Actor actor, JointPlan plan, int version, PlanVersionActivity text, int savesBefore) {
    PlanText row =
        new PlanText(plan.id(), version, text.id(), text.number(), text, plan.organisations(), savesBefore + 1);
    if (savesBefore == 0) {
      rows.insert(actor, row);
    } else {
      rows.query(actor, PlanText.class)
          .key(plan.id(), version, text.id())
          .set(PlanText::number, text.number())
          .set(PlanText::text, text)
          .update();
    }
    return row;
  }

  void copyVersion(Actor actor, UUID plan, int from, int to) {
    rows.sql(actor, """
        INSERT INTO agreements.plan_text (regency, plan, plan_version, activity, number, says, organisations)
        SELECT t.regency, t.plan, :to, t.activity, t.number, t.says, t.organisations
          FROM agreements.plan_text t WHERE t.regency = :regency AND t.plan = :plan AND t.plan_version = :from
        """).param("plan", plan).param("from", from).param("to", to).update();
  }

  /** Amounts that the actor may see of this version, by line. A version without one has that of the version before. */
  Map<UUID, Long> loadGuardedAmounts(Actor actor, UUID plan, int version) {
    return rows.sql(actor, """
        SELECT DISTINCT ON (g.line) g.line, g.amount FROM agreements.guarded_amount g
         WHERE g.regency = :regency AND g.plan = :plan AND g.plan_version <= :version AND %s
         ORDER BY g.line, g.plan_version DESC
        """.formatted(RowAccessScope.of(actor).organisation("g.partner").conditionSql()))
        .param("plan", plan)
        .param("version", version)
        .list(LineAmount.class)
        .stream()
        .collect(Collectors.toMap(LineAmount::line, LineAmount::amount));
  }

  void saveGuardedAmount(Actor actor, GuardedAmount amount) {
    rows.put(actor, amount);
  }
}
