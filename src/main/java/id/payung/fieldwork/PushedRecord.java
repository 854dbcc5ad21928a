package id.payung.fieldwork;

import id.payung.community.ReportBody;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as a phone sent it, read and found whole.
 *
 * @param basedOn null: it is new
 * @param hash of {@code basedOn} and the body as sent
 */
record PushedRecord(UUID id, @Nullable UUID mandate, Instant writtenAt, @Nullable Integer basedOn, ReportBody body,
    byte[] hash) {}
