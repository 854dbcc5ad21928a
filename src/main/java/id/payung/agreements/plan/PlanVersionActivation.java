package id.payung.agreements.plan;

import id.payung.agreements.ActivityPlanned;
import id.payung.agreements.JointPlan;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.platform.actor.Actor;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets one version be what is measured against: its activities and lines stand, what it no longer says does not. */
@Component
@Transactional
class PlanVersionActivation {
  private final PlanVersionActivityRepository versionActivities;
  private final MeasuredPlanRepository measuredPlan;
  private final AgreementDirectory agreements;
  private final RegionRepository regions;
  private final ApplicationEventPublisher events;

  PlanVersionActivation(PlanVersionActivityRepository versionActivities, MeasuredPlanRepository measuredPlan,
      AgreementDirectory agreements, RegionRepository regions, ApplicationEventPublisher events) {
    this.versionActivities = versionActivities;
    this.measuredPlan = measuredPlan;
    this.agreements = agreements;
    this.regions = regions;
    this.events = events;
  }

  /** Every activity of a version, and no other. */
  void activateVersion(Actor actor, JointPlan plan, int number, boolean approved) {
    List<PlanVersionActivity> activities = versionActivities.listByVersion(actor, plan.id(), number)
        .stream()
        .map(PlanVersionActivityRepository.SavedActivity::text)
        .toList();
    activities.forEach(text -> applyActivity(actor, plan, number, approved, true, text, Map.of()));
    measuredPlan.deactivateOthers(actor, plan.id(), activities.stream().map(PlanVersionActivity::id).toList(),
        measuredPlan.lineIds(activities));
  }

  /** One activity as a version says it; {@code stands} when that is the version which is measured against. */
  void applyActivity(Actor actor, JointPlan plan, int version, boolean approved, boolean measured,
      PlanVersionActivity text, Map<UUID, String> stages) {
    boolean paperComplete = agreements.require(actor, plan.agreement()).stage().complete();
    measuredPlan.upsertActivity(actor, plan, version, approved, measured, paperComplete, text, villagesOf(actor, text));
    LocalDate today = agreements.today(actor);
    for (PlanVersionBudgetLine line : text.lines()) {
      String stage = stages.getOrDefault(line.id(), "proposed");
      measuredPlan.upsertBudgetLine(actor, plan, measured, text.id(), line, stage, today);
      if (stages.containsKey(line.id())) {
        measuredPlan.updateStage(actor, line.id(), stage, today);
      }
    }
    if (measured) {
      events.publishEvent(new ActivityPlanned(actor.regency(), text.id(), actor.person(), text.id()));
    }
  }

  /** An activity that names no village is for all of them. */
  Collection<UUID> villagesOf(Actor actor, PlanVersionActivity text) {
    return text.villages().isEmpty() ? regions.listVillages(actor.regency()).stream().map(Region::id).toList()
        : text.villages();
  }
}
