package id.payung.accounts.signin;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone that a person has signed in on.
 *
 * @param id made on the phone
 * @param nextTokenHash of a credential that was given and not used yet, or null
 * @param recoverySecret sealed for person and device
 * @param revokedAt it gets neither credential nor recovery secret any more; null while it may
 */
@Table(value = "accounts.device", regency = false)
record SignedInPhone(@KeyColumn UUID person, @KeyColumn UUID id, byte @Nullable [] nextTokenHash, byte[] recoverySecret,
    Instant expiresAt, @Nullable Instant revokedAt) {}
