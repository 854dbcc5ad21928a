package id.payung.meetings.result;

import id.payung.platform.errors.MadeRecord;

/**
 * What was made of a decision.
 *
 * @param outcome which result it is: agreement, activity
 */
public record DecisionResult(MadeRecord thing, String outcome, State state) {

  /** Whether it holds, is written in a draft only, or has ended. */
  public enum State {
    STANDING, DRAFT, ENDED
  }

  /** Whether the decision can be settled with it. */
  public boolean settles(String awaited) {
    return outcome.equals(awaited) && state != State.ENDED;
  }
}
