package id.payung.indicators.year;

import id.payung.platform.deadline.Deadline;
import id.payung.platform.lifecycle.LifeCycle;
import id.payung.platform.lifecycle.LifeCycleState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Questions that are reopened for some hours, with the clock that runs for them. */
public final class QuestionReopening {
  private final QuestionReopeningWindow window;
  private final Deadline deadline;

  /** Where it stands. No column holds the state: it follows from the clock and from who ended it. */
  public enum ReopeningState implements LifeCycleState {
    RUNNING, ENDED, EXPIRED;

    public static final LifeCycle<ReopeningState> LIFE = LifeCycle.of(ReopeningState.class, "reopened-questions")
        .startsAt(RUNNING)
        .endsAt(ENDED, EXPIRED)
        .asksForReason("indicators.reason-needed")
        .transition(RUNNING, ENDED, it -> it.by(Evaluation.SECRETARIAT).back().loggedAs("sprint-ended"))
        .transition(RUNNING, EXPIRED, it -> it.automatically("its hours are over"))
        .build();

    @Override
    public boolean stored() {
      return false;
    }
  }

  QuestionReopening(QuestionReopeningWindow window, Deadline deadline) {
    this.window = window;
    this.deadline = deadline;
  }

  QuestionReopeningWindow window() {
    return window;
  }

  public UUID id() {
    return window.id();
  }

  public String stage() {
    return window.stage();
  }

  public Instant until() {
    return window.until();
  }

  public LocalDate lastDay() {
    return deadline.dueOn().orElseThrow();
  }

  public List<String> questions() {
    return window.questions();
  }

  public ReopeningState stateAt(Instant now) {
    if (window.endedAt() != null) {
      return ReopeningState.ENDED;
    }
    return deadline.passed(now) ? ReopeningState.EXPIRED : ReopeningState.RUNNING;
  }

  public boolean isOpenAt(Instant now) {
    return stateAt(now) == ReopeningState.RUNNING && !now.isBefore(window.openedAt());
  }

  /** Whole hours left, rounded up; 0 when it is over. */
  public long hoursLeft(Instant now) {
    return isOpenAt(now) ? deadline.hoursLeft(now) : 0;
  }
}
