package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.PlanDirectory;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.form.AgreementFormInput;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.audit.RecordHistoryRepository;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.access.AllowedToSignedIn;
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
class AgreementController implements Navigation {
  private static final int MAX_HISTORY = 60;

  private final AgreementDirectory agreements;
  private final AgreementRegistration registration;
  private final AgreementExpiryPolicy expiryPolicy;
  private final PlanDirectory plans;
  private final PlanProgressRepository planProgress;
  private final AgreementFormOptions formOptions;
  private final MeetingDecisionRepository decisions;
  private final RecordHistoryRepository history;
  private final ReferenceCatalogue reference;
  private final UiFactory uis;

  AgreementController(AgreementDirectory agreements, AgreementRegistration registration,
      AgreementExpiryPolicy expiryPolicy, PlanDirectory plans, PlanProgressRepository planProgress,
      AgreementFormOptions formOptions, MeetingDecisionRepository decisions, RecordHistoryRepository history,
      ReferenceCatalogue reference, UiFactory uis) {
    this.agreements = agreements;
    this.registration = registration;
    this.expiryPolicy = expiryPolicy;
    this.plans = plans;
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
        ? List.of(new NavigationItem(20, "agreements.title", "/agreements", "agreement"))
        : List.of();
  }

  @AllowedToSignedIn
  @GetMapping
  String showList(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "") String partner,
      @RequestParam(defaultValue = "") String only, @RequestParam(defaultValue = "newest") String sort,
      @RequestParam(required = false) @Nullable String from, HttpServletRequest request, Model model) {
    AgreementFilter filter = parseFilter(q, kind, stage, partner, only, sort, from);
    Slice<Agreement> page = agreements.list(actor, filter);
    Ui ui = uis.forRequest(request);
    Set<UUID> ids = new HashSet<>();
    page.rows().forEach(row -> ids.add(row.id()));
    model.addAttribute("page", page);
    model.addAttribute("status", planProgress.listProgress(actor, ids, null));
    model.addAttribute("q", q);
    model.addAttribute("kind", kind);
    model.addAttribute("stage", stage);
    model.addAttribute("partner", partner);
    model.addAttribute("only", only);
    model.addAttribute("sort", filter.sort().code());
    model.addAttribute("narrowed", filter.hasConditions());
    model.addAttribute("kinds", formOptions.codeList("kinds"));
    model.addAttribute("stages", formOptions.codeList("stages"));
    model.addAttribute("partners", formOptions.organisationOptions(actor, ui.locale(), "partner", "government"));
    model.addAttribute("expiry", expiryPolicy);
    model.addAttribute("mayRegister", AgreementAccessPolicy.mayRegister(actor));
    return "agreements/list";
  }

  private AgreementFilter parseFilter(String q, String kind, String stage, String partner, String only, String sort,
      @Nullable String from) {
    UUID organisation = Ids.parse(partner).orElse(null);
    return new AgreementFilter(q, kind, stage, organisation, only.equals("expiring"), only.equals("incomplete"),
        AgreementFilter.Sort.parse(sort), expiryPolicy.earliestWarningDays(), from);
  }

  @AllowedToSignedIn
  @GetMapping("/export")
  void exportSheet(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "") String partner,
      @RequestParam(defaultValue = "") String only, @RequestParam(defaultValue = "newest") String sort,
      HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
    List<Agreement> rows = agreements.listForExport(actor, parseFilter(q, kind, stage, partner, only, sort, null),
        AgreementSheet.MAX_ROWS);
    AgreementSheet.write(rows, agreements, actor, uis.forRequest(request), formOptions, response);
  }

  @AllowedRoles({Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.LEGAL_OFFICE,
    Role.PLANNER, Role.OFFICE_CLERK, Role.OFFICE_HEAD})
  @GetMapping("/new")
  String showNewAgreement(Actor actor, @RequestParam(required = false) @Nullable UUID decision,
      @RequestParam(required = false) @Nullable UUID parent, HttpServletRequest request, Model model) {
    AgreementFormInput form = AgreementForm.blank(Ids.next()).put("parent", parent);
    if (decision != null) {
      MeetingDecision decided = decisions.require(actor, decision);
      form.put("decision", decided.id())
          .put("title", decided.text().length() > 300 ? decided.text().substring(0, 300) : decided.text());
    }
    if (!actor.organisations().isEmpty()) {
      form.put("p1.organisation", actor.organisations().iterator().next());
    }
    return renderForm(actor, form, null, uis.forRequest(request), model);
  }

  @AllowedRoles({Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.LEGAL_OFFICE,
    Role.PLANNER, Role.OFFICE_CLERK, Role.OFFICE_HEAD})
  @PostMapping
  String register(Actor actor, @RequestParam MultiValueMap<String, String> typed, HttpServletRequest request,
      HttpServletResponse response, Model model, RedirectAttributes redirect) {
    AgreementFormInput form = new AgreementFormInput(typed);
    AgreementDraft draft = AgreementForm.parse(form, reference);
    try {
      if (!form.hasErrors()) {
        Agreement agreement = registration.register(actor, draft);
        FlashMessages.add(redirect, "agreements.registered");
        return "redirect:/" + actor.regency() + "/agreements/" + agreement.id();
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return renderForm(actor, form, null, uis.forRequest(request), model);
  }

  @AllowedToSignedIn
  @GetMapping("/{id}")
  String showAgreement(Actor actor, @PathVariable UUID id, Model model) {
    Agreement agreement = agreements.require(actor, id);
    return renderPage(actor, agreement, agreement.newestVersion(), model);
  }

  /** An older or newer version stays readable under its number. */
  @AllowedToSignedIn
  @GetMapping("/{id}/versions/{number}")
  String showVersion(Actor actor, @PathVariable UUID id, @PathVariable int number, Model model) {
    return renderPage(actor, agreements.require(actor, id), number, model);
  }

  private String renderPage(Actor actor, Agreement agreement, int number, Model model) {
    List<AgreementVersion> versions = agreements.listVersions(actor, agreement.id());
    AgreementVersion version = versions.stream()
        .filter(v -> v.number() == number)
        .findFirst()
        .orElseThrow(id.payung.platform.errors.NotFound::new);
    Set<UUID> villages = new HashSet<>(version.text().villages());
    model.addAttribute("agreement", agreement);
    model.addAttribute("opensDecision", decisions.isVisible(actor, agreement.decision()));
    model.addAttribute("version", version);
    model.addAttribute("versions", versions);
    model.addAttribute("steps",
        agreements.listSteps(actor, agreement.id()).stream().filter(step -> step.version() == number).toList());
    List<Agreement> relatives = agreements.listParentAndChildren(actor, agreement);
    List<Agreement> children = relatives.stream().filter(one -> agreement.id().equals(one.parent())).toList();
    List<AgreementStage.Step> nextSteps =
        number == agreement.newestVersion() && agreement.endedOn() == null ? version.stage().nextSteps(actor)
            : List.of();
    model.addAttribute("onward", nextSteps.stream().filter(step -> !step.takesBackSignature()).toList());
    model.addAttribute("undoes", nextSteps.stream().anyMatch(AgreementStage.Step::takesBackSignature));
    model.addAttribute("standing", AgreementLifecycle.dependentTitles(version, children));
    model.addAttribute("mayChange", AgreementDirectory.mayChange(actor, agreement));
    model.addAttribute("keeps", AgreementAccessPolicy.mayKeepRegister(actor));
    model.addAttribute("mayPlan",
        AgreementAccessPolicy.mayPlan(actor, agreement.organisations()) && agreement.endedOn() == null);
    model.addAttribute("warning", expiryPolicy.warningFor(agreement, agreements.today(actor)).orElse(null));
    model.addAttribute("villages", formOptions.findVillages(villages));
    model.addAttribute("parent",
        relatives.stream().filter(one -> one.id().equals(agreement.parent())).findFirst().orElse(null));
    model.addAttribute("children", children);
    model.addAttribute("plans", plans.listByAgreement(actor, agreement.id()));
    model.addAttribute("status", planProgress.listProgress(actor, List.of(agreement.id()), null).get(agreement.id()));
    model.addAttribute("history",
        history.listRecent(actor, List.of("agreement"), List.of(agreement.id()), MAX_HISTORY));
    model.addAttribute("kinds", formOptions.codeList("kinds"));
    model.addAttribute("stages", formOptions.codeList("stages"));
    model.addAttribute("positions", formOptions.codeList("party-positions"));
    model.addAttribute("capacities", formOptions.codeList("signer-capacities"));
    model.addAttribute("today", agreements.today(actor));
    return "agreements/show";
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/edit")
  String showEdit(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
    Agreement agreement = agreements.require(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementDirectory.mayChange(actor, agreement));
    AgreementVersion version = newestVersion(actor, agreement);
    if (!version.stage().editable()) {
      throw new Refused("agreements.refused.signed");
    }
    return renderForm(actor, AgreementForm.filled(agreement, version), agreement, uis.forRequest(request), model);
  }

  private AgreementVersion newestVersion(Actor actor, Agreement agreement) {
    return agreements.listVersions(actor, agreement.id()).getFirst();
  }

  @AllowedToSignedIn
  @PostMapping("/{id}")
  String change(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes redirect) {
    Agreement agreement = agreements.require(actor, id);
    AgreementAccessPolicy.requireAllowed(AgreementDirectory.mayChange(actor, agreement));
    AgreementFormInput form = new AgreementFormInput(typed).put("id", id).put("kind", agreement.kind());
    AgreementDraft draft = AgreementForm.parse(form, reference);
    long basedOn = Objects.requireNonNullElse(form.readWholeNumber("version", true), 0L);
    try {
      if (!form.hasErrors()) {
        registration.change(actor, id, (int) basedOn, draft.text(), draft.newPartners());
        FlashMessages.add(redirect, "agreements.saved");
        return "redirect:/" + actor.regency() + "/agreements/" + id;
      }
    } catch (Invalid invalid) {
      invalid.fields().forEach(form::wrong);
    }
    response.setStatus(422);
    return renderForm(actor, form, agreement, uis.forRequest(request), model);
  }

  private String renderForm(Actor actor, AgreementFormInput form, @Nullable Agreement agreement, Ui ui, Model model) {
    LocalDate today = agreements.today(actor);
    model.addAttribute("form", form);
    model.addAttribute("agreement", agreement);
    model.addAttribute("kinds", formOptions.optionsOn("kinds", today, ui.locale()));
    model.addAttribute("positions", formOptions.optionsOn("party-positions", today, ui.locale()));
    model.addAttribute("capacities", formOptions.optionsOn("signer-capacities", today, ui.locale()));
    model.addAttribute("organisations",
        formOptions.organisationOptions(actor, ui.locale(), "government", "partner", "community", "village"));
    model.addAttribute("mayAddPartner", actor.hasRegencyWideReach());
    model.addAttribute("partnerKinds", formOptions.partnerKindOptions(ui.locale()));
    model.addAttribute("districts", formOptions.villageOptions(actor));
    model.addAttribute("parents", agreement == null ? agreements.listPossibleParents(actor) : List.of());
    model.addAttribute("places", AgreementForm.MAX_PARTIES);
    return "agreements/form";
  }
}
