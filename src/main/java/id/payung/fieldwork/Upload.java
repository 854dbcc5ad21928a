package id.payung.fieldwork;

import id.payung.fieldwork.kind.PhoneLocation;
import id.payung.platform.rows.annotation.JsonColumn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that a phone announced.
 *
 * @param receipt there once it is kept and belongs to its record
 */
record Upload(UUID id, UUID record, String slot, String sha256, long size, String mediaType, String name,
    @Nullable Instant takenAt, @JsonColumn @Nullable PhoneLocation place, @Nullable String receipt) {}
