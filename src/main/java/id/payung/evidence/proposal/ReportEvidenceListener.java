package id.payung.evidence.proposal;

import id.payung.community.ActivityDirectory;
import id.payung.community.ActivityHeldAmended;
import id.payung.community.ActivityHeldWithdrawn;
import id.payung.community.PhotoArrived;
import id.payung.community.PlannedActivity;
import id.payung.community.Report;
import id.payung.community.ReportFile;
import id.payung.community.report.ReportLifeCycle;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * What happened proposes itself as proof for the questions it serves ({@link ReportPhotoProposal}); people decide.
 */
@Component
class ReportEvidenceListener {
  private final ReportPhotoProposal proposal;
  private final MovedReportProposals moved;
  private final ReportedEvidenceUpdate itemUpdate;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final EvidenceItemRepository items;
  private final ReportLifeCycle reports;
  private final ActivityDirectory activities;

  ReportEvidenceListener(ReportPhotoProposal proposal, MovedReportProposals moved, ReportedEvidenceUpdate itemUpdate,
      EvidenceItemLifeCycle itemLifeCycle, EvidenceItemRepository items, ReportLifeCycle reports,
      ActivityDirectory activities) {
    this.proposal = proposal;
    this.moved = moved;
    this.itemUpdate = itemUpdate;
    this.itemLifeCycle = itemLifeCycle;
    this.items = items;
    this.reports = reports;
    this.activities = activities;
  }

  @ApplicationModuleListener(id = "evidence:proposal.photo")
  void on(PhotoArrived event) {
    Actor actor = ActorContext.current();
    Report report = reports.require(actor, event.report());
    UUID activityId = report.activity();
    if (activityId == null) {
      return;
    }
    Optional<PlannedActivity> planned = activities.find(actor, activityId);
    Optional<ReportFile> photo =
        reports.listPhotos(actor, event.report()).stream().filter(known -> known.id().equals(event.file())).findFirst();
    if (planned.isPresent() && photo.isPresent()) {
      proposal.addPhoto(actor, report, photo.get(), planned.get());
    }
  }

  /**
   * Photos follow their report. One that was returned and counts again brings them back, proposed where they were
   * proposed or taken; what a person took out meanwhile stays out. Another day or village is theirs too. A report that
   * was moved to another activity takes them along: what waits for the questions of the old one is taken back, and the
   * first photo proposes itself for those of the new one. What an office has taken already is its own word. Photos that
   * are not here yet, of a report that was the village's own or waited for a reviewer, come in as if they arrived.
   */
  @ApplicationModuleListener(id = "evidence:proposal.moved", condition = "#event.activity() != null")
  void on(ActivityHeldAmended event) {
    Actor actor = ActorContext.current();
    PlannedActivity activity = activities.find(actor, Objects.requireNonNull(event.activity())).orElse(null);
    Report report = reports.require(actor, event.report());
    if (activity == null || !report.counted()) { // an older word than the one that took the report back
      return;
    }
    boolean first = true;
    List<UUID> known = items.listIdsByReport(actor, event.report()).stream().sorted().toList();
    for (UUID id : known) {
      EvidenceItem item = moved.lock(actor, id);
      boolean back = StoredReason.REPORT_WITHDRAWN.equals(item.withdrawn());
      if (item.activity() == null || item.withdrawn() != null && !back) {
        continue;
      }
      boolean moves = !activity.id().equals(item.activity());
      itemUpdate.followReport(actor, id, report.heldOn(), report.village());
      if (moves) {
        moveItem(actor, item, activity);
      } else if (back) {
        moved.proposeAgain(actor, id, report.heldOn());
      }
      if (first && (moves || isOfAnotherYear(item, report.heldOn()))) {
        proposal.proposeForQuestions(actor, id, activity, report.heldOn());
      }
      first = false;
    }
    reports.listPhotos(actor, event.report())
        .stream()
        .filter(photo -> !known.contains(photo.id()))
        .forEach(photo -> proposal.addPhoto(actor, report, photo, activity));
  }

  private static boolean isOfAnotherYear(EvidenceItem item, LocalDate heldOn) {
    return item.heldOn() != null && item.heldOn().getYear() != heldOn.getYear();
  }

  private void moveItem(Actor actor, EvidenceItem item, PlannedActivity activity) {
    Set<UUID> organisations = new LinkedHashSet<>(List.of(activity.office()));
    organisations.addAll(activity.organisations());
    organisations.addAll(moved.takeBackOpen(actor, item.id()));
    itemUpdate.moveItem(actor, item.id(), activity, organisations);
  }

  /** A report that was taken back proves nothing any more. */
  @ApplicationModuleListener(id = "evidence:proposal.withdrawn")
  void on(ActivityHeldWithdrawn event) {
    Actor actor = ActorContext.current();
    for (UUID id : items.listIdsByReport(actor, event.report()).stream().sorted().toList()) {
      EvidenceItem item = moved.lock(actor, id);
      // Asked under the lock: whoever brings the report back now comes after this, and finds what it left.
      if (reports.require(actor, event.report()).counted()) {
        return;
      }
      if (item.withdrawn() == null) {
        itemLifeCycle.withdraw(actor, id, StoredReason.REPORT_WITHDRAWN);
      }
    }
  }
}
