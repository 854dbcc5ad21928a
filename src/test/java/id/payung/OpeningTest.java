package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.postgres.Installation;
import id.payung.platform.postgres.StartRefused;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** The database is opened beside the start: nothing that does not need it waits, and a refusal is told once. */
class OpeningTest {
  @Test
  void only_who_asks_for_the_database_waits() throws Exception {
    var shut = new CountDownLatch(1);
    Opening opening = refusing("Folder data ini sedang dipakai Payung lain.", shut);

    assertThat(opening.properties().getProperty("server.port")).isNull();
    assertThat(opening.refused()).isFalse();

    shut.countDown();
    assertThatThrownBy(() -> opening.properties().getProperty("payung.db.url")).isInstanceOf(StartRefused.class)
        .hasMessageContaining("sedang dipakai");
    assertThat(opening.refused()).isTrue();
    opening.close(); // what never opened needs no stop
  }

  @Test
  void a_refused_start_is_not_told_by_spring_and_any_other_fault_is() {
    try (var context = new GenericApplicationContext()) {
      Opening refused = refusing("PostgreSQL does not start.", new CountDownLatch(0));
      assertThatThrownBy(refused::await).isInstanceOf(StartRefused.class);
      context.getEnvironment().getPropertySources().addFirst(refused.properties());
      assertThat(
          new RefusalReporter(context).reportException(new IllegalStateException("could not resolve placeholder")))
          .isTrue();
    }
    try (var context = new GenericApplicationContext()) {
      assertThat(new RefusalReporter(context).reportException(new IllegalStateException("a fault of ours"))).isFalse();
    }
    assertThat(new RefusalReporter(null).reportException(new IllegalStateException("before there was a context")))
        .isFalse();
  }

  private static Opening refusing(String why, CountDownLatch when) {
    return Opening.begin(() -> {
      when.await();
      return refuse(why);
    });
  }

  private static Installation refuse(String why) {
    throw new StartRefused(why);
  }
}
