package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.command.Arguments;
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
class VerificationTests {
  private static int next = 10;

  @Autowired Trail trail;
  @Autowired Sealer sealer;
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
      Acting.doing(Actor.service("audit", regency), () -> transactions.executeWithoutResult(status -> {
        for (int line = 0; line < 4; line++) {
          UUID subject = Ids.next();
          subjects.add(subject);
          trail.wrote("meeting", subject, "created", List.of("title"), "karena contoh", Trail.Reach.NONE);
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
    } while (verify(null).waiting() > 0);
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
    Verdict verdict = verify(null);

    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.lines()).isEqualTo(12);
    assertThat(verdict.batches()).isPositive();
    assertThat(verdict.waiting()).isZero();
  }

  @Test
  void an_altered_line_is_named() throws SQLException {
    run("UPDATE audit.entry SET reason = 'lain' WHERE regency = ? AND subject = ?", regency, subjects.get(5));

    Verdict verdict = verify(null);

    assertThat(verdict.faults()).singleElement()
        .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.LINE_ALTERED));
    assertThat(verdict.faults().getFirst().number()).isEqualTo(6);
    assertThat(verdict.faults().getFirst().sentence()).contains("6").contains("DIUBAH").contains("ALTERED");
  }

  @Test
  void a_line_altered_with_its_hash_is_found_by_the_root() throws SQLException {
    run("UPDATE audit.entry SET person_name = 'Orang lain' WHERE regency = ? AND subject = ?", regency,
        subjects.get(5));
    run("UPDATE audit.sealed SET leaf = NULL WHERE regency = ? AND subject = ?", regency, subjects.get(5));

    assertThat(verify(null).kinds()).containsExactly(Fault.Kind.BATCH_ALTERED);
  }

  @Test
  void a_removed_line_is_named() throws SQLException {
    run("DELETE FROM audit.entry WHERE regency = ? AND subject = ?", regency, subjects.get(2));

    assertThat(verify(null).kinds()).containsExactly(Fault.Kind.LINE_REMOVED);
  }

  @Test
  void a_line_removed_with_its_number_is_missed() throws SQLException {
    run("DELETE FROM audit.entry WHERE regency = ? AND subject = ?", regency, subjects.get(2));
    run("DELETE FROM audit.sealed WHERE regency = ? AND subject = ?", regency, subjects.get(2));

    assertThat(verify(null).kinds()).containsExactly(Fault.Kind.NUMBER_MISSING);
  }

  @Test
  void an_inserted_line_is_found() throws SQLException {
    run("INSERT INTO audit.entry (regency, id, at, person_name, kind, subject, action) VALUES (?, ?, now(), "
        + "'Hantu', 'agreement', ?, 'signed')", regency, Ids.next(), Ids.next());

    assertThat(verify(null).kinds()).containsExactly(Fault.Kind.LINE_INSERTED);
  }

  @Test
  void a_chain_cut_in_the_middle_does_not_follow() throws SQLException {
    run("DELETE FROM audit.entry WHERE regency = ? AND id IN (SELECT entry FROM audit.sealed WHERE regency = ? AND "
        + "batch = 2)", regency, regency);
    run("DELETE FROM audit.sealed WHERE regency = ? AND batch = 2", regency);
    run("DELETE FROM audit.batch WHERE regency = ? AND number = 2", regency);

    assertThat(verify(null).kinds()).contains(Fault.Kind.BATCH_MISSING, Fault.Kind.CHAIN_BROKEN);
  }

  @Test
  void a_cut_end_is_found_by_yesterdays_paper_alone() throws SQLException {
    byte[] printed = verify(null).digest();
    long last = verify(null).batches();
    run("DELETE FROM audit.entry WHERE regency = ? AND id IN (SELECT entry FROM audit.sealed WHERE regency = ? AND "
        + "batch = ?)", regency, regency, last);
    run("DELETE FROM audit.sealed WHERE regency = ? AND batch = ?", regency, last);
    run("DELETE FROM audit.batch WHERE regency = ? AND number = ?", regency, last);

    Verdict verdict = verify(printed);

    assertThat(verdict.isGood()).isTrue();
    assertThat(verdict.printedAt()).isNull();
  }

  @Test
  void a_changed_digest_breaks_the_chain_behind_it() throws SQLException {
    run("UPDATE audit.batch SET digest = sha256('x') WHERE regency = ? AND number = 1", regency);

    assertThat(verify(null).kinds()).containsExactlyInAnyOrder(Fault.Kind.DIGEST_ALTERED, Fault.Kind.CHAIN_BROKEN);
  }

  @Test
  void the_command_says_so_in_words_and_by_its_code() throws Exception {
    String digest = Verdict.printed(verify(null).digest());

    Said right = command("--regency", regency, "--digest", digest);
    run("UPDATE audit.entry SET action = 'signed' WHERE regency = ? AND subject = ?", regency, subjects.get(0));
    Said wrong = command("--regency", regency);
    Said rewritten = command("--regency", regency, "--digest", HexFormat.of().formatHex(new byte[32]));

    assertThat(right.code()).isZero();
    assertThat(right.text()).contains("BENAR").contains(digest).contains("cocok");
    assertThat(wrong.code()).isEqualTo(AuditVerifyCommand.FAULTY);
    assertThat(wrong.text()).contains("DIUBAH").contains("SALAH");
    assertThat(rewritten.code()).isEqualTo(AuditVerifyCommand.FAULTY);
    assertThat(rewritten.text()).contains("sidik").contains("DITULIS ULANG");
  }

  private record Said(int code, String text) {}

  private Said command(String... typed) throws Exception {
    String database = url.replaceFirst("\\?.*$", "").replaceFirst("^.*/", "");
    Map<String, String> environment = new HashMap<>(TestPostgres.asExternal(database));
    List<String> words = new ArrayList<>(List.of(typed));
    words.addAll(List.of("--data", TestPostgres.newFolder("verify").toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = new AuditVerifyCommand(new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(Arguments.parse(words, environment));
    return new Said(code, out.toString(StandardCharsets.UTF_8));
  }

  private Verdict verify(byte[] printed) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      return Verification.of(connection, regency, printed);
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
