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
import java.util.stream.DoubleStream;

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

  /**
   * What so many clients got done.
   *
   * @param rate records a second
   * @param p95 milliseconds of a deed
   * @param deeds how many there were
   */
  record LoadResult(double rate, double p95, long deeds) {}

  /** Records a second of so many clients, each waiting for its answer. */
  static double measureRate(int clients, double seconds, LoadClientFactory make) throws Exception {
    return measureLoad(clients, seconds, make, new LoadPhase() {}).rate();
  }

  /** What is to be done when all clients are there, and while they still are. */
  interface LoadPhase {
    default void begun() throws Exception {}

    default void ended() throws Exception {}
  }

  /** So many clients at once for so many seconds, each waiting for its answer. */
  static LoadResult measureLoad(int clients, double seconds, LoadClientFactory make, LoadPhase phase) throws Exception {
    List<LoadClient> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      all.add(make.make(i));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      phase.begun();
      long begin = System.nanoTime();
      long end = begin + (long) (seconds * 1e9);
      List<Callable<ClientResult>> work = new ArrayList<>();
      all.forEach(client -> work.add(() -> actUntil(client, end)));
      long records = 0;
      DoubleStream.Builder times = DoubleStream.builder();
      for (Future<ClientResult> each : threads.invokeAll(work)) {
        records += each.get().records();
        each.get().times().forEach(times);
      }
      double taken = (System.nanoTime() - begin) / 1e9;
      phase.ended();
      double[] sorted = times.build().sorted().toArray();
      return new LoadResult(records / taken, p95(sorted), sorted.length);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      for (LoadClient client : all) {
        client.close();
      }
    }
  }

  private record ClientResult(long records, DoubleStream times) {}

  private static ClientResult actUntil(LoadClient client, long end) throws Exception {
    DoubleStream.Builder times = DoubleStream.builder();
    long done = 0;
    long begin = System.nanoTime();
    for (int nth = 0; begin < end; nth++) {
      done += client.act(nth);
      long now = System.nanoTime();
      times.add((now - begin) / 1e6);
      begin = now;
    }
    return new ClientResult(done, times.build());
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
