package id.payung.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a checker found in a use, and the mending that it waited with.
 *
 * @param version of the use with this finding
 * @param check unchecked, accepted or returned
 */
public record EvidenceFinding(UUID use, int version, String check, @Nullable String reason, @Nullable UUID by,
    @Nullable String byName, @Nullable Instant at, @Nullable EvidenceMending mended) {}
