package id.payung.platform.errors;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every expected "no" of the application. The words are a message key; {@code getMessage()} is for the log and is never
 * shown.
 */
public abstract sealed class Refusal extends RuntimeException permits AlreadyMade, NotFound, Forbidden, Refused,
    RefusedFiles, Invalid, Stale, TooManyAttempts, TooBusy, DiskFull, SignInNeeded {
  private static final long serialVersionUID = 1L;

  private final transient int status;
  private final String key;
  private final transient List<Object> args;

  Refusal(int status, String key, Object... args) {
    super(key, null, false, false);
    this.status = status;
    this.key = key;
    this.args = List.of(args);
  }

  public int status() {
    return status;
  }

  public String key() {
    return key;
  }

  public Object[] args() {
    return args.toArray();
  }

  /** Field → message key, for forms; empty for all but {@link Invalid}. */
  public Map<String, String> fields() {
    return Map.of();
  }

  /** Seconds after which a new try makes sense, or null. */
  public @Nullable Long retryAfterSeconds() {
    return null;
  }
}
