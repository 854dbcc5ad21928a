package id.payung.accounts.signin;

import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session at a desk.
 *
 * @param tokenHash of the token in the cookie
 * @param agent what the browser says of itself
 */
@Table(value = "accounts.session", regency = false)
record BrowserSession(UUID id, byte[] tokenHash, UUID person, String agent, Instant createdAt, Instant lastSeen,
    Instant expiresAt, @Nullable Instant endedAt) {}
