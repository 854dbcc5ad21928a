package id.payung.agreements.planning;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanFilter;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.meetings.ForActivityMakers;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
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
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Rencana Kerja Bersama: the list, opening a plan, one plan as it is measured. */
@Controller
@RequestMapping("/{regency}/plans")
class JointPlanController implements Navigation {
  private final JointPlanDirectory plans;
  private final PlanList list;
  private final PlanPageLoader loader;
  private final AgreementDirectory agreements;
  private final MeetingDecisionRepository decisions;
  private final AgreementFormOptions formOptions;

  JointPlanController(JointPlanDirectory plans, PlanList list, PlanPageLoader loader, AgreementDirectory agreements,
      MeetingDecisionRepository decisions, AgreementFormOptions formOptions) {
    this.plans = plans;
    this.list = list;
    this.loader = loader;
    this.agreements = agreements;
    this.decisions = decisions;
    this.formOptions = formOptions;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return AgreementAccessPolicy.worksWithAgreements(actor)
        ? List.of(new NavigationItem(30, "agreements.plans", "/plans", "plan"))
        : List.of();
  }

  @AllowedToSignedIn
  @GetMapping
  @Transactional(readOnly = true)
  PlanListPage showList(ListQuery<PlanFilter> query, Actor actor, Ui ui) {
    return new PlanListPage(list.view(actor, query, ui), AgreementAccessPolicy.maySetRules(actor), null, null, false);
  }

  /** A meeting's decision, or what a question of the evaluation lacks, becomes an activity: in which plan? */
  @ForActivityMakers
  @GetMapping("/choose")
  WebResult showChoice(ListQuery<PlanFilter> query, Actor actor, Ui ui) {
    UUID decision = query.filter().decision();
    String question = query.filter().question();
    if (decision == null && question.isBlank()) {
      throw new NotFound();
    }
    MeetingDecision decided = decision == null ? null : decisions.require(actor, decision);
    if (decided != null && !decided.awaits("activity")) {
      return ActivityOrigin.toDecided(decided);
    }
    return new PlanListPage(list.viewToChoose(actor, query, ui), AgreementAccessPolicy.maySetRules(actor), decided,
        decision == null ? question : null, decision == null && asksForPapersOnly(question));
  }

  private boolean asksForPapersOnly(String question) {
    return formOptions.newestInstrument().question(question).filter(asked -> !asked.takesReports()).isPresent();
  }

  @AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.COOPERATION_OFFICE, Role.PLANNER,
    Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR})
  @GetMapping("/new")
  WebResult showNewPlan(@RequestParam UUID agreement, Actor actor, @Today LocalDate today) {
    if (agreements.require(actor, agreement).endedOn() != null) {
      return SeeOther.to("/agreements/" + agreement);
    }
    return openingPage(actor, agreement,
        FormFields.blank(PlanOpeningForm.class).with("id", Ids.next()).with("year", today.getYear()));
  }

  private PlanOpeningPage openingPage(Actor actor, UUID agreement, FormFields form) {
    Agreement under = agreements.require(actor, agreement);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, under.organisations()));
    return new PlanOpeningPage(under, form.with("agreement", agreement));
  }

  @AllowedRoles({Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.COOPERATION_OFFICE, Role.PLANNER,
    Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.PARTNER_COORDINATOR})
  @PostMapping
  WebResult openPlan(@RequestParam UUID agreement, Submission<PlanOpeningForm> sent, Actor actor) {
    return sent.save(form -> {
      JointPlan plan = plans.openPlan(actor, form.id(), form.agreement(), form.year());
      return SeeOther.to("/plans/" + plan.id() + "/versions/" + plan.newestVersion()).saying("agreements.plan.opened");
    }, fields -> openingPage(actor, agreement, fields));
  }

  @AllowedToSignedIn
  @GetMapping("/{id}")
  PlanPage showPlan(@PathVariable UUID id, Actor actor) {
    return loader.plan(actor, plans.require(actor, id));
  }
}
