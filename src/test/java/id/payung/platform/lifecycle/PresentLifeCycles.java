package id.payung.platform.lifecycle;

import id.payung.agreements.PlanApproved;
import id.payung.evidence.EvidenceUseChanged;
import id.payung.indicators.answer.QuestionAnswer.AnswerState;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.Reopening.ReopeningState;
import id.payung.platform.actor.Role;
import java.util.List;
import java.util.Set;

/**
 * The life-cycles that the modules follow today, declared with this kit. Each moves to its module when the module is
 * ported, and leaves this list.
 */
final class PresentLifeCycles {
  private PresentLifeCycles() {}

  static List<LifeCycle<?>> all() {
    return List.of(Use.LIFE, Check.LIFE, Plan.LIFE, AnswerState.LIFE, ReopeningState.LIFE, EvaluationState.LIFE,
        Agreement.LIFE);
  }

  /** {@code evidence.use.state}: {@code EvidenceUseLifecycle}, {@code EvidenceUseRepository}. */
  enum Use implements State {
    PROPOSED, TAKEN, DECLINED, TAKEN_BACK;

    /** {@code Rights.answersFor(actor, office)}: the office of the use, or the task force for it. */
    static final Policy OFFICE = new Policy("answers-for-the-office");

    static final LifeCycle<Use> LIFE = LifeCycle.of(Use.class, "evidence-use")
        .startsAt(PROPOSED, TAKEN)
        .stateNames("evidence.state")
        .asksForReason("evidence.reason.needed")
        .refuses(TAKEN, DECLINED, "evidence.taken-already")
        .transition(List.of(PROPOSED, DECLINED, TAKEN_BACK), TAKEN,
            it -> it.by(OFFICE).announces(EvidenceUseChanged.class))
        .transition(List.of(PROPOSED, TAKEN_BACK), DECLINED,
            it -> it.by(OFFICE).withReason().announces(EvidenceUseChanged.class))
        .transition(List.of(PROPOSED, TAKEN), TAKEN_BACK,
            it -> it.by(OFFICE)
                .automatically("the item is withdrawn, or a newer count of the same place is there")
                .back()
                .announces(EvidenceUseChanged.class))
        .transition(DECLINED, TAKEN_BACK,
            it -> it.by(OFFICE).automatically("the item is withdrawn").back().announces(EvidenceUseChanged.class))
        .transition(TAKEN_BACK, PROPOSED,
            it -> it.automatically("the same number is counted once more").announces(EvidenceUseChanged.class))
        .build();
  }

  /**
   * {@code evidence.use.checked}: {@code EvidenceUseLifecycle.check}, {@code EvidenceUseLifecycle.takeBackCheck},
   * {@code EvidenceUseRepository.put}.
   */
  enum Check implements State {
    UNCHECKED, ACCEPTED, RETURNED;

    private static final Set<Role> CHECKERS = Set.of(Role.INTERNAL_VERIFIER, Role.TASK_FORCE_SECRETARY);

    static final LifeCycle<Check> LIFE = LifeCycle.of(Check.class, "evidence-check")
        .startsAt(UNCHECKED)
        .stateNames("evidence.check")
        .asksForReason("evidence.reason.needed")
        .transition(List.of(UNCHECKED, RETURNED), ACCEPTED,
            it -> it.by(CHECKERS).byServices().announces(EvidenceUseChanged.class))
        .transition(List.of(UNCHECKED, ACCEPTED), RETURNED,
            it -> it.by(CHECKERS).byServices().withReason().announces(EvidenceUseChanged.class))
        .transition(ACCEPTED, UNCHECKED,
            it -> it.by(CHECKERS).byServices().back().loggedAs("check-taken-back").announces(EvidenceUseChanged.class))
        .transition(RETURNED, UNCHECKED,
            it -> it.by(CHECKERS)
                .byServices()
                .automatically("the office places the item there again")
                .back()
                .loggedAs("check-taken-back")
                .announces(EvidenceUseChanged.class))
        .build();
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

  /** {@code agreements.agreement_version.stage}: {@code AgreementStage}. Names are in {@code agreements/stages}. */
  enum Agreement implements State {
    DRAFT, REVIEWED, INITIALLED, SIGNED, IN_FORCE;

    private static final Set<Role> KEEPERS =
        Set.of(Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);
    private static final Set<Role> REVIEWERS =
        Set.of(Role.COOPERATION_OFFICE, Role.LEGAL_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN);

    static final LifeCycle<Agreement> LIFE = LifeCycle.of(Agreement.class, "agreement-version")
        .startsAt(DRAFT)
        .asksForReason("agreements.wrong.reason")
        .transition(DRAFT, REVIEWED, it -> it.by(REVIEWERS))
        .transition(REVIEWED, INITIALLED, it -> it.by(REVIEWERS))
        .transition(REVIEWED, DRAFT, it -> it.by(REVIEWERS).back())
        .transition(INITIALLED, SIGNED, it -> it.by(KEEPERS))
        .transition(INITIALLED, REVIEWED, it -> it.by(REVIEWERS).back())
        .transition(SIGNED, IN_FORCE, it -> it.by(KEEPERS))
        .transition(SIGNED, INITIALLED, it -> it.by(KEEPERS).back().loggedAs("signed-taken-back"))
        .transition(IN_FORCE, SIGNED, it -> it.by(KEEPERS).back().loggedAs("in-force-taken-back"))
        .build();
  }
}
