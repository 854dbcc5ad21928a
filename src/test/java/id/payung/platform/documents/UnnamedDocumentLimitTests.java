package id.payung.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Refused;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody fills the disk with files that nothing comes of. */
@PayungTest
class UnnamedDocumentLimitTests {
  private static final Actor PLATFORM = Actor.service("platform", TestCast.LUWU_TIMUR);

  @Autowired DocumentStorage documents;
  @Autowired UnreferencedDocumentCleanup sweeper;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @Value("${payung.data}") Path data;

  private final Actor partner = Actor.person(TestCast.LUWU_TIMUR, UUID.randomUUID(), "Mitra Contoh",
      List.of(Role.PARTNER_COORDINATOR), Set.of(TestCast.DP3A), Set.of(), Set.of());
  private final Actor other = Actor.person(TestCast.LUWU_TIMUR, UUID.randomUUID(), "Mitra Lain",
      List.of(Role.PARTNER_COORDINATOR), Set.of(TestCast.DP3A), Set.of(), Set.of());

  @Test
  void who_sent_too_much_that_nothing_came_of_is_told_so_and_others_go_on() throws IOException {
    String first = store(partner, 18_931);
    setBytes(first, UnnamedDocumentLimit.MAX_BYTES - 10);

    assertThatThrownBy(() -> store(partner, 18_932)).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.key()).isEqualTo("documents.unnamed"));
    store(other, 18_933);
    assertThat(Files.exists(fileOf(first))).isTrue();
  }

  @Test
  void what_a_record_names_by_now_does_not_count() throws IOException {
    String named = store(partner, 18_934);
    setBytes(named, UnnamedDocumentLimit.MAX_BYTES);
    update("INSERT INTO platform.brought_sheet (regency, person, purpose, sha256, brought_at) VALUES ('%s', '%s', "
        + "'uji', '%s', now())", TestCast.LUWU_TIMUR, UUID.randomUUID(), named);

    store(partner, 18_935);

    assertThat(Files.exists(fileOf(named))).isTrue();
  }

  @Test
  void where_the_count_is_full_what_is_a_day_old_makes_room() throws IOException {
    String old = store(partner, 18_936);
    setBytes(old, UnnamedDocumentLimit.MAX_BYTES);
    update("UPDATE platform.document SET touched_at = now() - interval '25 hours' WHERE sha256 = '%s'", old);

    store(partner, 18_937);

    assertThat(Files.exists(fileOf(old))).isFalse();
  }

  @Test
  void who_sent_a_file_is_forgotten_with_the_days_in_which_it_may_stay_unnamed() throws IOException {
    String sent = store(partner, 18_938);
    update("UPDATE platform.document_sender SET sent_at = now() - interval '8 days' WHERE sha256 = '%s'", sent);

    sweeper.deleteUnreferenced(TestCast.LUWU_TIMUR);

    assertThat(countSenders(sent)).isZero();
    assertThat(Files.exists(fileOf(sent))).isTrue();
  }

  private String store(Actor actor, int picture) throws IOException {
    byte[] bytes = DrawnPictures.jpeg(DrawnPictures.landscape(picture, 64, 64), 0.8f);
    return ActorContext.callAs(actor, () -> documents.store(actor, bytes, DocumentLimits.PHOTO).sha256());
  }

  private void setBytes(String sha256, long bytes) {
    update("UPDATE platform.document_sender SET bytes = %s WHERE sha256 = '%s'", bytes, sha256);
  }

  private void update(String sql, Object... args) {
    ActorContext.runAs(PLATFORM,
        () -> transactions.executeWithoutResult(_ -> assertThat(jdbc.sql(sql.formatted(args)).update()).isEqualTo(1)));
  }

  private long countSenders(String sha256) {
    return ActorContext.<Long, RuntimeException>callAs(PLATFORM,
        () -> transactions.execute(_ -> jdbc.sql("SELECT count(*) FROM platform.document_sender WHERE sha256 = :sha256")
            .param("sha256", sha256)
            .query(Long.class)
            .single()));
  }

  private Path fileOf(String sha256) {
    return data.resolve("documents/73.24").resolve(sha256.substring(0, 2)).resolve(sha256);
  }
}
