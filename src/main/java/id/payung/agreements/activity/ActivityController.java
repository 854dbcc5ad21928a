package id.payung.agreements.activity;

import id.payung.agreements.ActivityFilter;
import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.BudgetLine;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.BudgetRealisationView;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.PlanningGateRepository;
import id.payung.agreements.ProgressStatus;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.audit.RecordHistoryRepository;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.StatusRule;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Kegiatan: the list over all plans, and one activity with everything that happened of it. */
@Controller
@RequestMapping("/{regency}/activities")
public class ActivityController implements Navigation {
  private static final int MAX_HISTORY = 60;
  private static final int MAX_EXPORTED = 10_000;

  private final ActivityRepository activityRepository;
  private final PlanProgressRepository planProgress;
  private final BudgetRealisation budgetRealisation;
  private final RealisedVolumeListener realisedVolumes;
  private final ActivityTrainingRepository trainings;
  private final PlanningGateRepository gates;
  private final JointPlanDirectory plans;
  private final AgreementFormOptions formOptions;
  private final RecordHistoryRepository history;
  private final MeetingDecisionRepository decisions;
  private final UiFactory uis;

  ActivityController(ActivityRepository activityRepository, PlanProgressRepository planProgress,
      BudgetRealisation budgetRealisation, RealisedVolumeListener realisedVolumes, ActivityTrainingRepository trainings,
      PlanningGateRepository gates, JointPlanDirectory plans, AgreementFormOptions formOptions,
      RecordHistoryRepository history, MeetingDecisionRepository decisions, UiFactory uis) {
    this.activityRepository = activityRepository;
    this.planProgress = planProgress;
    this.budgetRealisation = budgetRealisation;
    this.realisedVolumes = realisedVolumes;
    this.trainings = trainings;
    this.gates = gates;
    this.plans = plans;
    this.formOptions = formOptions;
    this.history = history;
    this.decisions = decisions;
    this.uis = uis;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return List.of(new NavigationItem(40, "agreements.activities", "/activities", "activity"));
  }

