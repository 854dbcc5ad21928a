package id.payung.agreements.plan;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.audit.AuditTrailRepository;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.ReferenceCatalogue;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A joint work plan is written: activities come into the draft, are changed and leave it. */
@Component
@Transactional
public class PlanDraftEditor {
  private final JointPlanRepository planRepository;
  private final PlanVersionRepository versions;
  private final PlanVersionActivityRepository versionActivities;
  private final ActivityChangePolicy changePolicy;
  private final MeasuredPlanRepository measuredPlan;
  private final PlanVersionActivation versionActivation;
  private final AgreementDirectory agreements;
  private final OrganisationRepository organisations;
  private final MeetingDecisionRepository decisions;
  private final ReferenceCatalogue reference;
  private final AuditTrailRepository trail;

  PlanDraftEditor(JointPlanRepository planRepository, PlanVersionRepository versions,
      PlanVersionActivityRepository versionActivities, ActivityChangePolicy changePolicy,
      MeasuredPlanRepository measuredPlan, PlanVersionActivation versionActivation, AgreementDirectory agreements,
      OrganisationRepository organisations, MeetingDecisionRepository decisions, ReferenceCatalogue reference,
      AuditTrailRepository trail) {
    this.planRepository = planRepository;
    this.versions = versions;
    this.versionActivities = versionActivities;
    this.changePolicy = changePolicy;
    this.measuredPlan = measuredPlan;
    this.versionActivation = versionActivation;
    this.agreements = agreements;
    this.organisations = organisations;
    this.decisions = decisions;
    this.reference = reference;
    this.trail = trail;
  }

  /**
   * Writes an activity into the draft.
   *
   * @param basedOn number of the last save that the person saw, 0 for a new one
   * @throws Stale when somebody else saved since
   * @throws Refused when the version is no draft
   */
  public void saveActivity(Actor actor, UUID planId, int basedOn, ActivityChange change) {
    JointPlan plan = planRepository.lock(actor, planId);
    PlanVersion draft = requireDraft(actor, plan);
    Map<UUID, PlanVersionActivityRepository.SavedActivity> before =
        versionActivities.mapByActivity(actor, plan.id(), draft.number());
    changePolicy.requireValid(actor, plan, change, before);
    PlanVersionActivityRepository.SavedActivity existing = before.get(change.text().id());
    if (existing != null && basedOn == 0 && existing.text().equals(change.text())) {
      return;
    }
    JointPlan widened = writeActivity(actor, plan, draft, basedOn, change, before);
    UUID decision = change.text().decision();
    if (existing == null && decision != null) {
      decisions.closeWithResult(actor, decision, "activity", change.text().id());
    }
    trail.recordWrite("activity", change.text().id(), existing == null ? "planned" : "changed",
        existing == null ? List.of("plan") : ActivityDifferences.changedFields(existing.text(), change.text()), null,
        new AuditTrailRepository.TrailReach(widened.organisations(),
            versionActivation.villagesOf(actor, change.text())));
  }

  /** Asks every rule of a wish without writing anything. @throws Invalid when one says no */
  @Transactional(noRollbackFor = Invalid.class)
  public void validate(Actor actor, JointPlan plan, ActivityChange change,
      Map<UUID, PlanVersionActivityRepository.SavedActivity> before) {
    changePolicy.requireValid(actor, plan, change, before);
    for (PlanVersionBudgetLine line : change.text().lines()) {
      boolean newlyGuarded = ActivityChangePolicy.isNewlyGuarded(change, line, before);
      if (line.guarded() && !change.guarded().containsKey(line.id()) && newlyGuarded) {
        throw new Invalid("lines", "agreements.wrong.amount");
      }
      if (line.guarded() && change.guarded().containsKey(line.id())
          && !ActivityChangePolicy.mayReadGuardedAmount(actor, line.owner())) {
        throw new Invalid("lines", "agreements.wrong.not-yours");
      }
    }
  }

  /** Several at once, all or none; the caller has compared and counted. */
  public void saveActivities(Actor actor, JointPlan plan, PlanVersion draft, List<ActivityChange> changes,
      Map<UUID, PlanVersionActivityRepository.SavedActivity> before) {
    JointPlan current = plan;
    for (ActivityChange change : changes) {
      PlanVersionActivityRepository.SavedActivity existing = before.get(change.text().id());
      changePolicy.requireValid(actor, current, change, before);
      current = writeActivity(actor, current, draft, existing == null ? 0 : existing.version(), change, before);
    }
  }

