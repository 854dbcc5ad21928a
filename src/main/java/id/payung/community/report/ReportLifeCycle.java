package id.payung.community.report;

import id.payung.audit.AuditTrailRepository;
import id.payung.community.ActivityHeld;
import id.payung.community.ActivityHeldAmended;
import id.payung.community.ActivityHeldWithdrawn;
import id.payung.community.PhotoArrived;
import id.payung.community.ReportBody;
import id.payung.community.ReportFileView;
import id.payung.community.ReportStatus;
import id.payung.community.ReportView;
import id.payung.fieldwork.kind.PhonePlace;
import id.payung.fieldwork.kind.StorableText;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reports of activities held: read, given their files, reviewed, taken back. */
@Component
public class ReportLifeCycle {
  public static final String AUDIT_KIND = "report";

  private final ReportRepository reportRepository;
  private final ReportHistoryRepository historyRepository;
  private final AuditTrailRepository trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReportLifeCycle(ReportRepository reportRepository, ReportHistoryRepository historyRepository,
      AuditTrailRepository trail, ApplicationEventPublisher events, Clock clock) {
    this.reportRepository = reportRepository;
    this.historyRepository = historyRepository;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @throws NotFound when there is none in reach
   */
  @Transactional(readOnly = true)
  public ReportView require(Actor actor, UUID id) {
    return reportRepository.require(actor, id);
  }

  /** Likewise, for who wants to change it. */
  @Transactional(readOnly = true)
  ReportView requireWritable(Actor actor, UUID id) {
    ReportView report = reportRepository.require(actor, id);
    if (!ReportAccessPolicy.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    return report;
  }

  ReportView lockWritable(Actor actor, UUID id) {
    ReportView report = reportRepository.lock(actor, id);
    if (!ReportAccessPolicy.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    return report;
  }

  /** The photos of a report in reach; never its list of those present. */
  @Transactional(readOnly = true)
  public List<ReportFileView> listPhotos(Actor actor, UUID id) {
    require(actor, id);
    return historyRepository.listPhotos(actor, id);
  }

  /** Those of these in reach; one statement. */
  @Transactional(readOnly = true)
  public List<ReportView> listByIds(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : reportRepository.listByIds(actor, ids);
  }

  /**
   * A file of a report is wholly there and kept. The same file again, or the same bytes, change nothing.
   *
   * @param slot {@code photo} or {@code attendance}
   * @return its receipt; null when a later version of the report took it out before it came
   */
  @Transactional
  public @Nullable String attachFile(Actor actor, UUID id, UUID file, String slot, String sha256, String mediaType,
      long size, @Nullable Instant takenAt, @Nullable PhonePlace place) {
    ReportView report = lockWritable(actor, id);
    boolean photo = slot.equals(ReportBody.AnnouncedFile.PHOTO);
    List<ReportFileView> there = new ArrayList<>(historyRepository.listPhotos(actor, id));
    there.addAll(historyRepository.listAttendanceLists(actor, id));
    for (ReportFileView known : there) {
      if (known.id().equals(file) || known.sha256().equals(sha256)) {
        return known.receipt();
      }
    }
    boolean announced = report.body().files().stream().anyMatch(announcedFile -> announcedFile.id().equals(file));
    if (!announced && historyRepository.wasAnnounced(actor, id, file)) {
      return null;
    }
    String receipt = report.receipt() + "-F" + (there.size() + 1);
    ReportFileView arrived = new ReportFileView(file, id, sha256, mediaType, size, takenAt, receipt, clock.instant());
    boolean added = photo ? historyRepository.insertPhoto(actor, report, arrived, place)
        : historyRepository.insertAttendanceList(actor, report, arrived);
    if (!added) {
      throw new NotFound();
    }
    int awaited = Math.max(0, report.awaited() - (announced ? 1 : 0));
    int photos = report.photos() + (photo ? 1 : 0);
    boolean counts = report.status() != ReportStatus.REVIEW && report.status() != ReportStatus.WITHDRAWN
        && report.returned() == null;
    reportRepository.updateFileCounts(actor, id, awaited, photos,
        counts ? ReportStatus.calculate(report.body(), awaited, photos) : report.status());
    trail.recordWrite(AUDIT_KIND, id, photo ? "photo-added" : "attendance-added", List.of("files"), null,
        report.reach());
    if (photo && report.counted()) {
      events.publishEvent(new PhotoArrived(actor.regency(), id, actor.person(), id, file));
    }
    return receipt;
  }

  /** Takes a report back; both entries stay in the trail. */
  @Transactional
  public void withdraw(Actor actor, UUID id, String reason) {
    ReportView report = lockWritable(actor, id);
    if (report.status() == ReportStatus.WITHDRAWN) {
      return;
    }
    reportRepository.updateStatus(actor, id, ReportStatus.WITHDRAWN, false, null, requireReason(reason));
    trail.recordWrite(AUDIT_KIND, id, "withdrawn", List.of("status"), reason, report.reach());
    if (report.counted()) {
      events.publishEvent(toActivityHeldWithdrawn(actor, report));
    }
  }

  /** A reviewer lets it count. */
  @Transactional
  public void accept(Actor actor, UUID id) {
    ReportView report = requireInReview(actor, id);
    reportRepository.updateStatus(actor, id, ReportStatus.calculate(report.body(), report.awaited(), report.photos()),
        true, null, null);
    trail.recordWrite(AUDIT_KIND, id, "accepted", List.of("status"), null, report.reach());
    if (report.counted()) {
      events.publishEvent(ActivityHeldAmended.from(actor, report));
      return;
    }
    events.publishEvent(new ActivityHeld(actor.regency(), id, actor.person(), id, report.activity(), report.village(),
        report.heldOn(), report.realised()));
    historyRepository.listPhotos(actor, id)
        .forEach(photo -> events.publishEvent(new PhotoArrived(actor.regency(), id, actor.person(), id, photo.id())));
  }

  /** A reviewer gives it back to be corrected; it counts no longer until then. */
  @Transactional
  public void returnForCorrection(Actor actor, UUID id, String reason) {
    ReportView report = requireInReview(actor, id);
    reportRepository.updateStatus(actor, id, ReportStatus.INCOMPLETE, false, requireReason(reason), null);
    trail.recordWrite(AUDIT_KIND, id, "returned", List.of("status"), reason, report.reach());
    if (report.counted()) {
      events.publishEvent(toActivityHeldWithdrawn(actor, report));
    }
  }

  /** What became of a report changed elsewhere: its author hears of it at the next contact. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordUseChange(Actor actor, UUID id) {
    ReportView report = reportRepository.require(actor, id);
    trail.recordWrite(AUDIT_KIND, id, "used", List.of(), null, report.reach());
  }

  /**
   * The parties of the activity have changed: those who see its report follow. For the modules that keep the parties.
   */
  @Transactional
  public void shareWith(Actor actor, UUID id, Set<UUID> organisations) {
    if (actor.service() == null) {
      throw new Forbidden();
    }
    ReportView report = reportRepository.lock(actor, id);
    reportRepository.updateOrganisations(actor, id, organisations);
    trail.recordWrite(AUDIT_KIND, id, "shared", List.of("organisations"), null,
        new AuditTrailRepository.TrailReach(organisations, List.of(report.village())));
  }

  private ReportView requireInReview(Actor actor, UUID id) {
    ReportView report = reportRepository.lock(actor, id);
    if (!ReportAccessPolicy.mayReview(actor, report)) {
      throw new Forbidden();
    }
    if (report.status() != ReportStatus.REVIEW) {
      throw new Refused("community.refused.reviewed");
    }
    return report;
  }

  private static String requireReason(String reason) {
    String said = StorableText.of(reason).strip();
    if (said.isEmpty()) {
      throw new Refused("community.refused.reason");
    }
    return said.length() <= 2_000 ? said : said.substring(0, 2_000);
  }

  private static ActivityHeldWithdrawn toActivityHeldWithdrawn(Actor actor, ReportView report) {
    return new ActivityHeldWithdrawn(actor.regency(), report.id(), actor.person(), report.id(), report.activity(),
        report.village(), report.heldOn(), report.realised());
  }
}
