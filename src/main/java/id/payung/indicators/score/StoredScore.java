package id.payung.indicators.score;

import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The three scores of a question as they are stored.
 *
 * @param position in the instrument
 * @param organisation who owes the answer
 * @param rule by which it was computed: {@link QuestionScoreCalculator#RULE} now
 */
@Table(value = "indicators.score", reach = "shared")
record StoredScore(@KeyColumn String evaluation, @KeyColumn String question, int position, String block,
    String indicator, @Nullable UUID organisation, BigDecimal highest, boolean answered, ComputedScore computed,
    Instant at, int rule) {

  StoredScore with(ComputedScore fresh, Instant now) {
    return fresh.equals(computed) ? this
        : RecordCopy.of(this)
            .with(StoredScore::answered, fresh.claimedOption() != null)
            .with(StoredScore::computed, fresh)
            .with(StoredScore::at, now)
            .with(StoredScore::rule, QuestionScoreCalculator.RULE)
            .make();
  }
}
