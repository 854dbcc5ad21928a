package id.payung.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the trail is asked for.
 *
 * @param persons null for everybody; an empty list finds nothing
 * @param kind of record, blank for all
 * @param since included
 * @param until not included
 */
record TrailFilter(@Nullable List<UUID> persons, String kind, @Nullable Instant since, @Nullable Instant until) {}