  /**
   * Takes an activity out of the draft. What has happened already is not thrown away: then it must stay or leave with
   * the next version.
   */
  public void removeActivity(Actor actor, UUID planId, UUID activity, String reason) {
    JointPlan plan = planRepository.lock(actor, planId);
    PlanVersion draft = requireDraft(actor, plan);
    Map<UUID, PlanVersionActivityRepository.SavedActivity> remaining =
        versionActivities.mapByActivity(actor, plan.id(), draft.number());
    PlanVersionActivityRepository.SavedActivity existing = remaining.remove(activity);
    if (existing == null) {
      throw new NotFound();
    }
    if (plan.approvedVersion() == null && measuredPlan.hasReportsOrRealisations(actor, activity)) {
      throw new Refused("agreements.refused.has-history");
    }
    versionActivities.delete(actor, plan.id(), draft.number(), activity);
    versions.incrementVersion(actor, plan.id(), draft.number());
    if (plan.measuredVersion() == draft.number()) {
      measuredPlan.deactivateOthers(actor, plan.id(), remaining.keySet(), measuredPlan
          .lineIds(remaining.values().stream().map(PlanVersionActivityRepository.SavedActivity::text).toList()));
    }
    trail.recordWrite("activity", activity, "removed", List.of("plan"), reason,
        new AuditTrailRepository.TrailReach(plan.organisations(), existing.text().villages()));
  }

  /** @throws Refused when the newest version is no draft */
  public PlanVersion requireDraft(Actor actor, JointPlan plan) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    PlanVersion newest = versions.require(actor, plan.id(), plan.newestVersion());
    if (newest.state() != PlanVersionState.DRAFT) {
      throw new Refused(
          newest.state() == PlanVersionState.OFFERED ? "agreements.refused.offered" : "agreements.refused.frozen");
    }
    return newest;
  }

  /** Names for those who compare two texts, in Indonesian. */
  public ActivityDifferences.NameResolver nameResolver(Actor actor, Collection<PlanVersionActivity> versionActivities) {
    Map<UUID, Organisation> offices =
        organisations.findByIds(actor, versionActivities.stream().map(PlanVersionActivity::office).toList());
    return new ActivityDifferences.NameResolver() {
      @Override
      public String organisationName(UUID id) {
        Organisation existing = offices.get(id);
        return existing == null ? "–" : existing.label();
      }

      @Override
      public String codeName(String list, String code) {
        return reference.list("agreements/" + list).nameOf(code, Messages.INDONESIAN);
      }
    };
  }

  private JointPlan writeActivity(Actor actor, JointPlan plan, PlanVersion draft, int basedOn, ActivityChange change,
      Map<UUID, PlanVersionActivityRepository.SavedActivity> before) {
    PlanVersionActivity text = change.text();
    JointPlan widened = widenReach(actor, plan, text.organisations());
    if (!versionActivities.save(actor, plan.id(), draft.number(), basedOn, text, widened.organisations())) {
      PlanVersionActivityRepository.SavedActivity theirs = before.get(text.id());
      throw new Stale(theirs == null ? List.of()
          : ActivityDifferences.between(text, theirs.text(), nameResolver(actor, List.of(text, theirs.text()))));
    }
    saveGuardedAmounts(actor, plan, draft, change, before);
    versions.incrementVersion(actor, plan.id(), draft.number());
    boolean measured = plan.measuredVersion() == draft.number();
    versionActivation.applyActivity(actor, widened, draft.number(), false, measured, text, change.stages());
    if (measured) {
      Set<UUID> lines = new LinkedHashSet<>();
      before.values()
          .stream()
          .filter(saved -> !saved.text().id().equals(text.id()))
          .forEach(saved -> saved.text().lines().forEach(line -> lines.add(line.id())));
      text.lines().forEach(line -> lines.add(line.id()));
      Set<UUID> activities = new LinkedHashSet<>(before.keySet());
      activities.add(text.id());
      PlanVersionActivityRepository.SavedActivity existing = before.get(text.id());
      boolean lineRemoved =
          existing != null && existing.text().lines().stream().anyMatch(line -> !lines.contains(line.id()));
      if (lineRemoved) {
        measuredPlan.deactivateOthers(actor, plan.id(), activities, lines);
      }
      before.put(text.id(), new PlanVersionActivityRepository.SavedActivity(text, basedOn + 1));
    }
    return widened;
  }

  private void saveGuardedAmounts(Actor actor, JointPlan plan, PlanVersion draft, ActivityChange change,
      Map<UUID, PlanVersionActivityRepository.SavedActivity> before) {
    for (PlanVersionBudgetLine line : change.text().lines()) {
      Long amount = change.guarded().get(line.id());
      if (line.guarded() && amount == null && ActivityChangePolicy.isNewlyGuarded(change, line, before)) {
        throw new Invalid("lines", "agreements.wrong.amount");
      }
      if (line.guarded() && amount != null) {
        if (!ActivityChangePolicy.mayReadGuardedAmount(actor, line.owner())) {
          throw new Forbidden();
        }
        versionActivities.saveGuardedAmount(actor, plan.id(), draft.number(), change.text().id(), line.id(),
            line.owner(), amount);
      }
    }
  }

  private JointPlan widenReach(Actor actor, JointPlan plan, Set<UUID> participants) {
    if (new HashSet<>(plan.organisations()).containsAll(participants)) {
      return plan;
    }
    planRepository.widenReach(actor, plan.id(), participants);
    agreements.widenReach(actor, plan.agreement(), participants);
    return planRepository.require(actor, plan.id());
  }
}
