package id.payung.indicators.answer;

import id.payung.platform.rows.Id;
import id.payung.platform.rows.Internal;
import id.payung.platform.rows.Label;
import id.payung.platform.rows.Table;
import java.time.Instant;
import java.util.UUID;

/** What a checker reads out of the proofs of a question: no better option than this one, with the reason. */
@Table(value = "indicators.opinion", reach = "organisation:organisation read-only")
public record CheckerOpinion(@Id String evaluation, @Id String question, @Internal UUID organisation,
    @Label("indicators.opinion.option") String option, @Label("ui.reason") String reason, @Internal String byName,
    @Internal Instant at, int version) {}
