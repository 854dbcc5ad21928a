package id.payung.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of a regency is what was committed last, whatever reads and changes overtake each other. */
@PayungTest
class RegencyCacheTests {
  private static final String HERE = TestCast.LUWU_TIMUR;
  private static final String ELSEWHERE = TestCast.LUWU_UTARA;

  @Autowired TransactionTemplate transactions;

  private final RegencyCache<String> cache = new RegencyCache<>();

  @Test
  void it_is_read_once_and_again_after_a_change_of_that_regency() {
    assertThat(cache.get(HERE, () -> "old")).isEqualTo("old");
    assertThat(cache.get(ELSEWHERE, () -> "old")).isEqualTo("old");
    assertThat(cache.get(HERE, () -> "not read")).isEqualTo("old");

    change(() -> {});

    assertThat(cache.get(HERE, () -> "new")).isEqualTo("new");
    assertThat(cache.get(ELSEWHERE, () -> "not read")).isEqualTo("old");
  }

  @Test
  void a_reading_that_a_change_overtakes_is_not_kept() {
    assertThat(cache.get(HERE, () -> {
      change(() -> {});
      return "old";
    })).isEqualTo("old");

    assertThat(cache.get(HERE, () -> "new")).isEqualTo("new");
  }

  @Test
  void a_reading_between_the_statement_and_the_commit_is_not_kept() {
    change(() -> assertThat(inAnotherThread(() -> cache.get(HERE, () -> "old"))).isEqualTo("old"));

    assertThat(cache.get(HERE, () -> "new")).isEqualTo("new");
  }

  /** It may be taken back yet; and a second statement of the same transaction shows at once. */
  @Test
  void what_a_transaction_itself_has_changed_is_seen_by_it_and_by_nobody_else() {
    cache.get(HERE, () -> "old");
    change(() -> {
      assertThat(cache.get(HERE, () -> "first")).isEqualTo("first");
      assertThat(cache.get(HERE, () -> "second")).isEqualTo("second");
      assertThat(inAnotherThread(() -> cache.get(HERE, () -> "committed"))).isEqualTo("committed");
    });

    assertThat(cache.get(HERE, () -> "after")).isEqualTo("after");
  }

  private void change(Runnable meanwhile) {
    Actor service = Actor.service("platform", HERE);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(_ -> {
      cache.forgetAfterTransaction(HERE);
      meanwhile.run();
    }));
  }

  private static String inAnotherThread(Supplier<String> work) {
    return CompletableFuture.supplyAsync(work, Thread::startVirtualThread).join();
  }
}
