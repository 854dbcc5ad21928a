package id.payung.platform.load;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.ConnectionFreeWait;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.TooBusy;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads of the operating system for what only computes: a sheet is read, a photo unpacked, a password hashed.
 * Requests run on virtual threads, and one of those that computes lets go of its core at its end only: two sheets at
 * once, and on two cores everybody waited. These threads are few, the system lets others go first, and nobody has more
 * than one of the files' at once.
 */
public final class ComputingThreads {
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** What somebody sends: sheets, photos, PDFs, archives. */
  public static final ComputingThreads FILES =
      new ComputingThreads("files", Math.max(2, CORES / 2), 15, Duration.ofSeconds(30), Duration.ofMinutes(4));

  /** Hashes of passwords, each of a tenth of a second and 19 MB: more at once than cores would only fill the heap. */
  public static final ComputingThreads HASHES =
      new ComputingThreads("hashes", Math.clamp(CORES, 2, 4), 5, Duration.ofSeconds(10), Duration.ofMinutes(1));

  /** What we print; two at a time: a long plan takes about 100 MB while it is laid out. */
  public static final ComputingThreads PAPERS =
      new ComputingThreads("papers", 2, 10, Duration.ofSeconds(30), Duration.ofMinutes(8));

  private static final int MAX_WAITING = 48;
  private static final int MAX_WAITING_OF_ONE = 16;

  private final Semaphore permits;
  private final KeyedConcurrencyLimit byPerson = new KeyedConcurrencyLimit(1, MAX_WAITING_OF_ONE);
  private final ExecutorService threads;
  private final Duration patience;
  private final Duration longest;

  private static final class ComputingThread extends Thread {
    private final int nice;

    ComputingThread(Runnable work, String name, int nice) {
      super(work, name);
      this.nice = nice;
      setDaemon(true);
    }

    @Override
    public void run() {
      NiceValue.setForCurrentThread(nice);
      super.run();
    }
  }

  /**
   * @param patience for a place
   * @param longest that one piece of work may take
   */
  ComputingThreads(String name, int count, int nice, Duration patience, Duration longest) {
    this.longest = longest;
    this.permits = new Semaphore(count, true);
    this.patience = patience;
    ThreadPoolExecutor pool = new ThreadPoolExecutor(count, count, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(),
        work -> new ComputingThread(work, name, nice));
    pool.allowCoreThreadTimeOut(true);
    this.threads = pool;
  }

  /**
   * Does the work there, as who acts now, and waits for it. Work within such work goes on where it is.
   *
   * @throws TooBusy when others, or others of the same person, have been at it for too long
   * @throws Refused when this takes longer than any honest work; its thread is told to stop ({@link #requireTimeLeft})
   */
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    if (Thread.currentThread() instanceof ComputingThread) {
      return work.get();
    }
    ConnectionFreeWait.require();
    Actor actor = ActorContext.currentOrNull();
    String person = actor == null ? null : keyOf(actor.person());
    try {
      enter(person);
      FutureTask<T> task = new FutureTask<>(() -> actor == null ? work.get() : ActorContext.callAs(actor, work::get));
      begin(task, person);
      return get(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy();
    } catch (ExecutionException e) {
      throw rethrow(e.getCause());
    }
  }

  private <T extends @Nullable Object> T get(FutureTask<T> task) throws InterruptedException, ExecutionException {
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new Refused("errors.too-long");
    }
  }

  /**
   * For work of many steps, at each of them: ends it here once its time is over and nobody waits for it any more.
   *
   * @throws Refused when it is
   */
  public static void requireTimeLeft() {
    if (Thread.currentThread() instanceof ComputingThread && Thread.currentThread().isInterrupted()) {
      throw new Refused("errors.too-long");
    }
  }

  /** The place is kept until the work has really ended. A system that gives no thread keeps nobody's. */
  private void begin(FutureTask<?> task, @Nullable String person) {
    try {
      threads.execute(() -> {
        try {
          task.run();
        } finally {
          leave(person);
        }
      });
    } catch (RuntimeException | OutOfMemoryError e) {
      leave(person);
      throw e;
    }
  }

  /** Likewise, of work that gives nothing back. */
  public void run(Runnable work) {
    this.<@Nullable Object>call(() -> {
      work.run();
      return null;
    });
  }

  private static @Nullable String keyOf(@Nullable UUID person) {
    return person == null ? null : person.toString();
  }

  private void enter(@Nullable String person) throws InterruptedException {
    if (person != null && !byPerson.tryEnter(person, patience.toMillis())) {
      throw new TooBusy();
    }
    boolean entered = false;
    try {
      entered =
          permits.getQueueLength() < MAX_WAITING && permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (!entered && person != null) {
        byPerson.leave(person);
      }
    }
    if (!entered) {
      throw new TooBusy();
    }
  }

  private void leave(@Nullable String person) {
    permits.release();
    if (person != null) {
      byPerson.leave(person);
    }
  }

  private static RuntimeException rethrow(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }
}
