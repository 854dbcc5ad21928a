package id.payung.indicators.check;

import java.time.Instant;
import java.util.UUID;

/** What a checker said of one proof at the table. */
public record EvidenceCheck(UUID use, String question, String slot, String title, boolean accepted, String reason,
    String byName, Instant at) {}
