package id.payung.community.report;

import id.payung.audit.AuditTrailRepository;
import id.payung.community.Report;
import id.payung.community.ReportFile;
import id.payung.community.report.ReportPhotoLookup.ReportPhoto;
import id.payung.fieldwork.kind.PhoneRecordFiles.FileArrival;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.ReadableDocument;
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
 * Opens and stores the files of a report. Whoever may read the report may see its photos, with faces blurred unless
 * they may see faces; attendance lists, which hold names, are only for its author, its village and its companions, and
 * those who check evidence ({@link ReportAccessPolicy}).
 */
@Component
class ReportFileAccess {
  static final DocumentLimits LIMITS = DocumentLimits.PHOTO;

  private final ReportRepository reportRepository;
  private final ReportFileRepository files;
  private final ReportPhotoLookup photos;
  private final ReportFileIntake fileIntake;
  private final DocumentStorage documents;
  private final AuditTrailRepository trail;
  private final TransactionTemplate transactions;

  ReportFileAccess(ReportRepository reportRepository, ReportFileRepository files, ReportPhotoLookup photos,
      ReportFileIntake fileIntake, DocumentStorage documents, AuditTrailRepository trail,
      TransactionTemplate transactions) {
    this.reportRepository = reportRepository;
    this.files = files;
    this.photos = photos;
    this.fileIntake = fileIntake;
    this.documents = documents;
    this.trail = trail;
    this.transactions = transactions;
  }

  /** The photos of a report in reach. */
  @Transactional(readOnly = true)
  public List<ReportPhoto> listPhotos(Actor actor, UUID report) {
    return photos.listOf(actor, reportRepository.require(actor, report));
  }

  /**
   * One photo of a report in reach, in the size of the variant, with faces blurred where the actor may not see them.
   * Time and place of the shot are removed from the file.
   *
   * @throws NotFound when there is none in reach, or none that the actor may see
   */
  public ReadableDocument openPhoto(Actor actor, UUID report, UUID photo, DocumentVariant variant) {
    List<ReportPhoto> all = Objects.requireNonNull(transactions.execute(status -> listPhotos(actor, report)));
    String shown = all.stream()
        .filter(one -> one.file().id().equals(photo))
        .map(ReportPhoto::shown)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(NotFound::new);
    return documents.open(actor, shown, variant);
  }

  /** The attendance lists, for those who may see names; empty for everybody else. */
  @Transactional(readOnly = true)
  public List<ReportFile> listAttendanceLists(Actor actor, UUID report) {
    Report view = reportRepository.require(actor, report);
    return ReportAccessPolicy.maySeeAttendance(actor, view.author(), view.village())
        ? files.listAttendanceLists(actor, report)
        : List.of();
  }

  /** One attendance list. That it was opened stands in the trail. */
  public ReadableDocument openAttendanceList(Actor actor, UUID report, UUID file) {
    ReportFile found = Objects.requireNonNull(transactions.execute(status -> {
      Report view = reportRepository.require(actor, report);
      ReportFile list = listAttendanceLists(actor, report).stream()
          .filter(one -> one.id().equals(file))
          .findFirst()
          .orElseThrow(NotFound::new);
      trail.recordRead(ReportLifeCycle.AUDIT_KIND, report, "attendance-opened",
          new AuditTrailRepository.TrailReach(List.of(), List.of(view.village())));
      return list;
    }));
    return documents.open(actor, found.sha256(), DocumentVariant.ORIGINAL);
  }

  /** Files given at a desk, before the report that they belong to: one that is refused leaves no report without it. */
  List<StoredDocument> storeUploads(Actor actor, List<MultipartFile> uploads) {
    return documents.storeAll(actor, uploads, LIMITS);
  }

  void attachFiles(Actor actor, UUID report, String slot, List<StoredDocument> stored) {
    for (StoredDocument kept : stored) {
      fileIntake.attach(actor,
          new FileArrival(report, Ids.next(), slot, kept.sha256(), kept.kind().mediaType(), kept.size(), null, null));
    }
  }
}
