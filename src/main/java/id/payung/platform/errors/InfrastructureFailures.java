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
public final class InfrastructureFailures {
  /**
   * PostgreSQL: disk full; out of memory, too many connections; the server going down, crashed, not yet up; each waits
   * for what the other holds.
   */
  private static final String DISK_FULL_STATE = "53100";

  /** What the server ended because its reader would wait too long; only searches have such an end. */
  private static final String TOO_LONG_STATE = "57014";

  /** The system's own words for a full disk, for who stops before it is. */
  public static final String NO_SPACE = "No space left on device";

  private static final Set<String> TRANSIENT_STATES =
      Set.of("53200", "53300", "53400", "57P01", "57P02", "57P03", "25P03", "40P01");

  /** A start that fails is wrapped once for each part that waits for it; beyond this it is a circle. */
  private static final int MAX_CAUSE_DEPTH = 100;

  private InfrastructureFailures() {}

  /** The refusal that says so, or empty when the cause is another. */
  public static Optional<Refusal> refusalOf(Throwable failure) {
    int depth = 0;
    for (@Nullable Throwable cause = failure; cause != null && depth < MAX_CAUSE_DEPTH; cause =
        cause.getCause(), depth++) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (state.equals(DISK_FULL_STATE)) {
          return Optional.of(new DiskFull());
        }
        if (state.equals(TOO_LONG_STATE)) {
          return Optional.of(new Refused("errors.search-too-long"));
        }
        // 08: the connection; among them what the pool says when it has none to give
        if (state.startsWith("08") || TRANSIENT_STATES.contains(state) || sql instanceof SQLTransientConnectionException
            || isClosedConnection(sql)) {
          return Optional.of(new TooBusy());
        }
      }
      if (cause instanceof IOException && isDiskFullMessage(cause.getMessage())) {
        return Optional.of(new DiskFull());
      }
    }
    return Optional.empty();
  }

  /** What the pool says of a connection that broke under its user; it gives no state. */
  private static boolean isClosedConnection(SQLException sql) {
    return sql.getSQLState() == null && "Connection is closed".equals(sql.getMessage());
  }

  /** The words of the system for ENOSPC and EDQUOT: Java gives no other sign. */
  public static boolean isDiskFullMessage(@Nullable String message) {
    return message != null && (message.contains(NO_SPACE) || message.contains("Disk quota exceeded"));
  }
}
