package id.payung.platform.documents;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.ServiceTransactionRunner;
import id.payung.platform.documents.pdf.PdfInspection;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.images.PerceptualHash;
import id.payung.platform.images.Picture;
import id.payung.platform.images.PictureExif;
import id.payung.platform.images.PictureHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/**
 * Keeps files and gives them back. A file is announced, durable in its place, and only then may a record name it: call
 * {@code keep} before the record's own transaction where you can. Who may see a file is the rule of the record that
 * names its hash; this facade asks nobody.
 */
@Service
public class DocumentStorage {
  /** Pictures this near are shown to a person as perhaps the same. */
  public static final int SIMILAR_MAX_DISTANCE = PerceptualHash.SEARCH_DISTANCE;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int MAX_SIMILAR = 50;

  private final DocumentDiskFolder folder;
  private final DocumentRepository rows;
  private final ServiceTransactionRunner services;
  private final TransactionTemplate currentTransaction;
  private final UnnamedDocumentLimit unnamed;
  private final Clock clock;

  DocumentStorage(DocumentDiskFolder folder, DocumentRepository rows, UnnamedDocumentLimit unnamed,
      TransactionTemplate transactions, ServiceTransactionRunner services, Clock clock) {
    this.unnamed = unnamed;
    this.folder = folder;
    this.rows = rows;
    this.services = services;
    this.currentTransaction = transactions;
    this.clock = clock;
  }

  /**
   * Keeps an uploaded file: whole, since who has just chosen it can choose it again.
   *
   * @throws RefusedFiles with advice when it is too large, empty, torn, or of a kind that is not taken here
   */
  public StoredDocument store(Actor actor, MultipartFile file, DocumentLimits limits) {
    return RefusedFiles.naming(file, () -> storeUpload(actor, file, limits));
  }

  /**
   * Keeps all files of a form. Each is looked at before one is refused, so that nobody hears of them one by one.
   *
   * @throws RefusedFiles likewise, with each that is not taken
   */
  public List<StoredDocument> storeAll(Actor actor, Collection<MultipartFile> files, DocumentLimits limits) {
    List<StoredDocument> kept = new ArrayList<>();
    List<RefusedFiles.RefusedFile> refused = new ArrayList<>();
    for (MultipartFile file : files) {
      try {
        kept.add(storeUpload(actor, file, limits));
      } catch (Refused why) {
        refused.add(new RefusedFiles.RefusedFile(file, why));
      }
    }
    if (!refused.isEmpty()) {
      throw new RefusedFiles(refused);
    }
    return kept;
  }

