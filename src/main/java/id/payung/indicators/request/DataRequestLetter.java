package id.payung.indicators.request;

import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
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
public record DataRequestLetter(UUID id, @HiddenFromPeople String evaluation,
    @FieldLabelKey("indicators.letter.number") String number, @HiddenFromPeople LocalDate dated,
    @HiddenFromPeople LocalDate due, @HiddenFromPeople String signerName, @HiddenFromPeople String signerPost,
    @HiddenFromPeople String signerNumber, @HiddenFromPeople List<UUID> organisations, @HiddenFromPeople String madeBy,
    @HiddenFromPeople Instant madeAt, int version) {}
