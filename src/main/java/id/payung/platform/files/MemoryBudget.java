package id.payung.platform.files;

import id.payung.platform.db.ConnectionFreeWait;
import id.payung.platform.errors.TooBusy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Memory that heavy readings - a sheet, a photo - may take together, so that many at once cannot end the server. Who
 * finds none left waits for its turn; the wait holds no connection of the database.
 */
public final class MemoryBudget {
  /** Two fifths of the heap; the rest belongs to pages, caches and what is being sent. */
  public static final MemoryBudget SHARED =
      new MemoryBudget(Runtime.getRuntime().maxMemory() / 5 * 2, Duration.ofSeconds(20));

  private static final int UNIT = 1 << 20;

  private final Semaphore units;
  private final int allUnits;
  private final Duration patience;

  MemoryBudget(long bytes, Duration patience) {
    this.allUnits = (int) Math.max(1, bytes / UNIT);
    this.units = new Semaphore(allUnits, true);
    this.patience = patience;
  }

  /** A share of the budget, given back when it is closed. */
  public final class Share implements AutoCloseable {
    private final int taken;

    private Share(int taken) {
      this.taken = taken;
    }

    @Override
    public void close() {
      units.release(taken);
    }
  }

  /**
   * @param bytes an estimate from above; more than all there is takes all of it
   * @throws TooBusy when others have held it for too long
   */
  public Share take(long bytes) {
    ConnectionFreeWait.require();
    int wanted = (int) Math.clamp(bytes / UNIT + 1, 1, allUnits);
    try {
      if (!units.tryAcquire(wanted, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooBusy();
      }
      return new Share(wanted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy();
    }
  }
}
