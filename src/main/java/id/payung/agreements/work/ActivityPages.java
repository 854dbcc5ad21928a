package id.payung.agreements.work;

import id.payung.agreements.ActivityView;
import id.payung.agreements.Choices;
import id.payung.agreements.PlanStatus;
import id.payung.agreements.Rights;
import id.payung.agreements.Verdict;
import id.payung.agreements.plan.Plan;
import id.payung.agreements.plan.Plans;
import id.payung.audit.History;
import id.payung.meetings.Decisions;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.StatusRule;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
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
class ActivityPages implements Navigation {
  static final int PAGE = 30;
  private static final int HISTORY = 60;
  private static final int MOST_EXPORTED = 10_000;

  private final ActivityRows rows;
  private final PlanStatus status;
  private final Money money;
  private final Volumes volumes;
  private final Trainings trainings;
  private final Gates gates;
  private final Plans plans;
  private final Choices choices;
  private final History history;
  private final Decisions decisions;
  private final UiFactory uis;

  ActivityPages(ActivityRows rows, PlanStatus status, Money money, Volumes volumes, Trainings trainings, Gates gates,
      Plans plans, Choices choices, History history, Decisions decisions, UiFactory uis) {
    this.rows = rows;
    this.status = status;
    this.money = money;
    this.volumes = volumes;
    this.trainings = trainings;
    this.gates = gates;
    this.plans = plans;
    this.choices = choices;
    this.history = history;
    this.decisions = decisions;
    this.uis = uis;
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    return List.of(new NavigationItem(40, "agreements.activities", "/activities", "activity"));
  }

