package id.payung.insight.changes;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change as the union reads it.
 *
 * @param number of its kind among those that were asked
 * @param id unique among all, and behind {@code at} the order of all
 * @param path of the record's page, below the regency
 * @param day that the record is about, if it is about one
 * @param picture what its picture is made of, as JSON
 */
record ChangeRow(int number, Instant at, String id, String path, @Nullable String title, @Nullable String detail,
    @Nullable LocalDate day, @Nullable String picture) {}
