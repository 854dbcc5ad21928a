package id.payung.indicators.answer;

import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;

/** What a checker concludes from the evidence of a question: the best option that it supports, with the reason. */
@Table(value = "indicators.opinion", reach = "organisation:organisation read-only")
public record CheckerOpinion(@KeyColumn String evaluation, @KeyColumn String question,
    @HiddenFromPeople UUID organisation, @FieldLabelKey("indicators.opinion.option") String option,
    @FieldLabelKey("ui.reason") String reason, @HiddenFromPeople String byName, @HiddenFromPeople Instant at,
    int version) {}
