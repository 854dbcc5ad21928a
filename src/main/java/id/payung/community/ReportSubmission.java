package id.payung.community;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as it comes in.
 *
 * @param id made where the report was born; the same id again makes nothing new
 * @param mandate of the day it was written
 * @param writtenAt by the clock of the phone, which may be wrong
 * @param review why a person must look at it before it counts, or null: {@code mandate-ended}, {@code date-far}, …
 */
public record ReportSubmission(UUID id, ReportBody body, @Nullable UUID mandate, Instant writtenAt,
    @Nullable String review) {}
