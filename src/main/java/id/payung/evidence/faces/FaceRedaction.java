package id.payung.evidence.faces;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.images.FaceAnonymiser;
import id.payung.platform.images.FaceBox;
import id.payung.platform.images.Picture;
import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds faces, keeps what a person made of it, and makes the copy that may leave: faces blurred, the banner as sharp as
 * it was, village and date in a strip below. Nobody having looked and nobody being on it are two different answers.
 */
@Component
public class FaceRedaction {
  /** More faces than this are not on one photo that a person checks by eye. */
  static final int MOST = 200;

  private static final int REMEMBERED = 64;
  private static final int PATIENCE_SECONDS = 20;
  private static final int LONGEST_SIDE = 1600;

  private final DocumentStorage documents;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final FaceSearch faceSearch;

  /** A search takes a second of a processor: one at a time. */
  private final Semaphore searches = new Semaphore(1, true);

  private final Map<String, List<FaceBox>> detectedBySha = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, List<FaceBox>> eldest) {
      return size() > REMEMBERED;
    }
  };

  FaceRedaction(DocumentStorage documents, EvidenceItemLifeCycle itemLifeCycle, FaceSearch faceSearch) {
    this.documents = documents;
    this.itemLifeCycle = itemLifeCycle;
    this.faceSearch = faceSearch;
  }

  /** What a person marked before, or what the search finds. */
  List<FaceBox> findFaces(Actor actor, EvidenceItem item) {
    return item.faces() != null ? item.faces() : detectFaces(actor, item);
  }

  /** A new search, with all that was drawn by hand kept. */
  List<FaceBox> redetectFaces(Actor actor, EvidenceItem item, List<FaceBox> known) {
    List<FaceBox> all = new ArrayList<>(known.stream().filter(FaceBox::byHand).toList());
    for (FaceBox box : detectFaces(actor, item)) {
      if (all.stream().noneMatch(one -> one.overlap(box) > 0.5)) {
        all.add(box);
      }
    }
    return all;
  }

  private List<FaceBox> detectFaces(Actor actor, EvidenceItem item) {
    String sha256 = item.sha256();
    if (sha256 == null || !item.picture() || !item.readable()) {
      throw new NotFound();
    }
    String key = actor.regency() + sha256;
    synchronized (detectedBySha) {
      List<FaceBox> known = detectedBySha.get(key);
      if (known != null) {
        return known;
      }
    }
    acquireSearchPermit();
    try {
      List<FaceBox> boxes = documents.usePicture(actor, sha256, faceSearch::search);
      synchronized (detectedBySha) {
        detectedBySha.put(key, boxes);
      }
      return boxes;
    } finally {
      searches.release();
    }
  }

  private void acquireSearchPermit() {
    try {
      if (!searches.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new TooBusy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy();
    }
  }

  /**
   * Makes and keeps the copy that may leave.
   *
   * @param boxes none: a person has looked, and nobody can be recognised on it
   * @throws Refused while village or day are not known: the strip says both
   */
  public void saveSafeCopy(Actor actor, EvidenceItem item, @Nullable Region village, List<FaceBox> boxes, Ui ui) {
    String sha256 = item.sha256();
    if (village == null || item.heldOn() == null) {
      throw new Refused("evidence.faces.describe-first");
    }
    if (sha256 == null || boxes.size() > MOST) {
      throw new NotFound();
    }
    String strip = ui.t(village.kelurahan() ? "evidence.faces.strip.kelurahan" : "evidence.faces.strip.village",
        village.label(), ui.date(item.heldOn()));
    Picture photo = documents.usePicture(actor, sha256, picture -> picture.fitWithin(LONGEST_SIDE));
    byte[] copy = FaceAnonymiser.withCaption(FaceAnonymiser.blur(photo, boxes), strip).toJpeg(0.85f);
    StoredDocument kept = documents.store(actor, copy, DocumentLimits.PHOTO);
    itemLifeCycle.saveSafeCopy(actor, item.id(), kept.sha256(), boxes);
  }

  /** A box as a value of the form: shares of width and height, and whether it was drawn by hand. */
  static String formatBox(FaceBox box) {
    return String.format(Locale.ROOT, "%.4f %.4f %.4f %.4f %s", box.x(), box.y(), box.width(), box.height(),
        box.byHand() ? "h" : "f");
  }

  /**
   * @throws Refused when somebody has changed a value
   */
  static List<FaceBox> parseBoxes(List<String> values) {
    List<FaceBox> boxes = new ArrayList<>();
    for (String value : values) {
      String[] parts = value.strip().split(" ", -1);
      if (parts.length != 5 || boxes.size() >= MOST) {
        throw new Refused("evidence.faces.unknown");
      }
      boxes.add(parseBox(parts));
    }
    return boxes;
  }

  private static FaceBox parseBox(String[] parts) {
    try {
      double[] at = new double[4];
      for (int i = 0; i < 4; i++) {
        at[i] = Double.parseDouble(parts[i]);
        if (!(at[i] >= 0 && at[i] <= 1)) {
          throw new Refused("evidence.faces.unknown");
        }
      }
      return new FaceBox(at[0], at[1], at[2], at[3], parts[4].equals("h"));
    } catch (IllegalArgumentException e) {
      throw new Refused("evidence.faces.unknown");
    }
  }
}
