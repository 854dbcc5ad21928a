package id.payung;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What happens on Ctrl+C and on SIGTERM: the application finishes its requests, then its database stops. The database
 * is stopped even when the application does not come to an end, or never came to a beginning.
 */
final class GracefulShutdown implements Runnable {
  private static final long TIMEOUT_SECONDS = 25;

  private final DatabaseStartup databaseStartup;
  private volatile @Nullable ConfigurableApplicationContext context;

  GracefulShutdown(DatabaseStartup databaseStartup) {
    this.databaseStartup = databaseStartup;
  }

  void setContext(ConfigurableApplicationContext started) {
    context = started;
  }

  @Override
  public void run() {
    ConfigurableApplicationContext runningContext = context;
    if (runningContext != null) {
      closeWithTimeout(runningContext);
    }
    databaseStartup.closeInstallation();
  }

  private static void closeWithTimeout(ConfigurableApplicationContext runningContext) {
    var closing =
        new FutureTask<@Nullable Void>(() -> ActorContext.runAs(Actor.anonymous(), runningContext::close), null);
    Thread.ofPlatform().daemon().name("closing").start(closing);
    try {
      closing.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      System.err.println("Aplikasi tidak selesai pada waktunya. / The application did not end in time.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
