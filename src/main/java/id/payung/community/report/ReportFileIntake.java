package id.payung.community.report;

import id.payung.audit.AuditTrailRepository;
import id.payung.community.PhotoArrived;
import id.payung.community.Report;
import id.payung.community.ReportFile;
import id.payung.community.ReportStatus;
import id.payung.community.report.ReportFileRepository.ArrivedFiles;
import id.payung.fieldwork.kind.PhoneRecordFiles.FileArrival;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A file of a report is wholly there and kept. The same file again, or the same bytes in its slot, change nothing. */
@Component
public class ReportFileIntake {
  private final ReportLifeCycle lifecycle;
  private final ReportRepository reportRepository;
  private final ReportFileRepository files;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReportFileIntake(ReportLifeCycle lifecycle, ReportRepository reportRepository, ReportFileRepository files,
      AuditTrailRepository trail, ApplicationEventPublisher events, Clock clock) {
    this.lifecycle = lifecycle;
    this.reportRepository = reportRepository;
    this.files = files;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @return its receipt; null when a later version of the report took it out before it came
   */
  @Transactional
  public @Nullable String attach(Actor actor, FileArrival file) {
    Report report = lifecycle.lockWritable(actor, file.record());
    ArrivedFiles there = files.listArrived(actor, report.id());
    Optional<ReportFile> known = there.find(file);
    if (known.isPresent()) {
      return known.get().receipt();
    }
    boolean announced = report.body().files().stream().anyMatch(named -> named.id().equals(file.file()));
    if (!announced && files.wasAnnounced(actor, report.id(), file.file())) {
      return null;
    }
    String receipt = report.receipt() + "-F" + (there.count() + 1);
    insert(actor, report, file, receipt);
    countFile(actor, report, file, there.countMetBy(file, report.body().files()));
    return receipt;
  }

  /** Reports that wait although two of the files that they name are one: at most a thousand. */
  @Transactional(readOnly = true)
  public List<UUID> listWaitingForSameFile(Actor service) {
    return reportRepository.listWaitingForSameFile(service);
  }

  /** Counts anew what a report waits for; what is here is not waited for. */
  @Transactional
  public void recount(Actor service, UUID id) {
    Report report = reportRepository.lock(service, id);
    ArrivedFiles there = files.listArrived(service, id);
    int awaited = (int) report.body().files().stream().filter(file -> !there.has(file)).count();
    if (awaited < report.awaited()) {
      saveCounts(service, report, awaited, report.photos());
      trail.recordWrite(ReportLifeCycle.AUDIT_KIND, id, "files-recounted", List.of("files"), null, report.reach());
    }
  }

  private void saveCounts(Actor actor, Report report, int awaited, int photos) {
    boolean counts = report.status() != ReportStatus.REVIEW && report.status() != ReportStatus.WITHDRAWN
        && report.returned() == null;
    reportRepository.updateFileCounts(actor, report.id(), awaited, photos,
        counts ? ReportStatus.calculate(report.body(), awaited, photos) : report.status());
  }

  private void insert(Actor actor, Report report, FileArrival file, String receipt) {
    ReportFile arrived = new ReportFile(file.file(), report.id(), file.sha256(), file.mediaType(), file.size(),
        file.takenAt(), receipt, clock.instant());
    boolean added = ArrivedFiles.isPhoto(file.slot()) ? files.insertPhoto(actor, report, arrived, file.place())
        : files.insertAttendanceList(actor, report, arrived);
    if (!added) {
      throw new NotFound();
    }
  }

  private void countFile(Actor actor, Report report, FileArrival file, int met) {
    boolean photo = ArrivedFiles.isPhoto(file.slot());
    int awaited = Math.max(0, report.awaited() - met);
    saveCounts(actor, report, awaited, report.photos() + (photo ? 1 : 0));
    trail.recordWrite(ReportLifeCycle.AUDIT_KIND, report.id(), photo ? "photo-added" : "attendance-added",
        List.of("files"), null, report.reach());
    if (photo && report.counted()) {
      events.publishEvent(new PhotoArrived(actor.regency(), report.id(), actor.person(), report.id(), file.file()));
    }
  }
}
