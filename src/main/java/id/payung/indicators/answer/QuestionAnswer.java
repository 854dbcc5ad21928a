package id.payung.indicators.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an office answers.
 *
 * @param letter number of the cover letter, when the operator filled in on behalf of the office
 */
public record QuestionAnswer(String question, UUID organisation, AnswerState state, @Nullable String option,
    String note, String letter, @Nullable LocalDate letterDate, String byName, boolean byOperator, Instant at,
    int version) {

  /** A draft is the office's own; only what is sent counts; what was taken back can be sent again. */
  public enum AnswerState {
    DRAFT, SENT, TAKEN_BACK;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AnswerState fromCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  public boolean sent() {
    return state == AnswerState.SENT;
  }
}