  @AllowedToAll
  @GetMapping
  String list(Actor actor, @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String village, @RequestParam(defaultValue = "") String question,
      @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "ends") String sort,
      @RequestParam(required = false) @Nullable String from, HttpServletRequest request, Model model) {
    LocalDate today = status.today(actor);
    StatusRule rule = status.rule(actor);
    ActivityQuery query =
        query(year == null ? today.getYear() : year, q, office, village, question, verdict, sort, from);
    List<ActivityView> found = rows.page(actor, query, rule, today, PAGE + 1);
    Slice<ActivityView> page = Slice.of(found, PAGE, query::keyOf);
    Ui ui = uis.of(request);
    Set<UUID> offices = new LinkedHashSet<>();
    page.rows().forEach(row -> offices.add(row.office()));
    Map<UUID, Money.Sums> sums =
        money.sumsByActivity(money.ofActivities(actor, page.rows().stream().map(ActivityView::id).toList()));
    model.addAttribute("rows", status.of(actor, rule, page.rows(), sums));
    model.addAttribute("next", page.next());
    model.addAttribute("year", query.year());
    model.addAttribute("thisYear", today.getYear());
    model.addAttribute("q", q);
    model.addAttribute("office", office);
    model.addAttribute("village", village);
    model.addAttribute("question", question);
    model.addAttribute("verdict", verdict);
    model.addAttribute("sort", query.byTitle() ? "title" : "ends");
    model.addAttribute("narrowed", query.narrowed());
    model.addAttribute("rule", rule);
    model.addAttribute("names", choices.named(actor, offices));
    model.addAttribute("offices", choices.organisations(actor, ui.locale(), "government", "village", "community"));
    model.addAttribute("districts", choices.villages(actor));
    model.addAttribute("questions", choices.instrument().indicators().toList());
    model.addAttribute("units", choices.list("units"));
    model.addAttribute("statuses", choices.list("statuses"));
    model.addAttribute("readsMoney", Rights.readsMoney(actor));
    return "agreements/activities";
  }

  private static ActivityQuery query(int year, String q, String office, String village, String question, String verdict,
      String sort, @Nullable String from) {
    Verdict wanted = Arrays.stream(Verdict.values()).filter(v -> v.code().equals(verdict)).findFirst().orElse(null);
    return new ActivityQuery(year, q, idOrNull(office), idOrNull(village), question, wanted, sort.equals("title"),
        from);
  }

  private static @Nullable UUID idOrNull(String text) {
    return Ids.read(text).orElse(null);
  }

  @AllowedToAll
  @GetMapping("/export")
  void export(Actor actor, @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String village, @RequestParam(defaultValue = "") String question,
      @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "ends") String sort,
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    LocalDate today = status.today(actor);
    ActivityQuery query =
        query(year == null ? today.getYear() : year, q, office, village, question, verdict, sort, null);
    List<ActivityView> found = rows.page(actor, query, status.rule(actor), today, MOST_EXPORTED);
    Map<UUID, Money.Sums> sums =
        money.sumsByActivity(money.ofActivities(actor, found.stream().map(ActivityView::id).toList()));
    Set<UUID> offices = new LinkedHashSet<>();
    found.forEach(row -> offices.add(row.office()));
    Ui ui = uis.of(request);
    byte[] bytes = sheet(ui, query.year(), today, status.of(actor, found, sums), choices.named(actor, offices),
        Rights.readsMoney(actor));
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition",
        "attachment; filename=\"" + ui.fileName("xlsx", "kegiatan", String.valueOf(query.year())) + "\"");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(bytes);
  }

  private byte[] sheet(Ui ui, int year, LocalDate today, List<PlanStatus.OfActivity> all,
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
      sheet.sheet(ui.t("agreements.activities"),
          List.of(ui.regencyName() + " · " + year + " · " + ui.t("agreements.as-of", ui.date(today))), headings);
      for (PlanStatus.OfActivity one : all) {
        ActivityView a = one.activity();
        var office = names.get(a.office());
        List<@Nullable Object> cells = new ArrayList<>(
            Arrays.<@Nullable Object>asList(a.title(), a.agreementTitle(), office == null ? "" : office.label(),
                a.starts(), a.ends(), a.target(), choices.list("units").nameOf(a.unit(), ui.locale()), a.realised(),
                one.volumeAsOf(), choices.list("statuses").nameOf(one.progress().verdict().code(), ui.locale()),
                a.approved() ? "v" + a.planVersion() : ui.t("agreements.plan.unapproved")));
        if (readsMoney) {
          cells.addAll(Arrays.<@Nullable Object>asList(one.moneyCounted(), one.moneyRealised(), one.moneyAsOf()));
        }
        sheet.row(cells);
      }
    }
    return bytes.toByteArray();
  }

  @AllowedToAll
  @GetMapping("/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    ActivityView activity = rows.find(actor, id).orElseThrow(NotFound::new);
    List<BudgetLine> lines = money.ofActivity(actor, id);
    List<Realisation> realisations = money.realisations(actor, id);
    List<VolumeOfReport> reports = volumes.of(actor, id);
    List<Training> rosters = trainings.of(actor, id);
    Money.Sums sums = money.sum(lines);
    Set<UUID> named = new LinkedHashSet<>(activity.partners());
    named.add(activity.office());
    lines.forEach(line -> named.add(line.owner()));
    Set<UUID> villages = new LinkedHashSet<>(activity.villages());
    reports.forEach(report -> villages.add(report.village()));
    List<UUID> subjects = new ArrayList<>(List.of(id));
    lines.forEach(line -> subjects.add(line.id()));
    realisations.forEach(realisation -> subjects.add(realisation.id()));
    rosters.forEach(roster -> subjects.add(roster.id()));
    Plan plan = actor.wide() || actor.organisations().stream().anyMatch(activity.organisations()::contains)
        ? plans.require(actor, activity.plan())
        : null;
    StatusRule rule = status.rule(actor);
    model.addAttribute("one", status.of(actor, rule, List.of(activity), Map.of(id, sums)).getFirst());
    model.addAttribute("rule", rule);
    model.addAttribute("plan", plan);
    model.addAttribute("opensDecision", decisions.opensFor(actor, activity.decision()));
    model.addAttribute("lines", lines);
    model.addAttribute("sums", sums);
    model.addAttribute("realisations", realisations);
    model.addAttribute("reports", reports);
    model.addAttribute("rosters", rosters);
    model.addAttribute("gates", gates.of(actor, activity.year()));
    model.addAttribute("names", choices.named(actor, named));
    model.addAttribute("villages", choices.villagesNamed(villages));
    model.addAttribute("instrument", choices.instrument());
    model.addAttribute("kinds", choices.list("activity-kinds"));
    model.addAttribute("units", choices.list("units"));
    model.addAttribute("sources", choices.list("funding-sources"));
    model.addAttribute("stages", choices.list("budget-stages"));
    model.addAttribute("money", money);
    model.addAttribute("readsMoney", Rights.readsMoney(actor));
    model.addAttribute("mayTakeBack", Volumes.mayTakeBack(actor, activity));
    model.addAttribute("mayTrain", Trainings.mayRecord(actor, activity));
    model.addAttribute("mayPlan", plan != null && Rights.plans(actor, plan.organisations()));
    model.addAttribute("actor", actor);
    model.addAttribute("history",
        history.of(actor, List.of("activity", "budget-line", "realisation", "training"), subjects, HISTORY));
    return "agreements/activity";
  }
}
