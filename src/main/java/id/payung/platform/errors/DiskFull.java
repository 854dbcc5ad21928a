package id.payung.platform.errors;

/** The server's disk is full (or nearly); nothing was done, and it can be tried again when somebody has made room. */
public final class DiskFull extends Refusal {
  private static final long serialVersionUID = 1L;

  public DiskFull() {
    super(507, "errors.no-room");
  }

  @Override
  public Long retryAfterSeconds() {
    return 300L;
  }
}
