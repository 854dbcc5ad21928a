package id.payung.platform.errors;

/** Too many tries; wait. */
public final class TooManyAttempts extends Refusal {
  private static final long serialVersionUID = 1L;

  private final long seconds;

  public TooManyAttempts(long seconds) {
    super(429, "errors.too-many", Math.max(1, (seconds + 59) / 60));
    this.seconds = seconds;
  }

  @Override
  public Long retryAfterSeconds() {
    return seconds;
  }
}
