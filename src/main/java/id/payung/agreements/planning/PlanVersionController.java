package id.payung.agreements.planning;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanCodeLists;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.made.PlanRenewalCheck;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanApprovalRow;
import id.payung.agreements.plan.PlanSidePolicy;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.agreements.plan.SignedPlanDocument;
import id.payung.agreements.register.AgreementParty;
import id.payung.audit.RecordHistoryRepository;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.platform.web.confirmation.AsksFirst;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What one version says; it is offered, approved in accounts, returned, and begun anew. */
@Controller
@RequestMapping("/{regency}/plans/{id}")
class PlanVersionController {
  private static final int HISTORY = 40;

  private final JointPlanDirectory plans;
  private final PlanApproval planApproval;
  private final AgreementFormOptions formOptions;
  private final RecordHistoryRepository history;
  private final ReferenceCatalogue reference;
  private final MeetingDecisionRepository decisions;
  private final PlanRenewalCheck renewals;

  PlanVersionController(JointPlanDirectory plans, PlanApproval planApproval, AgreementFormOptions formOptions,
      RecordHistoryRepository history, ReferenceCatalogue reference, MeetingDecisionRepository decisions,
      PlanRenewalCheck renewals) {
    this.plans = plans;
    this.planApproval = planApproval;
    this.formOptions = formOptions;
    this.history = history;
    this.reference = reference;
    this.decisions = decisions;
    this.renewals = renewals;
  }

  private static SeeOther toVersion(UUID id, int number) {
    return SeeOther.to("/plans/" + id + "/versions/" + number);
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}")
  PlanVersionPage showVersion(@PathVariable UUID id, @PathVariable int number, Actor actor) {
    PlanVersionContent content = plans.loadVersion(actor, id, number);
    PlanVersionPage.Approval approval =
        content.version().state() == PlanVersionState.DRAFT ? PlanVersionPage.Approval.NONE
            : approvalOf(actor, content);
    return new PlanVersionPage(content, approval, formOptions.findOrganisations(actor, content.organisations()),
        formOptions.findVillages(content.villages()), PlanCodeLists.of(reference),
        content.plan().ongoing() && AgreementAccessPolicy.mayPlan(actor, content.plan().organisations()),
        history.listRecent(actor, List.of("plan"), List.of(id), HISTORY));
  }

  private PlanVersionPage.Approval approvalOf(Actor actor, PlanVersionContent content) {
    UUID plan = content.plan().id();
    int number = content.version().number();
    List<AgreementParty> sides = planApproval.listSigningParties(actor, content.plan());
    List<PlanApprovalRow> given =
        plans.listApprovals(actor, plan).stream().filter(row -> row.planVersion() == number).toList();
    Set<UUID> yes = given.stream().map(PlanApprovalRow::organisation).collect(Collectors.toSet());
    List<AgreementParty> ownSides = sides.stream()
        .filter(side -> !yes.contains(side.organisation()) && PlanSidePolicy.mayApproveFor(actor, side))
        .toList();
    SignedPlanDocument paper = plans.findSignedDocument(actor, plan, number).orElse(null);
    boolean asked = paper == null
        || content.version().state() == PlanVersionState.OFFERED && PlanSidePolicy.recordsForAll(actor, sides);
    return new PlanVersionPage.Approval(sides, given, paper, ownSides,
        asked && PlanSidePolicy.mayRecordPaper(actor, sides));
  }

  @AllowedToSignedIn
  @PostMapping("/versions/{number}/offer")
  WebResult offer(@PathVariable UUID id, @PathVariable int number, Submission<PlanOfferForm> sent, Actor actor) {
    return sent.saveOrReturn(form -> {
      planApproval.offer(actor, id, number, form.version());
      return toVersion(id, number).saying("agreements.plan.offered");
    }, toVersion(id, number));
  }

  @AllowedToSignedIn
  @AsksFirst("agreements.plan.approve.consequence")
  @PostMapping("/versions/{number}/approval")
  WebResult approve(@PathVariable UUID id, @PathVariable int number, Submission<PlanApprovalForm> sent, Actor actor) {
    return sent.saveOrReturn(form -> {
      PlanVersionState state = planApproval.approve(actor, id, number, form.code());
      return toVersion(id, number)
          .saying(state == PlanVersionState.APPROVED ? "agreements.plan.in-force" : "agreements.plan.half-approved");
    }, toVersion(id, number));
  }

