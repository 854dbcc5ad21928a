package id.payung.agreements.discard;

import id.payung.agreements.JointPlan;
import id.payung.agreements.form.PlanReasonForm;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanVersion;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A draft of a plan is discarded after a question. */
@Controller
@RequestMapping("/{regency}/plans/{id}/discard")
class PlanDiscardController {
  private final JointPlanDirectory plans;
  private final PlanDraftDiscard discard;

  PlanDiscardController(JointPlanDirectory plans, PlanDraftDiscard discard) {
    this.plans = plans;
    this.discard = discard;
  }

  @AllowedToSignedIn
  @GetMapping
  WebResult show(@PathVariable UUID id, Actor actor) {
    JointPlan plan = plans.requireToPlan(actor, id);
    PlanVersion newest = plans.requireNewestVersion(actor, plan);
    String refusal = discard.refusal(actor, plan, newest);
    if (!plan.ongoing() || !refusal.isEmpty()) {
      SeeOther back = SeeOther.to("/plans/" + id + "/versions/" + plan.newestVersion());
      return refusal.isEmpty() ? back : back.saying(refusal);
    }
    return page(actor, plan,
        FormFields.blank(PlanReasonForm.class).with("newest", newest.number()).with("version", newest.version()));
  }

  @AllowedToSignedIn
  @PostMapping
  WebResult discard(@PathVariable UUID id, Submission<PlanReasonForm> sent, Actor actor) {
    JointPlan plan = plans.requireToPlan(actor, id);
    return sent.save(form -> {
      discard.discard(actor, id, form);
      return plan.approvedVersion() == null
          ? SeeOther.to("/agreements/" + plan.agreement()).saying("agreements.discard.plan-gone", plan.year())
          : SeeOther.to("/plans/" + id + "/versions/" + plan.approvedVersion())
              .saying("agreements.discard.version-gone", plan.newestVersion(), plan.approvedVersion());
    }, fields -> page(actor, plan, fields));
  }

  private PlanDiscardPage page(Actor actor, JointPlan plan, FormFields form) {
    return new PlanDiscardPage(plan, plans.loadVersion(actor, plan.id(), plan.newestVersion()).activities().size(),
        form);
  }
}
