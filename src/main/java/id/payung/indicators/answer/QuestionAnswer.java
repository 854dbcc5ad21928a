package id.payung.indicators.answer;

import id.payung.indicators.year.Evaluation;
import id.payung.platform.lifecycle.LifeCycle;
import id.payung.platform.lifecycle.Policy;
import id.payung.platform.lifecycle.State;
import id.payung.platform.rows.Id;
import id.payung.platform.rows.Internal;
import id.payung.platform.rows.Label;
import id.payung.platform.rows.Table;
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
public record QuestionAnswer(@Id String evaluation, @Id String question, @Internal UUID organisation,
    @Internal AnswerState state, @Label("indicators.answer.option") @Nullable String option,
    @Label("indicators.answer.note") String note, @Label("indicators.answer.letter") String letter,
    @Label("indicators.answer.letter-date") @Nullable LocalDate letterDate, @Internal @Nullable UUID byPerson,
    @Internal String byName, @Internal boolean byOperator, @Internal Instant at, int version) {

  /** A draft is the office's own; only what is sent counts; what was taken back can be sent again. */
  public enum AnswerState implements State {
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
