package id.payung.platform.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.testing.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class ComputingThreadsTest {
  private static final Duration LONG = Duration.ofSeconds(Patience.LONGEST_SECONDS);

  @Test
  void work_is_done_as_who_acts_by_a_thread_of_the_system_that_lets_others_go_first() throws Exception {
    ComputingThreads threads = new ComputingThreads("uji", 2, 7, LONG, LONG);
    Actor siti = person();

    String seen = ActorContext.callAs(siti, () -> threads.call(() -> {
      assertThat(Thread.currentThread().isVirtual()).isFalse();
      return ActorContext.current().name() + " " + niceValue();
    }));

    assertThat(seen).isEqualTo("Siti 7");
    assertThat(niceValue()).as("of who waits").isNotEqualTo("7");
    assertThat(threads.<String>call(() -> threads.call(() -> "inner"))).as("no second thread is waited for")
        .isEqualTo("inner");
  }

  @Test
  void what_goes_wrong_there_is_told_here() {
    ComputingThreads threads = new ComputingThreads("uji", 1, 1, LONG, LONG);

    assertThatThrownBy(() -> threads.run(() -> {
      throw new NotFound();
    })).isInstanceOf(NotFound.class);
    assertThat(threads.<String>call(() -> "the thread is free again")).isNotEmpty();
  }

  @Test
  void nobody_has_more_than_one_so_that_others_are_served() throws Exception {
    ComputingThreads threads = new ComputingThreads("uji", 2, 1, LONG, LONG);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger most = new AtomicInteger();
    AtomicInteger now = new AtomicInteger();
    Actor greedy = person();
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 6; i++) {
        all.add(many.submit(() -> ActorContext.runAs(greedy, () -> threads.run(() -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          await(end);
          now.decrementAndGet();
        }))));
      }
      assertThat(ActorContext.callAs(person(), () -> threads.<String>call(() -> "served"))).isEqualTo("served");
      end.countDown();
      for (Future<?> each : all) {
        each.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
      }
    }

    assertThat(most.get()).isEqualTo(1);
  }

  @Test
  void who_waits_too_long_is_told_and_nobody_waits_with_a_connection() throws Exception {
    ComputingThreads threads = new ComputingThreads("uji", 1, 1, Duration.ofMillis(1), LONG);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first = other.submit(() -> threads.run(() -> {
        begun.countDown();
        await(end);
      }));
      await(begun);
      assertThatThrownBy(() -> threads.run(() -> {})).isInstanceOf(TooBusy.class);
      end.countDown();
      first.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatThrownBy(() -> threads.run(() -> {})).hasMessageContaining("holds a connection");
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
  }

  @Test
  void what_takes_longer_than_any_honest_work_is_ended_in_words_and_its_place_is_free_again() throws Exception {
    ComputingThreads threads = new ComputingThreads("uji", 1, 1, LONG, Duration.ofMillis(1));
    CountDownLatch ended = new CountDownLatch(1);

    assertThatThrownBy(() -> threads.run(() -> {
      try {
        while (true) {
          ComputingThreads.requireTimeLeft();
        }
      } finally {
        ended.countDown();
      }
    })).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("errors.too-long"));

    await(ended);
    ComputingThreads patient = new ComputingThreads("uji", 1, 1, LONG, LONG);
    assertThat(patient.<String>call(() -> {
      ComputingThreads.requireTimeLeft();
      return "time left";
    })).isEqualTo("time left");
  }

  private static Actor person() {
    return Actor.person("73.24", UUID.randomUUID(), "Siti", List.of(Role.OFFICE_CLERK), Set.of(UUID.randomUUID()),
        Set.of(), Set.of());
  }

  /** Of the calling thread: the nineteenth field of its stat. */
  private static String niceValue() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16];
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