  /** Asks only where there is something to send back; elsewhere it leads on to what can be done. */
  @AllowedToSignedIn
  @GetMapping("/versions/{number}/return")
  WebResult showReturn(@PathVariable UUID id, @PathVariable int number, ListQuery<ActivityOrigin> from, Actor actor) {
    JointPlan plan = plans.requireToPlan(actor, id);
    SeeOther decided = leadToDecided(actor, from.filter());
    if (decided != null) {
      return decided;
    }
    PlanVersionState newest = plans.requireNewestVersion(actor, plan).state();
    return plan.ongoing() && newest == PlanVersionState.OFFERED && number == plan.newestVersion()
        ? questionPage(plan, number, blank(plan, from.filter()))
        : lead(plan, newest, from.filter());
  }

  /** Where the decision stands that an activity comes from, once it waits for none any more. */
  private @Nullable SeeOther leadToDecided(Actor actor, ActivityOrigin origin) {
    UUID decision = origin.decision();
    MeetingDecision decided = decision == null ? null : decisions.require(actor, decision);
    return decided == null || decided.awaits("activity") ? null : ActivityOrigin.toDecided(decided);
  }

  private static FormFields blank(JointPlan plan, ActivityOrigin origin) {
    return FormFields.blank(PlanRenewalForm.class)
        .with("newest", plan.newestVersion())
        .with("activity", origin.activity())
        .with("decision", origin.decision())
        .with("question", origin.question());
  }

  private static SeeOther lead(JointPlan plan, PlanVersionState newest, ActivityOrigin origin) {
    String path = origin.nextPath(plan, newest);
    return plan.ongoing() && newest == PlanVersionState.DRAFT ? SeeOther.to(path).saying("agreements.plan.is-draft")
        : SeeOther.to(path);
  }

  private static PlanQuestionPage questionPage(JointPlan plan, int number, FormFields form) {
    return new PlanQuestionPage(plan, number, false, form);
  }

  @AllowedToSignedIn
  @PostMapping("/versions/{number}/return")
  WebResult returnForCorrection(@PathVariable UUID id, @PathVariable int number, Submission<PlanRenewalForm> sent,
      Actor actor) {
    JointPlan plan = plans.requireToPlan(actor, id);
    return sent.save(form -> {
      int next = planApproval.returnForCorrection(actor, id, number, form.reason());
      return SeeOther.to(form.origin().formPath(plan, next)).saying("agreements.plan.returned");
    }, fields -> questionPage(plan, number, fields));
  }

  @AllowedToSignedIn
  @GetMapping("/renewal")
  WebResult showRenewal(@PathVariable UUID id, ListQuery<ActivityOrigin> from, Actor actor) {
    JointPlan plan = plans.requireToPlan(actor, id);
    SeeOther decided = leadToDecided(actor, from.filter());
    if (decided != null) {
      return decided;
    }
    PlanVersionState newest = plans.requireNewestVersion(actor, plan).state();
    return plan.ongoing() && newest.frozen() ? renewalPage(plan, blank(plan, from.filter()))
        : lead(plan, newest, from.filter());
  }

  private static PlanQuestionPage renewalPage(JointPlan plan, FormFields form) {
    return new PlanQuestionPage(plan, plan.newestVersion(), true, form);
  }

  @AllowedToSignedIn
  @PostMapping("/renewal")
  WebResult startNewVersion(@PathVariable UUID id, Submission<PlanRenewalForm> sent, Actor actor) {
    JointPlan plan = plans.requireToPlan(actor, id);
    return sent.save(form -> {
      int next = planApproval.startNewVersion(actor, id, form.reason(), form.newest());
      JointPlan renewed = plans.require(actor, id);
      renewals.requireSameForm(actor, renewed, plans.requireNewestVersion(actor, renewed), form.reason());
      return SeeOther.to(form.origin().formPath(plan, next)).saying("agreements.plan.renewed");
    }, fields -> renewalPage(plan, fields));
  }
}
