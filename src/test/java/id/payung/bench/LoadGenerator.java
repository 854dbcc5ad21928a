package id.payung.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Ways to ask again and again. */
final class LoadGenerator {
  private LoadGenerator() {}

  /** One client's deed; answers how many records it has written. */
  interface LoadClient extends AutoCloseable {
    int act(int nth) throws Exception;

    @Override
    default void close() throws Exception {}
  }

  /** Makes the client of this number. */
  interface LoadClientFactory {
    LoadClient make(int number) throws Exception;
  }

  /** Records a second of so many clients, each waiting for its answer. */
  static double measureRate(int clients, double seconds, LoadClientFactory make) throws Exception {
    List<LoadClient> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      all.add(make.make(i));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      long begin = System.nanoTime();
      long end = begin + (long) (seconds * 1e9);
      List<Callable<Long>> work = new ArrayList<>();
      for (LoadClient client : all) {
        work.add(() -> {
          long done = 0;
          for (int nth = 0; System.nanoTime() < end; nth++) {
            done += client.act(nth);
          }
          return done;
        });
      }
      long records = 0;
      for (Future<Long> each : threads.invokeAll(work)) {
        records += each.get();
      }
      return records / ((System.nanoTime() - begin) / 1e9);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      for (LoadClient client : all) {
        client.close();
      }
    }
  }

  /** Something to be timed. */
  interface TimedAction {
    void run(int nth) throws Exception;
  }

  /** Milliseconds of each of so many, sorted; a few before are not counted. */
  static double[] measureTimes(int unmeasured, int measured, TimedAction deed) throws Exception {
    for (int i = 0; i < unmeasured; i++) {
      deed.run(i);
    }
    double[] times = new double[measured];
    for (int i = 0; i < measured; i++) {
      long begin = System.nanoTime();
      deed.run(unmeasured + i);
      times[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }

  static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  static double p95(double[] sorted) {
    return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * 0.95) - 1)];
  }

  static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
