package id.payung.fieldwork.kind;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as its author filled it in.
 *
 * @param content what the kind read of the body
 * @param mandate of the day it was written
 * @param writtenAt by the clock of the phone, which may be wrong
 */
public record PhoneRecordForm<C>(UUID id, C content, @Nullable UUID mandate, Instant writtenAt) {}
