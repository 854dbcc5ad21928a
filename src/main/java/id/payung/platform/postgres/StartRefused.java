package id.payung.platform.postgres;

/** The installation cannot start or be opened; the message is a sentence for the person at the console. */
public final class StartRefused extends RuntimeException {
  public StartRefused(String message) {
    super(message);
  }

  public StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
