package id.payung.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.accounts.EnvelopeKeyRepository.EnvelopePublicKey;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.rows.Rows;
import id.payung.platform.testing.PayungTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys that phones seal for: a year in use, two years more to open with. */
@PayungTest
class EnvelopeKeyTests {
  private static final Duration A_DAY = Duration.ofDays(1);

  @Autowired Rows rows;
  @Autowired TransactionTemplate transactions;
  @Autowired InstallationKeys keys;
  @Autowired Clock clock;
  @TempDir Path folder;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String ownerPassword;

  @Test
  void a_key_is_handed_out_for_a_year_and_opens_for_two_years_more() {
    EnvelopePublicKey first = in(Duration.ZERO).getCurrentKey();
    assertThat(in(Duration.ofDays(1)).getCurrentKey().id()).isEqualTo(first.id());

    // From the newest key on, since another test may have been here before.
    Duration nextYear = EnvelopeKeyRepository.HANDED_OUT.plus(A_DAY);
    EnvelopePublicKey second = in(nextYear).getCurrentKey();

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(in(nextYear).getCurrentKey().id()).isEqualTo(second.id());
    assertThat(in(nextYear).findPrivateKey(first.id())).isPresent();
    Duration last = EnvelopeKeyRepository.KEPT_AFTERWARDS.plus(EnvelopeKeyRepository.HANDED_OUT);
    assertThat(in(last.minus(A_DAY)).findPrivateKey(first.id())).isPresent();
    assertThat(in(last.plus(A_DAY)).findPrivateKey(first.id())).isEmpty();
    assertThat(in(last.plus(A_DAY)).findPrivateKey(second.id())).isPresent();
  }

  @Test
  void the_half_that_opens_lies_in_the_database_under_the_installations_own_key_alone() throws Exception {
    EnvelopeKeyRepository here = in(Duration.ZERO);
    UUID id = here.getCurrentKey().id();
    byte[] opened = here.findPrivateKey(id).orElseThrow();

    byte[] kept = privateKeyInDatabase(id);

    assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(opened, java.nio.charset.StandardCharsets.ISO_8859_1).substring(30, 50));
    InstallationKeys others = InstallationKeys.openOrCreate(folder);
    assertThat(new EnvelopeKeyRepository(rows, transactions, others, clock).findPrivateKey(id))
        .as("a database without its keys opens nothing")
        .isEmpty();
  }

  private EnvelopeKeyRepository in(Duration later) {
    return new EnvelopeKeyRepository(rows, transactions, keys, Clock.offset(clock, later));
  }

  private byte[] privateKeyInDatabase(UUID id) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
        var query = connection.prepareStatement("SELECT private_key FROM accounts.envelope_key WHERE id = ?")) {
      query.setObject(1, id);
      try (ResultSet found = query.executeQuery()) {
        assertThat(found.next()).isTrue();
        return found.getBytes(1);
      }
    }
  }
}
