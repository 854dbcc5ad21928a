package id.payung.platform.documents;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.ServiceTransactionRunner;
import id.payung.platform.errors.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Bounds what one person makes the store hold that no record names: files of forms that were refused or never finished,
 * which stay for seven days. What came new is counted, and what is named by now is left out when the count is full.
 */
@Component
class UnnamedDocumentLimit {
  static final long MAX_BYTES = 4L << 30;

  /** Nobody goes on with a form of yesterday. */
  private static final Duration GRACE_WHEN_FULL = Duration.ofDays(1);

  private final DocumentSenderRepository senders;
  private final ObjectProvider<UnreferencedDocumentCleanup> cleanup;
  private final ServiceTransactionRunner services;
  private final Clock clock;

  UnnamedDocumentLimit(DocumentSenderRepository senders, ObjectProvider<UnreferencedDocumentCleanup> cleanup,
      ServiceTransactionRunner services, Clock clock) {
    this.senders = senders;
    this.cleanup = cleanup;
    this.services = services;
    this.clock = clock;
  }

  /** @throws Refused when this person has sent too much that nothing came of */
  void requireRoom(Actor actor, long bytes) {
    UUID person = actor.person();
    if (person == null || fits(actor.regency(), person, bytes)) {
      return;
    }
    forgetNamed(actor.regency(), person);
    if (!fits(actor.regency(), person, bytes)) {
      throw new Refused("documents.unnamed", MAX_BYTES >> 30);
    }
  }

  private boolean fits(String regency, UUID person, long bytes) {
    return services.callAsPlatform(regency, () -> senders.sumOf(regency, person)) + bytes <= MAX_BYTES;
  }

  private void forgetNamed(String regency, UUID person) {
    List<String> unnamed = services.callAsPlatform(regency, () -> {
      List<String> all = new ArrayList<>(senders.listHashes(regency, person));
      Set<String> named = cleanup.getObject().findReferenced(regency, all);
      senders.delete(regency, person, named);
      all.removeAll(named);
      return all;
    });
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      cleanup.getObject().deleteIfUnreferenced(regency, unnamed, clock.instant().minus(GRACE_WHEN_FULL));
    }
  }

  /** In the transaction that announces the file. */
  void count(Actor actor, String sha256, long bytes) {
    UUID person = actor.person();
    if (person != null) {
      senders.insert(actor.regency(), person, sha256, bytes, clock.instant());
    }
  }

  /** What was sent before has been named, or is gone. */
  void forgetBefore(String regency, Instant moment) {
    services.runAsPlatform(regency, () -> {
      senders.deleteBefore(regency, moment);
    });
  }
}
