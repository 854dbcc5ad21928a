package id.payung.community.need;

import id.payung.platform.lifecycle.LifeCycle;
import id.payung.platform.lifecycle.LifeCycleState;
import id.payung.platform.lifecycle.TransitionCondition;
import java.util.List;

/** Where a note of a need stands. */
public enum NeedState implements LifeCycleState {
  WRITTEN, TAKEN_ON, DONE, DECLINED, TAKEN_BACK;

  /** An operator or supervisor of the village, or the regency's own. */
  static final TransitionCondition COMPANION = new TransitionCondition("accompanies-the-village");

  static final TransitionCondition AUTHOR = new TransitionCondition("wrote-the-note");

  public static final LifeCycle<NeedState> LIFE = LifeCycle.of(NeedState.class, "need-note")
      .startsAt(WRITTEN)
      .endsAt(DONE, TAKEN_BACK)
      .stateNames("community.need.state")
      .asksForReason("community.need.answer.needed")
      .transition(WRITTEN, TAKEN_ON, it -> it.by(COMPANION).loggedAs("need-taken-on"))
      .transition(List.of(WRITTEN, TAKEN_ON), DONE, it -> it.by(COMPANION).withReason().loggedAs("need-met"))
      .transition(List.of(WRITTEN, TAKEN_ON), DECLINED, it -> it.by(COMPANION).withReason().loggedAs("need-declined"))
      .transition(DECLINED, TAKEN_ON, it -> it.by(COMPANION).back().loggedAs("need-taken-on"))
      .transition(List.of(WRITTEN, TAKEN_ON), TAKEN_BACK, it -> it.by(AUTHOR).back())
      .build();

  /** Somebody still owes something. */
  boolean open() {
    return this == WRITTEN || this == TAKEN_ON;
  }

  String key() {
    return LIFE.words().of(this);
  }
}
