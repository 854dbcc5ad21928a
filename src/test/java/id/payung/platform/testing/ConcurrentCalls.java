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
public final class ConcurrentCalls {
  private ConcurrentCalls() {}

  /** What one of them does. */
  @FunctionalInterface
  public interface ConcurrentCall<T, R> {
    R call(T thing) throws Exception;
  }

  /** All begin together, a thread each; what came of it stands in the order of the things. */
  public static <T, R> List<R> callAll(List<T> things, ConcurrentCall<T, R> call) throws Exception {
    CyclicBarrier together = new CyclicBarrier(things.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(things.size())) {
      List<Future<R>> answers = new ArrayList<>();
      for (T thing : things) {
        answers.add(threads.submit(() -> {
          together.await(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
          return call.call(thing);
        }));
      }
      List<R> all = new ArrayList<>();
      for (Future<R> answer : answers) {
        all.add(answer.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS));
      }
      return all;
    }
  }

  /** A refusal's name instead of its exception, for deeds of which some must fail. */
  public static String outcomeOf(Supplier<?> call) {
    try {
      call.get();
      return "done";
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }
}
