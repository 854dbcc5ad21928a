package id.payung.indicators.result;

import java.math.BigDecimal;

/** What a verifier gave to a question, with their own words. */
public record QuestionResult(String question, BigDecimal points, String note, int version) {}
