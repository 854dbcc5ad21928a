package id.payung.platform.events;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.stereotype.Component;

/**
 * Takes out of the registry what was heard, a few times a second, and once more when the listeners have stopped.
 *
 * <p>It does so over one connection of its own, the witness. Listeners do not wait for the disk: a server that dies may
 * forget what they did, while the application lives on and remembers it as heard. A connection lives no longer than its
 * server, so as long as the witness answers, nothing was forgotten since it was opened. When it breaks, what was heard
 * until then and shortly after stays in the registry, and is announced again.
 */
@Component
class CompletedPublicationCleaner implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CompletedPublicationCleaner.class);
  private static final long INTERVAL_MILLIS = 250;
  private static final long UNCERTAINTY_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final BatchingPublicationRepository registry;
  private final String url;
  private final String user;
  private final String password;
  private volatile boolean running;
  private volatile int lostConnections;
  private volatile long certainFromNanos = System.nanoTime();
  private @Nullable Connection sentinelConnection;
  private boolean connectedBefore;

  CompletedPublicationCleaner(EventPublicationRepository registry, @Value("${payung.db.url}") String url,
      @Value("${payung.db.app.user}") String user, @Value("${payung.db.app.password}") String password) {
    this.registry = (BatchingPublicationRepository) registry;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  @Override
  public void start() {
    running = true;
    deleteCompleted(true);
    Thread.ofPlatform().daemon().name("heard").start(this::cleanPeriodically);
  }

  private void cleanPeriodically() {
    while (running) {
      deleteCompleted(false);
      try {
        Thread.sleep(INTERVAL_MILLIS); // the pace of the sweep; there is nothing to wait for
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** How often the server has gone away under us. */
  int lostConnections() {
    return lostConnections;
  }

  /** Whether what was forgotten by a server that died may still be reported as heard. */
  boolean mayHaveLostCommits() {
    return System.nanoTime() - certainFromNanos < 0;
  }

  /**
   * @param testConnection the witness even when nothing was heard
   */
  synchronized void deleteCompleted(boolean testConnection) {
    List<UUID> completedIds = registry.drainCompleted();
    if (completedIds.isEmpty() && !(testConnection && running)) {
      return;
    }
    try {
      Connection openSentinel = sentinelConnection;
      if (openSentinel == null) {
        sentinelConnection = openConnection();
        recordConnection();
      } else if (!mayHaveLostCommits()) {
        deletePublications(openSentinel, completedIds);
      }
    } catch (SQLException e) {
      LOG.warn("the registry keeps what was heard: {}", e.getMessage());
      closeConnection();
    }
  }

  private void recordConnection() {
    if (connectedBefore) {
      lostConnections++;
      certainFromNanos = System.nanoTime() + UNCERTAINTY_NANOS;
    }
    connectedBefore = true;
  }

  private Connection openConnection() throws SQLException {
    Connection connection = DriverManager.getConnection(url, user, password);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE payung_door; SET synchronous_commit = off; SET application_name = 'payung-heard'");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void deletePublications(Connection connection, List<UUID> completedIds) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM platform.event_publication WHERE id = ANY (?)")) {
      delete.setArray(1, connection.createArrayOf("uuid", completedIds.toArray()));
      delete.executeUpdate();
    }
  }

  private void closeConnection() {
    try {
      if (sentinelConnection != null) {
        sentinelConnection.close();
      }
    } catch (SQLException e) {
      LOG.debug("it was broken already: {}", e.getMessage());
    }
    sentinelConnection = null;
  }

  @Override
  public synchronized void stop() {
    running = false;
    deleteCompleted(false);
    closeConnection();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Listeners have a higher one and stop before. */
  @Override
  public int getPhase() {
    return 0;
  }
}
