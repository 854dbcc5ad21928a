package id.payung.agreements.plan;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.audit.AuditTrailRepository;
import id.payung.meetings.result.DecisionFulfilment;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.AlreadyMade;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A joint work plan is written: activities come into the draft, are changed and leave it. */
@Component
@Transactional
public class PlanDraftEditor {
  /**
   * More than offices agree on for a year. All of a plan stands on one page and one paper: a sheet of 50,000 rows made
   * pages with which a few readers at once could end the server.
   */
  public static final int MAX_ACTIVITIES = 1_000;

  private final Rows rows;
  private final PlanTextRepository texts;
  private final ActivityChangePolicy changePolicy;
  private final MeasuredPlanRepository measuredPlan;
  private final PlanVersionActivation versionActivation;
  private final DecisionFulfilment fulfilment;
  private final ActivityDisplayNames wording;
  private final AuditTrailRepository trail;

  PlanDraftEditor(Rows rows, PlanTextRepository texts, ActivityChangePolicy changePolicy,
      MeasuredPlanRepository measuredPlan, PlanVersionActivation versionActivation, DecisionFulfilment fulfilment,
      ActivityDisplayNames wording, AuditTrailRepository trail) {
    this.rows = rows;
    this.texts = texts;
    this.changePolicy = changePolicy;
    this.measuredPlan = measuredPlan;
    this.versionActivation = versionActivation;
    this.fulfilment = fulfilment;
    this.wording = wording;
    this.trail = trail;
  }

  /** Likewise, of a decision of which nothing is made yet. */
  public void saveActivity(Actor actor, UUID planId, int basedOn, ActivityChange change) {
    saveActivity(actor, planId, basedOn, change, List.of());
  }

  /**
   * Writes an activity into the draft.
   *
   * @param told what was made of its decision already, and is meant to have this beside it
   * @param basedOn number of the last save that the person saw, 0 for a new one
   * @throws Stale when somebody else saved since
   * @throws AlreadyMade when somebody made something of its decision meanwhile
   * @throws Refused when the version is no draft
   */
  public void saveActivity(Actor actor, UUID planId, int basedOn, ActivityChange change, List<UUID> told) {
    JointPlan plan = rows.lock(actor, JointPlan.class, planId);
    PlanVersion draft = requireDraft(actor, plan);
    PlanVersionActivity text = change.text();
    Map<UUID, PlanText> before = texts.mapByActivity(actor, planId, draft.number());
    PlanText existing = before.get(text.id());
    if (existing != null && basedOn == 0 && existing.text().equals(text)) {
      return;
    }
    requireSeen(actor, existing, basedOn, text);
    UUID decision = text.decision();
    if (existing == null && decision != null) { // first: what is wrong with a second one is not its number
      // A version that holds already does what was decided; of a draft beside it the decision knows, and waits.
      fulfilment.fulfil(actor, decision, "activity", text.id(), plan.measuredVersion() != draft.number(), told);
    }
    changePolicy.requireValid(actor, plan, change, before);
    JointPlan widened = writeActivity(actor, plan, draft, change, before);
    trail.recordWrite("activity", text.id(), existing == null ? "planned" : "changed",
        existing == null ? List.of("plan") : existing.text().fieldsChangedBy(text), null,
        new AuditTrailRepository.TrailReach(widened.organisations(), versionActivation.villagesOf(actor, text)));
  }

  private void requireSeen(Actor actor, @Nullable PlanText kept, int basedOn, PlanVersionActivity typed) {
    if (kept == null && basedOn > 0) {
      throw new Stale(List.of());
    }
    if (kept != null && kept.version() != basedOn) {
      throw new Stale(kept.version(), wording.between(actor, typed, kept.text()));
    }
  }

  /** Asks every rule of a wish without writing anything. @throws Invalid when one says no */
  @Transactional(noRollbackFor = Invalid.class)
  public void validate(Actor actor, JointPlan plan, ActivityChange change, Map<UUID, PlanText> before) {
    changePolicy.requireValid(actor, plan, change, before);
    for (PlanVersionBudgetLine line : change.text().lines()) {
      requireGuardedAmount(change, line, before);
      if (line.guarded() && change.guarded().containsKey(line.id())
          && !ActivityChangePolicy.mayReadGuardedAmount(actor, line.owner())) {
        throw new Invalid("lines", "agreements.wrong.not-yours");
      }
    }
  }

  private static void requireGuardedAmount(ActivityChange change, PlanVersionBudgetLine line,
      Map<UUID, PlanText> before) {
    if (line.guarded() && !change.guarded().containsKey(line.id())
        && ActivityChangePolicy.isNewlyGuarded(change, line, before)) {
      throw new Invalid("lines", "agreements.wrong.amount");
    }
  }

