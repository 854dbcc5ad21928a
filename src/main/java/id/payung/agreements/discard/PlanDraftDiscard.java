package id.payung.agreements.discard;

import id.payung.agreements.ActivityView;
import id.payung.agreements.AgreementAccessPolicy;
import id.payung.agreements.JointPlan;
import id.payung.agreements.form.PlanReasonForm;
import id.payung.agreements.plan.PlanVersion;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.Rows;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A draft that comes to nothing is discarded: with the plan where no version of it ever held, and otherwise down to the
 * version that holds.
 */
@Component
@Transactional
class PlanDraftDiscard {
  private final Rows rows;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;

  PlanDraftDiscard(Rows rows, AuditTrailRepository trail, ApplicationEventPublisher events) {
    this.rows = rows;
    this.trail = trail;
    this.events = events;
  }

  /** Message key of why this plan's newest version cannot be discarded; empty when it can. */
  @Transactional(readOnly = true)
  public String refusal(Actor actor, JointPlan plan, PlanVersion newest) {
    return newest.state() != PlanVersionState.DRAFT ? "agreements.discard.no-draft"
        : plan.approvedVersion() == null && isStoodOn(actor, plan) ? "agreements.discard.stood-on"
        : "";
  }

  /**
   * Takes the draft away; its reason stays in the trail.
   *
   * @throws Stale when somebody wrote into it since, or another version is the newest
   * @throws Refused when it is no draft, anything was reported, spent, trained or talked about in it, or the agreement
   * has ended
   */
  void discard(Actor actor, UUID planId, PlanReasonForm form) {
    JointPlan plan = rows.lock(actor, JointPlan.class, planId);
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.mayPlan(actor, plan.organisations()));
    plan.requireOngoing();
    PlanVersion draft = rows.require(actor, PlanVersion.class, planId, plan.newestVersion());
    if (plan.newestVersion() != form.newest() || draft.version() != form.version()) {
      throw new Stale(List.of(new Stale.Difference("agreements.field.saves", form.newest() + "." + form.version(),
          plan.newestVersion() + "." + draft.version())));
    }
    String refusal = refusal(actor, plan, draft);
    if (!refusal.isEmpty()) {
      throw new Refused(refusal);
    }
    int holding = plan.approvedVersion() == null ? 0 : plan.approvedVersion();
    boolean offered = plan.newestVersion() > holding + 1; // a version of before was sent back
    List<ActivityView> gone = rows.query(actor, ActivityView.class)
        .is("plan", planId)
        .is("standing", holding == 0)
        .and("r.decision IS NOT NULL")
        .list();
    AuditTrailRepository.TrailReach reach = new AuditTrailRepository.TrailReach(plan.organisations(), List.of());
    if (holding == 0) {
      deletePlan(actor, plan);
      trail.recordWrite("plan", planId, "discarded", List.of("plan"), form.reason(), reach);
      trail.recordWrite("agreement", plan.agreement(), offered ? "offered-plan-discarded" : "plan-discarded",
          List.of("plan"), form.reason(), reach);
    } else {
      rows.query(actor, PlanVersion.class).is("plan", planId).and("r.number > :holding", "holding", holding).delete();
      rows.query(actor, JointPlan.class).key(planId).set(JointPlan::newestVersion, holding).update();
      trail.recordWrite("plan", planId, offered ? "offered-draft-discarded" : "draft-discarded", List.of("version"),
          form.reason(), reach);
    }
    events.publishEvent(
        new PlanDiscarded(actor.regency(), planId, actor.person(), gone.stream().map(ActivityView::id).toList(),
            gone.stream().map(one -> Objects.requireNonNull(one.decision())).toList()));
  }

  /** What the actor does not see of it holds it all the same, by the keys that refer to it. */
  private void deletePlan(Actor actor, JointPlan plan) {
    try {
      rows.query(actor, JointPlan.class).key(plan.id()).delete();
    } catch (DataIntegrityViolationException stoodOn) {
      throw new Refused("agreements.discard.stood-on");
    }
  }

  private boolean isStoodOn(Actor actor, JointPlan plan) {
    return rows.sql(actor, """
        SELECT EXISTS (SELECT FROM agreements.activity a WHERE a.regency = :regency AND a.plan = :plan AND (
                 EXISTS (SELECT FROM agreements.volume v WHERE v.regency = a.regency AND v.activity = a.id)
                 OR EXISTS (SELECT FROM agreements.realisation m WHERE m.regency = a.regency AND m.activity = a.id)
                 OR EXISTS (SELECT FROM agreements.training t WHERE t.regency = a.regency AND t.activity = a.id)
                 OR EXISTS (SELECT FROM remarks.conversation c WHERE c.regency = a.regency AND c.subject = a.id)))
        """).param("plan", plan.id()).single(Boolean.class);
  }
}
