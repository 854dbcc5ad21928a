package id.payung.agreements.register;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.PlanProgressRepository;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.result.DecisionFulfilment;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListDefinition;
import id.payung.platform.list.ListQuery;
import id.payung.platform.list.Slice;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Kerja Sama: the list, one agreement, and its form. */
@Controller
@RequestMapping("/{regency}/agreements")
class AgreementController implements Navigation {
  private static final int MAX_TITLE = 300;

  private final AgreementDirectory agreements;
  private final AgreementRegistration registration;
  private final AgreementPageLoader loader;
  private final AgreementList list;
  private final AgreementExpiryPolicy expiry;
  private final PlanProgressRepository progress;
  private final AgreementFormOptions options;
  private final DecisionFulfilment fulfilment;

  AgreementController(AgreementDirectory agreements, AgreementRegistration registration, AgreementPageLoader loader,
      AgreementList list, AgreementExpiryPolicy expiry, PlanProgressRepository progress, AgreementFormOptions options,
      DecisionFulfilment fulfilment) {
    this.agreements = agreements;
    this.registration = registration;
    this.loader = loader;
    this.list = list;
    this.expiry = expiry;
    this.progress = progress;
    this.options = options;
    this.fulfilment = fulfilment;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return AgreementAccessPolicy.worksWithAgreements(actor)
        ? List.of(new NavigationItem(20, "agreements.title", "/agreements", "agreement"))
        : List.of();
  }

  @AllowedToSignedIn
  @GetMapping
  @Transactional(readOnly = true)
  AgreementListPage showList(ListQuery<AgreementFilter> query, Actor actor, Ui ui, @Today LocalDate today) {
    Slice<Agreement> slice = agreements.list(actor, query.filter(), list.definition().page(query));
    Set<UUID> ids = slice.rows().stream().map(Agreement::id).collect(Collectors.toSet());
    ListDefinition<Agreement> definition =
        list.definition(query.json() ? agreements.listParties(actor, ids) : Map.of());
    return new AgreementListPage(definition.view(ui, query, slice), slice.rows(),
        expiry.listWarnings(actor, slice.rows(), today), progress.listProgress(actor, ids, null),
        new AgreementListPage.Filters(options.codeList("kinds"), options.codeList("stages"),
            options.organisationOptions(actor, ui.locale(), "partner", "government"), expiry.earliestWarningDays()),
        AgreementAccessPolicy.mayRegister(actor), AgreementAccessPolicy.mayKeepRegister(actor));
  }

  @AllowedToSignedIn
  @GetMapping("/export.xlsx")
  WebResult exportSheet(ListQuery<AgreementFilter> query, Actor actor, Ui ui) {
    List<Agreement> rows = agreements.list(actor, query.filter(), list.definition().whole(query)).rows();
    return list.definition(agreements.listParties(actor, rows.stream().map(Agreement::id).toList())).download(ui, rows);
  }

  @AllowedRoles({Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.LEGAL_OFFICE,
    Role.PLANNER, Role.OFFICE_CLERK, Role.OFFICE_HEAD})
  @GetMapping("/new")
  WebResult showNewAgreement(@RequestParam(required = false) @Nullable UUID decision,
      @RequestParam(required = false) @Nullable UUID parent, Actor actor, Ui ui, @Today LocalDate today) {
    FormFields form = AgreementForm.blank(Ids.next()).with("parent", parent);
    if (decision != null) {
      MeetingDecision decided = fulfilment.requireDecision(actor, decision);
      if (!fulfilment.isAwaited(actor, decided, "agreement")) {
        return SeeOther.to("/meetings/decisions/" + decision)
            .saying(decided.awaitsResult() && !decided.outcome().equals("agreement") ? "meetings.decision.other-outcome"
                : "meetings.decision.has-result");
      }
      String text = decided.text();
      form = form.with("decision", decision)
          .with("title", text.length() > MAX_TITLE ? text.substring(0, MAX_TITLE) : text);
    }
    if (!actor.organisations().isEmpty()) {
      form = form.with("p1.organisation", actor.organisations().iterator().next());
    }
    return formPage(actor, form, null, ui, today);
  }

  @AllowedRoles({Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.LEGAL_OFFICE,
    Role.PLANNER, Role.OFFICE_CLERK, Role.OFFICE_HEAD})
  @PostMapping
  WebResult register(Submission<AgreementForm> sent, Actor actor, Ui ui, @Today LocalDate today) {
    return sent.save(form -> {
      registration.register(actor, form.draft(), form.beside());
      return SeeOther.to("/agreements/" + form.id()).saying("agreements.registered");
    }, fields -> formPage(actor, fields, null, ui, today));
  }

  @AllowedToSignedIn
  @GetMapping("/{id}")
  AgreementPage showAgreement(@PathVariable UUID id, Actor actor, @Today LocalDate today) {
    Agreement agreement = agreements.require(actor, id);
    return loader.page(actor, agreement, agreement.newestVersion(), AgreementPage.Forms.blank(today));
  }

  /** An older or newer version stays readable under its number. */
  @AllowedToSignedIn
  @GetMapping("/{id}/versions/{number}")
  AgreementPage showVersion(@PathVariable UUID id, @PathVariable int number, Actor actor, @Today LocalDate today) {
    return loader.page(actor, agreements.require(actor, id), number, AgreementPage.Forms.blank(today));
  }

  @AllowedToSignedIn
  @GetMapping("/{id}/edit")
  AgreementFormPage showEdit(@PathVariable UUID id, Actor actor, Ui ui, @Today LocalDate today) {
    Agreement agreement = agreements.require(actor, id);
    agreement.requireOngoing();
    AgreementVersion version =
        AgreementRegistration.requireWritable(actor, agreements.requireVersion(actor, id, agreement.newestVersion()));
    return formPage(actor, AgreementForm.filled(agreement, version), agreement, ui, today);
  }

  @AllowedToSignedIn
  @PostMapping("/{id}")
  WebResult change(@PathVariable UUID id, Submission<AgreementForm> sent, Actor actor, Ui ui, @Today LocalDate today) {
    Agreement agreement = agreements.require(actor, id);
    return sent.save(form -> {
      registration.change(actor, form.version(), form.draft());
      return SeeOther.to("/agreements/" + id).saying("agreements.saved");
    }, fields -> formPage(actor, fields, agreement, ui, today));
  }

  private AgreementFormPage formPage(Actor actor, FormFields form, @Nullable Agreement agreement, Ui ui,
      LocalDate today) {
    return new AgreementFormPage(form, agreement, actor.hasRegencyWideReach(),
        new AgreementFormPage.Choices(options.optionsOn("kinds", today, ui.locale()),
            options.optionsOn("party-positions", today, ui.locale()),
            options.optionsOn("signer-capacities", today, ui.locale()),
            options.organisationOptions(actor, ui.locale(), "government", "partner", "community", "village"),
            options.partnerKindOptions(ui.locale()), options.villageOptions(actor),
            agreement == null ? agreements.listPossibleParents(actor) : List.of()));
  }
}
