package id.payung.agreements.plan;

import id.payung.platform.lifecycle.LifeCycle;
import id.payung.platform.lifecycle.LifeCycleState;
import id.payung.platform.lifecycle.TransitionCondition;

/**
 * Where a version of a plan stands. Only a draft is written in; what is offered waits for the other side; what is
 * approved is frozen.
 */
public enum PlanVersionState implements LifeCycleState {
  DRAFT, OFFERED, APPROVED, SUPERSEDED, RETURNED;

  /** {@code AgreementAccessPolicy.mayPlan}. */
  static final TransitionCondition PLANNERS = new TransitionCondition("plans-for-the-organisations");
  /** {@code PlanApproval.mayApproveFor}, of the last side that was missing. */
  static final TransitionCondition LAST_SIDE = new TransitionCondition("approves-for-the-last-side");
  /** Who records the signed paper: keepers of the register, planners, and whoever belongs to a side. */
  static final TransitionCondition PAPER = new TransitionCondition("records-the-signed-paper");

  public static final LifeCycle<PlanVersionState> LIFE = LifeCycle.of(PlanVersionState.class, "plan-version")
      .startsAt(DRAFT)
      .endsAt(SUPERSEDED, RETURNED)
      .stateNames("agreements.plan.state")
      .asksForReason("agreements.wrong.reason")
      .refuses("agreements.refused.not-offered")
      .transition(DRAFT, OFFERED, it -> it.by(PLANNERS))
      .transition(OFFERED, RETURNED, it -> it.by(PLANNERS).back().loggedAs("version-returned"))
      .transition(OFFERED, APPROVED, it -> it.by(LAST_SIDE).by(PAPER).loggedAs("in-force"))
      .transition(APPROVED, SUPERSEDED, it -> it.automatically("a newer version is approved"))
      .build();

  /** Approved once, now or before. */
  public boolean frozen() {
    return this == APPROVED || this == SUPERSEDED;
  }
}
