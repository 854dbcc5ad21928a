package id.payung.agreements.plan;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What versions of plans say: the text of each activity, and the amounts that are kept apart from it. */
@Repository
public class PlanVersionActivityRepository {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  PlanVersionActivityRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** An activity's text with the number of its last save. */
  public record SavedActivity(PlanVersionActivity text, int version) {}

  /** What a version says, by number of the activity. */
  List<SavedActivity> listByVersion(Actor actor, UUID plan, int version) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("t.organisations");
    return jdbc
        .sql("SELECT t.says, t.version FROM agreements.plan_text t WHERE t.regency = :regency AND t.plan = :plan AND "
            + "t.plan_version = :version AND " + scope.conditionSql() + " ORDER BY t.number")
        .params(scope.params())
        .param("plan", plan)
        .param("version", version)
        .query((row, n) -> new SavedActivity(json.readValue(row.getString("says"), PlanVersionActivity.class),
            row.getInt("version")))
        .list();
  }

  /** Likewise, by activity. */
  public Map<UUID, SavedActivity> mapByActivity(Actor actor, UUID plan, int version) {
    Map<UUID, SavedActivity> texts = new HashMap<>();
    listByVersion(actor, plan, version).forEach(saved -> texts.put(saved.text().id(), saved));
    return texts;
  }

  /**
   * Writes an activity's text; the first save of an id inserts it.
   *
   * @param basedOn 0 for a new one
   * @return false when somebody else saved since
   */
  boolean save(Actor actor, UUID plan, int version, int basedOn, PlanVersionActivity text,
      Collection<UUID> organisations) {
    if (basedOn == 0) {
      return jdbc.sql("""
          INSERT INTO agreements.plan_text (regency, plan, plan_version, activity, number, says, organisations)
          VALUES (:regency, :plan, :version, :activity, :number, CAST(:says AS jsonb),
            CAST(:organisations AS uuid[])) ON CONFLICT DO NOTHING
          """)
          .param("regency", actor.regency())
          .param("plan", plan)
          .param("version", version)
          .param("activity", text.id())
          .param("number", text.number())
          .param("says", json.writeValueAsString(text))
          .param("organisations", SqlValues.uuidArray(organisations))
          .update() == 1;
    }
    return jdbc.sql("""
        UPDATE agreements.plan_text SET number = :number, says = CAST(:says AS jsonb), version = version + 1
         WHERE regency = :regency AND plan = :plan AND plan_version = :version AND activity = :activity
           AND version = :basedOn
        """)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("version", version)
        .param("activity", text.id())
        .param("number", text.number())
        .param("says", json.writeValueAsString(text))
        .param("basedOn", basedOn)
        .update() == 1;
  }

  void copyVersion(Actor actor, UUID plan, int from, int to) {
    jdbc.sql("""
        INSERT INTO agreements.plan_text (regency, plan, plan_version, activity, number, says, organisations)
        SELECT t.regency, t.plan, :to, t.activity, t.number, t.says, t.organisations
          FROM agreements.plan_text t WHERE t.regency = :regency AND t.plan = :plan AND t.plan_version = :from
        """).param("regency", actor.regency()).param("plan", plan).param("from", from).param("to", to).update();
  }

  void delete(Actor actor, UUID plan, int version, UUID activity) {
    jdbc.sql(
        "DELETE FROM agreements.plan_text WHERE regency = :regency AND plan = :plan AND plan_version = :version AND "
            + "activity = :activity")
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("version", version)
        .param("activity", activity)
        .update();
  }

  /** Amounts that the actor may see of this version, by line. */
  Map<UUID, Long> loadGuardedAmounts(Actor actor, UUID plan, int version) {
    RowAccessScope scope = RowAccessScope.of(actor).organisation("g.partner");
    Map<UUID, Long> amounts = new HashMap<>();
    jdbc.sql("""
        SELECT DISTINCT ON (g.line) g.line, g.amount FROM agreements.guarded_amount g
         WHERE g.regency = :regency AND g.plan = :plan AND g.plan_version <= :version AND %s
         ORDER BY g.line, g.plan_version DESC
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("plan", plan)
        .param("version", version)
        .query(row -> {
          amounts.put(SqlValues.uuid(row, "line"), row.getLong("amount"));
        });
    return amounts;
  }

  void saveGuardedAmount(Actor actor, UUID plan, int version, UUID activity, UUID line, UUID partner, long amount) {
    jdbc.sql("""
        INSERT INTO agreements.guarded_amount (regency, plan, plan_version, line, activity, partner, amount)
        VALUES (:regency, :plan, :version, :line, :activity, :partner, :amount)
        ON CONFLICT (regency, plan, plan_version, line) DO UPDATE SET amount = excluded.amount
        """)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("version", version)
        .param("line", line)
        .param("activity", activity)
        .param("partner", partner)
        .param("amount", amount)
        .update();
  }
}
