package id.payung.indicators.result;

import java.time.Instant;

/**
 * A question that was typed into the ministry's application.
 *
 * @param answerVersion of the answer as it was typed; a later one has to be typed again
 */
public record TranscribedQuestion(String question, int answerVersion, String byName, Instant at) {}
