package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.db.SqlValues;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/**
 * The owner of the database does not only write a line of long ago: he makes the next seal himself, as well as the
 * sealer does, and chooses what it says of its time. Each test uses a regency of its own.
 */
@PayungTest
class ForgedSealTests {
  private static int next = 10;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String user;

  @Value("${payung.db.owner.password}") String password;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final UUID person = Ids.next();
  private String regency;
  private Connection owner;

  /** Of the sealer; null: as the seal is made. */
  private @Nullable Instant startedAt;

  @BeforeEach
  void open() throws SQLException {
    regency = "98." + next++;
    owner = DriverManager.getConnection(url, user, password);
  }

  @AfterEach
  void leave() throws SQLException {
    for (String table : List.of("audit.entry", "audit.sealed", "audit.batch", "accounts.mandate",
        "accounts.organisation")) {
      run("DELETE FROM " + table + " WHERE regency = ?", regency);
    }
    run("DELETE FROM accounts.person WHERE id = ?", person);
    owner.close();
  }

  @Test
  void a_seal_that_calls_itself_a_demonstrations_hides_no_time_where_there_is_none() throws SQLException {
    seal(ago(3), ago(3), false);
    seal(ago(2), ago(40), true);

    assertThat(faults()).containsExactlyInAnyOrder(TrailFault.Kind.DEMONSTRATION_STRAY, TrailFault.Kind.LINE_DATED);
  }

  @Test
  void the_first_seal_of_a_regency_that_is_no_demonstration_is_none_of_one() throws SQLException {
    seal(ago(3), ago(3), true);

    assertThat(faults()).containsExactly(TrailFault.Kind.DEMONSTRATION_STRAY);
  }

  @Test
  void a_demonstrations_seal_comes_behind_none_that_was_made_in_earnest() throws SQLException {
    makeDemonstration();
    seal(ago(3), ago(3), false);
    seal(ago(40), ago(40), true);

    assertThat(faults()).containsExactlyInAnyOrder(TrailFault.Kind.DEMONSTRATION_STRAY, TrailFault.Kind.SEAL_DATED,
        TrailFault.Kind.LINE_DATED);
  }

  @Test
  void a_demonstrations_seal_opens_no_past_to_the_lines_of_the_next_one() throws SQLException {
    seal(ago(3), ago(3), false);
    seal(ago(2), ago(2), true);
    seal(ago(1), ago(40), false);

    assertThat(faults()).containsExactlyInAnyOrder(TrailFault.Kind.DEMONSTRATION_STRAY, TrailFault.Kind.LINE_DATED);
  }

  @Test
  void a_seal_older_than_the_one_before_it_is_named_and_so_is_its_line() throws SQLException {
    seal(ago(3), ago(3), false);
    seal(ago(40), ago(40), false);
    seal(ago(39), ago(39), false);

    List<TrailFault> found = verify().faults();

    assertThat(found).extracting(TrailFault::kind)
        .containsExactly(TrailFault.Kind.SEAL_DATED, TrailFault.Kind.LINE_DATED, TrailFault.Kind.SEAL_DATED,
            TrailFault.Kind.LINE_DATED);
    assertThat(found.getFirst().sentence()).contains("Segel 2", "seal 2", ago(40).toString());
  }

  @Test
  void a_seal_of_long_ago_lowers_no_bound_for_the_lines_of_the_next_one() throws SQLException {
    seal(ago(3), ago(3), false);
    seal(ago(40), ago(3), false);
    seal(ago(1), ago(20), false);

    assertThat(verify().faults()).extracting(TrailFault::kind)
        .containsExactly(TrailFault.Kind.SEAL_DATED, TrailFault.Kind.LINE_DATED);
  }

  @Test
  void a_sealer_that_was_held_up_is_told_and_a_server_that_was_off_for_a_night_is_none() throws SQLException {
    startedAt = ago(9);
    seal(ago(3), ago(3), false);
    seal(ago(2), ago(2).minus(Duration.ofMinutes(14)), false);
    assertThat(faults()).isEmpty();

    startedAt = ago(1);
    seal(ago(1).plusSeconds(3), ago(1).minus(Duration.ofHours(9)), false);
    assertThat(faults()).as("the server was off").isEmpty();

    seal(now, now.minus(Duration.ofMinutes(16)), false);
    TrailFault late = verify().faults().getFirst();
    assertThat(verify().faults()).hasSize(1);
    assertThat(late.kind()).isEqualTo(TrailFault.Kind.SEALED_LATE);
    assertThat(late.sentence()).contains("Baris 4", "seal 4");
  }