  @AllowedToSignedIn
  @GetMapping
  String showList(Actor actor, @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String village, @RequestParam(defaultValue = "") String question,
      @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "ends") String sort,
      @RequestParam(required = false) @Nullable String from, HttpServletRequest request, Model model) {
    LocalDate today = planProgress.today(actor);
    StatusRule rule = planProgress.ruleToday(actor);
    ActivityFilter filter =
        parseFilter(year == null ? today.getYear() : year, q, office, village, question, verdict, sort, from);
    List<ActivityView> activities =
        activityRepository.list(actor, filter, rule, today, ActivityRepository.PAGE_SIZE + 1);
    Slice<ActivityView> page = Slice.of(activities, ActivityRepository.PAGE_SIZE, filter::pageKeyOf);
    Ui ui = uis.forRequest(request);
    Set<UUID> offices = new LinkedHashSet<>();
    page.rows().forEach(row -> offices.add(row.office()));
    Map<UUID, BudgetRealisation.BudgetTotals> sums = budgetRealisation
        .sumsByActivity(budgetRealisation.listByActivities(actor, page.rows().stream().map(ActivityView::id).toList()));
    model.addAttribute("rows", planProgress.listProgress(actor, rule, page.rows(), sums));
    model.addAttribute("next", page.next());
    model.addAttribute("year", filter.year());
    model.addAttribute("thisYear", today.getYear());
    model.addAttribute("q", q);
    model.addAttribute("office", office);
    model.addAttribute("village", village);
    model.addAttribute("question", question);
    model.addAttribute("verdict", verdict);
    model.addAttribute("sort", filter.byTitle() ? "title" : "ends");
    model.addAttribute("narrowed", filter.hasConditions());
    model.addAttribute("rule", rule);
    model.addAttribute("names", formOptions.findOrganisations(actor, offices));
    model.addAttribute("offices",
        formOptions.organisationOptions(actor, ui.locale(), "government", "village", "community"));
    model.addAttribute("districts", formOptions.villageOptions(actor));
    model.addAttribute("questions", formOptions.newestInstrument().indicators().toList());
    model.addAttribute("units", formOptions.codeList("units"));
    model.addAttribute("statuses", formOptions.codeList("statuses"));
    model.addAttribute("readsMoney", AgreementAccessPolicy.mayReadMoney(actor));
    return "agreements/activities";
  }

  private static ActivityFilter parseFilter(int year, String q, String office, String village, String question,
      String verdict, String sort, @Nullable String from) {
    ProgressStatus wanted =
        Arrays.stream(ProgressStatus.values()).filter(v -> v.code().equals(verdict)).findFirst().orElse(null);
    return new ActivityFilter(year, q, idOrNull(office), idOrNull(village), question, wanted, sort.equals("title"),
        from);
  }

  private static @Nullable UUID idOrNull(String text) {
    return Ids.parse(text).orElse(null);
  }

  @AllowedToSignedIn
  @GetMapping("/export")
  void exportSheet(Actor actor, @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String village, @RequestParam(defaultValue = "") String question,
      @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "ends") String sort,
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    LocalDate today = planProgress.today(actor);
    ActivityFilter filter =
        parseFilter(year == null ? today.getYear() : year, q, office, village, question, verdict, sort, null);
    List<ActivityView> activities =
        activityRepository.list(actor, filter, planProgress.ruleToday(actor), today, MAX_EXPORTED);
    Map<UUID, BudgetRealisation.BudgetTotals> sums = budgetRealisation
        .sumsByActivity(budgetRealisation.listByActivities(actor, activities.stream().map(ActivityView::id).toList()));
    Set<UUID> offices = new LinkedHashSet<>();
    activities.forEach(row -> offices.add(row.office()));
    Ui ui = uis.forRequest(request);
    byte[] bytes = writeSheet(ui, filter.year(), today, planProgress.listProgress(actor, activities, sums),
        formOptions.findOrganisations(actor, offices), AgreementAccessPolicy.mayReadMoney(actor));
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition",
        "attachment; filename=\"" + ui.fileName("xlsx", "kegiatan", String.valueOf(filter.year())) + "\"");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(bytes);
  }

  private byte[] writeSheet(Ui ui, int year, LocalDate today, List<PlanProgressRepository.ActivityProgressView> all,
      Map<UUID, id.payung.accounts.Organisation> names, boolean readsMoney) {
    var bytes = new ByteArrayOutputStream();
    List<SheetWriter.Heading> headings = new ArrayList<>();
    for (String key : List.of("title", "agreement", "office", "starts", "ends", "target", "unit", "realised",
        "volume-as-of", "status", "version")) {
      headings.add(new SheetWriter.Heading(ui.t("agreements.field." + key),
          key.equals("title") || key.equals("agreement") ? 50 : 18));
    }
    if (readsMoney) {
      headings.add(new SheetWriter.Heading(ui.t("agreements.money.counted"), 20));
      headings.add(new SheetWriter.Heading(ui.t("agreements.money.realised"), 20));
      headings.add(new SheetWriter.Heading(ui.t("agreements.field.money-as-of"), 18));
    }
    try (var sheet = new SheetWriter(bytes)) {
      sheet.beginSheet(ui.t("agreements.activities"),
          List.of(ui.regencyName() + " · " + year + " · " + ui.t("agreements.as-of", ui.date(today))), headings);
      for (PlanProgressRepository.ActivityProgressView one : all) {
        ActivityView a = one.activity();
        var office = names.get(a.office());
        List<@Nullable Object> cells = new ArrayList<>(Arrays.<@Nullable Object>asList(a.title(), a.agreementTitle(),
            office == null ? "" : office.label(), a.starts(), a.ends(), a.target(),
            formOptions.codeList("units").nameOf(a.unit(), ui.locale()), a.realised(), one.volumeAsOf(),
            formOptions.codeList("statuses").nameOf(one.progress().status().code(), ui.locale()),
            a.approved() ? "v" + a.planVersion() : ui.t("agreements.plan.unapproved")));
        if (readsMoney) {
          cells.addAll(Arrays.<@Nullable Object>asList(one.moneyCounted(), one.moneyRealised(), one.moneyAsOf()));
        }
        sheet.addRow(cells);
      }
    }
    return bytes.toByteArray();
  }

  @AllowedToSignedIn
  @GetMapping("/{id}")
  String showActivity(Actor actor, @PathVariable UUID id, Model model) {
    ActivityView activity = activityRepository.find(actor, id).orElseThrow(NotFound::new);
    List<BudgetLine> lines = budgetRealisation.listByActivity(actor, id);
    List<BudgetRealisationView> realisations = budgetRealisation.listRealisations(actor, id);
    List<ReportVolumeView> reports = realisedVolumes.listByActivity(actor, id);
    List<ActivityTraining> activityTrainings = trainings.listByActivity(actor, id);
    BudgetRealisation.BudgetTotals sums = budgetRealisation.sumLines(lines);
    Set<UUID> named = new LinkedHashSet<>(activity.partners());
    named.add(activity.office());
    lines.forEach(line -> named.add(line.owner()));
    Set<UUID> villages = new LinkedHashSet<>(activity.villages());
    reports.forEach(report -> villages.add(report.village()));
    List<UUID> subjects = new ArrayList<>(List.of(id));
    lines.forEach(line -> subjects.add(line.id()));
    realisations.forEach(realisation -> subjects.add(realisation.id()));
    activityTrainings.forEach(roster -> subjects.add(roster.id()));
    JointPlan plan =
        actor.hasRegencyWideReach() || actor.organisations().stream().anyMatch(activity.organisations()::contains)
            ? plans.require(actor, activity.plan())
            : null;
    StatusRule rule = planProgress.ruleToday(actor);
    model.addAttribute("one", planProgress.listProgress(actor, rule, List.of(activity), Map.of(id, sums)).getFirst());
    model.addAttribute("rule", rule);
    model.addAttribute("plan", plan);
    model.addAttribute("opensDecision", decisions.isVisible(actor, activity.decision()));
    model.addAttribute("lines", lines);
    model.addAttribute("sums", sums);
    model.addAttribute("realisations", realisations);
    model.addAttribute("reports", reports);
    model.addAttribute("rosters", activityTrainings);
    model.addAttribute("gates", gates.listByYear(actor, activity.year()));
    model.addAttribute("names", formOptions.findOrganisations(actor, named));
    model.addAttribute("villages", formOptions.findVillages(villages));
    model.addAttribute("instrument", formOptions.newestInstrument());
    model.addAttribute("kinds", formOptions.codeList("activity-kinds"));
    model.addAttribute("units", formOptions.codeList("units"));
    model.addAttribute("sources", formOptions.codeList("funding-sources"));
    model.addAttribute("stages", formOptions.codeList("budget-stages"));
    model.addAttribute("money", budgetRealisation);
    model.addAttribute("readsMoney", AgreementAccessPolicy.mayReadMoney(actor));
    model.addAttribute("mayTakeBack", RealisedVolumeListener.mayTakeBack(actor, activity));
    model.addAttribute("mayTrain", ActivityTrainingRepository.mayRecord(actor, activity));
    model.addAttribute("mayPlan", plan != null && AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    model.addAttribute("actor", actor);
    model.addAttribute("history", history.listRecent(actor,
        List.of("activity", "budget-line", "realisation", "training"), subjects, MAX_HISTORY));
    return "agreements/activity";
  }
}
