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
class HeardSweep implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(HeardSweep.class);
  private static final long PAUSE_MILLIS = 250;
  private static final long DOUBT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final SparingRegistry registry;
  private final String url;
  private final String user;
  private final String password;
  private volatile boolean running;
  private volatile int crashes;
  private volatile long sureFrom = System.nanoTime();
  private @Nullable Connection witness;
  private boolean witnessed;

  HeardSweep(EventPublicationRepository registry, @Value("${payung.db.url}") String url,
      @Value("${payung.db.app.user}") String user, @Value("${payung.db.app.password}") String password) {
    this.registry = (SparingRegistry) registry;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  @Override
  public void start() {
    running = true;
    sweep(true);
    Thread.ofPlatform().daemon().name("heard").start(this::work);
  }

  private void work() {
    while (running) {
      sweep(false);
      try {
        Thread.sleep(PAUSE_MILLIS); // the pace of the sweep; there is nothing to wait for
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** How often the server has gone away under us. */
  int crashes() {
    return crashes;
  }

  /** Whether what was forgotten by a server that died may still be reported as heard. */
  boolean inDoubt() {
    return System.nanoTime() - sureFrom < 0;
  }

  /**
   * @param ask the witness even when nothing was heard
   */
  synchronized void sweep(boolean ask) {
    List<UUID> heard = registry.takeHeard();
    if (heard.isEmpty() && !(ask && running)) {
      return;
    }
    try {
      Connection before = witness;
      if (before == null) {
        witness = open();
        begin();
      } else if (!inDoubt()) {
        forget(before, heard);
      }
    } catch (SQLException e) {
      LOG.warn("the registry keeps what was heard: {}", e.getMessage());
      close();
    }
  }

  private void begin() {
    if (witnessed) {
      crashes++;
      sureFrom = System.nanoTime() + DOUBT_NANOS;
    }
    witnessed = true;
  }

  private Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection(url, user, password);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE payung_door; SET synchronous_commit = off; SET application_name = 'payung-heard'");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void forget(Connection connection, List<UUID> heard) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM platform.event_publication WHERE id = ANY (?)")) {
      delete.setArray(1, connection.createArrayOf("uuid", heard.toArray()));
      delete.executeUpdate();
    }
  }

  private void close() {
    try {
      if (witness != null) {
        witness.close();
      }
    } catch (SQLException e) {
      LOG.debug("it was broken already: {}", e.getMessage());
    }
    witness = null;
  }

  @Override
  public synchronized void stop() {
    running = false;
    sweep(false);
    close();
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
