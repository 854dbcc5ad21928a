package id.payung.evidence.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question of likeness to an earlier item, which the actor need not see.
 *
 * @param distance bits of 64 in which the pictures differ
 * @param answer same, different, or null while nobody has looked
 */
public record EvidenceLikeness(UUID id, UUID other, int distance, boolean sameBytes, @Nullable String answer,
    @Nullable String answeredName) {}
