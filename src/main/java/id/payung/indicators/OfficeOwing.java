package id.payung.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an office owes.
 *
 * @param asked questions it was asked for
 * @param owed those in which it has the next move
 * @param due the earliest deadline of these
 * @param path of its list, without the regency
 */
public record OfficeOwing(UUID organisation, String office, int asked, int owed, long unanswered, BigDecimal atStake,
    @Nullable LocalDate due, String path) {}
