package id.payung.indicators.result;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;

/**
 * A question whose answer was typed into the ministry's application.
 *
 * @param answerVersion version of the answer that was typed; a later version has to be typed again
 */
@Table(value = "indicators.entered", reach = "wide-only")
public record TranscribedAnswer(@KeyColumn String evaluation, @KeyColumn String question, int answerVersion,
    String byName, Instant at) {}
