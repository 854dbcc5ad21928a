package id.payung.fieldwork.kind;

import java.util.UUID;

/**
 * A record as a phone is given it.
 *
 * @param json written as it is; begins with {@code kind}, {@code id} and {@code version}
 */
public record RecordForPhone(UUID id, Object json) {}
