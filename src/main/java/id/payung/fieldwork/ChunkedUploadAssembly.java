package id.payung.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.fieldwork.kind.PhoneLocation;
import id.payung.fieldwork.kind.PhoneRecordFiles;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.PictureCaptureDetails;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.images.PictureExif;
import id.payung.platform.tenancy.RegencyDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files in pieces. A piece is taken when it begins where the last one ended; the file is kept when all is here and has
 * the announced hash, and only then belongs to its report and has a receipt. Whatever breaks in between, the phone goes
 * on where the server says.
 */
@Component
class ChunkedUploadAssembly {
  static final DocumentLimits LIMITS = DocumentLimits.PHOTO;
  static final int MAX_PIECE_BYTES = 256 * 1024;

  private static final int LOCK_COUNT = 64;

  private final UploadRepository uploadRepository;
  private final UploadFolder folder;
  private final DocumentStorage documents;
  private final RecordFileAttachment attachment;
  private final RegencyDirectory regencies;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Object[] locks = new Object[LOCK_COUNT];
  private final Set<UUID> finishing = ConcurrentHashMap.newKeySet();

  ChunkedUploadAssembly(UploadRepository uploadRepository, UploadFolder folder, DocumentStorage documents,
      RecordFileAttachment attachment, RegencyDirectory regencies, TransactionTemplate transactions, Clock clock) {
    this.uploadRepository = uploadRepository;
    this.folder = folder;
    this.documents = documents;
    this.attachment = attachment;
    this.regencies = regencies;
    this.transactions = transactions;
    this.clock = clock;
    for (int i = 0; i < LOCK_COUNT; i++) {
      locks[i] = new Object();
    }
  }

  /** How far a file has come. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UploadStateResponse(UUID id, long offset, boolean done, @Nullable String receipt) {}

  /** What came of a request. */
  sealed interface UploadOutcome {
    record UploadProgress(UploadStateResponse state) implements UploadOutcome {}

    /** The piece begins elsewhere than the file ends. */
    record OffsetMismatch(long offset) implements UploadOutcome {}

    /** A refusal: status and message key. */
    record UploadRefusal(int status, String key) implements UploadOutcome {}
  }

  UploadOutcome announce(Actor self, UUID device, Upload upload) {
    Optional<Upload> known = find(self, upload.id());
    if (known.isPresent()) {
      return isSameFile(known.get(), upload) ? resume(self, known.get()) : otherContentRefusal();
    }
    Actor writer = attachment.findWriter(self, upload.record());
    if (writer == null) {
      return new UploadOutcome.UploadRefusal(404, "fieldwork.upload.no-record");
    }
    if (!makeRoom(self, upload)) {
      return new UploadOutcome.UploadRefusal(429, "fieldwork.upload.too-many-begun");
    }
    boolean announced = ActorContext.<Boolean, RuntimeException>callAs(writer, () -> Boolean.TRUE
        .equals(transactions.execute(status -> uploadRepository.insert(writer, device, upload, clock.instant()))));
    return announced ? progress(self, upload) : otherContentRefusal();
  }

  private boolean makeRoom(Actor self, Upload upload) {
    Actor service = Actor.service("fieldwork", self.regency());
    List<UUID> dropped = ActorContext.<@Nullable List<UUID>, RuntimeException>callAs(service, () -> transactions
        .execute(status -> uploadRepository.makeRoom(service, self.requirePerson(), upload.size(), clock.instant())));
    if (dropped != null) {
      dropped.forEach(id -> folder.delete(self.regency(), id));
    }
    return dropped != null;
  }

  private static boolean isSameFile(Upload known, Upload again) {
    return known.sha256().equals(again.sha256()) && known.size() == again.size()
        && known.record().equals(again.record());
  }

  private static UploadOutcome otherContentRefusal() {
    return new UploadOutcome.UploadRefusal(409, "fieldwork.upload.other-content");
  }

  UploadOutcome getState(Actor self, UUID id) {
    return find(self, id).map(upload -> resume(self, upload))
        .orElse(new UploadOutcome.UploadRefusal(404, "fieldwork.upload.no-upload"));
  }

  private Optional<Upload> find(Actor self, UUID id) {
    return ActorContext.<Optional<Upload>, RuntimeException>callAs(self, () -> Objects
        .requireNonNull(transactions.execute(status -> uploadRepository.findAndTouch(self, id, clock.instant()))));
  }

  /** Where it stands; all here and no receipt yet means that something broke in between, and is mended now. */
  private UploadOutcome resume(Actor self, Upload upload) {
    if (upload.receipt() != null || folder.length(self.regency(), upload.id()) < upload.size()) {
      return progress(self, upload);
    }
    return finishAlone(self, upload);
  }

  /**
   * Once at a time for a file, and outside the locks of pieces: a photo waits for its share of memory, and others that
   * happen to share its lock do not wait with it.
   *
   * @throws TooBusy when another request is at it: the phone asks again
   */
  private UploadOutcome finishAlone(Actor self, Upload upload) {
    if (!finishing.add(upload.id())) {
      throw new TooBusy();
    }
    try {
      return finish(self, upload);
    } finally {
      finishing.remove(upload.id());
    }
  }

