package id.payung.agreements.plan;

import id.payung.agreements.JointPlan;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.rows.ReachCopies;
import id.payung.platform.rows.RecordCopy;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import id.payung.remarks.RemarkReachRepository;
import id.payung.remarks.RemarkReachRepository.SubjectReach;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets one version be what is measured against: its activities and lines stand, what it no longer says does not. */
@Component
@Transactional
class PlanVersionActivation {
  private final ReachCopies reachCopies;
  private final PlanTextRepository texts;
  private final MeasuredPlanRepository measuredPlan;
  private final AgreementDirectory agreements;
  private final RegionRepository regions;
  private final RemarkReachRepository remarks;
  private final DatabaseRoleSwitch roleSwitch;
  private final ApplicationEventPublisher events;

  PlanVersionActivation(ReachCopies reachCopies, PlanTextRepository texts, MeasuredPlanRepository measuredPlan,
      AgreementDirectory agreements, RegionRepository regions, RemarkReachRepository remarks,
      DatabaseRoleSwitch roleSwitch, ApplicationEventPublisher events) {
    this.reachCopies = reachCopies;
    this.texts = texts;
    this.measuredPlan = measuredPlan;
    this.agreements = agreements;
    this.regions = regions;
    this.remarks = remarks;
    this.roleSwitch = roleSwitch;
    this.events = events;
  }

  /** Every activity of a version, and no other. */
  void activateVersion(Actor actor, JointPlan plan, int number, boolean approved) {
    List<PlanVersionActivity> activities =
        texts.listByVersion(actor, plan.id(), number).stream().map(PlanText::text).toList();
    apply(actor, plan, new Measured(number, approved, true), activities, Map.of());
    measuredPlan.deactivateOthers(actor, plan.id(), activities);
    announceChange(actor, plan);
  }

  /** What was decided in meetings follows what stands in the plan. */
  void announceChange(Actor actor, JointPlan plan) {
    events.publishEvent(PlanActivitiesChanged.of(actor, plan));
  }

  /** @param standing whether that version is the one which is measured against */
  record Measured(int version, boolean approved, boolean standing) {}

  /** Activities as a version says them. */
  void apply(Actor actor, JointPlan plan, Measured as, Collection<PlanVersionActivity> activities,
      Map<UUID, String> stages) {
    boolean paperComplete = roleSwitch.callAsModule("agreements",
        service -> agreements.require(service, plan.agreement()).stage().complete());
    var measure = new MeasuredActivity.Measure(plan.id(), plan.agreement(), plan.title(), paperComplete, plan.year(),
        as.version(), as.approved(), as.standing());
    LocalDate today = agreements.today(actor);
    List<MeasuredActivity> measured = new ArrayList<>();
    List<MeasuredBudgetLine> lines = new ArrayList<>();
    for (PlanVersionActivity activity : activities) {
      PlanVersionActivity placed =
          RecordCopy.of(activity).with(PlanVersionActivity::villages, villagesOf(actor, activity)).make();
      measured.add(new MeasuredActivity(placed, measure, plan.organisations(), 1));
      MeasuredBudgetLine.Home home = MeasuredPlanRepository.homeOf(plan, activity.id(), as.standing());
      activity.lines()
          .forEach(line -> lines.add(new MeasuredBudgetLine(line, home, stages.getOrDefault(line.id(), "proposed"),
              today, plan.organisations(), 1)));
    }
    measuredPlan.writeActivities(actor, measured);
    if (as.standing()) {
      remarks.follow(actor,
          measured.stream()
              .map(one -> new SubjectReach("activity", one.text().id(), one.organisations(), one.text().villages()))
              .toList());
    }
    measuredPlan.writeLines(actor, lines, stages);
  }

  /** An activity that names no village is for all of them. */
  List<UUID> villagesOf(Actor actor, PlanVersionActivity text) {
    return text.villages().isEmpty() ? regions.listVillages(actor.regency()).stream().map(Region::id).toList()
        : text.villages();
  }

  /**
   * Who has a part in a plan that was never approved sees that plan, which is written with them, and not the agreement.
   * A draft beside an approved version gives nobody anything to read before it is approved.
   */
  JointPlan widenReach(Actor actor, JointPlan plan, Set<UUID> participants) {
    if (plan.approvedVersion() != null || new HashSet<>(plan.organisations()).containsAll(participants)) {
      return plan;
    }
    reachCopies.widen(actor, JointPlan.class, participants, plan.id());
    return measuredPlan.requirePlan(actor, plan.id());
  }

  /** Whoever has a part in an approved version sees the plan and its agreement. */
  JointPlan widenToApproved(Actor actor, JointPlan plan, int number) {
    Set<UUID> participants = listParticipants(actor, plan, number);
    reachCopies.widen(actor, JointPlan.class, participants, plan.id());
    agreements.widenReach(actor, plan.agreement(), participants);
    return measuredPlan.requirePlan(actor, plan.id());
  }

  /**
   * Who has no part any more in a plan that was never approved sees it no longer; those stay who read the agreement,
   * and whoever takes the own part out.
   */
  void narrowReach(Actor actor, JointPlan plan, Set<UUID> before) {
    Set<UUID> leaving = new HashSet<>(before);
    leaving.removeAll(actor.organisations());
    leaving.removeAll(listParticipants(actor, plan, plan.newestVersion()));
    if (plan.approvedVersion() == null && !leaving.isEmpty()) {
      roleSwitch.callAsModule("agreements", service -> {
        leaving.removeAll(agreements.require(service, plan.agreement()).organisations());
        return reachCopies.narrow(service, JointPlan.class, leaving, plan.id());
      });
    }
  }

  private Set<UUID> listParticipants(Actor actor, JointPlan plan, int number) {
    return texts.listByVersion(actor, plan.id(), number)
        .stream()
        .flatMap(text -> text.text().organisations().stream())
        .collect(Collectors.toSet());
  }
}
