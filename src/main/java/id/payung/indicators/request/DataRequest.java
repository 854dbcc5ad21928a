package id.payung.indicators.request;

import id.payung.platform.rows.Id;
import id.payung.platform.rows.Internal;
import id.payung.platform.rows.Label;
import id.payung.platform.rows.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Permintaan Data: an office owes the answer to a question.
 *
 * @param post of the data owner, so that it survives a change of people
 */
@Table(value = "indicators.request", reach = "shared")
public record DataRequest(@Id String evaluation, @Id String question, @Label("indicators.owner") UUID organisation,
    @Label("indicators.post") String post, @Label("indicators.due") @Nullable LocalDate due, @Internal Instant askedAt,
    int version) {}
