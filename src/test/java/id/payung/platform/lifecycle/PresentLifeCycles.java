package id.payung.platform.lifecycle;

import id.payung.agreements.PlanApproved;
import id.payung.agreements.register.AgreementStage;
import id.payung.community.need.NeedState;
import id.payung.evidence.item.EvidenceCheckState;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.indicators.answer.QuestionAnswer.AnswerState;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.Reopening.ReopeningState;
import java.util.List;

/**
 * The life-cycles that the modules follow today, declared with this kit. Each moves to its module when the module is
 * ported, and leaves this list.
 */
final class PresentLifeCycles {
  private PresentLifeCycles() {}

  static List<LifeCycle<?>> all() {
    return List.of(EvidenceUseState.LIFE, EvidenceCheckState.LIFE, Plan.LIFE, AnswerState.LIFE, ReopeningState.LIFE, EvaluationState.LIFE, AgreementStage.LIFE, NeedState.LIFE);
  }

  /** {@code agreements.plan_version.state}: {@code PlanVersionState}, {@code PlanApproval}. */
  enum Plan implements State {
    DRAFT, OFFERED, APPROVED, SUPERSEDED, RETURNED;

    /** {@code Rights.plans(actor, organisations)}. */
    static final Policy PLANNERS = new Policy("plans-for-the-organisations");
    /** {@code PlanApproval.mayApproveFor(actor, side)}, of the last side that was missing. */
    static final Policy LAST_SIDE = new Policy("approves-for-the-last-side");
    /** Who records the signed paper: keepers of the register, planners, and whoever belongs to a side. */
    static final Policy PAPER = new Policy("records-the-signed-paper");

    static final LifeCycle<Plan> LIFE = LifeCycle.of(Plan.class, "plan-version")
        .startsAt(DRAFT)
        .endsAt(SUPERSEDED, RETURNED)
        .stateNames("agreements.plan.state")
        .asksForReason("agreements.wrong.reason")
        .refuses("agreements.refused.not-offered")
        .transition(DRAFT, OFFERED, it -> it.by(PLANNERS))
        .transition(OFFERED, RETURNED, it -> it.by(PLANNERS).back().loggedAs("version-begun"))
        .transition(OFFERED, APPROVED,
            it -> it.by(LAST_SIDE).by(PAPER).loggedAs("in-force").announces(PlanApproved.class))
        .transition(APPROVED, SUPERSEDED, it -> it.automatically("a newer version is approved"))
        .build();
  }
}
