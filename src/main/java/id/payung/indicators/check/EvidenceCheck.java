package id.payung.indicators.check;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;

/** What a checker said of one proof at the table. */
@Table(value = "indicators.desk_verdict", reach = "organisation:organisation read-only")
public record EvidenceCheck(@KeyColumn UUID desk, @KeyColumn UUID use, UUID organisation, String question, String slot,
    String title, boolean accepted, String reason, String byName, Instant at) {}
