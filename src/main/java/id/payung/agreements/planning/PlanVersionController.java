package id.payung.agreements.planning;

import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.PlanCodes;
import id.payung.agreements.PlanReasonForm;
import id.payung.agreements.form.AgreementFormOptions;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanApprovalRow;
import id.payung.agreements.plan.PlanVersionContent;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.agreements.plan.SignedPlanDocument;
import id.payung.agreements.register.AgreementParty;
import id.payung.audit.RecordHistoryRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

  PlanVersionController(JointPlanDirectory plans, PlanApproval planApproval, AgreementFormOptions formOptions,
      RecordHistoryRepository history, ReferenceCatalogue reference) {
    this.plans = plans;
    this.planApproval = planApproval;
    this.formOptions = formOptions;
    this.history = history;
    this.reference = reference;
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
        formOptions.findVillages(content.villages()), PlanCodes.of(reference),
        AgreementAccessPolicy.mayPlan(actor, content.plan().organisations()),
        history.listRecent(actor, List.of("plan"), List.of(id), HISTORY));
  }

  private PlanVersionPage.Approval approvalOf(Actor actor, PlanVersionContent content) {
    UUID plan = content.plan().id();
    int number = content.version().number();
    List<AgreementParty> sides = planApproval.listSigningParties(actor, content.plan());
    List<PlanApprovalRow> given =
        plans.listApprovals(actor, plan).stream().filter(row -> row.planVersion() == number).toList();
    Set<UUID> yes = given.stream().map(PlanApprovalRow::organisation).collect(Collectors.toSet());
    boolean mayApprove =
        sides.stream().anyMatch(side -> !yes.contains(side.organisation()) && PlanApproval.mayApproveFor(actor, side));
    // Recording the signed paper approves the version, so one that is offered has none.
    SignedPlanDocument paper = content.version().state() == PlanVersionState.OFFERED ? null
        : plans.findSignedDocument(actor, plan, number).orElse(null);
    return new PlanVersionPage.Approval(sides, given, paper, mayApprove);
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
  @PostMapping("/versions/{number}/approval")
  WebResult approve(@PathVariable UUID id, @PathVariable int number, Submission<PlanApprovalForm> sent, Actor actor) {
    return sent.saveOrReturn(form -> {
      PlanVersionState state = planApproval.approve(actor, id, number, form.code());
      return toVersion(id, number)
          .saying(state == PlanVersionState.APPROVED ? "agreements.plan.in-force" : "agreements.plan.half-approved");
    }, toVersion(id, number));
  }

  @AllowedToSignedIn
  @GetMapping("/versions/{number}/return")
  PlanQuestionPage showReturn(@PathVariable UUID id, @PathVariable int number, Actor actor) {
    return questionPage(plans.requireToPlan(actor, id), number, FormFields.blank(PlanReasonForm.class));
  }

  private static PlanQuestionPage questionPage(JointPlan plan, int number, FormFields form) {
    return new PlanQuestionPage(plan, number, false, form);
  }

  @AllowedToSignedIn
  @PostMapping("/versions/{number}/return")
  WebResult returnForCorrection(@PathVariable UUID id, @PathVariable int number, Submission<PlanReasonForm> sent,
      Actor actor) {
    JointPlan plan = plans.requireToPlan(actor, id);
    return sent.save(form -> toVersion(id, planApproval.returnForCorrection(actor, id, number, form.reason()))
        .saying("agreements.plan.returned"), fields -> questionPage(plan, number, fields));
  }

  @AllowedToSignedIn
  @GetMapping("/renewal")
  PlanQuestionPage showRenewal(@PathVariable UUID id, Actor actor) {
    JointPlan plan = plans.requireToPlan(actor, id);
    return renewalPage(plan, FormFields.blank(PlanReasonForm.class).with("newest", plan.newestVersion()));
  }

  private static PlanQuestionPage renewalPage(JointPlan plan, FormFields form) {
    return new PlanQuestionPage(plan, plan.newestVersion(), true, form);
  }

  @AllowedToSignedIn
  @PostMapping("/renewal")
  WebResult startNewVersion(@PathVariable UUID id, Submission<PlanReasonForm> sent, Actor actor) {
    JointPlan plan = plans.requireToPlan(actor, id);
    return sent.save(form -> toVersion(id, planApproval.startNewVersion(actor, id, form.reason(), form.newest()))
        .saying("agreements.plan.renewed"), fields -> renewalPage(plan, fields));
  }
}
