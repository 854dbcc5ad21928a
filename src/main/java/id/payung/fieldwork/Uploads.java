package id.payung.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.accounts.Mandates;
import id.payung.community.ReportBody;
import id.payung.community.Reports;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentOrigin;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.errors.Refused;
import id.payung.platform.images.PictureOrigin;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files in pieces. A piece is taken when it begins where the last one ended; the file is kept when all is here and has
 * the announced hash, and only then belongs to its report and has a receipt. Whatever breaks in between, the phone goes
 * on where the server says.
 */
@Component
class Uploads {
  static final DocumentLimits LIMITS = DocumentLimits.PHOTO;
  static final int LARGEST_PIECE = 256 * 1024;

  private static final int STRIPES = 64;

  private final UploadTable table;
  private final UploadFolder folder;
  private final Documents documents;
  private final Reports reports;
  private final ReceivedForms received;
  private final Mandates mandates;
  private final RegencyDirectory regencies;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Object[] stripes = new Object[STRIPES];

  Uploads(UploadTable table, UploadFolder folder, Documents documents, Reports reports, ReceivedForms received,
      Mandates mandates, RegencyDirectory regencies, TransactionTemplate transactions, Clock clock) {
    this.table = table;
    this.folder = folder;
    this.documents = documents;
    this.reports = reports;
    this.received = received;
    this.mandates = mandates;
    this.regencies = regencies;
    this.transactions = transactions;
    this.clock = clock;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Object();
    }
  }

  /** How far a file has come. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record State(UUID id, long offset, boolean done, @Nullable String receipt) {}

  /** What came of a request. */
  sealed interface Outcome {
    record Now(State state) implements Outcome {}

    /** The piece begins elsewhere than the file ends. */
    record Elsewhere(long offset) implements Outcome {}

    /** A refusal: status and message key. */
    record No(int status, String key) implements Outcome {}
  }

  Outcome announce(Actor self, UUID device, Upload upload) {
    Optional<Upload> known = find(self, upload.id());
    if (known.isPresent()) {
      return same(known.get(), upload) ? resumed(self, known.get()) : other();
    }
    Actor writer = writer(self, upload.record());
    if (writer == null) {
      return new Outcome.No(404, "fieldwork.upload.no-record");
    }
    boolean announced = Acting.<Boolean, RuntimeException>as(writer, () -> Boolean.TRUE
        .equals(transactions.execute(status -> table.announce(writer, device, upload, clock.instant()))));
    return announced ? now(self, upload) : other();
  }

  private static boolean same(Upload known, Upload again) {
    return known.sha256().equals(again.sha256()) && known.size() == again.size()
        && known.record().equals(again.record());
  }

  private static Outcome other() {
    return new Outcome.No(409, "fieldwork.upload.other-content");
  }

  /**
   * Who may add to this report: the person as they are today; else, with the reach of the mandates that lately ended,
   * when they themselves sent it or a change of it, since a photo may follow its report after a change of village. Null
   * when neither.
   */
  private @Nullable Actor writer(Actor self, UUID report) {
    if (asked(self, () -> !reports.named(self, List.of(report)).isEmpty())) {
      return self;
    }
    if (!asked(self, () -> !received.of(self, List.of(report)).isEmpty())) {
      return null;
    }
    Actor late = lateOf(self);
    return asked(late, () -> !reports.named(late, List.of(report)).isEmpty()) ? late : null;
  }

  private boolean asked(Actor actor, BooleanSupplier question) {
    return Acting.<Boolean, RuntimeException>as(actor,
        () -> Boolean.TRUE.equals(transactions.execute(status -> question.getAsBoolean())));
  }

  private Actor lateOf(Actor self) {
    RegencySettings settings = regencies.require(self.regency());
    return Acting.<Actor, RuntimeException>as(self, () -> Objects.requireNonNull(transactions
        .execute(status -> new Reach(mandates.everOf(self), settings.today(clock), settings.zone()).late(self))));
  }

  Outcome state(Actor self, UUID id) {
    return find(self, id).map(upload -> resumed(self, upload))
        .orElse(new Outcome.No(404, "fieldwork.upload.no-upload"));
  }

  private Optional<Upload> find(Actor self, UUID id) {
    return Acting.<Optional<Upload>, RuntimeException>as(self,
        () -> Objects.requireNonNull(transactions.execute(status -> table.find(self, id))));
  }

  /** Where it stands; all here and no receipt yet means that something broke in between, and is mended now. */
  private Outcome resumed(Actor self, Upload upload) {
    if (upload.receipt() != null || folder.length(self.regency(), upload.id()) < upload.size()) {
      return now(self, upload);
    }
    synchronized (stripes[Math.floorMod(upload.id().hashCode(), STRIPES)]) {
      return finish(self, upload);
    }
  }

  private Outcome now(Actor self, Upload upload) {
    long offset = upload.receipt() != null ? upload.size() : folder.length(self.regency(), upload.id());
    return new Outcome.Now(
        new State(upload.id(), Math.min(offset, upload.size()), upload.receipt() != null, upload.receipt()));
  }

  /** Takes one piece. */
  Outcome append(Actor self, UUID id, long offset, byte[] piece) {
    if (piece.length > LARGEST_PIECE) {
      return new Outcome.No(413, "fieldwork.upload.piece");
    }
    Optional<Upload> found = find(self, id);
    if (found.isEmpty()) {
      return new Outcome.No(404, "fieldwork.upload.no-upload");
    }
    Upload upload = found.get();
    if (upload.receipt() != null) {
      return now(self, upload);
    }
    synchronized (stripes[Math.floorMod(id.hashCode(), STRIPES)]) {
      long here = folder.length(self.regency(), id);
      if (here < upload.size() && here != offset) {
        return new Outcome.Elsewhere(here);
      }
      if (here < upload.size()) {
        if (here + piece.length > upload.size()) {
          return new Outcome.No(422, "fieldwork.upload.too-long");
        }
        folder.append(self.regency(), id, here, piece);
        here += piece.length;
      }
      return here < upload.size() ? new Outcome.Now(new State(id, here, false, null)) : finish(self, upload);
    }
  }

  /** All is here: also asked again after a crash between the last piece and its receipt. */
  private Outcome finish(Actor self, Upload upload) {
    Upload now = find(self, upload.id()).orElse(upload);
    if (now.receipt() != null || folder.length(self.regency(), upload.id()) < upload.size()) {
      return now(self, now);
    }
    String regency = self.regency();
    if (!folder.settle(regency, upload.id()).equals(upload.sha256())) {
      folder.delete(regency, upload.id());
      return new Outcome.No(422, "fieldwork.upload.hash");
    }
    Path file = folder.path(regency, upload.id());
    KeptDocument kept;
    try {
      kept = documents.keep(self, file, LIMITS);
    } catch (Refused e) {
      folder.delete(regency, upload.id());
      return new Outcome.No(422, "fieldwork.upload.kind");
    }
    PictureOrigin origin = PictureOrigin.read(file);
    ZoneId zone = regencies.require(regency).zone();
    Instant takenAt = upload.takenAt() != null ? upload.takenAt() : takenAt(origin, zone);
    ReportBody.Place place = upload.place() != null ? upload.place() : place(origin);
    documents.recordOrigin(self, kept.sha256(), told(takenAt, place, zone));
    Actor writer = writer(self, upload.record());
    if (writer == null) {
      return new Outcome.No(404, "fieldwork.upload.no-record");
    }
    String receipt =
        Acting.<String, RuntimeException>as(writer, () -> Objects.requireNonNull(transactions.execute(status -> {
          String given = reports.attach(writer, upload.record(), upload.id(), upload.slot(), kept.sha256(),
              kept.kind().mediaType(), kept.size(), takenAt, place);
          table.done(writer, upload.id(), given, clock.instant());
          return given;
        })));
    folder.delete(regency, upload.id());
    return new Outcome.Now(new State(upload.id(), upload.size(), true, receipt));
  }

  private static @Nullable Instant takenAt(PictureOrigin origin, ZoneId zone) {
    LocalDateTime taken = origin.takenAt();
    return taken == null ? null : taken.atZone(origin.offset() == null ? zone : origin.offset()).toInstant();
  }

  private static ReportBody.@Nullable Place place(PictureOrigin origin) {
    return origin.latitude() == null || origin.longitude() == null ? null
        : new ReportBody.Place(origin.latitude(), origin.longitude(), null);
  }

  private static DocumentOrigin told(@Nullable Instant takenAt, ReportBody.@Nullable Place place, ZoneId zone) {
    return new DocumentOrigin(takenAt == null ? null : LocalDateTime.ofInstant(takenAt, zone),
        takenAt == null ? null : zone.getRules().getOffset(takenAt).getId(), place == null ? null : place.lat(),
        place == null ? null : place.lon());
  }
}
