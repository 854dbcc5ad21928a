package id.payung.agreements.plan;

import id.payung.agreements.JointPlan;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Makes {@code activity} and {@code budget_line} say what the measured version says: what lists, phones and status
 * read.
 */
@Repository
class MeasuredPlanRepository {
  private final Rows rows;

  MeasuredPlanRepository(Rows rows) {
    this.rows = rows;
  }

  private record LineStage(UUID id, String stage) {}

  /** Locked in the order of their ids, as those do who count reports. */
  private <R extends Record> Map<UUID, R> lock(Actor actor, Class<R> type, Collection<R> written,
      Function<R, UUID> id) {
    return written.isEmpty() ? Map.of()
        : rows.query(actor, type)
            .in("id", written.stream().map(id).toList())
            .orderBy("r.id")
            .forUpdate()
            .list()
            .stream()
            .collect(Collectors.toMap(id, Function.identity()));
  }

  /** What the version does not measure yet is only made known: what is there already stays as it is. */
  void writeActivities(Actor actor, Collection<MeasuredActivity> activities) {
    Map<UUID, MeasuredActivity> known =
        lock(actor, MeasuredActivity.class, activities, activity -> activity.text().id());
    for (MeasuredActivity activity : activities) {
      MeasuredActivity before = known.get(activity.text().id());
      if (before == null) {
        requireNew(rows.insertIfAbsent(actor, activity));
      } else {
        requireNew(before.measure().plan().equals(activity.measure().plan()));
        if (activity.measure().standing()) {
          rows.update(actor, before, RecordCopy.of(activity).with(MeasuredActivity::version, before.version()).make());
        }
      }
    }
  }

  /** @param stages of the lines that are to be moved; others stay where they are, a new one begins as proposed */
  void writeLines(Actor actor, Collection<MeasuredBudgetLine> lines, Map<UUID, String> stages) {
    Map<UUID, MeasuredBudgetLine> known = lock(actor, MeasuredBudgetLine.class, lines, line -> line.text().id());
    for (MeasuredBudgetLine line : lines) {
      MeasuredBudgetLine before = known.get(line.text().id());
      if (before == null) {
        requireNew(rows.insertIfAbsent(actor, line));
      } else {
        requireNew(before.home().plan().equals(line.home().plan()));
        rows.update(actor, before, changed(before, line, stages.get(line.text().id())));
      }
    }
  }

  private static MeasuredBudgetLine changed(MeasuredBudgetLine before, MeasuredBudgetLine line,
      @Nullable String stage) {
    boolean moves = stage != null && !stage.equals(before.stage());
    return RecordCopy.of(line.home().standing() ? line : before)
        .with(MeasuredBudgetLine::stage, moves ? line.stage() : before.stage())
        .with(MeasuredBudgetLine::stageOn, moves ? line.stageOn() : before.stageOn())
        .with(MeasuredBudgetLine::version, before.version())
        .make();
  }

  /** An id that somebody made up must not lead to the activity or the line of another plan. */
  private static void requireNew(boolean ofThisPlan) {
    if (!ofThisPlan) {
      throw new Invalid("lines", "agreements.wrong.choice");
    }
  }

  /** What the version no longer says stands no longer; its reports and realisations stay readable. */
  void deactivateOthers(Actor actor, UUID plan, Collection<PlanVersionActivity> texts) {
    rows.query(actor, MeasuredActivity.class)
        .is("plan", plan)
        .is("standing", true)
        .and("NOT r.id = ANY (CAST(:kept AS uuid[]))", "kept", texts.stream().map(PlanVersionActivity::id).toList())
        .set(MeasuredActivity.Measure::standing, false)
        .update();
    rows.query(actor, MeasuredBudgetLine.class)
        .is("plan", plan)
        .is("standing", true)
        .and("NOT r.id = ANY (CAST(:kept AS uuid[]))", "kept",
            texts.stream().flatMap(text -> text.lines().stream()).map(PlanVersionBudgetLine::id).toList())
        .set(MeasuredBudgetLine.Home::standing, false)
        .update();
  }

  Map<UUID, String> loadStages(Actor actor, UUID plan) {
    return rows.query(actor, MeasuredBudgetLine.class)
        .is("plan", plan)
        .list(LineStage.class, "r.id, r.stage")
        .stream()
        .collect(Collectors.toMap(LineStage::id, LineStage::stage));
  }

  /** The plan itself, as it is now: whom it reaches may just have changed. */
  JointPlan requirePlan(Actor actor, UUID plan) {
    return rows.require(actor, JointPlan.class, plan);
  }

  /** These lines as they stand, by id. */
  Map<UUID, MeasuredBudgetLine> mapLines(Actor actor, Collection<UUID> ids) {
    return rows.query(actor, MeasuredBudgetLine.class)
        .in("id", ids)
        .list()
        .stream()
        .collect(Collectors.toMap(line -> line.text().id(), Function.identity()));
  }

  void updateStage(Actor actor, UUID line, String stage, LocalDate on) {
    rows.query(actor, MeasuredBudgetLine.class)
        .key(line)
        .set(MeasuredBudgetLine::stage, stage)
        .set(MeasuredBudgetLine::stageOn, on)
        .update();
  }

  /** Whether anything is realised of one of these lines that stands at one of these stages. */
  boolean isAnySpent(Actor actor, Collection<UUID> lines, Collection<String> stages) {
    return rows.query(actor, MeasuredBudgetLine.class)
        .in("id", lines)
        .and("r.stage = ANY (CAST(:stages AS text[]))", "stages", List.copyOf(stages))
        .and("r.realised_on IS NOT NULL AND coalesce(r.realised, 1) > 0")
        .exists();
  }

  static MeasuredBudgetLine.Home homeOf(JointPlan plan, UUID activity, boolean standing) {
    return new MeasuredBudgetLine.Home(activity, plan.id(), plan.agreement(), plan.year(), standing);
  }

  /**
   * Whether anything was reported or realised of it: such an activity is never removed from a first draft without a
   * word.
   */
  boolean hasReportsOrRealisations(Actor actor, UUID activity) {
    return rows.sql(actor, """
        SELECT EXISTS (SELECT FROM agreements.volume WHERE regency = :regency AND activity = :activity)
            OR EXISTS (SELECT FROM agreements.realisation WHERE regency = :regency AND activity = :activity)
            OR EXISTS (SELECT FROM agreements.training WHERE regency = :regency AND activity = :activity)
        """).param("activity", activity).single(Boolean.class);
  }
}
