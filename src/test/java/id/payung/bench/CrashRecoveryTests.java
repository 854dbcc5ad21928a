package id.payung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.postgres.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few short rounds of what {@code ./payung bench crash} does at length. */
@Tag("slow")
class CrashRecoveryTests {
  private static final int WRITES = 160;

  @TempDir Path folder;

  @Test
  void a_first_start_that_is_killed_again_and_again_needs_no_hand() throws Exception {
    PayungProcess payung = new PayungProcess(
        PayungProcess.javaCommand("-Dpayung.postgres.binaries=" + TestPostgres.BINARIES), folder.resolve("baru"));
    for (long millis : new long[]{300, 900, 1_800, 3_000, 5_000, 8_000}) {
      payung.startAndKill("run", millis);
    }

    try (payung) {
      payung.startAndWait("run");
      assertThat(payung.runCommand("audit-verify", "--data", payung.data().toString()).code()).isZero();
      try (Connection owner = payung.asOwner();
          Statement query = owner.createStatement();
          ResultSet row = query.executeQuery("SELECT count(*) FROM regions.region")) {
        row.next();
        assertThat(row.getInt(1)).as("the table of regions is whole").isGreaterThan(80_000);
      }
    }
  }

  @Test
  void what_was_confirmed_survives_kill_9_of_anything_once_and_the_rest_is_whole_or_absent() throws Exception {
    PayungProcess payung = new PayungProcess(
        PayungProcess.javaCommand("-Dpayung.postgres.binaries=" + TestPostgres.BINARIES), folder.resolve("data"));
    try (CrashSimulation crash = new CrashSimulation(payung, 24)) {
      assertThat(crash.runRound(CrashSimulation.CrashKind.DATABASE_WITH_ITS_WORKERS, WRITES)).isEmpty();
      assertThat(crash.runRound(CrashSimulation.CrashKind.APPLICATION, WRITES)).isEmpty();
      assertThat(crash.runRound(CrashSimulation.CrashKind.EVERYTHING, WRITES)).isEmpty();

      assertThat(crash.journal().listConfirmedIds()).as("it was work, not an empty day").hasSizeGreaterThan(WRITES);
    }
  }
}
