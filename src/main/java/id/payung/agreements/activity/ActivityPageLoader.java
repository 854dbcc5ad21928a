package id.payung.agreements.activity;

import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanCodes;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.reference.StatusRule;
import id.payung.audit.RecordHistoryRepository;
import id.payung.community.ReportWithdrawalLookup;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.remarks.ConversationPanelLoader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page of an activity shows. */
@Component
class ActivityPageLoader {
  private static final int MAX_HISTORY = 60;
  private static final List<String> SUBJECTS = List.of("activity", "budget-line", "realisation", "training");

  private final PlanProgressRepository planProgress;
  private final ActivityMoneyLoader moneyLoader;
  private final RealisedVolumeListener realisedVolumes;
  private final ActivityTrainingRepository trainings;
  private final JointPlanDirectory plans;
  private final MeetingDecisionRepository decisions;
  private final AgreementFormOptions formOptions;
  private final RecordHistoryRepository history;
  private final ReportWithdrawalLookup withdrawals;
  private final ConversationPanelLoader panels;

  ActivityPageLoader(PlanProgressRepository planProgress, ActivityMoneyLoader moneyLoader,
      RealisedVolumeListener realisedVolumes, ActivityTrainingRepository trainings, JointPlanDirectory plans,
      MeetingDecisionRepository decisions, AgreementFormOptions formOptions, RecordHistoryRepository history,
      ReportWithdrawalLookup withdrawals, ConversationPanelLoader panels) {
    this.planProgress = planProgress;
    this.moneyLoader = moneyLoader;
    this.realisedVolumes = realisedVolumes;
    this.trainings = trainings;
    this.plans = plans;
    this.decisions = decisions;
    this.formOptions = formOptions;
    this.history = history;
    this.withdrawals = withdrawals;
    this.panels = panels;
  }

  /** @param remark a remark that came back with mistakes, or null */
  ActivityPage page(Actor actor, ActivityView activity, ActivityPage.@Nullable Moving moving,
      @Nullable FormFields remark) {
    UUID id = activity.id();
    ActivityPage.Money money = moneyLoader.load(actor, activity);
    List<ReportVolumeView> reports = realisedVolumes.listByActivity(actor, id);
    List<ActivityTraining> rosters = trainings.listByActivity(actor, id);
    StatusRule rule = planProgress.ruleToday(actor);
    JointPlan plan =
        actor.hasRegencyWideReach() || actor.organisations().stream().anyMatch(activity.organisations()::contains)
            ? plans.require(actor, activity.plan())
            : null;
    ActivityPage.Rights rights = new ActivityPage.Rights(RealisedVolumeListener.mayTakeBack(actor, activity),
        ActivityTrainingRepository.mayRecord(actor, activity),
        plan != null && plan.ongoing() && AgreementAccessPolicy.mayPlan(actor, plan.organisations()),
        decisions.isVisible(actor, activity.decision()));
    ActivityPage.Status status = new ActivityPage.Status(
        planProgress.listProgress(actor, rule, List.of(activity), Map.of(id, money.sums())).getFirst(), rule);
    return new ActivityPage(status, plan, money,
        new ActivityPage.Happened(reports, withdrawalsOf(actor, reports), rosters), rights,
        namesOf(actor, activity, money, reports),
        history.listRecent(actor, SUBJECTS, subjectsOf(activity, money, rosters), MAX_HISTORY),
        panels.load(actor, List.of(ActivityRemarkSource.subjectOf(activity)), remark), moving);
  }

  private Map<UUID, RecordHistoryRepository.HistoryEntry> withdrawalsOf(Actor actor, List<ReportVolumeView> reports) {
    return withdrawals.findByReports(actor,
        reports.stream()
            .filter(report -> report.withdrawn() && !report.moved())
            .map(ReportVolumeView::report)
            .toList());
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
        new PlanCodes(formOptions.codeList("activity-kinds"), formOptions.codeList("units"),
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