  @Test
  void clocks_that_differ_a_little_are_no_fault() throws SQLException {
    seal(ago(3), ago(3), false);
    seal(ago(3).minusSeconds(60), ago(3).minusSeconds(90), false);

    assertThat(faults()).isEmpty();
  }

  @Test
  void a_demonstration_whose_story_goes_to_and_fro_is_right_and_so_is_work_in_earnest_behind_it() throws SQLException {
    makeDemonstration();
    seal(ago(700), ago(701), true);
    seal(ago(20), ago(300), true);
    seal(ago(400), ago(20), true);
    seal(now.plus(Duration.ofHours(4)), ago(400), true);
    seal(ago(1), ago(1), false);
    seal(now, now, false);

    assertThat(faults()).isEmpty();
  }

  private Instant ago(int days) {
    return now.minus(Duration.ofDays(days));
  }

  /** Somebody synthetic works there. */
  private void makeDemonstration() throws SQLException {
    UUID office = Ids.next();
    run("INSERT INTO accounts.organisation (regency, id, kind, name, short_name, synthetic) VALUES (?, ?, 'opd', "
        + "'Dinas Contoh', 'Dinas', true)", regency, office);
    run("INSERT INTO accounts.person (id, name, sign_in_name, synthetic) VALUES (?, 'Segel Contoh', ?, true)", person,
        "segel." + regency);
    run("INSERT INTO accounts.mandate (regency, id, person, person_name, role, organisation, decree_number, valid_from)"
        + " VALUES (?, ?, ?, 'Segel Contoh', 'OFFICE_CLERK', ?, 'SK-UJI', current_date)", regency, Ids.next(), person,
        office);
  }

  /** The next seal as the sealer makes it, over one line, with times of our choice. */
  private void seal(Instant sealedAt, Instant lineAt, boolean demonstration) throws SQLException {
    UUID line = Ids.next();
    run("INSERT INTO audit.entry (regency, id, at, person_name, kind, subject, action) VALUES (?, ?, ?, 'Hantu', "
        + "'agreement', ?, 'signed')", regency, line, SqlValues.timestamp(lineAt), Ids.next());
    byte[] leaf;
    try (ResultSet entry = query("SELECT * FROM audit.entry WHERE id = ?", line)) {
      leaf = TrailSealingJob.readEntry(entry).leafHash(TrailSeal.PRESENT_FORM);
    }
    long number;
    byte[] previous;
    try (
        ResultSet last = query(
            "SELECT coalesce(max(number), 0) AS number, coalesce((array_agg(digest ORDER BY number "
                + "DESC))[1], decode(repeat('00', 32), 'hex')) AS digest FROM audit.batch WHERE regency = ?",
            regency)) {
      number = last.getLong("number") + 1;
      previous = last.getBytes("digest");
    }
    TrailSeal seal = new TrailSeal(number, number, number, previous, MerkleTree.computeRoot(List.of(leaf)), sealedAt,
        TrailSeal.PRESENT_FORM, demonstration, startedAt == null ? sealedAt : startedAt);
    run("INSERT INTO audit.sealed (regency, number, entry, batch, kind, subject, changes, organisations, villages, "
        + "owner, leaf) SELECT regency, ?, id, ?, kind, subject, changes, organisations, villages, owner, ? FROM "
        + "audit.entry WHERE regency = ? AND id = ?", number, number, leaf, regency, line);
    run("INSERT INTO audit.batch (regency, number, first, last, previous, root, digest, sealed_at, form, "
        + "demonstration, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", regency, number, seal.first(),
        seal.last(), seal.previous(), seal.root(), seal.computeDigest(), SqlValues.timestamp(sealedAt), seal.form(),
        demonstration, SqlValues.timestamp(Objects.requireNonNull(seal.startedAt())));
  }

  private List<TrailFault.Kind> faults() throws SQLException {
    return List.copyOf(verify().faultKinds());
  }

  private TrailVerificationReport verify() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      return TrailVerification.verifyRegency(connection, regency, List.of());
    }
  }

  private ResultSet query(String sql, Object value) throws SQLException {
    PreparedStatement statement = owner.prepareStatement(sql);
    statement.closeOnCompletion();
    statement.setObject(1, value);
    ResultSet row = statement.executeQuery();
    row.next();
    return row;
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
