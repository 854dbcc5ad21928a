package id.payung.platform.lifecycle;

import id.payung.agreements.plan.PlanVersionState;
import id.payung.evidence.EvidenceUseChanged;
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
    return List.of(Use.LIFE, Check.LIFE, PlanVersionState.LIFE, Request.LIFE, Reopening.LIFE, Year.LIFE,
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
