package id.payung.agreements.activity;

import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanCodeLists;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.reference.StatusRule;
import id.payung.audit.RecordHistoryRepository;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.form.FormFields;
import id.payung.remarks.ConversationPanelLoader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page of an activity shows. */
@Component
class ActivityPageLoader {
  private static final int MAX_HISTORY = 60;
  private static final List<String> SUBJECTS = List.of("activity", "budget-line", "realisation", "training");

  private final PlanProgressRepository planProgress;
  private final ActivityMoneyLoader moneyLoader;
  private final ActivityOutcomeLoader outcomeLoader;
  private final JointPlanDirectory plans;
  private final MeetingDecisionRepository decisions;
  private final AgreementFormOptions formOptions;
  private final RecordHistoryRepository history;
  private final ConversationPanelLoader panels;

  ActivityPageLoader(PlanProgressRepository planProgress, ActivityMoneyLoader moneyLoader,
      ActivityOutcomeLoader outcomeLoader, JointPlanDirectory plans, MeetingDecisionRepository decisions,
      AgreementFormOptions formOptions, RecordHistoryRepository history, ConversationPanelLoader panels) {
    this.planProgress = planProgress;
    this.moneyLoader = moneyLoader;
    this.outcomeLoader = outcomeLoader;
    this.plans = plans;
    this.decisions = decisions;
    this.formOptions = formOptions;
    this.history = history;
    this.panels = panels;
  }

  /** @param remark a remark that came back with mistakes, or null */
  ActivityPage page(Actor actor, ActivityView activity, ActivityPage.@Nullable Moving moving,
      @Nullable FormFields remark) {
    ActivityPage.Money money = moneyLoader.load(actor, activity);
    ActivityPage.Outcome outcome = outcomeLoader.load(actor, activity.id());
    StatusRule rule = planProgress.ruleToday(actor);
    JointPlan plan =
        actor.hasRegencyWideReach() || actor.organisations().stream().anyMatch(activity.organisations()::contains)
            ? plans.require(actor, activity.plan())
            : null;
    ActivityPage.Rights rights = new ActivityPage.Rights(RealisedVolumeListener.mayTakeBack(actor, activity),
        ActivityTrainingRepository.mayRecord(actor, activity),
        plan != null && plan.ongoing() && AgreementAccessPolicy.mayPlan(actor, plan.organisations()),
        plan != null && plans.opensAgreement(actor, plan), reportsOf(actor, activity));
    ActivityPage.Status status = new ActivityPage.Status(
        planProgress.listProgress(actor, rule, List.of(activity), Map.of(activity.id(), money.sums())).getFirst(),
        rule);
    return new ActivityPage(status, plan, decisions.find(actor, activity.decision()).orElse(null), money, outcome,
        rights, namesOf(actor, activity, money, outcome.reports()),
        history.listRecent(actor, SUBJECTS, subjectsOf(activity, money, outcome.rosters()), MAX_HISTORY),
        panels.load(actor, List.of(ActivityRemarkSource.subjectOf(activity)), remark), moving);
  }

  /** The office and the partners who do it; after its agreement was ended, what was held before. */
  private static boolean reportsOf(Actor actor, ActivityView activity) {
    LocalDate ended = activity.agreementEndedOn();
    return actor.hasAnyRole(Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER, Role.PARTNER_COORDINATOR)
        && activity.standing() && (ended == null || !ended.isBefore(activity.starts()))
        && Stream.concat(Stream.of(activity.office()), activity.partners().stream())
            .anyMatch(actor.organisations()::contains);
  }

  private ActivityPage.Names namesOf(Actor actor, ActivityView activity, ActivityPage.Money money,
      List<ReportVolumeView> reports) {
    Set<UUID> named = new LinkedHashSet<>(activity.partners());
    named.add(activity.office());
    money.lines().forEach(line -> named.add(line.owner()));
    Set<UUID> villages = new LinkedHashSet<>(activity.villages());
    reports.forEach(report -> villages.add(report.figure().village()));
    return new ActivityPage.Names(formOptions.findOrganisations(actor, named), formOptions.findVillages(villages),
        formOptions.newestInstrument(),
        new PlanCodeLists(formOptions.codeList("activity-kinds"), formOptions.codeList("units"),
            formOptions.codeList("funding-sources"), formOptions.codeList("budget-stages")));
  }

  private static List<UUID> subjectsOf(ActivityView activity, ActivityPage.Money money,
      List<ActivityTraining> rosters) {
    List<UUID> subjects = new ArrayList<>(List.of(activity.id()));
    money.lines().forEach(line -> subjects.add(line.id()));
    money.realisations().forEach(realisation -> subjects.add(realisation.id()));
    rosters.forEach(roster -> subjects.add(roster.id()));
    return subjects;
  }
}
