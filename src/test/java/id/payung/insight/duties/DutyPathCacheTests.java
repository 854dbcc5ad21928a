package id.payung.insight.duties;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.KnownDutyCounts.WaitingCount;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The numbers of a menu are kept, and never beyond a deed of the person whose menu it is. */
@PayungTest
class DutyPathCacheTests {
  private static final OpenDuties NONE = new OpenDuties(List.of(), Set.of(), Map.of());

  @Autowired DutyPathCache cache;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  private Actor dewi;

  @BeforeEach
  void dewi() {
    dewi = cast.actorOf(TestCast.DP3A_CLERK);
  }

  @Test
  void what_was_counted_is_kept_until_the_person_has_written_something() {
    cache.keep(dewi, NONE, cache.generation(dewi));
    assertThat(cache.find(dewi)).isNotNull();

    asDewi(() -> transactions
        .executeWithoutResult(_ -> assertThat(cache.find(dewi)).as("until it is committed").isNotNull()));

    assertThat(cache.find(dewi)).as("before the deed is answered").isNull();
  }

  /** The count saw what was before the deed, and ends after it. */
  @Test
  void a_count_that_a_deed_overtakes_is_not_kept() {
    long before = cache.generation(dewi);
    asDewi(() -> transactions.executeWithoutResult(_ -> {}));

    cache.keep(dewi, NONE, before);

    assertThat(cache.find(dewi)).isNull();
  }

  @Test
  void reading_what_is_taken_back_and_what_others_do_leave_it() {
    TransactionTemplate reading = new TransactionTemplate(transactions.getTransactionManager());
    reading.setReadOnly(true);
    cache.keep(dewi, NONE, cache.generation(dewi));

    asDewi(() -> reading.executeWithoutResult(_ -> {}));
    asDewi(() -> transactions.executeWithoutResult(status -> status.setRollbackOnly()));
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(eko, () -> transactions.executeWithoutResult(_ -> {}));

    assertThat(cache.find(dewi)).isNotNull();
  }

  private void asDewi(Runnable work) {
    ActorContext.runAs(dewi, work::run);
  }

  /** A module tells so many of its duties; what it did not tell is seen at each number that leads there. */
  @Test
  void a_number_says_that_there_may_be_more_wherever_a_cut_kind_stands() {
    Duty told = new Duty("a", UUID.randomUUID(), "x", "y", null, "/a/1", "z", 0);
    Duty whole = new Duty("b", UUID.randomUUID(), "x", "y", null, "/b/1", "z", 0);
    OpenDuties open = new OpenDuties(List.of(told, whole), Set.of("a"), Map.of());

    assertThat(DutyPathCache.pathsOf(open).countBehind(List.of("", "/a", "/b"))).containsOnly(
        Map.entry("", new WaitingCount(2, true)), Map.entry("/a", new WaitingCount(1, true)),
        Map.entry("/b", new WaitingCount(1, false)));
  }
}
