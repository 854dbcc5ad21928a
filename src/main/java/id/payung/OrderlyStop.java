package id.payung;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
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
final class OrderlyStop implements Runnable {
  private static final long PATIENCE_SECONDS = 25;

  private final Opening opening;
  private volatile @Nullable ConfigurableApplicationContext context;

  OrderlyStop(Opening opening) {
    this.opening = opening;
  }

  void closesFirst(ConfigurableApplicationContext started) {
    context = started;
  }

  @Override
  public void run() {
    ConfigurableApplicationContext open = context;
    if (open != null) {
      closePatiently(open);
    }
    opening.close();
  }

  private static void closePatiently(ConfigurableApplicationContext open) {
    var closing = new FutureTask<@Nullable Void>(() -> Acting.doing(Actor.door(), open::close), null);
    Thread.ofPlatform().daemon().name("closing").start(closing);
    try {
      closing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      System.err.println("Aplikasi tidak selesai pada waktunya. / The application did not end in time.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
