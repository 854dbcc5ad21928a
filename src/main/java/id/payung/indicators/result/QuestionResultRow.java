package id.payung.indicators.result;

import id.payung.platform.rows.Id;
import id.payung.platform.rows.Internal;
import id.payung.platform.rows.Label;
import id.payung.platform.rows.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** A {@link QuestionResult} as it is stored. */
@Table(value = "indicators.question_result", reach = "shared")
record QuestionResultRow(@Id String evaluation, @Id String stage, @Id String question,
    @Label("indicators.result.points") BigDecimal points, @Label("indicators.result.verifier-note") String note,
    @Internal String byName, @Internal Instant at, int version) {

  QuestionResult result() {
    return new QuestionResult(question, points, note, version);
  }
}
