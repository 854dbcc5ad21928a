package id.payung.platform.errors;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the machine cannot do just now, told from what an exception says of it: a disk that is full, a database out of
 * reach.
 */
public final class Machine {
  /**
   * PostgreSQL: disk full; out of memory, too many connections; the server going down, crashed, not yet up; each waits
   * for what the other holds.
   */
  private static final String DISK_FULL = "53100";

  private static final Set<String> PASSING =
      Set.of("53200", "53300", "53400", "57P01", "57P02", "57P03", "25P03", "40P01");

  /** A start that fails is wrapped once for each part that waits for it; beyond this it is a circle. */
  private static final int DEEPEST = 100;

  private Machine() {}

  /** The refusal that says so, or empty when the cause is another. */
  public static Optional<Refusal> refusalOf(Throwable failure) {
    int depth = 0;
    for (@Nullable Throwable each = failure; each != null && depth < DEEPEST; each = each.getCause(), depth++) {
      if (each instanceof SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (state.equals(DISK_FULL)) {
          return Optional.of(new NoRoom());
        }
        // 08: the connection; among them what the pool says when it has none to give
        if (state.startsWith("08") || PASSING.contains(state) || sql instanceof SQLTransientConnectionException
            || isClosed(sql)) {
          return Optional.of(new TooBusy());
        }
      }
      if (each instanceof IOException && saysFullDisk(each.getMessage())) {
        return Optional.of(new NoRoom());
      }
    }
    return Optional.empty();
  }

  /** What the pool says of a connection that broke under its user; it gives no state. */
  private static boolean isClosed(SQLException sql) {
    return sql.getSQLState() == null && "Connection is closed".equals(sql.getMessage());
  }

  /** The words of the system for ENOSPC and EDQUOT: Java gives no other sign. */
  public static boolean saysFullDisk(@Nullable String message) {
    return message != null && (message.contains("No space left on device") || message.contains("Disk quota exceeded"));
  }
}
