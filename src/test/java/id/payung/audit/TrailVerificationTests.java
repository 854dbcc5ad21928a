package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.ids.Ids;
import id.payung.platform.postgres.TestPostgres;
import id.payung.platform.testing.PayungTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
      return TrailVerification.verifyRegency(connection, regency, printed);
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
