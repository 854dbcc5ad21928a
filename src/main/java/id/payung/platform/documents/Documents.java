package id.payung.platform.documents;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refusal;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.images.PerceptualHash;
import id.payung.platform.images.Picture;
import id.payung.platform.images.PictureHeader;
import id.payung.platform.images.PictureOrigin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/**
 * Keeps files and gives them back. A file is announced, durable in its place, and only then may a record name it: call
 * {@code keep} before the record's own transaction where you can. Who may see a file is the rule of the record that
 * names its hash; this facade asks nobody.
 */
@Service
public class Documents {
  /** Pictures this near are shown to a person as perhaps the same. */
  public static final int LIKELY_THE_SAME = PerceptualHash.SEARCHED;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int SIMILAR_SHOWN = 50;

  private final DocumentFolder folder;
  private final DocumentRows rows;
  private final TransactionTemplate own;
  private final TransactionTemplate any;
  private final Clock clock;

  Documents(DocumentFolder folder, DocumentRows rows, PlatformTransactionManager transactions, Clock clock) {
    this.folder = folder;
    this.rows = rows;
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.any = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Keeps an uploaded file.
   *
   * @throws Refused with advice when it is too large, empty, torn, or of a kind that is not taken here
   */
  public KeptDocument keep(Actor actor, MultipartFile file, DocumentLimits limits) {
    limits.check(file.getSize());
    try (InputStream in = file.getInputStream()) {
      return keep(actor, in, limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public KeptDocument keep(Actor actor, byte[] bytes, DocumentLimits limits) {
    limits.check(bytes.length);
    return keep(actor, new ByteArrayInputStream(bytes), limits);
  }

  public KeptDocument keep(Actor actor, Path file, DocumentLimits limits) {
    try (InputStream in = Files.newInputStream(file)) {
      limits.check(Files.size(file));
      return keep(actor, in, limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what the stream brings; the stream is read to its end and not closed. */
  public KeptDocument keep(Actor actor, InputStream in, DocumentLimits limits) {
    try {
      DocumentFolder.Incoming file = folder.receive(in, limits);
      try {
        return keep(actor.regency(), file, limits);
      } finally {
        file.discard();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeptDocument keep(String regency, DocumentFolder.Incoming file, DocumentLimits limits) {
    MediaKind kind = Sniffer.sniff(file.path(), limits);
    DocumentRows.Facts facts = factsOf(file.path(), kind);
    boolean added =
        asService(regency, () -> rows.announce(regency, file.sha256(), file.size(), facts, clock.instant()));
    return asService(regency, () -> {
      rows.lock(regency, file.sha256());
      // The sweeper may have been here between the two transactions.
      rows.announce(regency, file.sha256(), file.size(), facts, clock.instant());
      try {
        folder.place(regency, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      rows.kept(regency, file.sha256());
      DocumentOrigin origin = facts.origin();
      if (origin != null && !origin.isUnknown()) {
        rows.recordOrigin(regency, file.sha256(), origin);
      }
      return rows.find(regency, file.sha256(), !added).orElseThrow();
    });
  }

  /** Files belong to the regency, not to who brought them: a service of the platform writes their rows. */
  private <T> T asService(String regency, Supplier<T> work) {
    T result =
        Acting.<T, RuntimeException>as(Actor.service("platform", regency), () -> own.execute(status -> work.get()));
    return Objects.requireNonNull(result);
  }

  private static DocumentRows.Facts factsOf(Path file, MediaKind kind) {
    if (kind.isPicture()) {
      return pictureFacts(file, kind);
    }
    if (kind == MediaKind.PDF) {
      PdfLook.check(file);
      try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
        return new DocumentRows.Facts(kind, pdf.getNumberOfPages() > 0, null, null, pdf.getNumberOfPages(), null, null);
      } catch (IOException | RuntimeException | StackOverflowError e) {
        // What cannot be read cannot be looked into either, and nobody could check the proof.
        throw new Refused("documents.torn");
      }
    }
    return new DocumentRows.Facts(kind, true, null, null, null, null, null);
  }

  private static DocumentRows.Facts pictureFacts(Path file, MediaKind kind) {
    PictureHeader header = PictureHeader.read(file);
    PictureOrigin taken = PictureOrigin.read(file);
    DocumentOrigin origin = new DocumentOrigin(taken.takenAt(), taken.offset() == null ? null : taken.offset().getId(),
        taken.latitude(), taken.longitude());
    boolean lies = taken.orientation() >= 5;
    Integer width = lies ? header.height() : header.width();
    Integer height = lies ? header.width() : header.height();
    try {
      PerceptualHash likeness = PerceptualHash.of(Picture.read(file));
      return new DocumentRows.Facts(kind, true, width, height, null, likeness, origin);
    } catch (TooBusy e) {
      throw e;
    } catch (Refusal e) {
      return new DocumentRows.Facts(kind, false, width, height, null, null, origin);
    }
  }

  /** What a phone knows of a picture that it has scaled and so stripped. What is known already stays. */
  public void recordOrigin(Actor actor, String sha256, DocumentOrigin origin) {
    if (!origin.isUnknown()) {
      asService(actor.regency(), () -> {
        rows.recordOrigin(actor.regency(), checked(sha256), origin);
        return true;
      });
    }
  }

  /** When and where it was taken; only a wide reach is told. */
  public Optional<DocumentOrigin> origin(Actor actor, String sha256) {
    return actor.wide() ? read(actor, () -> rows.origin(actor.regency(), checked(sha256))) : Optional.empty();
  }

  public Optional<KeptDocument> facts(Actor actor, String sha256) {
    return read(actor, () -> rows.find(actor.regency(), checked(sha256), true));
  }

  /** The facts of many, by hash; unknown ones are missing. */
  public Map<String, KeptDocument> facts(Actor actor, Collection<String> hashes) {
    Map<String, KeptDocument> facts = new HashMap<>();
    if (!hashes.isEmpty()) {
      read(actor, () -> rows.find(actor.regency(), hashes.stream().map(Documents::checked).toList()))
          .forEach(kept -> facts.put(kept.sha256(), kept));
    }
    return facts;
  }

  /**
   * Opens a file of this regency. Ask the record's rule first.
   *
   * @throws NotFound when there is no such file, or no such form of it
   */
  public OpenDocument open(Actor actor, String sha256, Variant variant) {
    KeptDocument kept = facts(actor, sha256).orElseThrow(NotFound::new);
    Path original = folder.path(actor.regency(), sha256);
    if (!Files.exists(original)) {
      throw new NotFound();
    }
    if (variant == Variant.ORIGINAL) {
      return new OpenDocument(original, kept.kind(), sha256);
    }
    if (!kept.kind().isPicture() || !kept.readable()) {
      throw new NotFound();
    }
    Path place = folder.path(actor.regency(), sha256, variant);
    if (!Files.exists(place)) {
      try {
        folder.writeVariant(place, Picture.read(original).within(variant.longestSide()).jpeg(0.82f));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new OpenDocument(place, MediaKind.JPEG, sha256 + "-" + variant.name().charAt(0));
  }

  /** The picture of a kept file, upright, to look for faces or to draw on. */
  public Picture picture(Actor actor, String sha256) {
    return Picture.read(open(actor, sha256, Variant.ORIGINAL).path());
  }

  /**
   * Pictures of this regency that look like this one, nearest first, itself included. All within
   * {@link #LIKELY_THE_SAME} bits are found.
   */
  public List<Similar> similarTo(Actor actor, PerceptualHash likeness) {
    return read(actor, () -> rows.similar(actor.regency(), likeness, LIKELY_THE_SAME, SIMILAR_SHOWN));
  }

  private <T> T read(Actor actor, Supplier<T> query) {
    T result = Acting.<T, RuntimeException>as(actor, () -> any.execute(status -> query.get()));
    return Objects.requireNonNull(result);
  }

  private static String checked(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new NotFound();
    }
    return sha256;
  }
}
