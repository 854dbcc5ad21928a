package id.payung.platform.command;

/** The installation cannot start or be opened; the message is a sentence for the person at the console. */
public final class CommandRefused extends RuntimeException {
  public CommandRefused(String message) {
    super(message);
  }

  public CommandRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
