package id.payung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.postgres.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few short rounds of what {@code ./payung bench crash} does at length. */
class CrashTests {
  private static final int WRITES = 160;

  @TempDir Path folder;

  @Test
  void what_was_confirmed_survives_kill_9_of_anything_once_and_the_rest_is_whole_or_absent() throws Exception {
    Victim payung = new Victim(Victim.compiled("-Dpayung.postgres.binaries=" + TestPostgres.BINARIES), folder.resolve("data"));
    try (CrashRounds crash = new CrashRounds(payung, 24)) {
      assertThat(crash.round(CrashRounds.Blow.DATABASE_WITH_ITS_WORKERS, WRITES)).isEmpty();
      assertThat(crash.round(CrashRounds.Blow.APPLICATION, WRITES)).isEmpty();
      assertThat(crash.round(CrashRounds.Blow.EVERYTHING, WRITES)).isEmpty();

      assertThat(crash.journal().confirmed()).as("it was work, not an empty day").hasSizeGreaterThan(WRITES);
    }
  }
}
