package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Somebody with the owner's password changes history. Each test uses a regency of its own, so that they do not see each
 * other's damage.
 */
@PayungTest
class TrailVerificationTests extends TrailVerificationFixture {
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
}
