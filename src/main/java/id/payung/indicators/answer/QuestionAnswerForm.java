package id.payung.indicators.answer;

import id.payung.platform.form.FoldedField;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was typed.
 *
 * @param basedOn version that the form was made from; 0 when there was none
 * @param option empty while none is chosen
 * @param deed {@code draft}: keep it as one; everything else sends it
 * @param letter cover letter, when the operator fills in on behalf of the office
 */
public record QuestionAnswerForm(int basedOn, @Size(max = 60) String option,
    @FoldedField @Size(max = 5000, message = "indicators.answer.note-long") String note, @Size(max = 60) String deed,
    @Size(max = 120) String letter, @Nullable LocalDate letterDate) {
  private static final String DRAFT = "draft";

  public QuestionAnswerForm(int basedOn, @Nullable String option, String note, boolean send, String letter,
      @Nullable LocalDate letterDate) {
    this(basedOn, option == null ? "" : option, note, send ? "send" : DRAFT, letter, letterDate);
  }

  static QuestionAnswerForm of(@Nullable QuestionAnswer answer) {
    return answer == null ? new QuestionAnswerForm(0, null, "", true, "", null)
        : new QuestionAnswerForm(answer.version(), answer.option(), answer.note(), true, answer.letter(),
            answer.letterDate());
  }

  boolean send() {
    return !DRAFT.equals(deed);
  }
}
