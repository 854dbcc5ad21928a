package id.payung.remarks;

import id.payung.platform.lifecycle.LifeCycle;
import id.payung.platform.lifecycle.LifeCycleState;
import id.payung.platform.lifecycle.TransitionCondition;

/** Whether somebody still waits for an answer. */
public enum ConversationState implements LifeCycleState {
  OPEN, SETTLED;

  static final TransitionCondition READER = new TransitionCondition("may-open-the-subject");

  public static final LifeCycle<ConversationState> LIFE = LifeCycle.of(ConversationState.class, "conversation")
      .startsAt(OPEN)
      .transition(OPEN, SETTLED, it -> it.by(READER))
      .transition(SETTLED, OPEN, it -> it.by(READER).loggedAs("reopened"))
      .build();
}
