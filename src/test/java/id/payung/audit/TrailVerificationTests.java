package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.ids.Ids;
import id.payung.platform.postgres.TestPostgres;
import id.payung.platform.testing.PayungTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody with the owner's password changes history. Each test uses a regency of its own, so that they do not see each
 * other's damage.
 */
@PayungTest
class TrailVerificationTests {
  private static int next = 10;

  @Autowired AuditTrailRepository trail;
  @Autowired TrailSealingJob sealer;
  @Autowired TransactionTemplate transactions;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String user;

  @Value("${payung.db.owner.password}") String password;

  private String regency;
  private Connection owner;
  private final List<UUID> subjects = new ArrayList<>();

  @BeforeEach
  void three_seals_of_four_lines() throws SQLException {
    regency = "99." + next++;
    owner = DriverManager.getConnection(url, user, password);
    for (int batch = 0; batch < 3; batch++) {
      ActorContext.runAs(Actor.service("audit", regency), () -> transactions.executeWithoutResult(status -> {
        for (int line = 0; line < 4; line++) {
          UUID subject = Ids.next();
          subjects.add(subject);
          trail.recordWrite("meeting", subject, "created", List.of("title"), "karena contoh",
              AuditTrailRepository.TrailReach.NONE);
        }
      }));
      sealAll();
    }
  }

  /**
   * The application's own sealer may be at it as well: then there is nothing left for us, yet it is not done either.
   */
  private void sealAll() throws SQLException {
    do {
      sealer.seal(regency);
    } while (verify(null).unsealedLines() > 0);
  }

  @AfterEach
  void leave() throws SQLException {
    // What was damaged goes: the command verifies all regencies of this database.
    owner.setAutoCommit(true);
    for (String table : List.of("entry", "unsealed", "sealed", "batch")) {
      run("DELETE FROM audit." + table + " WHERE regency = ?", regency);
    }
    owner.close();
  }

