package id.payung.community;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of a report that is there.
 *
 * @param takenAt by the phone or the picture itself, or null
 */
public record ReportFile(UUID id, UUID report, String sha256, String mediaType, long size, @Nullable Instant takenAt,
    String receipt, Instant arrivedAt) {}
