package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.postgres.TestPostgres;
import id.payung.platform.testing.PayungTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a digest that was kept elsewhere can tell: a chain that was cut, rewritten or taken away. */
@PayungTest
class TrailDigestTests extends TrailVerificationFixture {
  @Test
  void a_cut_end_is_found_by_yesterdays_paper_alone() throws SQLException {
    byte[] printed = verify(null).digest();
    long last = verify(null).batches();
    run("DELETE FROM audit.entry WHERE regency = ? AND id IN (SELECT entry FROM audit.sealed WHERE regency = ? AND "
        + "batch = ?)", regency, regency, last);
    run("DELETE FROM audit.sealed WHERE regency = ? AND batch = ?", regency, last);
    run("DELETE FROM audit.batch WHERE regency = ? AND number = ?", regency, last);

    TrailVerificationReport verdict = verify(printed);

    assertThat(verdict.isIntact()).isTrue();
    assertThat(verdict.printedDigestBatch()).isNull();
  }

  @Test
  void a_quiet_time_makes_no_seal_and_no_seal_is_longer_than_another() throws SQLException {
    long before = verify(null).batches();
    for (int round = 0; round < 5; round++) {
      assertThat(sealer.seal(regency)).isZero();
    }

    assertThat(verify(null).batches()).isEqualTo(before).isLessThanOrEqualTo(verify(null).lines());
    try (PreparedStatement seals =
        owner.prepareStatement("SELECT max(pg_column_size(b.*)) FROM audit.batch b WHERE b.regency = ?")) {
      seals.setString(1, regency);
      try (ResultSet row = seals.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(1)).isLessThan(300);
      }
    }
  }

  @Test
  void a_regency_whose_whole_trail_is_gone_is_missed() throws SQLException {
    for (String table : List.of("entry", "unsealed", "sealed", "batch")) {
      run("DELETE FROM audit." + table + " WHERE regency = ?", regency);
    }
    run("INSERT INTO regions.regency (regency, region, name, zone) SELECT ?, id, 'Kabupaten Uji', 'Asia/Makassar' "
        + "FROM regions.region WHERE level = 2 AND code NOT IN (SELECT regency FROM regions.regency) LIMIT 1", regency);

    try {
      assertThat(verify(null).faultKinds()).containsExactly(TrailFault.Kind.TRAIL_MISSING);
    } finally {
      run("DELETE FROM regions.regency WHERE regency = ?", regency);
    }
  }

  @Test
  void digests_that_were_kept_in_a_file_find_a_chain_that_was_cut_or_rewritten(@TempDir Path folder) throws Exception {
    SealDigestFolder kept = new SealDigestFolder(folder.toString(), Clock.systemUTC());
    try (PreparedStatement seals = owner.prepareStatement("SELECT * FROM audit.batch WHERE regency = ?")) {
      seals.setString(1, regency);
      try (ResultSet row = seals.executeQuery()) {
        while (row.next()) {
          kept.append(regency, TrailSeal.read(row));
        }
      }
    }
    Path file = folder.resolve(regency + ".txt");
    CommandResult right = runCommand(file.toString(), "--regency", regency);
    remakeInOldForm(1);
    CommandResult rewritten = runCommand(file.toString(), "--regency", regency);

    assertThat(right.text()).contains("BENAR");
    assertThat(right.code()).isZero();
    assertThat(rewritten.code()).isEqualTo(AuditVerifyCommand.EXIT_FAULTY);
    assertThat(rewritten.text()).contains(regency + ", segel / seal 1)").contains("DITULIS ULANG");
  }

  @Test
  void many_typed_digests_are_looked_for_and_what_is_none_is_said(@TempDir Path folder) throws Exception {
    String digest = TrailVerificationReport.formatDigest(verify(null).digest());
    String other = HexFormat.of().formatHex(new byte[32]);
    Path file = folder.resolve("catatan.txt");
    Files.writeString(file, "# dari lemari Inspektorat\nbukan sidik\n");

    assertThat(runCommand("--regency", regency, "--digest", digest + ", " + digest).code()).isZero();
    CommandResult oneOfTwo = runCommand("--regency", regency, "--digest", digest + "," + other);

    assertThat(oneOfTwo.code()).isEqualTo(AuditVerifyCommand.EXIT_FAULTY);
    assertThat(oneOfTwo.text()).contains("0000000000000000…");
    assertThatThrownBy(() -> runCommand(file.toString())).isInstanceOf(CommandRefused.class)
        .hasMessageContaining("bukan sidik");
  }

  @Test
  void the_command_says_so_in_words_and_by_its_code() throws Exception {
    String digest = TrailVerificationReport.formatDigest(verify(null).digest());

    CommandResult right = runCommand("--regency", regency, "--digest", digest);
    run("UPDATE audit.entry SET action = 'signed' WHERE regency = ? AND subject = ?", regency, subjects.get(0));
    CommandResult wrong = runCommand("--regency", regency);
    CommandResult rewritten = runCommand("--regency", regency, "--digest", HexFormat.of().formatHex(new byte[32]));

    assertThat(right.code()).isZero();
    assertThat(right.text()).contains("BENAR").contains(digest).contains("cocok");
    assertThat(wrong.code()).isEqualTo(AuditVerifyCommand.EXIT_FAULTY);
    assertThat(wrong.text()).contains("DIUBAH").contains("SALAH");
    assertThat(rewritten.code()).isEqualTo(AuditVerifyCommand.EXIT_FAULTY);
    assertThat(rewritten.text()).contains("sidik").contains("DITULIS ULANG");
  }

  private CommandResult runCommand(String... typed) throws Exception {
    String database = url.replaceFirst("\\?.*$", "").replaceFirst("^.*/", "");
    Map<String, String> environment = new HashMap<>(TestPostgres.externalEnvironment(database));
    List<String> words = new ArrayList<>(List.of(typed));
    words.addAll(List.of("--data", TestPostgres.newFolder("verify").toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = new AuditVerifyCommand(new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(CommandArguments.parse(words, environment));
    return new CommandResult(code, out.toString(StandardCharsets.UTF_8));
  }
}