  /** Several at once, all or none; the caller has compared and counted. */
  public void saveActivities(Actor actor, JointPlan plan, PlanVersion draft, List<ActivityChange> changes,
      Map<UUID, PlanText> before) {
    JointPlan current = plan;
    for (ActivityChange change : changes) {
      changePolicy.requireValid(actor, current, change, before);
      current = writeActivity(actor, current, draft, change, before);
    }
  }

  /**
   * Takes an activity out of the draft. What has happened already is not thrown away: then it must stay or leave with
   * the next version.
   *
   * @param seen number of the last save that the person saw
   * @throws Stale when somebody else saved since
   */
  public void removeActivity(Actor actor, UUID planId, UUID activity, int seen, String reason) {
    JointPlan plan = rows.lock(actor, JointPlan.class, planId);
    PlanVersion draft = requireDraft(actor, plan);
    Map<UUID, PlanText> remaining = texts.mapByActivity(actor, planId, draft.number());
    PlanText existing = remaining.remove(activity);
    if (existing == null) {
      throw new NotFound();
    }
    if (plan.approvedVersion() == null && measuredPlan.hasReportsOrRealisations(actor, activity)) {
      throw new Refused("agreements.refused.has-history");
    }
    rows.delete(actor, RecordCopy.of(existing).with(PlanText::version, seen).make());
    raiseVersion(actor, draft);
    if (plan.measuredVersion() == draft.number()) {
      measuredPlan.deactivateOthers(actor, planId, remaining.values().stream().map(PlanText::text).toList());
    }
    versionActivation.narrowReach(actor, plan, existing.text().organisations());
    versionActivation.announceChange(actor, plan);
    trail.recordWrite("activity", activity, "removed", List.of("plan"), reason,
        new AuditTrailRepository.TrailReach(plan.organisations(), existing.text().villages()));
  }

  /** @throws Refused when its agreement has ended, or the newest version is no draft */
  public PlanVersion requireDraft(Actor actor, JointPlan plan) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    plan.requireOngoing();
    PlanVersion newest = rows.require(actor, PlanVersion.class, plan.id(), plan.newestVersion());
    return switch (newest.state()) {
      case DRAFT -> newest;
      case OFFERED -> throw new Refused("agreements.refused.offered");
      default -> throw new Refused("agreements.refused.frozen");
    };
  }

  private void raiseVersion(Actor actor, PlanVersion draft) {
    rows.query(actor, PlanVersion.class)
        .key(draft.plan(), draft.number())
        .set(PlanVersion::state, PlanVersionState.DRAFT)
        .update();
  }

  private JointPlan writeActivity(Actor actor, JointPlan plan, PlanVersion draft, ActivityChange change,
      Map<UUID, PlanText> before) {
    PlanVersionActivity text = change.text();
    JointPlan widened = versionActivation.widenReach(actor, plan, text.organisations());
    PlanText existing = before.get(text.id());
    PlanText saved = texts.write(actor, widened, draft.number(), text, existing == null ? 0 : existing.version());
    saveGuardedAmounts(actor, draft, change, before);
    raiseVersion(actor, draft);
    before.put(text.id(), saved);
    boolean measured = plan.measuredVersion() == draft.number();
    changePolicy.recordStageMoves(actor, widened, change);
    versionActivation.apply(actor, widened, new PlanVersionActivation.Measured(draft.number(), false, measured),
        List.of(text), change.stages());
    if (existing != null) {
      versionActivation.narrowReach(actor, widened, existing.text().organisations());
    }
    if (measured && existing != null && !lineIds(text).containsAll(lineIds(existing.text()))) {
      measuredPlan.deactivateOthers(actor, plan.id(), before.values().stream().map(PlanText::text).toList());
    }
    return widened;
  }

  private static Set<UUID> lineIds(PlanVersionActivity text) {
    return text.lines().stream().map(PlanVersionBudgetLine::id).collect(Collectors.toSet());
  }

  private void saveGuardedAmounts(Actor actor, PlanVersion draft, ActivityChange change, Map<UUID, PlanText> before) {
    for (PlanVersionBudgetLine line : change.text().lines()) {
      requireGuardedAmount(change, line, before);
      Long amount = change.guarded().get(line.id());
      if (line.guarded() && amount != null) {
        if (!ActivityChangePolicy.mayReadGuardedAmount(actor, line.owner())) {
          throw new Forbidden();
        }
        texts.saveGuardedAmount(actor, new PlanTextRepository.GuardedAmount(draft.plan(), draft.number(), line.id(),
            change.text().id(), line.owner(), amount));
      }
    }
  }
}
