package id.payung.community.report;

import id.payung.audit.AuditTrailRepository;
import id.payung.community.ReportFileView;
import id.payung.community.ReportView;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.OpenDocument;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/**
 * The files of a report, served by the rule of the report: photos to those who see it, the attendance list to the
 * village and those who check.
 */
@Component
class ReportFileAccess {
  static final DocumentLimits LIMITS = DocumentLimits.PHOTO;

  private final ReportRepository reportRepository;
  private final ReportHistoryRepository historyRepository;
  private final ReportLifeCycle lifecycle;
  private final DocumentStorage documents;
  private final AuditTrailRepository trail;
  private final TransactionTemplate transactions;

  ReportFileAccess(ReportRepository reportRepository, ReportHistoryRepository historyRepository,
      ReportLifeCycle lifecycle, DocumentStorage documents, AuditTrailRepository trail,
      TransactionTemplate transactions) {
    this.reportRepository = reportRepository;
    this.historyRepository = historyRepository;
    this.lifecycle = lifecycle;
    this.documents = documents;
    this.trail = trail;
    this.transactions = transactions;
  }

  /** The photos of a report in reach. */
  @Transactional(readOnly = true)
  public List<ReportFileView> listPhotos(Actor actor, UUID report) {
    reportRepository.require(actor, report);
    return historyRepository.listPhotos(actor, report);
  }

  /**
   * One photo of a report in reach, as it came or smaller. The smaller ones hold no time and place.
   *
   * @throws NotFound when there is none in reach
   */
  public OpenDocument openPhoto(Actor actor, UUID report, UUID photo, DocumentVariant variant) {
    List<ReportFileView> photos = Objects.requireNonNull(transactions.execute(status -> listPhotos(actor, report)));
    ReportFileView found =
        photos.stream().filter(view -> view.id().equals(photo)).findFirst().orElseThrow(NotFound::new);
    return documents.open(actor, found.sha256(), variant);
  }

  /** The attendance lists, for those who may see names; empty for everybody else. */
  @Transactional(readOnly = true)
  public List<ReportFileView> listAttendanceLists(Actor actor, UUID report) {
    ReportView view = reportRepository.require(actor, report);
    return ReportAccessPolicy.maySeeAttendance(actor, view.author(), view.village())
        ? historyRepository.listAttendanceLists(actor, report)
        : List.of();
  }

  /** One attendance list. That it was opened stands in the trail. */
  public OpenDocument openAttendanceList(Actor actor, UUID report, UUID file) {
    ReportFileView found = Objects.requireNonNull(transactions.execute(status -> {
      ReportView view = reportRepository.require(actor, report);
      ReportFileView list = listAttendanceLists(actor, report).stream()
          .filter(one -> one.id().equals(file))
          .findFirst()
          .orElseThrow(NotFound::new);
      trail.recordRead(ReportLifeCycle.AUDIT_KIND, report, "attendance-opened",
          new AuditTrailRepository.TrailReach(List.of(), List.of(view.village())));
      return list;
    }));
    return documents.open(actor, found.sha256(), DocumentVariant.ORIGINAL);
  }

  /**
   * Files given at a desk, before the report that they belong to: one that is refused leaves no report without it.
   */
  List<StoredDocument> storeUploads(Actor actor, List<MultipartFile> files) {
    return files.stream().map(file -> documents.store(actor, file, LIMITS)).toList();
  }

  void attachFiles(Actor actor, UUID report, String slot, List<StoredDocument> files) {
    for (StoredDocument kept : files) {
      lifecycle.attachFile(actor, report, Ids.next(), slot, kept.sha256(), kept.kind().mediaType(), kept.size(), null,
          null);
    }
  }
}
