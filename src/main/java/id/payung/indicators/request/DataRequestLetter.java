package id.payung.indicators.request;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A letter that asks offices for their data.
 *
 * @param number empty until it is given; it often comes after the signature
 */
public record DataRequestLetter(UUID id, String evaluation, String number, LocalDate dated, LocalDate due,
    String signerName, String signerPost, String signerNumber, List<UUID> organisations, int version) {}
