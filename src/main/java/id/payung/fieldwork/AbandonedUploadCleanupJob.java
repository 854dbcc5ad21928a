package id.payung.fieldwork;

import id.payung.fieldwork.kind.PhoneRecordFiles;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.schedule.PerRegencyJob;
import id.payung.platform.schedule.PerRegencyRunner;
import id.payung.platform.web.idempotency.IdempotentResponseRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes away uploads that were begun and left for a month, but only when their report has all it announced: until then
 * a phone may come back.
 */
@Component
class AbandonedUploadCleanupJob extends PerRegencyJob {
  static final Duration ABANDONED_AFTER = Duration.ofDays(30);

  private static final int BATCH_SIZE = 200;

  private final UploadRepository uploadRepository;
  private final UploadFolder folder;
  private final PhoneRecordKinds kinds;
  private final TransactionTemplate transactions;
  private final IdempotentResponseRepository storedResponses;
  private final Clock clock;

  AbandonedUploadCleanupJob(UploadRepository uploadRepository, UploadFolder folder, PhoneRecordKinds kinds,
      IdempotentResponseRepository storedResponses, PerRegencyRunner each, TransactionTemplate transactions,
      Clock clock) {
    super(each, "fieldwork.sweeping", Duration.ofHours(6));
    this.uploadRepository = uploadRepository;
    this.folder = folder;
    this.kinds = kinds;
    this.storedResponses = storedResponses;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  protected void runIn(Actor service) {
    deleteAbandoned(service.regency());
    transactions.executeWithoutResult(status -> storedResponses.deleteExpired(service, clock.instant()));
  }

  /**
   * Sweeps one regency.
   *
   * @return how many were taken away
   */
  int deleteAbandoned(String regency) {
    Actor service = Actor.service("fieldwork", regency);
    List<UUID> deleted = ActorContext.<List<UUID>, RuntimeException>callAs(service,
        () -> Objects.requireNonNull(transactions.execute(status -> deleteAbandonedRows(service))));
    deleted.forEach(id -> folder.delete(regency, id));
    // What a kill left between a row that went and its file.
    List<UUID> old = folder.listUntouchedSince(regency, clock.instant().minus(ABANDONED_AFTER));
    Set<UUID> begun = old.isEmpty() ? Set.of()
        : ActorContext.<Set<UUID>, RuntimeException>callAs(service,
            () -> Objects.requireNonNull(transactions.execute(status -> uploadRepository.listBegunOf(service, old))));
    old.stream().filter(id -> !begun.contains(id)).forEach(id -> folder.delete(regency, id));
    return deleted.size();
  }

  private List<UUID> deleteAbandonedRows(Actor service) {
    List<UploadRepository.AbandonedUpload> old =
        uploadRepository.listUntouchedSince(service, clock.instant().minus(ABANDONED_AFTER), BATCH_SIZE);
    List<UUID> records = old.stream().map(UploadRepository.AbandonedUpload::record).distinct().toList();
    Set<UUID> whole = new HashSet<>();
    kinds.all().forEach(kind -> {
      PhoneRecordFiles files = kind.files();
      if (files != null) {
        whole.addAll(files.withoutAwaitedFiles(service, records));
      }
    });
    List<UUID> abandoned = old.stream()
        .filter(upload -> whole.contains(upload.record()))
        .map(UploadRepository.AbandonedUpload::id)
        .toList();
    abandoned.forEach(id -> uploadRepository.delete(service, id));
    return abandoned;
  }
}
