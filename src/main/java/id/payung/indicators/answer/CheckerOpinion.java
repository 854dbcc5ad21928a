package id.payung.indicators.answer;

import java.time.Instant;

/** What a checker reads out of the proofs of a question: no better option than this one, with the reason. */
public record CheckerOpinion(String question, String option, String reason, String byName, Instant at, int version) {}
