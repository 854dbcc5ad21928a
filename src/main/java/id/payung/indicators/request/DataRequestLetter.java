package id.payung.indicators.request;

import id.payung.platform.rows.Internal;
import id.payung.platform.rows.Label;
import id.payung.platform.rows.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A letter that asks offices for their data.
 *
 * @param number empty until it is given; it often comes after the signature
 * @param signerNumber NIP
 */
@Table(value = "indicators.letter", reach = "parties:organisations read-only")
public record DataRequestLetter(UUID id, @Internal String evaluation, @Label("indicators.letter.number") String number,
    @Internal LocalDate dated, @Internal LocalDate due, @Internal String signerName, @Internal String signerPost,
    @Internal String signerNumber, @Internal List<UUID> organisations, @Internal String madeBy,
    @Internal Instant madeAt, int version) {}
