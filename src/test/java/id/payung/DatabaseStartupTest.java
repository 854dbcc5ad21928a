package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.command.CommandRefused;
import id.payung.platform.postgres.DatabaseInstallation;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** The database is opened beside the start: nothing that does not need it waits, and a refusal is told once. */
class DatabaseStartupTest {
  @Test
  void only_who_asks_for_the_database_waits() throws Exception {
    var shut = new CountDownLatch(1);
    DatabaseStartup databaseStartup = startRefusing("Folder data ini sedang dipakai Payung lain.", shut);

    assertThat(databaseStartup.lazyProperties().getProperty("server.port")).isNull();
    assertThat(databaseStartup.wasRefused()).isFalse();

    shut.countDown();
    assertThatThrownBy(() -> databaseStartup.lazyProperties().getProperty("payung.db.url"))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("sedang dipakai");
    assertThat(databaseStartup.wasRefused()).isTrue();
    databaseStartup.closeInstallation(); // what never opened needs no stop
  }

  @Test
  void a_refused_start_is_not_told_by_spring_and_any_other_fault_is() {
    try (var context = new GenericApplicationContext()) {
      DatabaseStartup refused = startRefusing("PostgreSQL does not start.", new CountDownLatch(0));
      assertThatThrownBy(refused::awaitInstallation).isInstanceOf(CommandRefused.class);
      context.getEnvironment().getPropertySources().addFirst(refused.lazyProperties());
      assertThat(new StartupRefusalReporter(context)
          .reportException(new IllegalStateException("could not resolve placeholder"))).isTrue();
    }
    try (var context = new GenericApplicationContext()) {
      assertThat(new StartupRefusalReporter(context).reportException(new IllegalStateException("a fault of ours")))
          .isFalse();
    }
    assertThat(
        new StartupRefusalReporter(null).reportException(new IllegalStateException("before there was a context")))
        .isFalse();
  }

  private static DatabaseStartup startRefusing(String why, CountDownLatch when) {
    return DatabaseStartup.start(() -> {
      when.await();
      return refuse(why);
    });
  }

  private static DatabaseInstallation refuse(String why) {
    throw new CommandRefused(why);
  }
}