  private UploadOutcome progress(Actor self, Upload upload) {
    long offset = upload.receipt() != null ? upload.size() : folder.length(self.regency(), upload.id());
    return new UploadOutcome.UploadProgress(new UploadStateResponse(upload.id(), Math.min(offset, upload.size()),
        upload.receipt() != null, upload.receipt()));
  }

  /** Takes one piece. */
  UploadOutcome append(Actor self, UUID id, long offset, byte[] piece) {
    if (piece.length > MAX_PIECE_BYTES) {
      return new UploadOutcome.UploadRefusal(413, "fieldwork.upload.piece");
    }
    Optional<Upload> found = find(self, id);
    if (found.isEmpty()) {
      return new UploadOutcome.UploadRefusal(404, "fieldwork.upload.no-upload");
    }
    Upload upload = found.get();
    if (upload.receipt() != null) {
      return progress(self, upload);
    }
    synchronized (locks[Math.floorMod(id.hashCode(), LOCK_COUNT)]) {
      long receivedBytes = folder.length(self.regency(), id);
      if (receivedBytes < upload.size() && receivedBytes != offset) {
        return new UploadOutcome.OffsetMismatch(receivedBytes);
      }
      if (receivedBytes < upload.size()) {
        if (receivedBytes + piece.length > upload.size()) {
          return new UploadOutcome.UploadRefusal(422, "fieldwork.upload.too-long");
        }
        folder.append(self.regency(), id, receivedBytes, piece);
        receivedBytes += piece.length;
      }
      if (receivedBytes < upload.size()) {
        return new UploadOutcome.UploadProgress(new UploadStateResponse(id, receivedBytes, false, null));
      }
    }
    return finishAlone(self, upload);
  }

  /** All is here: also asked again after a crash between the last piece and its receipt. */
  private UploadOutcome finish(Actor self, Upload upload) {
    Upload now = find(self, upload.id()).orElse(upload);
    if (now.receipt() != null || folder.length(self.regency(), upload.id()) < upload.size()) {
      return progress(self, now);
    }
    String regency = self.regency();
    if (!folder.syncAndHash(regency, upload.id()).equals(upload.sha256())) {
      folder.delete(regency, upload.id());
      return new UploadOutcome.UploadRefusal(422, "fieldwork.upload.hash");
    }
    Path file = folder.path(regency, upload.id());
    StoredDocument kept;
    try {
      kept = documents.store(self, file, LIMITS);
    } catch (Refused e) {
      folder.delete(regency, upload.id());
      return new UploadOutcome.UploadRefusal(422, "fieldwork.upload.kind");
    }
    PictureExif origin = PictureExif.read(file);
    ZoneId zone = regencies.require(regency).zone();
    Instant takenAt = upload.takenAt() != null ? upload.takenAt() : takenAt(origin, zone);
    PhoneLocation place = upload.place() != null ? upload.place() : place(origin);
    documents.recordCaptureDetails(self, kept.sha256(), toOrigin(takenAt, place, zone));
    Actor writer = attachment.findWriter(self, upload.record());
    if (writer == null) {
      return new UploadOutcome.UploadRefusal(404, "fieldwork.upload.no-record");
    }
    String receipt =
        ActorContext.<@Nullable String, RuntimeException>callAs(writer, () -> transactions.execute(status -> {
          String given = attachment.attach(writer, new PhoneRecordFiles.FileArrival(upload.record(), upload.id(),
              upload.slot(), kept.sha256(), kept.kind().mediaType(), kept.size(), takenAt, place));
          if (given != null) {
            uploadRepository.updateReceipt(writer, upload.id(), given, clock.instant());
          }
          return given;
        }));
    folder.delete(regency, upload.id());
    if (receipt == null) {
      return new UploadOutcome.UploadRefusal(422, "fieldwork.upload.taken-out");
    }
    return new UploadOutcome.UploadProgress(new UploadStateResponse(upload.id(), upload.size(), true, receipt));
  }

  private static @Nullable Instant takenAt(PictureExif origin, ZoneId zone) {
    LocalDateTime taken = origin.takenAt();
    return taken == null ? null : taken.atZone(origin.offset() == null ? zone : origin.offset()).toInstant();
  }

  private static @Nullable PhoneLocation place(PictureExif origin) {
    return PhoneLocation.ofSaid(origin.latitude(), origin.longitude(), null);
  }

  private static PictureCaptureDetails toOrigin(@Nullable Instant takenAt, @Nullable PhoneLocation place, ZoneId zone) {
    return new PictureCaptureDetails(takenAt == null ? null : LocalDateTime.ofInstant(takenAt, zone),
        takenAt == null ? null : zone.getRules().getOffset(takenAt).getId(), place == null ? null : place.lat(),
        place == null ? null : place.lon());
  }
}
