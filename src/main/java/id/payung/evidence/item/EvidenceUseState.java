package id.payung.evidence.item;

import id.payung.evidence.EvidenceUseChanged;
import id.payung.platform.lifecycle.LifeCycle;
import id.payung.platform.lifecycle.LifeCycleState;
import id.payung.platform.lifecycle.TransitionCondition;
import id.payung.platform.ui.StatusTone;
import java.util.List;

/** Whether an item proves an answer: {@code evidence.use.state}. */
public enum EvidenceUseState implements LifeCycleState {
  PROPOSED, TAKEN, DECLINED, TAKEN_BACK;

  /** The actor's word is that of the use's office. */
  public static final TransitionCondition OFFICE = new TransitionCondition("answers-for-the-office");

  /** The actor proposed it a moment ago. */
  static final TransitionCondition PROPOSER = new TransitionCondition("undoes-their-own-proposal");

  public static final LifeCycle<EvidenceUseState> LIFE = LifeCycle.of(EvidenceUseState.class, "evidence-use")
      .startsAt(PROPOSED, TAKEN)
      .stateNames("evidence.state")
      .asksForReason("evidence.reason.needed")
      .refuses(TAKEN, DECLINED, "evidence.taken-already")
      .transition(DECLINED, TAKEN, it -> it.by(OFFICE).announces(EvidenceUseChanged.class))
      .transition(List.of(PROPOSED, TAKEN_BACK), TAKEN,
          it -> it.by(OFFICE)
              .automatically("it fell with its item, which was taken out by a slip of the hand")
              .announces(EvidenceUseChanged.class))
      .transition(List.of(PROPOSED, TAKEN_BACK), DECLINED,
          it -> it.by(OFFICE).withReason().announces(EvidenceUseChanged.class))
      .transition(List.of(PROPOSED, TAKEN), TAKEN_BACK,
          it -> it.by(OFFICE)
              .by(PROPOSER)
              .automatically("the item is withdrawn, a newer count of the same place is there, or its report moved")
              .back()
              .announces(EvidenceUseChanged.class))
      .transition(DECLINED, TAKEN_BACK,
          it -> it.by(OFFICE).automatically("the item is withdrawn").back().announces(EvidenceUseChanged.class))
      .transition(List.of(TAKEN, DECLINED), PROPOSED, it -> it.by(OFFICE).back().announces(EvidenceUseChanged.class))
      .transition(TAKEN_BACK, PROPOSED,
          it -> it.by(OFFICE)
              .automatically("the same number is counted once more, or it is proposed again after a slip of the hand")
              .announces(EvidenceUseChanged.class))
      .build();

  /** Proposed or taken: it may still prove something. */
  public boolean live() {
    return this == PROPOSED || this == TAKEN;
  }

  public StatusTone tone() {
    return this == TAKEN ? StatusTone.DONE : this == PROPOSED ? StatusTone.INFO : StatusTone.NOT_STARTED;
  }
}
