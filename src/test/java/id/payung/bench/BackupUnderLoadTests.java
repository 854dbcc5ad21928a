package id.payung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.postgres.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that is taken while phones and a desk write, and what comes of it. */
@Tag("slow")
class BackupUnderLoadTests {
  private static final Pattern KEY = Pattern.compile("(?:[0-9A-Z]{4}-){8}[0-9A-Z]{1,4}");

  /** What a service writes down it writes anew there: it hears of things once more. */
  private static final String BY_PEOPLE = "audit.entry t WHERE service IS NULL";

  @TempDir Path folder;

  @Test
  void a_backup_taken_while_all_write_is_of_one_moment_and_comes_back_with_one_command() throws Exception {
    Path file = folder.resolve("cadangan.payung");
    PayungProcess payung = new PayungProcess(
        PayungProcess.javaCommand("-Dpayung.postgres.binaries=" + TestPostgres.BINARIES), folder.resolve("data"));
    PayungProcess there = payung.withDataFolder(folder.resolve("lain"));
    try (CrashSimulation town = new CrashSimulation(payung, 77)) {
      Set<UUID> before;
      PayungProcess.CommandOutput backup;
      try (WriteWorkload.WorkloadRun day = town.village().new WorkloadRun(100_000, 1)) {
        PollingWait.waitUntil(Duration.ofMinutes(2), 5, () -> day.done.get() >= 150 || day.isOver());
        before = town.journal().listConfirmedIds();
        int written = day.done.get();
        backup = payung.runCommand("backup", file.toString(), "--data", payung.data().toString());
        assertThat(day.done.get()).as("they wrote meanwhile").isGreaterThan(written + 20);
        day.stopNewWrites();
        day.awaitEnd();
      }
      assertThat(backup.code()).as(backup.text()).isZero();
      Matcher key = KEY.matcher(backup.text());
      assertThat(key.find()).isTrue();
      Set<String> forms = listRows(payung, "fieldwork.received t");
      Set<String> lines = listRows(payung, BY_PEOPLE);
      Map<String, String> files = InstallationSnapshot.hashFiles(payung.data());
      payung.close();

      PayungProcess.CommandOutput restored =
          there.runCommand("restore", file.toString(), "--key", key.group(), "--data", there.data().toString());
      assertThat(restored.code()).as(restored.text()).isZero();
      there.startAndWait("run");

      try (Connection owner = there.asOwner()) {
        assertThat(new ConsistencyCheck(owner, there.data(), CrashSimulation.REGENCY).awaitSettled()
            .findFaults(town.journal(), before, true)).isEmpty();
      }
      assertThat(before).hasSizeGreaterThan(80);
      assertThat(forms).containsAll(listRows(there, "fieldwork.received t"));
      assertThat(lines).containsAll(listRows(there, BY_PEOPLE));
      InstallationSnapshot.hashFiles(there.data())
          .forEach((name, sha256) -> assertThat(name.startsWith("uploads/") ? sha256 : files.get(name)).as(name)
              .isEqualTo(sha256));
      assertThat(there.runCommand("audit-verify", "--data", there.data().toString()).code()).isZero();
      assertDamagedBackupsRefused(there, file, key.group());
    } finally {
      there.close();
    }
  }

  /** The command says why, in Indonesian, and makes nothing. */
  private void assertDamagedBackupsRefused(PayungProcess program, Path file, String key) throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Path empty = folder.resolve("kosong");
    byte[] flipped = whole.clone();
    flipped[whole.length / 3] ^= 16;
    Files.write(file, flipped);
    assertThat(runRefusedRestore(program, file, key, empty)).contains("Cadangan rusak, tidak ada yang diubah");
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(runRefusedRestore(program, file, key, empty)).contains("Cadangan rusak, tidak ada yang diubah",
        "terpotong");
    Files.write(file, whole);
    assertThat(runRefusedRestore(program, file,
        key.substring(0, 4) + (key.charAt(5) == '7' ? "-8" : "-7") + key.substring(6), empty))
        .contains("Kunci pemulihan");
    assertThat(runRefusedRestore(program, folder.resolve("tidak-ada.payung"), key, empty)).contains("Berkas tidak ada");
    assertThat(empty).doesNotExist();
  }

  private static String runRefusedRestore(PayungProcess program, Path file, String key, Path empty) throws Exception {
    PayungProcess.CommandOutput said =
        program.runCommand("restore", file.toString(), "--key", key, "--data", empty.toString());
    assertThat(said.code()).as(said.text()).isEqualTo(2);
    return said.text();
  }

  private static Set<String> listRows(PayungProcess payung, String table) throws Exception {
    Set<String> rows = new HashSet<>();
    try (Connection owner = payung.asOwner();
        Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("SELECT md5(t::text) FROM " + table)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }
}
