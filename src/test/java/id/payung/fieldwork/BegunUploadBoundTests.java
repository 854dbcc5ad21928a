package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.DiskFull;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What phones have begun to send takes no more of the disk than its bound, however many phones they are. */
@PayungTest
class BegunUploadBoundTests {
  @Autowired TestCast cast;
  @Autowired UploadRepository uploadRepository;
  @Autowired TransactionTemplate transactions;
  @Autowired Clock clock;

  /** Announced only: a row says how large a file will be, and nothing of it is written. */
  @Test
  void what_a_regency_has_begun_together_stays_within_its_bound() {
    Actor writer = cast.actorOf(TestCast.VOLUNTEER);
    Actor service = Actor.service("fieldwork", TestCast.LUWU_TIMUR);
    Instant now = clock.instant();
    Upload large = new Upload(FieldAppPhone.newId(), FieldAppPhone.newId(), "photo", "0".repeat(64),
        UploadRepository.MAX_BEGUN_IN_REGENCY - (1 << 20), "image/jpeg", "", null, null, null);

    ActorContext.runAs(writer, () -> transactions.executeWithoutResult(
        _ -> assertThat(uploadRepository.insert(writer, UUID.randomUUID(), large, now)).isTrue()));
    try {
      assertThatThrownBy(() -> makeRoom(service, 2 << 20, now)).isInstanceOf(DiskFull.class);
    } finally {
      ActorContext.runAs(service,
          () -> transactions.executeWithoutResult(_ -> uploadRepository.delete(service, large.id())));
    }
    assertThat(makeRoom(service, 2 << 20, now)).isEmpty();
  }

  private List<UUID> makeRoom(Actor service, long size, Instant now) {
    return ActorContext.callAs(service,
        () -> transactions.execute(_ -> uploadRepository.makeRoom(service, UUID.randomUUID(), size, now)));
  }
}
