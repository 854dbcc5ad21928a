package id.payung.fieldwork.kind;

import java.util.UUID;

/**
 * A record in the form that is sent to phones.
 *
 * @param json what is serialised; begins with {@code kind}, {@code id} and {@code version}
 */
public record RecordForPhone(UUID id, Object json) {}
