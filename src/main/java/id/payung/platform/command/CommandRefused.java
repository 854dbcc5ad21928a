package id.payung.platform.command;

import java.sql.SQLException;

/** The installation cannot start or be opened; the message is a sentence for the person at the console. */
public final class CommandRefused extends RuntimeException {
  public CommandRefused(String message) {
    super(message);
  }

  public CommandRefused(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What may be kept and shown of a command that failed. The words of anything but a refusal may hold a row of a table:
   * of that only its kind and the code of the database are told; the rest is at the console.
   */
  public static String reasonOf(Throwable failure) {
    if (failure instanceof CommandRefused) {
      return String.valueOf(failure.getMessage());
    }
    String kind = failure.getClass().getSimpleName();
    return failure instanceof SQLException sql ? kind + " " + sql.getSQLState() : kind;
  }
}
