package id.payung.accounts.signin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone that a person has signed in on.
 *
 * @param id made on the phone
 * @param revokedAt it gets neither credential nor recovery secret any more; null while it may
 */
public record Device(UUID id, String name, Instant createdAt, Instant lastSeen, Instant expiresAt,
    @Nullable Instant revokedAt) {}
