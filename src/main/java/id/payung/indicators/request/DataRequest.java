package id.payung.indicators.request;

import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Permintaan Data: an office owes the answer to a question.
 *
 * @param post of the data owner, so that it survives a change of people
 * @param remindedOn the last day on which the office was reminded, or null
 */
@Table(value = "indicators.request", reach = "shared")
public record DataRequest(@KeyColumn String evaluation, @KeyColumn String question,
    @FieldLabelKey("indicators.owner") UUID organisation, @FieldLabelKey("indicators.post") String post,
    @FieldLabelKey("indicators.due") @Nullable LocalDate due, @HiddenFromPeople Instant askedAt,
    @HiddenFromPeople @Nullable LocalDate remindedOn, int version) {}
