package id.payung.agreements.plan;

import id.payung.agreements.ActivityView;
import id.payung.agreements.Choices;
import id.payung.agreements.PlanStatus;
import id.payung.agreements.Rights;
import id.payung.agreements.Typed;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.Agreements;
import id.payung.agreements.register.Party;
import id.payung.agreements.work.ActivityRows;
import id.payung.agreements.work.BudgetLine;
import id.payung.agreements.work.Gates;
import id.payung.agreements.work.Money;
import id.payung.audit.History;
import id.payung.meetings.Decisions;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.Reference;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.UiFactory;
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
class PlanPages implements Navigation {
  private static final int HISTORY = 40;

  private final Plans plans;
  private final Approving approving;
  private final Drafting drafting;
  private final Agreements agreements;
  private final ActivityRows activities;
  private final Money money;
  private final Gates gates;
  private final PlanStatus status;
  private final Choices choices;
  private final Decisions decisions;
  private final History history;
  private final Reference reference;
  private final UiFactory uis;

  PlanPages(Plans plans, Approving approving, Drafting drafting, Agreements agreements, ActivityRows activities,
      Money money, Gates gates, PlanStatus status, Choices choices, Decisions decisions, History history,
      Reference reference, UiFactory uis) {
    this.plans = plans;
    this.approving = approving;
    this.drafting = drafting;
    this.agreements = agreements;
    this.activities = activities;
    this.money = money;
    this.gates = gates;
    this.status = status;
    this.choices = choices;
    this.decisions = decisions;
    this.history = history;
    this.reference = reference;
    this.uis = uis;
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    return actor.wide() || !actor.organisations().isEmpty()
        ? List.of(new NavigationItem(30, "agreements.plans", "/plans", "plan"))
        : List.of();
  }

  @AllowedToAll
  @GetMapping
  String list(Actor actor, @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable String from, Model model) {
    var page = plans.page(actor, year, q, from);
    Map<Integer, Set<UUID>> byYear = new HashMap<>();
    page.rows().forEach(plan -> byYear.computeIfAbsent(plan.year(), _ -> new LinkedHashSet<>()).add(plan.agreement()));
    Map<String, PlanStatus.OfAgreement> standing = new HashMap<>();
    byYear.forEach((y, ids) -> status.of(actor, ids, y).forEach((id, of) -> standing.put(id + "/" + y, of)));
    model.addAttribute("page", page);
    model.addAttribute("year", year);
    model.addAttribute("q", q);
    model.addAttribute("status", standing);
    model.addAttribute("decision", null);
    model.addAttribute("question", null);
    model.addAttribute("thisYear", agreements.today(actor).getYear());
    model.addAttribute("setsRules", Rights.setsRules(actor));
    return "agreements/plans";
  }

