package id.payung.agreements.register;

import id.payung.agreements.Choices;
import id.payung.agreements.PlanStatus;
import id.payung.agreements.Rights;
import id.payung.agreements.Typed;
import id.payung.agreements.plan.Plans;
import id.payung.audit.History;
import id.payung.meetings.Decision;
import id.payung.meetings.Decisions;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.Reference;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
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

/** Kerja Sama: the list, one agreement, and its form. */
@Controller
@RequestMapping("/{regency}/agreements")
class RegisterPages implements Navigation {
  private static final int HISTORY = 60;

  private final Agreements agreements;
  private final Registering registering;
  private final Expiry expiry;
  private final Plans plans;
  private final PlanStatus status;
  private final Choices choices;
  private final Decisions decisions;
  private final History history;
  private final Reference reference;
  private final UiFactory uis;

  RegisterPages(Agreements agreements, Registering registering, Expiry expiry, Plans plans, PlanStatus status,
      Choices choices, Decisions decisions, History history, Reference reference, UiFactory uis) {
    this.agreements = agreements;
    this.registering = registering;
    this.expiry = expiry;
    this.plans = plans;
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
        ? List.of(new NavigationItem(20, "agreements.title", "/agreements", "agreement"))
        : List.of();
  }

  @AllowedToAll
  @GetMapping
  String list(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "") String partner,
      @RequestParam(defaultValue = "") String only, @RequestParam(defaultValue = "newest") String sort,
      @RequestParam(required = false) @Nullable String from, HttpServletRequest request, Model model) {
    AgreementQuery query = query(q, kind, stage, partner, only, sort, from);
    Slice<Agreement> page = agreements.page(actor, query);
    Ui ui = uis.of(request);
    Set<UUID> ids = new HashSet<>();
    page.rows().forEach(row -> ids.add(row.id()));
    model.addAttribute("page", page);
    model.addAttribute("status", status.of(actor, ids, null));
    model.addAttribute("q", q);
    model.addAttribute("kind", kind);
    model.addAttribute("stage", stage);
    model.addAttribute("partner", partner);
    model.addAttribute("only", only);
    model.addAttribute("sort", query.sort().word());
    model.addAttribute("narrowed", query.narrowed());
    model.addAttribute("kinds", choices.list("kinds"));
    model.addAttribute("stages", choices.list("stages"));
    model.addAttribute("partners", choices.organisations(actor, ui.locale(), "partner", "government"));
    model.addAttribute("expiry", expiry);
    model.addAttribute("mayRegister", Rights.registers(actor));
    return "agreements/list";
  }

  private AgreementQuery query(String q, String kind, String stage, String partner, String only, String sort,
      @Nullable String from) {
    UUID organisation = Ids.read(partner).orElse(null);
    return new AgreementQuery(q, kind, stage, organisation, only.equals("expiring"), only.equals("incomplete"),
        AgreementQuery.Sort.of(sort), expiry.warnDays(), from);
  }

  @AllowedToAll
  @GetMapping("/export")
  void export(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "") String partner,
      @RequestParam(defaultValue = "") String only, @RequestParam(defaultValue = "newest") String sort,
      HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
    List<Agreement> rows = agreements.all(actor, query(q, kind, stage, partner, only, sort, null), AgreementSheet.MOST);
    AgreementSheet.write(rows, agreements, actor, uis.of(request), choices, response);
  }

  @Allowed({Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.LEGAL_OFFICE, Role.PLANNER,
    Role.OFFICE_CLERK, Role.OFFICE_HEAD})
  @GetMapping("/new")
  String blank(Actor actor, @RequestParam(required = false) @Nullable UUID decision,
      @RequestParam(required = false) @Nullable UUID parent, HttpServletRequest request, Model model) {
    Typed form = AgreementForm.blank(Ids.next()).put("parent", parent);
    if (decision != null) {
      Decision decided = decisions.require(actor, decision);
      form.put("decision", decided.id())
          .put("title", decided.text().length() > 300 ? decided.text().substring(0, 300) : decided.text());
    }
    if (!actor.organisations().isEmpty()) {
      form.put("p1.organisation", actor.organisations().iterator().next());
    }
    return form(actor, form, null, uis.of(request), model);
  }

  @Allowed({Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.LEGAL_OFFICE, Role.PLANNER,
    Role.OFFICE_CLERK, Role.OFFICE_HEAD})
  @PostMapping
  String register(Actor actor, @RequestParam MultiValueMap<String, String> typed, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    Typed form = new Typed(typed);
    Draft draft = AgreementForm.read(form, reference);
    try {
      if (!form.isWrong()) {
        Agreement agreement = registering.register(actor, draft);
        Flash.say(redirect, "agreements.registered");
        return "redirect:/" + actor.regency() + "/agreements/" + agreement.id();
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return form(actor, form, null, uis.of(request), model);
  }

  @AllowedToAll
  @GetMapping("/{id}")
  String show(Actor actor, @PathVariable UUID id, Model model) {
    Agreement agreement = agreements.require(actor, id);
    return page(actor, agreement, agreement.newest(), model);
  }

  /** An older or newer version stays readable under its number. */
  @AllowedToAll
  @GetMapping("/{id}/versions/{number}")
  String version(Actor actor, @PathVariable UUID id, @PathVariable int number, Model model) {
    return page(actor, agreements.require(actor, id), number, model);
  }

  private String page(Actor actor, Agreement agreement, int number, Model model) {
    List<AgreementVersion> versions = agreements.versions(actor, agreement.id());
    AgreementVersion version = versions.stream()
        .filter(v -> v.number() == number)
        .findFirst()
        .orElseThrow(id.payung.platform.errors.NotFound::new);
    Set<UUID> villages = new HashSet<>(version.text().villages());
    model.addAttribute("agreement", agreement);
    model.addAttribute("opensDecision", decisions.opensFor(actor, agreement.decision()));
    model.addAttribute("version", version);
    model.addAttribute("versions", versions);
    model.addAttribute("steps",
        agreements.steps(actor, agreement.id()).stream().filter(step -> step.version() == number).toList());
    List<Agreement> family = agreements.family(actor, agreement);
    List<Agreement> children = family.stream().filter(one -> agreement.id().equals(one.parent())).toList();
    List<AgreementStage.Step> onward =
        number == agreement.newest() && agreement.endedOn() == null ? version.stage().onward(actor) : List.of();
    model.addAttribute("onward", onward.stream().filter(step -> !step.undoes()).toList());
    model.addAttribute("undoes", onward.stream().anyMatch(AgreementStage.Step::undoes));
    model.addAttribute("standing", AgreementLife.standingOn(version, children));
    model.addAttribute("mayChange", Agreements.mayChange(actor, agreement));
    model.addAttribute("keeps", Rights.keepsRegister(actor));
    model.addAttribute("mayPlan", Rights.plans(actor, agreement.organisations()) && agreement.endedOn() == null);
    model.addAttribute("warning", expiry.of(agreement, agreements.today(actor)).orElse(null));
    model.addAttribute("villages", choices.villagesNamed(villages));
    model.addAttribute("parent",
        family.stream().filter(one -> one.id().equals(agreement.parent())).findFirst().orElse(null));
    model.addAttribute("children", children);
    model.addAttribute("plans", plans.ofAgreement(actor, agreement.id()));
    model.addAttribute("status", status.of(actor, List.of(agreement.id()), null).get(agreement.id()));
    model.addAttribute("history", history.of(actor, List.of("agreement"), List.of(agreement.id()), HISTORY));
    model.addAttribute("kinds", choices.list("kinds"));
    model.addAttribute("stages", choices.list("stages"));
    model.addAttribute("positions", choices.list("party-positions"));
    model.addAttribute("capacities", choices.list("signer-capacities"));
    model.addAttribute("today", agreements.today(actor));
    return "agreements/show";
  }

  @AllowedToAll
  @GetMapping("/{id}/edit")
  String edit(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
    Agreement agreement = agreements.require(actor, id);
    Rights.require(Agreements.mayChange(actor, agreement));
    AgreementVersion version = newest(actor, agreement);
    if (!version.stage().editable()) {
      throw new Refused("agreements.refused.signed");
    }
    return form(actor, AgreementForm.filled(agreement, version), agreement, uis.of(request), model);
  }

  private AgreementVersion newest(Actor actor, Agreement agreement) {
    return agreements.versions(actor, agreement.id()).getFirst();
  }

  @AllowedToAll
  @PostMapping("/{id}")
  String change(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes redirect) {
    Agreement agreement = agreements.require(actor, id);
    Rights.require(Agreements.mayChange(actor, agreement));
    Typed form = new Typed(typed).put("id", id).put("kind", agreement.kind());
    Draft draft = AgreementForm.read(form, reference);
    long basedOn = Objects.requireNonNullElse(form.whole("version", true), 0L);
    try {
      if (!form.isWrong()) {
        registering.change(actor, id, (int) basedOn, draft.text(), draft.newPartners());
        Flash.say(redirect, "agreements.saved");
        return "redirect:/" + actor.regency() + "/agreements/" + id;
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return form(actor, form, agreement, uis.of(request), model);
  }

  private String form(Actor actor, Typed form, @Nullable Agreement agreement, Ui ui, Model model) {
    LocalDate today = agreements.today(actor);
    model.addAttribute("form", form);
    model.addAttribute("agreement", agreement);
    model.addAttribute("kinds", choices.of("kinds", today, ui.locale()));
    model.addAttribute("positions", choices.of("party-positions", today, ui.locale()));
    model.addAttribute("capacities", choices.of("signer-capacities", today, ui.locale()));
    model.addAttribute("organisations",
        choices.organisations(actor, ui.locale(), "government", "partner", "community", "village"));
    model.addAttribute("mayAddPartner", actor.wide());
    model.addAttribute("partnerKinds", choices.partnerKinds(ui.locale()));
    model.addAttribute("districts", choices.villages(actor));
    model.addAttribute("parents", agreement == null ? agreements.possibleParents(actor) : List.of());
    model.addAttribute("places", AgreementForm.PLACES);
    return "agreements/form";
  }
}
