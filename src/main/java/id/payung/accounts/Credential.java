package id.payung.accounts;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person signs in with.
 *
 * @param passwordHash null until an invitation was accepted
 * @param totpSecret sealed for the person; null until a second factor is enrolled
 * @param totpLastStep a code counts once
 * @param failed wrong passwords in a row
 * @param codesFailed codes of the second factor since the last right one
 * @param codesRefusedUntil no code is looked at before; null when there was no pause
 */
@Table(value = "accounts.credential", regency = false)
public record Credential(@KeyColumn UUID person, @Nullable String passwordHash, boolean mustChange,
    byte @Nullable [] totpSecret, boolean totpConfirmed, long totpLastStep, int failed, @Nullable Instant lockedUntil,
    int codesFailed, @Nullable Instant codesRefusedUntil, Instant changedAt) {}
