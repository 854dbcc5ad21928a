package id.payung.fieldwork.declared;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a record, as columns of its table.
 *
 * @param mandate of the day it was written
 * @param writtenAt by the clock of the phone, which may be wrong
 */
public record RecordAuthorship(String receipt, UUID author, String authorName, @Nullable UUID mandate,
    Instant writtenAt, Instant receivedAt) {}