  /** A meeting's decision, or what a question of the evaluation lacks, becomes an activity: in which plan? */
  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.COOPERATION_OFFICE, Role.PLANNER, Role.OFFICE_CLERK,
    Role.OFFICE_HEAD})
  @GetMapping("/choose")
  String choose(Actor actor, @RequestParam(required = false) @Nullable UUID decision,
      @RequestParam(defaultValue = "") String question, @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Integer year, @RequestParam(required = false) @Nullable String from,
      Model model) {
    if (decision == null && question.isBlank()) {
      throw new NotFound();
    }
    list(actor, year, q, from, model);
    model.addAttribute("decision", decision == null ? null : decisions.require(actor, decision));
    model.addAttribute("question", decision == null ? question : null);
    return "agreements/plans";
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.COOPERATION_OFFICE, Role.PLANNER, Role.OFFICE_CLERK,
    Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR})
  @GetMapping("/new")
  String blank(Actor actor, @RequestParam UUID agreement, Model model) {
    Agreement under = agreements.require(actor, agreement);
    Rights.require(Rights.plans(actor, under.organisations()));
    model.addAttribute("agreement", under);
    model.addAttribute("id", Ids.next());
    model.addAttribute("year", agreements.today(actor).getYear());
    return "agreements/plan-new";
  }

  @Allowed({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.COOPERATION_OFFICE, Role.PLANNER, Role.OFFICE_CLERK,
    Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR})
  @PostMapping
  String open(Actor actor, @RequestParam UUID id, @RequestParam UUID agreement, @RequestParam int year,
      RedirectAttributes redirect) {
    if (year < 2015 || year > 2100) {
      throw new Invalid("year", "agreements.wrong.range");
    }
    Plan plan = plans.open(actor, id, agreement, year);
    Flash.say(redirect, "agreements.plan.opened");
    return "redirect:/" + actor.regency() + "/plans/" + plan.id() + "/versions/" + plan.newest();
  }

  /** As it is measured: activities with what was realised, money, gates, calendar. */
  @AllowedToAll
  @GetMapping("/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    Plan plan = plans.require(actor, id);
    List<ActivityView> all = activities.ofPlan(actor, id);
    List<BudgetLine> lines = money.ofPlan(actor, id);
    Map<UUID, Money.Sums> sums = money.sumsByActivity(lines);
    LocalDate today = agreements.today(actor);
    Set<UUID> named = new LinkedHashSet<>(plan.organisations());
    lines.forEach(line -> named.add(line.owner()));
    model.addAttribute("plan", plan);
    model.addAttribute("versions", plans.versions(actor, id));
    var rule = status.rule(actor);
    model.addAttribute("activities", status.of(actor, rule, all, sums));
    model.addAttribute("rule", rule);
    model.addAttribute("lines", lines);
    model.addAttribute("sums", money.sum(lines));
    model.addAttribute("gates", gates.of(actor, plan.year()));
    model.addAttribute("names", choices.named(actor, named));
    model.addAttribute("sources", choices.list("funding-sources"));
    model.addAttribute("stages", choices.list("budget-stages"));
    model.addAttribute("units", choices.list("units"));
    model.addAttribute("readsMoney", Rights.readsMoney(actor));
    model.addAttribute("mayPlan", Rights.plans(actor, plan.organisations()));
    model.addAttribute("today", today);
    return "agreements/plan";
  }

  /** What one version says; a draft is written here. */
  @AllowedToAll
  @GetMapping("/{id}/versions/{number}")
  String version(Actor actor, @PathVariable UUID id, @PathVariable int number, Model model) {
    Plans.Said said = plans.said(actor, id, number);
    Plan plan = said.plan();
    Set<UUID> named = new LinkedHashSet<>(plan.organisations());
    Set<UUID> villages = new LinkedHashSet<>();
    said.activities().forEach(activity -> {
      named.addAll(activity.organisations());
      villages.addAll(activity.villages());
    });
    model.addAttribute("said", said);
    boolean written = said.version().state() == PlanState.DRAFT;
    List<Party> sides = written ? List.of() : approving.sides(actor, plan);
    model.addAttribute("versions", said.versions());
    model.addAttribute("sides", sides);
    ConsentRows.Consent consent =
        written ? new ConsentRows.Consent(List.of(), List.of()) : plans.consent(actor, id, number);
    model.addAttribute("approvals", consent.approvals());
    model.addAttribute("paper", consent.papers().isEmpty() ? null : consent.papers().getFirst());
    model.addAttribute("names", choices.named(actor, named));
    model.addAttribute("villages", choices.villagesNamed(villages));
    model.addAttribute("kinds", choices.list("activity-kinds"));
    model.addAttribute("units", choices.list("units"));
    model.addAttribute("sources", choices.list("funding-sources"));
    model.addAttribute("stages", choices.list("budget-stages"));
    model.addAttribute("mayPlan", Rights.plans(actor, plan.organisations()));
    model.addAttribute("mayApprove",
        sides.stream()
            .filter(side -> consent.approvals()
                .stream()
                .noneMatch(approval -> approval.planVersion() == number
                    && approval.organisation().equals(side.organisation())))
            .anyMatch(side -> Approving.mayApproveFor(actor, side)));
    model.addAttribute("history", history.of(actor, List.of("plan"), List.of(id), HISTORY));
    return "agreements/version";
  }

  @AllowedToAll
  @GetMapping("/{id}/activities/new")
  String blankActivity(Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID decision,
      @RequestParam(defaultValue = "") String question, HttpServletRequest request, Model model) {
    Plan plan = plans.require(actor, id);
    Rights.require(Rights.plans(actor, plan.organisations()));
    Plans.Said said = plans.said(actor, id, plan.newest());
    int next = said.activities().stream().mapToInt(ActivityText::number).max().orElse(0) + 1;
    Typed form = ActivityForm.blank(plan, next);
    if (decision != null) {
      var decided = decisions.require(actor, decision);
      form.put("decision", decided.id())
          .put("title", decided.text().length() > 300 ? decided.text().substring(0, 300) : decided.text());
      if (decided.ownerOrganisation() != null) {
        form.put("office", decided.ownerOrganisation());
      }
    }
    if (!question.isBlank()) {
      form.putAll("question", List.of(question));
    }
    if (form.get("office").isEmpty() && !actor.organisations().isEmpty() && !actor.has(Role.PARTNER_COORDINATOR)) {
      form.put("office", actor.organisations().iterator().next());
    }
    return form(actor, plan, form, false, request, model);
  }

  @AllowedToAll
  @GetMapping("/{id}/activities/{activity}/edit")
  String editActivity(Actor actor, @PathVariable UUID id, @PathVariable UUID activity, HttpServletRequest request,
      Model model) {
    Plan plan = plans.require(actor, id);
    Rights.require(Rights.plans(actor, plan.organisations()));
    Plans.Said said = plans.said(actor, id, plan.newest());
    ActivityText text = find(said, activity);
    if (text == null) {
      throw new NotFound();
    }
    return form(actor, plan, ActivityForm.filled(said, text), true, request, model);
  }

  private static @Nullable ActivityText find(Plans.Said said, UUID activity) {
    return said.activities().stream().filter(text -> text.id().equals(activity)).findFirst().orElse(null);
  }

  @AllowedToAll
  @PostMapping("/{id}/activities")
  String save(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes redirect) {
    Plan plan = plans.require(actor, id);
    Rights.require(Rights.plans(actor, plan.organisations()));
    Typed form = new Typed(typed);
    UUID activity = form.uuid("id", true);
    long basedOn = Objects.requireNonNullElse(form.whole("basedOn", true), 0L);
    ActivityText known = activity == null ? null : find(plans.said(actor, id, plan.newest()), activity);
    Wish wish = ActivityForm.read(form, known, reference);
    try {
      if (!form.isWrong()) {
        drafting.save(actor, id, (int) basedOn, wish);
        Flash.say(redirect, "agreements.activity.saved", wish.text().title());
        return "redirect:/" + actor.regency() + "/plans/" + id + "/versions/" + plan.newest();
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return form(actor, plan, form, basedOn > 0, request, model);
  }

  private String form(Actor actor, Plan plan, Typed form, boolean known, HttpServletRequest request, Model model) {
    var locale = uis.of(request).locale();
    LocalDate today = agreements.today(actor);
    model.addAttribute("plan", plan);
    model.addAttribute("form", form);
    model.addAttribute("known", known);
    model.addAttribute("places", ActivityForm.places(form));
    model.addAttribute("kinds", choices.of("activity-kinds", today, locale));
    model.addAttribute("units", choices.of("units", today, locale));
    model.addAttribute("sources", choices.of("funding-sources", today, locale));
    model.addAttribute("stages", choices.of("budget-stages", today, locale));
    model.addAttribute("offices", choices.organisations(actor, locale, "government", "village", "community"));
    model.addAttribute("owners", choices.organisations(actor, locale, "government", "partner", "village", "community"));
    model.addAttribute("partners", choices.named(actor, plan.organisations()));
    model.addAttribute("districts", choices.villages(actor));
    model.addAttribute("questions", choices.questions(locale));
    return "agreements/activity-form";
  }

  @AllowedToAll
  @GetMapping("/{id}/activities/{activity}/removal")
  String askRemoval(Actor actor, @PathVariable UUID id, @PathVariable UUID activity, Model model) {
    Plan plan = plans.require(actor, id);
    Rights.require(Rights.plans(actor, plan.organisations()));
    ActivityText text = find(plans.said(actor, id, plan.newest()), activity);
    if (text == null) {
      throw new NotFound();
    }
    model.addAttribute("plan", plan);
    model.addAttribute("activity", text);
    return "agreements/removal";
  }

  @AllowedToAll
  @PostMapping("/{id}/activities/{activity}/removal")
  String remove(Actor actor, @PathVariable UUID id, @PathVariable UUID activity,
      @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "agreements.wrong.reason");
    }
    drafting.remove(actor, id, activity, reason.strip());
    Flash.say(redirect, "agreements.activity.removed");
    return "redirect:/" + actor.regency() + "/plans/" + id + "/versions/" + plans.require(actor, id).newest();
  }
}
