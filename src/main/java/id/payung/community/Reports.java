package id.payung.community;

import id.payung.audit.Trail;
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
public class Reports {
  static final String KIND = "report";

  private final ReportTable table;
  private final ReportHistory history;
  private final Trail trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reports(ReportTable table, ReportHistory history, Trail trail, ApplicationEventPublisher events, Clock clock) {
    this.table = table;
    this.history = history;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @throws NotFound when there is none in reach
   */
  @Transactional(readOnly = true)
  public ReportView require(Actor actor, UUID id) {
    return table.find(actor, id).orElseThrow(NotFound::new);
  }

  /** The photos of a report in reach; never its list of those present. */
  @Transactional(readOnly = true)
  public List<PhotoView> photosOf(Actor actor, UUID id) {
    require(actor, id);
    return history.photosOf(actor, id);
  }

  /** Those of these in reach; one statement. */
  @Transactional(readOnly = true)
  public List<ReportView> named(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : table.find(actor, ids);
  }

  /**
   * A file of a report is wholly there and kept. The same file again, or the same bytes, change nothing.
   *
   * @param slot {@code photo} or {@code attendance}
   * @return its receipt
   */
  @Transactional
  public String attach(Actor actor, UUID id, UUID file, String slot, String sha256, String mediaType, long size,
      @Nullable Instant takenAt, ReportBody.@Nullable Place place) {
    ReportView report = table.lock(actor, id).orElseThrow(NotFound::new);
    if (!Rights.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    boolean photo = slot.equals(ReportBody.AnnouncedFile.PHOTO);
    List<PhotoView> there = new ArrayList<>(history.photosOf(actor, id));
    there.addAll(history.attendanceOf(actor, id));
    for (PhotoView known : there) {
      if (known.id().equals(file) || known.sha256().equals(sha256)) {
        return known.receipt();
      }
    }
    String receipt = report.receipt() + "-F" + (there.size() + 1);
    PhotoView arrived = new PhotoView(file, id, sha256, mediaType, size, takenAt, place, receipt, clock.instant());
    boolean added = photo ? history.addPhoto(actor, report, arrived) : history.addAttendance(actor, report, arrived);
    if (!added) {
      throw new NotFound();
    }
    boolean announced = report.body().files().stream().anyMatch(announcedFile -> announcedFile.id().equals(file));
    int awaited = Math.max(0, report.awaited() - (announced ? 1 : 0));
    int photos = report.photos() + (photo ? 1 : 0);
    boolean counts = report.status() != ReportStatus.REVIEW && report.status() != ReportStatus.WITHDRAWN
        && report.returned() == null;
    table.fileArrived(actor, id, awaited, photos,
        counts ? ReportStatus.standing(report.body(), awaited, photos) : report.status());
    trail.wrote(KIND, id, photo ? "photo-added" : "attendance-added", List.of("files"), null, report.reach());
    if (photo && report.told()) {
      events.publishEvent(new PhotoArrived(actor.regency(), id, actor.person(), id, file));
    }
    return receipt;
  }

  /** Takes a report back; both entries stay in the trail. */
  @Transactional
  public void withdraw(Actor actor, UUID id, String reason) {
    ReportView report = table.lock(actor, id).orElseThrow(NotFound::new);
    if (!Rights.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    if (report.status() == ReportStatus.WITHDRAWN) {
      return;
    }
    table.mark(actor, id, ReportStatus.WITHDRAWN, false, null, null, requireReason(reason));
    trail.wrote(KIND, id, "withdrawn", List.of("status"), reason, report.reach());
    if (report.told()) {
      events.publishEvent(withdrawnNow(actor, report));
    }
  }

  /** A reviewer lets it count. */
  @Transactional
  public void accept(Actor actor, UUID id) {
    ReportView report = reviewed(actor, id);
    table.mark(actor, id, ReportStatus.standing(report.body(), report.awaited(), report.photos()), true, null, null,
        null);
    trail.wrote(KIND, id, "accepted", List.of("status"), null, report.reach());
    if (report.told()) {
      events.publishEvent(ActivityHeldAmended.now(actor, report));
      return;
    }
    events.publishEvent(new ActivityHeld(actor.regency(), id, actor.person(), id, report.activity(), report.village(),
        report.heldOn(), report.realised()));
    history.photosOf(actor, id)
        .forEach(photo -> events.publishEvent(new PhotoArrived(actor.regency(), id, actor.person(), id, photo.id())));
  }

  /** A reviewer gives it back to be corrected; it counts no longer until then. */
  @Transactional
  public void giveBack(Actor actor, UUID id, String reason) {
    ReportView report = reviewed(actor, id);
    table.mark(actor, id, ReportStatus.INCOMPLETE, false, null, requireReason(reason), null);
    trail.wrote(KIND, id, "returned", List.of("status"), reason, report.reach());
    if (report.told()) {
      events.publishEvent(withdrawnNow(actor, report));
    }
  }

  /** What became of a report changed elsewhere: its author hears of it at the next contact. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void used(Actor actor, UUID id) {
    ReportView report = table.find(actor, id).orElseThrow(NotFound::new);
    trail.wrote(KIND, id, "used", List.of(), null, report.reach());
  }

  /**
   * The parties of the activity have changed: those who see its report follow. For the modules that keep the parties.
   */
  @Transactional
  public void shareWith(Actor actor, UUID id, Set<UUID> organisations) {
    if (actor.service() == null) {
      throw new Forbidden();
    }
    ReportView report = table.lock(actor, id).orElseThrow(NotFound::new);
    table.share(actor, id, organisations);
    table.moveChildren(actor, id, report.village(), organisations);
    trail.wrote(KIND, id, "shared", List.of("organisations"), null,
        new Trail.Reach(organisations, List.of(report.village())));
  }

  private ReportView reviewed(Actor actor, UUID id) {
    ReportView report = table.lock(actor, id).orElseThrow(NotFound::new);
    if (!Rights.mayReview(actor, report)) {
      throw new Forbidden();
    }
    if (report.status() != ReportStatus.REVIEW) {
      throw new Refused("community.refused.reviewed");
    }
    return report;
  }

  private static String requireReason(String reason) {
    String said = ReportJson.storable(reason).strip();
    if (said.isEmpty()) {
      throw new Refused("community.refused.reason");
    }
    return said.length() <= 2_000 ? said : said.substring(0, 2_000);
  }

  private static ActivityHeldWithdrawn withdrawnNow(Actor actor, ReportView report) {
    return new ActivityHeldWithdrawn(actor.regency(), report.id(), actor.person(), report.id(), report.activity(),
        report.village(), report.heldOn(), report.realised());
  }
}
