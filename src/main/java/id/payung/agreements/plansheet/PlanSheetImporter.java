package id.payung.agreements.plansheet;

import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanText;
import id.payung.agreements.plan.PlanTextRepository;
import id.payung.agreements.plan.PlanVersion;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A plan from a sheet that was looked at: taken whole or not at all, and undone as a whole. Only who sent it sees it.
 */
@Component
@Transactional
class PlanSheetImporter {
  private static final int MAX_LISTED = 20;

  private final Rows rows;
  private final JointPlanDirectory plans;
  private final PlanDraftEditor draftEditor;
  private final PlanTextRepository texts;
  private final AuditTrailRepository trail;
  private final Clock clock;

  PlanSheetImporter(Rows rows, JointPlanDirectory plans, PlanDraftEditor draftEditor, PlanTextRepository texts,
      AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.plans = plans;
    this.draftEditor = draftEditor;
    this.texts = texts;
    this.trail = trail;
    this.clock = clock;
  }

  private StoredPlanImport lockBatch(Actor actor, UUID planId, UUID id) {
    return rows.query(actor, StoredPlanImport.class)
        .key(id)
        .is("plan", planId)
        .is("person", actor.requirePerson())
        .forUpdate()
        .require();
  }

  /**
   * Takes the whole sheet; sent twice it is taken once.
   *
   * @param answered the sheet as it was answered; null when nothing was asked
   */
  PlanImportBatch apply(Actor actor, UUID planId, UUID id, @Nullable PlanImportPreview answered) {
    JointPlan plan = plans.lock(actor, planId);
    PlanVersion draft = draftEditor.requireDraft(actor, plan);
    StoredPlanImport batch = lockBatch(actor, planId, id);
    if (batch.about().takenAt() != null) {
      return batch.about();
    }
    List<ActivityChange> wishes = answered != null && answered.isTakeable() ? answered.changes() : batch.wishes();
    if (wishes == null || batch.about().planVersion() != draft.number() || batch.basedOn() != draft.version()) {
      throw new Refused("agreements.refused.import-stale");
    }
    PlanImportBatch.Counts counts = answered == null ? batch.about().counts() : answered.counts();
    PlanVersionContent content = plans.loadVersion(actor, plan, draft);
    List<ActivityChange> befores = new ArrayList<>();
    for (ActivityChange change : wishes) {
      PlanText known = content.find(change.text().id());
      if (known != null) {
        befores.add(previousState(content, known, change.stages().keySet()));
      }
    }
    Map<UUID, PlanText> saved = texts.mapByActivity(actor, planId, draft.number());
    draftEditor.saveActivities(actor, plan, draft, wishes, saved);
    Map<UUID, Integer> saves = new HashMap<>();
    wishes.forEach(wish -> saves.put(wish.text().id(),
        Objects.requireNonNull(saved.get(wish.text().id()), "just saved").version()));
    rows.query(actor, StoredPlanImport.class)
        .key(id)
        .set(PlanImportBatch::takenAt, clock.instant())
        .set(StoredPlanImport::wishes, null)
        .set(StoredPlanImport::befores, befores)
        .set(StoredPlanImport::afters, saves)
        .set(StoredPlanImport::sheetSha256, null)
        .set(PlanImportBatch.Counts::added, counts.added())
        .set(PlanImportBatch.Counts::changed, counts.changed())
        .update();
    trail.recordWrite("plan", planId, "imported", List.of("activities"), null,
        new AuditTrailRepository.TrailReach(plan.organisations(), List.of()));
    return rows.require(actor, PlanImportBatch.class, id);
  }

  /** @param moved lines whose stage the sheet changes: others may move on, and stay where they are by then */
  private static ActivityChange previousState(PlanVersionContent content, PlanText saved, Set<UUID> moved) {
    Map<UUID, Long> guarded = new HashMap<>();
    Map<UUID, String> stages = new HashMap<>();
    for (PlanVersionBudgetLine line : saved.text().lines()) {
      Long amount = content.amountOf(line);
      if (line.guarded() && amount != null) {
        guarded.put(line.id(), amount);
      }
      if (moved.contains(line.id())) {
        stages.put(line.id(), content.stageOf(line));
      }
    }
    return new ActivityChange(saved.text(), guarded, stages);
  }

  /** Undoes the whole import, unless somebody has changed one of its activities since. */
  void undo(Actor actor, UUID planId, UUID id, String reason) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    JointPlan plan = plans.lock(actor, planId);
    PlanVersion draft = draftEditor.requireDraft(actor, plan);
    StoredPlanImport batch = lockBatch(actor, planId, id);
    if (batch.about().undoneAt() != null) {
      return;
    }
    List<ActivityChange> befores = batch.befores();
    Map<UUID, Integer> saves = batch.afters();
    if (!batch.about().mayBeUndone() || befores == null || saves == null) {
      throw new Refused("agreements.refused.import-over");
    }
    Map<UUID, PlanText> current = texts.mapByActivity(actor, planId, draft.number());
    if (batch.about().planVersion() != draft.number() || !isUntouched(saves, current)) {
      throw new Refused("agreements.refused.import-changed");
    }
    Set<UUID> added = new HashSet<>(saves.keySet());
    befores.forEach(wish -> added.remove(wish.text().id()));
    added.forEach(activity -> draftEditor.removeActivity(actor, planId, activity,
        Objects.requireNonNull(saves.get(activity)), reason));
    draftEditor.saveActivities(actor, plans.require(actor, planId), draft, befores,
        texts.mapByActivity(actor, planId, draft.number()));
    rows.query(actor, StoredPlanImport.class)
        .key(id)
        .set(PlanImportBatch::undoneAt, clock.instant())
        .set(PlanImportBatch::undoneReason, reason.strip())
        .set(StoredPlanImport::befores, null)
        .update();
    trail.recordWrite("plan", planId, "import-undone", List.of("activities"), reason,
        new AuditTrailRepository.TrailReach(plan.organisations(), List.of()));
  }

  private static boolean isUntouched(Map<UUID, Integer> saves, Map<UUID, PlanText> current) {
    return saves.entrySet().stream().allMatch(save -> {
      PlanText now = current.get(save.getKey());
      return now != null && now.version() == save.getValue();
    });
  }

  /** The sheets that this person has sent for this plan, the newest first. */
  @Transactional(readOnly = true)
  List<PlanImportBatch> listOwnBatches(Actor actor, UUID planId) {
    plans.requireToPlan(actor, planId);
    return rows.query(actor, PlanImportBatch.class)
        .is("plan", planId)
        .is("person", actor.requirePerson())
        .orderBy("r.at DESC")
        .limit(MAX_LISTED)
        .list();
  }
}