  @Test
  void what_nobody_touched_is_right() throws SQLException {
    TrailVerificationReport verdict = verify(null);

    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.lines()).isEqualTo(12);
    assertThat(verdict.batches()).isPositive();
    assertThat(verdict.unsealedLines()).isZero();
  }

  @Test
  void an_altered_line_is_named() throws SQLException {
    run("UPDATE audit.entry SET reason = 'lain' WHERE regency = ? AND subject = ?", regency, subjects.get(5));

    TrailVerificationReport verdict = verify(null);

    assertThat(verdict.faults()).singleElement()
        .satisfies(fault -> assertThat(fault.kind()).isEqualTo(TrailFault.Kind.LINE_ALTERED));
    assertThat(verdict.faults().getFirst().number()).isEqualTo(6);
    assertThat(verdict.faults().getFirst().sentence()).contains("6").contains("DIUBAH").contains("ALTERED");
  }

  @Test
  void a_line_altered_with_its_hash_is_found_by_the_root() throws SQLException {
    run("UPDATE audit.entry SET person_name = 'Orang lain' WHERE regency = ? AND subject = ?", regency,
        subjects.get(5));
    run("UPDATE audit.sealed SET leaf = NULL WHERE regency = ? AND subject = ?", regency, subjects.get(5));

    assertThat(verify(null).faultKinds()).containsExactly(TrailFault.Kind.BATCH_ALTERED);
  }

  @Test
  void a_removed_line_is_named() throws SQLException {
    run("DELETE FROM audit.entry WHERE regency = ? AND subject = ?", regency, subjects.get(2));

    assertThat(verify(null).faultKinds()).containsExactly(TrailFault.Kind.LINE_REMOVED);
  }

  @Test
  void a_line_removed_with_its_number_is_missed() throws SQLException {
    run("DELETE FROM audit.entry WHERE regency = ? AND subject = ?", regency, subjects.get(2));
    run("DELETE FROM audit.sealed WHERE regency = ? AND subject = ?", regency, subjects.get(2));

    assertThat(verify(null).faultKinds()).containsExactly(TrailFault.Kind.NUMBER_MISSING);
  }

  @Test
  void an_inserted_line_is_found() throws SQLException {
    run("INSERT INTO audit.entry (regency, id, at, person_name, kind, subject, action) VALUES (?, ?, now(), "
        + "'Hantu', 'agreement', ?, 'signed')", regency, Ids.next(), Ids.next());

    assertThat(verify(null).faultKinds()).containsExactly(TrailFault.Kind.LINE_INSERTED);
  }

  @Test
  void a_chain_cut_in_the_middle_does_not_follow() throws SQLException {
    run("DELETE FROM audit.entry WHERE regency = ? AND id IN (SELECT entry FROM audit.sealed WHERE regency = ? AND "
        + "batch = 2)", regency, regency);
    run("DELETE FROM audit.sealed WHERE regency = ? AND batch = 2", regency);
    run("DELETE FROM audit.batch WHERE regency = ? AND number = 2", regency);

    assertThat(verify(null).faultKinds()).contains(TrailFault.Kind.BATCH_MISSING, TrailFault.Kind.CHAIN_BROKEN);
  }

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
  void a_changed_digest_breaks_the_chain_behind_it() throws SQLException {
    run("UPDATE audit.batch SET digest = sha256('x') WHERE regency = ? AND number = 1", regency);

    assertThat(verify(null).faultKinds()).containsExactlyInAnyOrder(TrailFault.Kind.DIGEST_ALTERED,
        TrailFault.Kind.CHAIN_BROKEN);
  }

  @Test
  void a_line_with_a_day_of_long_ago_that_is_put_into_the_queue_does_not_fit_its_seal() throws SQLException {
    UUID line = Ids.next();
    run("INSERT INTO audit.entry (regency, id, at, person_name, kind, subject, action) VALUES (?, ?, now() - "
        + "interval '40 days', 'Hantu', 'agreement', ?, 'signed')", regency, line, Ids.next());
    run("INSERT INTO audit.unsealed (regency, entry) VALUES (?, ?)", regency, line);
    Set<TrailFault.Kind> waiting = new HashSet<>(verify(null).faultKinds());
    sealAll();

    // the application's own sealer may have been quicker than our first look
    assertThat(waiting).containsAnyOf(TrailFault.Kind.WAITING_DATED, TrailFault.Kind.LINE_DATED);
    assertThat(verify(null).faultKinds()).containsExactly(TrailFault.Kind.LINE_DATED);
  }

  @Test
  void a_seal_that_is_dated_otherwise_is_no_longer_the_one_that_was_made() throws SQLException {
    run("UPDATE audit.batch SET sealed_at = sealed_at - interval '40 days' WHERE regency = ? AND number = 2", regency);

    assertThat(verify(null).faultKinds()).contains(TrailFault.Kind.DIGEST_ALTERED);
  }

  @Test
  void a_copy_of_the_reach_that_was_altered_is_named() throws SQLException {
    run("UPDATE audit.sealed SET villages = ARRAY[CAST(? AS uuid)] WHERE regency = ? AND subject = ?", Ids.next(),
        regency, subjects.get(3));
    run("UPDATE audit.sealed SET owner = ? WHERE regency = ? AND subject = ?", Ids.next(), regency, subjects.get(4));

    assertThat(verify(null).faults()).hasSize(2)
        .allSatisfy(fault -> assertThat(fault.kind()).isEqualTo(TrailFault.Kind.NUMBER_DIFFERS));
  }

  @Test
  void whose_phone_hears_of_a_line_is_in_its_hash() throws SQLException {
    UUID owner = Ids.next();
    run("UPDATE audit.entry SET owner = ? WHERE regency = ? AND subject = ?", owner, regency, subjects.get(3));
    run("UPDATE audit.sealed SET owner = ? WHERE regency = ? AND subject = ?", owner, regency, subjects.get(3));

    assertThat(verify(null).faultKinds()).containsExactly(TrailFault.Kind.LINE_ALTERED);
  }

  @Test
  void a_seal_of_the_old_form_still_verifies_and_none_comes_behind_a_new_one() throws Exception {
    remakeInOldForm(1);
    remakeInOldForm(2);
    for (long number = 3; number <= verify(null).batches(); number++) {
      remakeInOldForm(number);
    }
    assertThat(verify(null).faults()).isEmpty();

    run("UPDATE audit.batch SET form = 2 WHERE regency = ? AND number = 1", regency);
    assertThat(verify(null).faultKinds()).contains(TrailFault.Kind.FORM_LOWERED);
  }

  /** As the software before this one sealed: leaves and digests of the first form. */
  private void remakeInOldForm(long number) throws SQLException {
    List<byte[]> leaves = new ArrayList<>();
    try (PreparedStatement lines = owner.prepareStatement("SELECT e.* FROM audit.sealed s JOIN audit.entry e ON "
        + "e.regency = s.regency AND e.id = s.entry WHERE s.regency = ? AND s.batch = ? ORDER BY s.number")) {
      lines.setString(1, regency);
      lines.setLong(2, number);
      try (ResultSet row = lines.executeQuery()) {
        while (row.next()) {
          SealedTrailEntry line = TrailSealingJob.readEntry(row);
          leaves.add(line.leafHash(1));
          run("UPDATE audit.sealed SET leaf = ? WHERE regency = ? AND entry = ?", line.leafHash(1), regency, line.id());
        }
      }
    }
    try (PreparedStatement seals = owner.prepareStatement("SELECT b.first, b.last, coalesce(p.digest, decode(repeat("
        + "'00', 32), 'hex')) AS previous FROM audit.batch b LEFT JOIN audit.batch p ON p.regency = b.regency AND "
        + "p.number = b.number - 1 WHERE b.regency = ? AND b.number = ?")) {
      seals.setString(1, regency);
      seals.setLong(2, number);
      try (ResultSet seal = seals.executeQuery()) {
        seal.next();
        byte[] root = MerkleTree.computeRoot(leaves);
        byte[] previous = seal.getBytes("previous");
        run("UPDATE audit.batch SET form = 1, previous = ?, root = ?, digest = ? WHERE regency = ? AND number = ?",
            previous, root, MerkleTree.chainDigest(previous, root, number, seal.getLong("first"), seal.getLong("last")),
            regency, number);
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
    DigestFolder kept = new DigestFolder(folder.toString(), Clock.systemUTC());
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

  private record CommandResult(int code, String text) {}

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

  private TrailVerificationReport verify(byte[] printed) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      return TrailVerification.verifyRegency(connection, regency,
          printed == null ? List.of() : List.of(new TrailAnchor(null, null, HexFormat.of().formatHex(printed))));
    }
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      assertThat(statement.executeUpdate()).isGreaterThanOrEqualTo(0);
    }
  }
}
