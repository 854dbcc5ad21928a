package id.payung.community;

import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/**
 * The files of a report, served by the rule of the report: photos to those who see it, the attendance list to the
 * village and those who check.
 */
@Component
public class ReportFiles {
  static final DocumentLimits LIMITS = DocumentLimits.PHOTO;

  private final ReportTable table;
  private final ReportHistory history;
  private final Reports reports;
  private final Documents documents;
  private final Trail trail;
  private final TransactionTemplate transactions;

  ReportFiles(ReportTable table, ReportHistory history, Reports reports, Documents documents, Trail trail,
      TransactionTemplate transactions) {
    this.table = table;
    this.history = history;
    this.reports = reports;
    this.documents = documents;
    this.trail = trail;
    this.transactions = transactions;
  }

  /** The photos of a report in reach. */
  @Transactional(readOnly = true)
  public List<PhotoView> photosOf(Actor actor, UUID report) {
    if (table.find(actor, report).isEmpty()) {
      throw new NotFound();
    }
    return history.photosOf(actor, report);
  }

  /**
   * One photo of a report in reach, as it came or smaller. The smaller ones hold no time and place.
   *
   * @throws NotFound when there is none in reach
   */
  public OpenDocument photo(Actor actor, UUID report, UUID photo, Variant variant) {
    List<PhotoView> photos = Objects.requireNonNull(transactions.execute(status -> photosOf(actor, report)));
    PhotoView found = photos.stream().filter(view -> view.id().equals(photo)).findFirst().orElseThrow(NotFound::new);
    return documents.open(actor, found.sha256(), variant);
  }

  /** The attendance lists, for those who may see names; empty for everybody else. */
  @Transactional(readOnly = true)
  public List<PhotoView> attendanceOf(Actor actor, UUID report) {
    ReportView view = table.find(actor, report).orElseThrow(NotFound::new);
    return Rights.maySeeAttendance(actor, view.author(), view.village()) ? history.attendanceOf(actor, report)
        : List.of();
  }

  /** One attendance list. That it was opened stands in the trail. */
  public OpenDocument attendance(Actor actor, UUID report, UUID file) {
    PhotoView found = Objects.requireNonNull(transactions.execute(status -> {
      ReportView view = table.find(actor, report).orElseThrow(NotFound::new);
      PhotoView list =
          Rights.maySeeAttendance(actor, view.author(), view.village()) ? history.attendanceOf(actor, report)
              .stream()
              .filter(one -> one.id().equals(file))
              .findFirst()
              .orElseThrow(NotFound::new) : null;
      if (list == null) {
        throw new NotFound();
      }
      trail.read(Reports.KIND, report, "attendance-opened", new Trail.Reach(List.of(), List.of(view.village())));
      return list;
    }));
    return documents.open(actor, found.sha256(), Variant.ORIGINAL);
  }

  /**
   * Files given at a desk, before the report that they belong to: one that is refused leaves no report without it.
   * Empty parts of a form are passed over.
   */
  List<KeptDocument> keep(Actor actor, @Nullable List<MultipartFile> files) {
    return files == null ? List.of()
        : files.stream().filter(file -> !file.isEmpty()).map(file -> documents.keep(actor, file, LIMITS)).toList();
  }

  void add(Actor actor, UUID report, String slot, List<KeptDocument> files) {
    for (KeptDocument kept : files) {
      reports.attach(actor, report, Ids.next(), slot, kept.sha256(), kept.kind().mediaType(), kept.size(), null, null);
    }
  }
}
