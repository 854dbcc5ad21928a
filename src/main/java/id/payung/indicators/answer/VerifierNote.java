package id.payung.indicators.answer;

import java.math.BigDecimal;

/** What a verifier gave to a question at a stage of a year, and their own words. */
public record VerifierNote(String year, String stage, BigDecimal points, String note) {}
