package id.payung.platform.errors;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody made of something.
 *
 * @param kindKey message key of what it is: an agreement, an activity
 * @param path its page, without the regency
 * @param at null when that is not known any more
 * @param by name of the person who made it; empty when that is not known any more
 */
public record MadeRecord(UUID id, String kindKey, String title, String path, @Nullable Instant at, String by) {}