  private StoredDocument storeUpload(Actor actor, MultipartFile file, DocumentLimits limits) {
    limits.requireSize(file.getSize());
    try (InputStream in = file.getInputStream()) {
      return storeWhole(actor, in, limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public StoredDocument store(Actor actor, byte[] bytes, DocumentLimits limits) {
    limits.requireSize(bytes.length);
    return store(actor, new ByteArrayInputStream(bytes), limits);
  }

  public StoredDocument store(Actor actor, Path file, DocumentLimits limits) {
    try (InputStream in = Files.newInputStream(file)) {
      limits.requireSize(Files.size(file));
      return store(actor, in, limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps what the stream brings; the stream is read to its end and not closed. Half a photo is kept and called
   * unreadable: a phone may have nothing else.
   */
  public StoredDocument store(Actor actor, InputStream in, DocumentLimits limits) {
    return store(actor, in, limits, false);
  }

  /** Likewise, but half a photo is refused. */
  public StoredDocument storeWhole(Actor actor, InputStream in, DocumentLimits limits) {
    return store(actor, in, limits, true);
  }

  private StoredDocument store(Actor actor, InputStream in, DocumentLimits limits, boolean wholeOnly) {
    try {
      DocumentDiskFolder.ReceivedFile file = folder.receive(in, limits);
      try {
        MediaKind kind = FileTypeDetector.detect(file.path(), limits);
        boolean counted = !limits.equals(DocumentLimits.RESULT); // what jobs make has bounds of its own
        if (counted) {
          unnamed.requireRoom(actor, file.size());
        }
        return store(actor, file, inspect(file.path(), kind, wholeOnly), counted);
      } finally {
        file.discard();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StoredDocument store(Actor actor, DocumentDiskFolder.ReceivedFile file,
      DocumentRepository.InspectedFile facts, boolean counted) {
    String regency = actor.regency();
    boolean added = services.callAsPlatform(regency, () -> {
      boolean isNew = rows.insertPending(regency, file.sha256(), file.size(), facts, clock.instant());
      if (isNew && counted) {
        unnamed.count(actor, file.sha256(), file.size());
      }
      return isNew;
    });
    return services.callAsPlatform(regency, () -> {
      rows.lockDocument(regency, file.sha256());
      // The sweeper may have been here between the two transactions.
      rows.insertPending(regency, file.sha256(), file.size(), facts, clock.instant());
      try {
        folder.moveIntoFolder(regency, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      rows.markKept(regency, file.sha256());
      PictureCaptureDetails origin = facts.origin();
      if (origin != null && !origin.isUnknown()) {
        rows.saveCaptureDetails(regency, file.sha256(), origin);
      }
      return rows.find(regency, file.sha256(), !added).orElseThrow();
    });
  }

  private static DocumentRepository.InspectedFile inspect(Path file, MediaKind kind, boolean wholeOnly) {
    if (kind.isPicture()) {
      return inspectPicture(file, kind, wholeOnly);
    }
    if (kind == MediaKind.PDF) {
      int pages = PdfInspection.countPages(file);
      return new DocumentRepository.InspectedFile(kind, pages > 0, null, null, pages, null, null);
    }
    return new DocumentRepository.InspectedFile(kind, true, null, null, null, null, null);
  }

  private static DocumentRepository.InspectedFile inspectPicture(Path file, MediaKind kind, boolean wholeOnly) {
    PictureHeader header = PictureHeader.readSize(file);
    PictureExif capture = PictureExif.read(file);
    PictureCaptureDetails origin = new PictureCaptureDetails(capture.takenAt(),
        capture.offset() == null ? null : capture.offset().getId(), capture.latitude(), capture.longitude());
    boolean rotated = capture.orientation() >= 5;
    Integer width = rotated ? header.height() : header.width();
    Integer height = rotated ? header.width() : header.height();
    try {
      PerceptualHash likeness = Picture.useWhole(file, PerceptualHash::compute);
      return new DocumentRepository.InspectedFile(kind, true, width, height, null, likeness, origin);
    } catch (TooBusy e) {
      throw e;
    } catch (Refused e) {
      if (wholeOnly && e.key().equals("images.half")) {
        throw e;
      }
      return new DocumentRepository.InspectedFile(kind, false, width, height, null, null, origin);
    }
  }

  /** @throws id.payung.platform.errors.DiskFull when so much will not fit beside what the database needs */
  public void requireRoom(long bytes) {
    try {
      folder.requireRoom(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a phone knows of a picture that it has scaled and so stripped. What is known already stays. */
  public void recordCaptureDetails(Actor actor, String sha256, PictureCaptureDetails origin) {
    if (!origin.isUnknown()) {
      services.runAsPlatform(actor.regency(), () -> {
        rows.saveCaptureDetails(actor.regency(), requireHash(sha256), origin);
      });
    }
  }

  /** When and where it was taken; only a wide reach is told. */
  public Optional<PictureCaptureDetails> findCaptureDetails(Actor actor, String sha256) {
    return actor.hasRegencyWideReach()
        ? callReadOnly(actor, () -> rows.findCaptureDetails(actor.regency(), requireHash(sha256)))
        : Optional.empty();
  }

  public Optional<StoredDocument> find(Actor actor, String sha256) {
    return callReadOnly(actor, () -> rows.find(actor.regency(), requireHash(sha256), true));
  }

  /** The facts of many, by hash; unknown ones are missing. */
  public Map<String, StoredDocument> find(Actor actor, Collection<String> hashes) {
    Map<String, StoredDocument> facts = new HashMap<>();
    if (!hashes.isEmpty()) {
      callReadOnly(actor, () -> rows.find(actor.regency(), hashes.stream().map(DocumentStorage::requireHash).toList()))
          .forEach(kept -> facts.put(kept.sha256(), kept));
    }
    return facts;
  }

  /**
   * Opens a file of this regency. Ask the record's rule first.
   *
   * @throws NotFound when there is no such file, or no such form of it
   */
  public ReadableDocument open(Actor actor, String sha256, DocumentVariant variant) {
    StoredDocument kept = find(actor, sha256).orElseThrow(NotFound::new);
    Path original = folder.pathOf(actor.regency(), sha256);
    if (!Files.exists(original)) {
      throw new NotFound();
    }
    if (variant == DocumentVariant.ORIGINAL) {
      return new ReadableDocument(original, kept.kind(), sha256);
    }
    if (!kept.kind().isPicture() || !kept.readable()) {
      throw new NotFound();
    }
    Path place = folder.pathOf(actor.regency(), sha256, variant);
    if (!Files.exists(place)) {
      try {
        folder.writeVariant(place,
            Picture.use(original, picture -> picture.fitWithin(variant.longestSide()).toJpeg(0.82f)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new ReadableDocument(place, MediaKind.JPEG, sha256 + "-" + variant.name().charAt(0));
  }

  /** Lets something be done with the picture of a kept file, upright; see {@link Picture#use}. */
  public <T> T usePicture(Actor actor, String sha256, Function<Picture, T> work) {
    return Picture.use(open(actor, sha256, DocumentVariant.ORIGINAL).path(), work);
  }

  /**
   * Pictures of this regency that look like this one, nearest first, itself included. All within
   * {@link #SIMILAR_MAX_DISTANCE} bits are found.
   */
  public List<SimilarPicture> findSimilar(Actor actor, PerceptualHash likeness) {
    return callReadOnly(actor, () -> rows.findSimilar(actor.regency(), likeness, SIMILAR_MAX_DISTANCE, MAX_SIMILAR));
  }

  private <T> T callReadOnly(Actor actor, Supplier<T> query) {
    T result = ActorContext.<T, RuntimeException>callAs(actor, () -> currentTransaction.execute(status -> query.get()));
    return Objects.requireNonNull(result);
  }

  private static String requireHash(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new NotFound();
    }
    return sha256;
  }
}
