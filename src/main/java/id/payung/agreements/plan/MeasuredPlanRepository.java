package id.payung.agreements.plan;

import id.payung.agreements.JointPlan;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Makes {@code activity} and {@code budget_line} say what the measured version says: what lists, phones and status
 * read.
 */
@Repository
class MeasuredPlanRepository {
  private final JdbcClient jdbc;

  MeasuredPlanRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param villages the activity's villages, all of the regency when it names none */
  void upsertActivity(Actor actor, JointPlan plan, int version, boolean approved, boolean standing,
      boolean paperComplete, PlanVersionActivity text, Collection<UUID> villages) {
    String onConflict = standing ? """
        ON CONFLICT (regency, id) DO UPDATE SET plan_version = excluded.plan_version, approved = excluded.approved,
          standing = true,
          number = excluded.number, title = excluded.title, search = excluded.search, kind = excluded.kind,
            office = excluded.office,
          partners = excluded.partners, starts = excluded.starts, ends = excluded.ends, unit = excluded.unit,
            target = excluded.target,
          questions = excluded.questions, villages = excluded.villages, version = agreements.activity.version + 1
        """ : "ON CONFLICT (regency, id) DO NOTHING";
    jdbc.sql("""
        INSERT INTO agreements.activity (regency, id, plan, agreement, agreement_title, paper_complete, year,
          plan_version, approved, standing, number, title, search,
                                         kind, office, partners, starts, ends, unit, target, questions,
                                           organisations, villages, decision)
        VALUES (:regency, :id, :plan, :agreement, :agreementTitle, :paperComplete, :year, :version, :approved,
          :standing, :number, :title, :search, :kind, :office,
                CAST(:partners AS uuid[]), :starts, :ends, :unit, :target, CAST(:questions AS text[]),
                  CAST(:organisations AS uuid[]),
                CAST(:villages AS uuid[]), :decision)
        """ + onConflict)
        .param("regency", actor.regency())
        .param("id", text.id())
        .param("plan", plan.id())
        .param("agreement", plan.agreement())
        .param("agreementTitle", plan.title())
        .param("paperComplete", paperComplete)
        .param("year", plan.year())
        .param("version", version)
        .param("approved", approved)
        .param("standing", standing)
        .param("number", text.number())
        .param("title", text.title())
        .param("search", text.title().toLowerCase(Locale.ROOT))
        .param("kind", text.kind())
        .param("office", text.office())
        .param("partners", SqlValues.uuidArray(text.partners()))
        .param("starts", text.starts())
        .param("ends", text.ends())
        .param("unit", text.unit())
        .param("target", text.target())
        .param("questions", SqlValues.textArray(text.questions()))
        .param("organisations", SqlValues.uuidArray(plan.organisations()))
        .param("villages", SqlValues.uuidArray(villages))
        .param("decision", text.decision())
        .update();
  }

  void upsertBudgetLine(Actor actor, JointPlan plan, boolean standing, UUID activity, PlanVersionBudgetLine line,
      String stage, LocalDate today) {
    String onConflict = standing ? """
        ON CONFLICT (regency, id) DO UPDATE SET standing = true, number = excluded.number, what = excluded.what,
          source = excluded.source,
          owner = excluded.owner, village = excluded.village, code = excluded.code, guarded = excluded.guarded,
            amount = excluded.amount,
          version = agreements.budget_line.version + 1
        """ : "ON CONFLICT (regency, id) DO NOTHING";
    jdbc.sql("""
        INSERT INTO agreements.budget_line (regency, id, activity, plan, agreement, year, standing, number, what,
          source, owner, village, code, guarded,
                                            amount, stage, stage_on, organisations)
        VALUES (:regency, :id, :activity, :plan, :agreement, :year, :standing, :number, :what, :source, :owner,
          :village, :code, :guarded, :amount,
                :stage, :today, CAST(:organisations AS uuid[]))
        """ + onConflict)
        .param("regency", actor.regency())
        .param("id", line.id())
        .param("activity", activity)
        .param("plan", plan.id())
        .param("agreement", plan.agreement())
        .param("year", plan.year())
        .param("standing", standing)
        .param("number", line.number())
        .param("what", line.what())
        .param("source", line.source())
        .param("owner", line.owner())
        .param("village", line.village())
        .param("code", line.code())
        .param("guarded", line.guarded())
        .param("amount", line.amount())
        .param("stage", stage)
        .param("today", today)
        .param("organisations", SqlValues.uuidArray(plan.organisations()))
        .update();
  }

  /** What the version no longer says stands no longer; its reports and realisations stay readable. */
  void deactivateOthers(Actor actor, UUID plan, Collection<UUID> activities, Collection<UUID> lines) {
    jdbc.sql("""
        UPDATE agreements.activity SET standing = false, version = version + 1
         WHERE regency = :regency AND plan = :plan AND standing AND NOT id = ANY (CAST(:activities AS uuid[]))
        """)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("activities", SqlValues.uuidArray(activities))
        .update();
    jdbc.sql("""
        UPDATE agreements.budget_line SET standing = false, version = version + 1
         WHERE regency = :regency AND plan = :plan AND standing AND NOT id = ANY (CAST(:lines AS uuid[]))
        """).param("regency", actor.regency()).param("plan", plan).param("lines", SqlValues.uuidArray(lines)).update();
  }

  Map<UUID, String> loadStages(Actor actor, UUID plan) {
    return jdbc.sql("SELECT id, stage FROM agreements.budget_line WHERE regency = :regency AND plan = :plan")
        .param("regency", actor.regency())
        .param("plan", plan)
        .query((row, n) -> Map.entry(SqlValues.uuid(row, "id"), row.getString("stage")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void updateStage(Actor actor, UUID line, String stage, LocalDate on) {
    jdbc.sql("""
        UPDATE agreements.budget_line SET stage = :stage, stage_on = :on, version = version + 1
         WHERE regency = :regency AND id = :line AND stage <> :stage
        """).param("stage", stage).param("on", on).param("regency", actor.regency()).param("line", line).update();
  }

  /**
   * Whether anything was reported or realised of it: such an activity is never removed from a first draft without a
   * word.
   */
  boolean hasReportsOrRealisations(Actor actor, UUID activity) {
    return jdbc.sql("""
        SELECT EXISTS (SELECT FROM agreements.volume WHERE regency = :regency AND activity = :activity)
            OR EXISTS (SELECT FROM agreements.realisation WHERE regency = :regency AND activity = :activity)
            OR EXISTS (SELECT FROM agreements.training WHERE regency = :regency AND activity = :activity)
        """).param("regency", actor.regency()).param("activity", activity).query(Boolean.class).single();
  }

  List<UUID> lineIds(List<PlanVersionActivity> texts) {
    return texts.stream().flatMap(text -> text.lines().stream()).map(PlanVersionBudgetLine::id).toList();
  }
}
