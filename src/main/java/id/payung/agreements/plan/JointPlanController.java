package id.payung.agreements.plan;

import id.payung.agreements.ActivityRepository;
import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.BudgetLine;
import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.PlanningGateRepository;
import id.payung.agreements.form.AgreementFormInput;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementParty;
import id.payung.audit.RecordHistoryRepository;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.access.AllowedToSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rencana Kerja Bersama: the list, one plan as it is measured, one version as it is written. */
@Controller
@RequestMapping("/{regency}/plans")
class JointPlanController implements Navigation {
  private static final int HISTORY = 40;

  private final JointPlanDirectory plans;
  private final PlanApproval planApproval;
  private final PlanDraftEditor draftEditor;
  private final AgreementDirectory agreements;
  private final ActivityRepository activities;
  private final BudgetRealisation budgetRealisation;
  private final PlanningGateRepository gates;
  private final PlanProgressRepository planProgress;
  private final AgreementFormOptions formOptions;
  private final MeetingDecisionRepository decisions;
  private final RecordHistoryRepository history;
  private final ReferenceCatalogue reference;
  private final UiFactory uis;

  JointPlanController(JointPlanDirectory plans, PlanApproval planApproval, PlanDraftEditor draftEditor,
      AgreementDirectory agreements, ActivityRepository activities, BudgetRealisation budgetRealisation,
      PlanningGateRepository gates, PlanProgressRepository planProgress, AgreementFormOptions formOptions,
      MeetingDecisionRepository decisions, RecordHistoryRepository history, ReferenceCatalogue reference,
      UiFactory uis) {
    this.plans = plans;
    this.planApproval = planApproval;
    this.draftEditor = draftEditor;
    this.agreements = agreements;
    this.activities = activities;
    this.budgetRealisation = budgetRealisation;
    this.gates = gates;
    this.planProgress = planProgress;
    this.formOptions = formOptions;
    this.decisions = decisions;
    this.history = history;
    this.reference = reference;
    this.uis = uis;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasRegencyWideReach() || !actor.organisations().isEmpty()
        ? List.of(new NavigationItem(30, "agreements.plans", "/plans", "plan"))
        : List.of();
  }

  @AllowedToSignedIn
  @GetMapping
  String showList(Actor actor, @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable String from, Model model) {
    var page = plans.list(actor, year, q, from);
    Map<Integer, Set<UUID>> byYear = new HashMap<>();
    page.rows().forEach(plan -> byYear.computeIfAbsent(plan.year(), _ -> new LinkedHashSet<>()).add(plan.agreement()));
    Map<String, PlanProgressRepository.AgreementProgressView> progressByPlan = new HashMap<>();
    byYear.forEach(
        (y, ids) -> planProgress.listProgress(actor, ids, y).forEach((id, of) -> progressByPlan.put(id + "/" + y, of)));
    model.addAttribute("page", page);
    model.addAttribute("year", year);
    model.addAttribute("q", q);
    model.addAttribute("status", progressByPlan);
    model.addAttribute("decision", null);
    model.addAttribute("question", null);
    model.addAttribute("thisYear", agreements.today(actor).getYear());
    model.addAttribute("setsRules", AgreementAccessPolicy.maySetRules(actor));
    return "agreements/plans";
  }

