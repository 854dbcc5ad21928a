package id.payung.indicators.answer;

import id.payung.indicators.answer.QuestionAnswer.AnswerState;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version that was sent or taken back; it stays readable. */
@Table(value = "indicators.answer_past", reach = "organisation:organisation append")
public record QuestionAnswerVersion(@KeyColumn String evaluation, @KeyColumn String question, @KeyColumn int version,
    UUID organisation, AnswerState state, @Nullable String option, String note, String letter, String byName,
    Instant at, @Nullable String reason) {

  static QuestionAnswerVersion of(QuestionAnswer answer, @Nullable String reason) {
    return RecordCopy.blank(QuestionAnswerVersion.class)
        .withAll(answer)
        .with(QuestionAnswerVersion::reason, reason)
        .make();
  }
}
