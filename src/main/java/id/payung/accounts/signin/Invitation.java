package id.payung.accounts.signin;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link with which a person sets a password, once.
 *
 * @param tokenHash of the secret in the link
 * @param regency whose administrator made it
 */
@Table(value = "accounts.invitation", regency = false)
public record Invitation(@KeyColumn byte[] tokenHash, UUID person, UUID madeBy, String regency, Instant createdAt,
    Instant expiresAt, @Nullable Instant usedAt) {
  public static final Duration LIFETIME = Duration.ofDays(7);

  /** The condition of those that can be used at {@code :now}, of the table {@code r}. */
  public static final String OPEN = "r.used_at IS NULL AND r.expires_at > :now";
}
