package id.payung;

import id.payung.platform.command.CommandRefused;
import id.payung.platform.postgres.DatabaseInstallation;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertySource;

/**
 * The data folder and its database are opened beside the start of the application, which waits for them where it first
 * asks for the database: of a first start that is a second, of a later one most of what the database needs.
 */
final class DatabaseStartup {
  static final String PROPERTY_SOURCE_NAME = "payung-database";

  private final FutureTask<DatabaseInstallation> task;

  private DatabaseStartup(FutureTask<DatabaseInstallation> task) {
    this.task = task;
  }

  static DatabaseStartup start(Callable<DatabaseInstallation> work) {
    var task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("opening").start(task);
    return new DatabaseStartup(task);
  }

  /**
   * Waits until it is open.
   *
   * @throws id.payung.platform.postgres.CommandRefused or whatever else kept it shut, each time anew
   */
  DatabaseInstallation awaitInstallation() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops what was opened, after waiting until it is. What was never open needs no stop. */
  void closeInstallation() {
    DatabaseInstallation installation;
    try {
      installation = awaitInstallation();
    } catch (RuntimeException neverOpened) {
      return;
    }
    installation.close();
  }

  /** Whether it was refused, so that nothing else that went wrong needs telling. */
  boolean wasRefused() {
    try {
      if (task.isDone()) {
        awaitInstallation();
      }
      return false;
    } catch (CommandRefused refused) {
      return true;
    } catch (RuntimeException broken) {
      return false;
    }
  }

  /** Where the database is and as whom to come: who asks for it waits. */
  PropertySource<?> lazyProperties() {
    return new PropertySource<>(PROPERTY_SOURCE_NAME, this) {
      private volatile @Nullable Map<String, Object> known;

      @Override
      public @Nullable Object getProperty(String name) {
        if (!name.startsWith("payung.db.")) {
          return null;
        }
        Map<String, Object> properties = known;
        if (properties == null) {
          properties = awaitInstallation().settings().toProperties();
          known = properties;
        }
        return properties.get(name);
      }
    };
  }
}