  /** A meeting's decision, or what a question of the evaluation lacks, becomes an activity: in which plan? */
  @AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.COOPERATION_OFFICE, Role.PLANNER,
    Role.OFFICE_CLERK, Role.OFFICE_HEAD})
  @GetMapping("/choose")
  String showChoice(Actor actor, @RequestParam(required = false) @Nullable UUID decision,
      @RequestParam(defaultValue = "") String question, @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Integer year, @RequestParam(required = false) @Nullable String from,
      Model model) {
    if (decision == null && question.isBlank()) {
      throw new NotFound();
    }
    showList(actor, year, q, from, model);
    model.addAttribute("decision", decision == null ? null : decisions.require(actor, decision));
    model.addAttribute("question", decision == null ? question : null);
    return "agreements/plans";
  }

  @AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.COOPERATION_OFFICE, Role.PLANNER,
    Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR})
  @GetMapping("/new")
  String showNewPlan(Actor actor, @RequestParam UUID agreement, Model model) {
    Agreement under = agreements.require(actor, agreement);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, under.organisations()));
    model.addAttribute("agreement", under);
    model.addAttribute("id", Ids.next());
    model.addAttribute("year", agreements.today(actor).getYear());
    return "agreements/plan-new";
  }

  @AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.COOPERATION_OFFICE, Role.PLANNER,
    Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR})
  @PostMapping
  String openPlan(Actor actor, @RequestParam UUID id, @RequestParam UUID agreement, @RequestParam int year,
      RedirectAttributes redirect) {
    if (year < 2015 || year > 2100) {
      throw new Invalid("year", "agreements.wrong.range");
    }
    JointPlan plan = plans.openPlan(actor, id, agreement, year);
    FlashMessages.add(redirect, "agreements.plan.opened");
    return "redirect:/" + actor.regency() + "/plans/" + plan.id() + "/versions/" + plan.newestVersion();
  }

  /** As it is measured: activities with what was realised, money, gates, calendar. */
  @AllowedToSignedIn
  @GetMapping("/{id}")
  String showPlan(Actor actor, @PathVariable UUID id, Model model) {
    JointPlan plan = plans.require(actor, id);
    List<ActivityView> all = activities.listByPlan(actor, id);
    List<BudgetLine> lines = budgetRealisation.listByPlan(actor, id);
    Map<UUID, BudgetRealisation.BudgetTotals> sums = budgetRealisation.sumsByActivity(lines);
    LocalDate today = agreements.today(actor);
    Set<UUID> named = new LinkedHashSet<>(plan.organisations());
    lines.forEach(line -> named.add(line.owner()));
    model.addAttribute("plan", plan);
    model.addAttribute("versions", plans.listVersions(actor, id));
    var rule = planProgress.ruleToday(actor);
    model.addAttribute("activities", planProgress.listProgress(actor, rule, all, sums));
    model.addAttribute("rule", rule);
    model.addAttribute("lines", lines);
    model.addAttribute("sums", budgetRealisation.sumLines(lines));
    model.addAttribute("gates", gates.listByYear(actor, plan.year()));
    model.addAttribute("names", formOptions.findOrganisations(actor, named));
    model.addAttribute("sources", formOptions.codeList("funding-sources"));
    model.addAttribute("stages", formOptions.codeList("budget-stages"));
    model.addAttribute("units", formOptions.codeList("units"));
    model.addAttribute("readsMoney", AgreementAccessPolicy.mayReadMoney(actor));
    model.addAttribute("mayPlan", AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    model.addAttribute("today", today);
    return "agreements/plan";
  }

  /** What one version says; a draft is written here. */
  @AllowedToSignedIn
  @GetMapping("/{id}/versions/{number}")
  String showVersion(Actor actor, @PathVariable UUID id, @PathVariable int number, Model model) {
    JointPlanDirectory.PlanVersionContent content = plans.loadVersion(actor, id, number);
    JointPlan plan = content.plan();
    Set<UUID> named = new LinkedHashSet<>(plan.organisations());
    Set<UUID> villages = new LinkedHashSet<>();
    content.activities().forEach(activity -> {
      named.addAll(activity.organisations());
      villages.addAll(activity.villages());
    });
    model.addAttribute("said", content);
    boolean isDraft = content.version().state() == PlanVersionState.DRAFT;
    List<AgreementParty> sides = isDraft ? List.of() : planApproval.listSigningParties(actor, plan);
    model.addAttribute("versions", content.versions());
    model.addAttribute("sides", sides);
    PlanApprovalRepository.VersionApprovals approvals =
        isDraft ? new PlanApprovalRepository.VersionApprovals(List.of(), List.of())
            : plans.loadVersionApprovals(actor, id, number);
    model.addAttribute("approvals", approvals.approvals());
    model.addAttribute("paper", approvals.papers().isEmpty() ? null : approvals.papers().getFirst());
    model.addAttribute("names", formOptions.findOrganisations(actor, named));
    model.addAttribute("villages", formOptions.findVillages(villages));
    model.addAttribute("kinds", formOptions.codeList("activity-kinds"));
    model.addAttribute("units", formOptions.codeList("units"));
    model.addAttribute("sources", formOptions.codeList("funding-sources"));
    model.addAttribute("stages", formOptions.codeList("budget-stages"));
    model.addAttribute("mayPlan", AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    model.addAttribute("mayApprove",
        sides.stream()
            .filter(side -> approvals.approvals()
                .stream()
                .noneMatch(approval -> approval.planVersion() == number
                    && approval.organisation().equals(side.organisation())))
            .anyMatch(side -> PlanApproval.mayApproveFor(actor, side)));
    model.addAttribute("history", history.listRecent(actor, List.of("plan"), List.of(id), HISTORY));
    return "agreements/version";
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/activities/new")
  String showNewActivity(Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID decision,
      @RequestParam(defaultValue = "") String question, HttpServletRequest request, Model model) {
    JointPlan plan = plans.require(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    JointPlanDirectory.PlanVersionContent content = plans.loadVersion(actor, id, plan.newestVersion());
    int next = content.activities().stream().mapToInt(PlanVersionActivity::number).max().orElse(0) + 1;
    AgreementFormInput form = ActivityForm.blank(plan, next);
    if (decision != null) {
      MeetingDecision decided = decisions.require(actor, decision);
      form.put("decision", decided.id())
          .put("title", decided.text().length() > 300 ? decided.text().substring(0, 300) : decided.text());
      if (decided.ownerOrganisation() != null) {
        form.put("office", decided.ownerOrganisation());
      }
    }
    if (!question.isBlank()) {
      form.putAll("question", List.of(question));
    }
    if (form.get("office").isEmpty() && !actor.organisations().isEmpty()
        && !actor.hasAnyRole(Role.PARTNER_COORDINATOR)) {
      form.put("office", actor.organisations().iterator().next());
    }
    return renderActivityForm(actor, plan, form, false, request, model);
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/activities/{activity}/edit")
  String showEditActivity(Actor actor, @PathVariable UUID id, @PathVariable UUID activity, HttpServletRequest request,
      Model model) {
    JointPlan plan = plans.require(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    JointPlanDirectory.PlanVersionContent content = plans.loadVersion(actor, id, plan.newestVersion());
    PlanVersionActivity text = findActivity(content, activity);
    if (text == null) {
      throw new NotFound();
    }
    return renderActivityForm(actor, plan, ActivityForm.filled(content, text), true, request, model);
  }

  private static @Nullable PlanVersionActivity findActivity(JointPlanDirectory.PlanVersionContent content,
      UUID activity) {
    return content.activities().stream().filter(text -> text.id().equals(activity)).findFirst().orElse(null);
  }

  @AllowedToSignedIn
  @PostMapping("/{id}/activities")
  String saveActivity(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes redirect) {
    JointPlan plan = plans.require(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    AgreementFormInput form = new AgreementFormInput(typed);
    UUID activity = form.readId("id", true);
    long basedOn = Objects.requireNonNullElse(form.readWholeNumber("basedOn", true), 0L);
    PlanVersionActivity existing =
        activity == null ? null : findActivity(plans.loadVersion(actor, id, plan.newestVersion()), activity);
    ActivityChange change = ActivityForm.parse(form, existing, reference);
    try {
      if (!form.hasErrors()) {
        draftEditor.saveActivity(actor, id, (int) basedOn, change);
        FlashMessages.add(redirect, "agreements.activity.saved", change.text().title());
        return "redirect:/" + actor.regency() + "/plans/" + id + "/versions/" + plan.newestVersion();
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return renderActivityForm(actor, plan, form, basedOn > 0, request, model);
  }

  private String renderActivityForm(Actor actor, JointPlan plan, AgreementFormInput form, boolean existing,
      HttpServletRequest request, Model model) {
    var locale = uis.forRequest(request).locale();
    LocalDate today = agreements.today(actor);
    model.addAttribute("plan", plan);
    model.addAttribute("form", form);
    model.addAttribute("known", existing);
    model.addAttribute("places", ActivityForm.lineCount(form));
    model.addAttribute("kinds", formOptions.optionsOn("activity-kinds", today, locale));
    model.addAttribute("units", formOptions.optionsOn("units", today, locale));
    model.addAttribute("sources", formOptions.optionsOn("funding-sources", today, locale));
    model.addAttribute("stages", formOptions.optionsOn("budget-stages", today, locale));
    model.addAttribute("offices", formOptions.organisationOptions(actor, locale, "government", "village", "community"));
    model.addAttribute("owners",
        formOptions.organisationOptions(actor, locale, "government", "partner", "village", "community"));
    model.addAttribute("partners", formOptions.findOrganisations(actor, plan.organisations()));
    model.addAttribute("districts", formOptions.villageOptions(actor));
    model.addAttribute("questions", formOptions.questionOptions(locale));
    return "agreements/activity-form";
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/activities/{activity}/removal")
  String showRemoval(Actor actor, @PathVariable UUID id, @PathVariable UUID activity, Model model) {
    JointPlan plan = plans.require(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    PlanVersionActivity text = findActivity(plans.loadVersion(actor, id, plan.newestVersion()), activity);
    if (text == null) {
      throw new NotFound();
    }
    model.addAttribute("plan", plan);
    model.addAttribute("activity", text);
    return "agreements/removal";
  }

  @AllowedToSignedIn
  @PostMapping("/{id}/activities/{activity}/removal")
  String removeActivity(Actor actor, @PathVariable UUID id, @PathVariable UUID activity,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    draftEditor.removeActivity(actor, id, activity, reason.strip());
    FlashMessages.add(redirect, "agreements.activity.removed");
    return "redirect:/" + actor.regency() + "/plans/" + id + "/versions/" + plans.require(actor, id).newestVersion();
  }
}
