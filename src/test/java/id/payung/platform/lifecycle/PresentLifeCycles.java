package id.payung.platform.lifecycle;

import id.payung.agreements.PlanApproved;
import id.payung.agreements.register.AgreementStage;
import id.payung.community.need.NeedState;
import id.payung.evidence.item.EvidenceCheckState;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.indicators.AnswerChanged;
import id.payung.platform.actor.Role;
import java.util.List;
import java.util.Set;

/**
 * The life-cycles that the modules follow today, declared with this kit. Each moves to its module when the module is
 * ported, and leaves this list.
 */
final class PresentLifeCycles {
  private PresentLifeCycles() {}

  private static final Set<Role> SECRETARIAT = Set.of(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);

  static List<LifeCycle<?>> all() {
    return List.of(EvidenceUseState.LIFE, EvidenceCheckState.LIFE, Plan.LIFE, Request.LIFE, Reopening.LIFE, Year.LIFE, AgreementStage.LIFE, NeedState.LIFE);
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

  /**
   * {@code indicators.answer.state} of the question that is asked for: {@code DataRequestRepository},
   * {@code AnswerSubmission}.
   */
  enum Request implements State {
    /** A request without an answer. */
    ASKED {
      @Override
      public boolean stored() {
        return false;
      }
    },
    DRAFT, SENT, TAKEN_BACK;

    /** The office that is asked. The operators are the roles beside it. */
    static final Policy ASKED_OFFICE = new Policy("works-for-the-asked-office");

    static final LifeCycle<Request> LIFE = LifeCycle.of(Request.class, "request")
        .startsAt(ASKED)
        .asksForReason("indicators.reason-needed")
        .refuses(SENT, DRAFT, "indicators.answer.sent-stays-sent")
        .transition(List.of(ASKED, TAKEN_BACK), DRAFT, it -> it.by(ASKED_OFFICE).by(SECRETARIAT).loggedAs("drafted"))
        .transition(List.of(ASKED, DRAFT, TAKEN_BACK), SENT,
            it -> it.by(ASKED_OFFICE).by(SECRETARIAT).announces(AnswerChanged.class))
        .transition(SENT, TAKEN_BACK, it -> it.by(ASKED_OFFICE).by(SECRETARIAT).back().announces(AnswerChanged.class))
        .build();
  }

  /**
   * {@code indicators.sprint}: {@code ReopeningWindow}, {@code EvaluationRepository.reopen}. No column holds the state.
   */
  enum Reopening implements State {
    RUNNING, ENDED, EXPIRED;

    @Override
    public boolean stored() {
      return false;
    }

    static final LifeCycle<Reopening> LIFE = LifeCycle.of(Reopening.class, "reopened-questions")
        .startsAt(RUNNING)
        .endsAt(ENDED, EXPIRED)
        .asksForReason("indicators.reason-needed")
        .transition(RUNNING, ENDED, it -> it.by(SECRETARIAT).back().loggedAs("sprint-ended"))
        .transition(RUNNING, EXPIRED, it -> it.automatically("its hours are over"))
        .build();
  }

  /** {@code indicators.evaluation.state}: {@code Evaluation.State}, {@code EvaluationRepository.turn}. */
  enum Year implements State {
    OPEN, LOCKED, CLOSED;

    static final LifeCycle<Year> LIFE = LifeCycle.of(Year.class, "evaluation-year")
        .startsAt(OPEN)
        .endsAt(CLOSED)
        .asksForReason("indicators.reason-needed")
        .refuses("indicators.years.closed-for-good")
        .transition(OPEN, LOCKED, it -> it.by(SECRETARIAT).withReason())
        .transition(LOCKED, OPEN, it -> it.by(SECRETARIAT).back().loggedAs("unlocked"))
        .transition(List.of(OPEN, LOCKED), CLOSED, it -> it.by(SECRETARIAT).withReason())
        .build();
  }
}
