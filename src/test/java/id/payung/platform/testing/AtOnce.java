package id.payung.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Several do something at the same moment. */
public final class AtOnce {
  private static final int PATIENCE_SECONDS = 60;

  private AtOnce() {}

  /** What one of them does. */
  @FunctionalInterface
  public interface Deed<T, R> {
    R of(T thing) throws Exception;
  }

  /** All begin together, a thread each; what came of it stands in the order of the things. */
  public static <T, R> List<R> each(List<T> things, Deed<T, R> deed) throws Exception {
    CyclicBarrier together = new CyclicBarrier(things.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(things.size())) {
      List<Future<R>> answers = new ArrayList<>();
      for (T thing : things) {
        answers.add(threads.submit(() -> {
          together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
          return deed.of(thing);
        }));
      }
      List<R> all = new ArrayList<>();
      for (Future<R> answer : answers) {
        all.add(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
      return all;
    }
  }

  /** A refusal's name instead of its exception, for deeds of which some must fail. */
  public static String said(Supplier<?> deed) {
    try {
      deed.get();
      return "done";
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }
}
