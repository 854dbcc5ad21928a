package id.payung.indicators;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an office owes.
 *
 * @param askedCount questions it was asked for
 * @param owedCount those in which it has the next move
 * @param due the earliest deadline of these
 * @param remindedOn when the office was last reminded, or null
 * @param path of its list, without the regency
 */
public record OwedQuestionSummary(UUID organisation, String office, int askedCount, int owedCount, long unansweredCount,
    ObtainablePoints obtainable, @Nullable LocalDate due, @Nullable LocalDate remindedOn, String path) {}
