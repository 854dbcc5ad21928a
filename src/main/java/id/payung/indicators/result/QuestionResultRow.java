package id.payung.indicators.result;

import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** A {@link QuestionResult} as it is stored. */
@Table(value = "indicators.question_result", reach = "shared")
record QuestionResultRow(@KeyColumn String evaluation, @KeyColumn String stage, @KeyColumn String question,
    @FieldLabelKey("indicators.result.points") BigDecimal points,
    @FieldLabelKey("indicators.result.verifier-note") String note, @HiddenFromPeople String byName,
    @HiddenFromPeople Instant at, int version) {

  QuestionResult result() {
    return new QuestionResult(question, points, note, version);
  }
}
