package id.payung.indicators.answer;

import id.payung.indicators.year.Evaluation;
import id.payung.platform.lifecycle.LifeCycle;
import id.payung.platform.lifecycle.LifeCycleState;
import id.payung.platform.lifecycle.TransitionCondition;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an office answers.
 *
 * @param letter number of the cover letter, when the operator filled in on behalf of the office
 */
@Table(value = "indicators.answer", reach = "organisation:organisation")
public record QuestionAnswer(@KeyColumn String evaluation, @KeyColumn String question,
    @HiddenFromPeople UUID organisation, @HiddenFromPeople AnswerState state,
    @FieldLabelKey("indicators.answer.option") @Nullable String option,
    @FieldLabelKey("indicators.answer.note") String note, @FieldLabelKey("indicators.answer.letter") String letter,
    @FieldLabelKey("indicators.answer.letter-date") @Nullable LocalDate letterDate,
    @HiddenFromPeople @Nullable UUID byPerson, @HiddenFromPeople String byName, @HiddenFromPeople boolean byOperator,
    @HiddenFromPeople Instant at, int version) {

  /** A draft is the office's own; only what is sent counts; what was taken back can be sent again. */
  public enum AnswerState implements LifeCycleState {
    /** A request without an answer. */
    ASKED {
      @Override
      public boolean stored() {
        return false;
      }
    },
    DRAFT, SENT, TAKEN_BACK;

    /** The office that is asked. The operators are the roles beside it. */
    static final TransitionCondition ASKED_OFFICE = new TransitionCondition("works-for-the-asked-office");

    public static final LifeCycle<AnswerState> LIFE = LifeCycle.of(AnswerState.class, "request")
        .startsAt(ASKED)
        .asksForReason("indicators.reason-needed")
        .refuses(SENT, DRAFT, "indicators.answer.sent-stays-sent")
        .transition(List.of(ASKED, TAKEN_BACK), DRAFT,
            it -> it.by(ASKED_OFFICE).by(Evaluation.SECRETARIAT).loggedAs("drafted"))
        .transition(List.of(ASKED, DRAFT, TAKEN_BACK), SENT, it -> it.by(ASKED_OFFICE).by(Evaluation.SECRETARIAT))
        .transition(SENT, TAKEN_BACK, it -> it.by(ASKED_OFFICE).by(Evaluation.SECRETARIAT).back())
        .build();
  }

  public boolean sent() {
    return state == AnswerState.SENT;
  }
}
