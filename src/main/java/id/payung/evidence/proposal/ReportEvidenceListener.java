package id.payung.evidence.proposal;

import id.payung.community.ActivityDirectory;
import id.payung.community.ActivityHeldAmended;
import id.payung.community.ActivityHeldWithdrawn;
import id.payung.community.PhotoArrived;
import id.payung.community.PlannedActivity;
import id.payung.community.ReportFileView;
import id.payung.community.ReportView;
import id.payung.community.report.ReportLifeCycle;
import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.OpenEvaluation;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * What happened proposes itself as proof for the questions it serves; people decide. One photo a report proposes
 * itself, so that a question is not buried under fifty pictures of one afternoon; the others wait beside it in the
 * register.
 */
@Component
class ReportEvidenceListener {
  private final EvidenceUseLifeCycle useLifeCycle;
  private final MovedReportProposals moved;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final EvidenceItemRepository items;
  private final ReportLifeCycle reports;
  private final ActivityDirectory activities;
  private final DocumentStorage documents;
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;
  private final Clock clock;

  ReportEvidenceListener(EvidenceUseLifeCycle useLifeCycle, MovedReportProposals moved,
      EvidenceItemLifeCycle itemLifeCycle, EvidenceItemRepository items, ReportLifeCycle reports,
      ActivityDirectory activities, DocumentStorage documents,
      ObjectProvider<EvaluationDirectory> evaluationDirectories, Clock clock) {
    this.useLifeCycle = useLifeCycle;
    this.moved = moved;
    this.itemLifeCycle = itemLifeCycle;
    this.items = items;
    this.reports = reports;
    this.activities = activities;
    this.documents = documents;
    this.evaluationDirectories = evaluationDirectories;
    this.clock = clock;
  }

  @ApplicationModuleListener(id = "evidence:proposal.photo")
  void on(PhotoArrived event) {
    Actor actor = ActorContext.current();
    ReportView report = reports.require(actor, event.report());
    UUID activityId = report.activity();
    if (activityId == null) {
      return;
    }
    Optional<PlannedActivity> planned = activities.find(actor, activityId);
    Optional<ReportFileView> photo =
        reports.listPhotos(actor, event.report()).stream().filter(known -> known.id().equals(event.file())).findFirst();
    if (planned.isPresent() && photo.isPresent()) {
      addPhoto(actor, report, photo.get(), planned.get());
    }
  }

  private void addPhoto(Actor actor, ReportView report, ReportFileView photo, PlannedActivity activity) {
    boolean first = items.listIdsByReport(actor, report.id()).isEmpty();
    StoredDocument file = documents.find(actor, photo.sha256()).orElse(null);
    Set<UUID> offices = new LinkedHashSet<>(List.of(activity.office()));
    offices.addAll(activity.organisations());
    EvidenceItem item = EvidenceItem.added(actor, photo.id(), "activity", activity.office(), clock.instant())
        .with(EvidenceItem::title, activity.title())
        .with(EvidenceItem::docKind, "photo")
        .with(EvidenceItem::heldOn, report.heldOn())
        .with(EvidenceItem::village, report.village())
        .with(EvidenceItem::report, report.id())
        .with(EvidenceItem::activity, activity.id())
        .with(EvidenceItem::sha256, photo.sha256())
        .with(EvidenceItem::readable, file == null || file.readable())
        .with(EvidenceItem::picture, true)
        .with(EvidenceItem::organisations, List.copyOf(offices))
        .with(EvidenceItem::villages, List.of(report.village()))
        .make();
    if (itemLifeCycle.addItem(actor, item, file) && first) {
      proposeForQuestions(actor, item.id(), activity, report.heldOn());
    }
  }

  private void proposeForQuestions(Actor actor, UUID item, PlannedActivity activity, LocalDate heldOn) {
    EvaluationDirectory evaluations = evaluationDirectories.getObject();
    for (OpenEvaluation evaluation : evaluations.listOpen(actor.regency())) {
      if (!evaluation.evidenceYears().contains(heldOn.getYear())) {
        continue;
      }
      for (String question : activity.questions()) {
        if (evaluations.isLockedForShare(actor.regency(), evaluation.code(), question)) {
          continue;
        }
        evaluations.listSlots(actor.regency(), evaluation.code(), question)
            .stream()
            .filter(slot -> slot.type().equals("activity"))
            .findFirst()
            .ifPresent(slot -> {
              UUID use =
                  useLifeCycle.propose(actor, item, evaluation.code(), question, slot.code(), "", activity.title());
              moved.proposeAgain(actor, use);
            });
      }
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
    ReportView report = reports.require(actor, event.report());
    if (activity == null || !report.counted()) { // an older word than the one that took the report back
      return;
    }
    boolean first = true;
    List<UUID> known = items.listIdsByReport(actor, event.report()).stream().sorted().toList();
    for (UUID id : known) {
      EvidenceItem item = items.require(actor, id);
      boolean back = StoredReason.REPORT_WITHDRAWN.equals(item.withdrawn());
      if (item.activity() == null || item.withdrawn() != null && !back) {
        continue;
      }
      boolean moves = !activity.id().equals(item.activity());
      itemLifeCycle.followReport(actor, id, report.heldOn(), report.village());
      if (moves) {
        moveItem(actor, item, activity);
      } else if (back) {
        moved.proposeAgain(actor, id, report.heldOn());
      }
      if (first && (moves || isOfAnotherYear(item, report.heldOn()))) {
        proposeForQuestions(actor, id, activity, report.heldOn());
      }
      first = false;
    }
    reports.listPhotos(actor, event.report())
        .stream()
        .filter(photo -> !known.contains(photo.id()))
        .forEach(photo -> addPhoto(actor, report, photo, activity));
  }

  private static boolean isOfAnotherYear(EvidenceItem item, LocalDate heldOn) {
    return item.heldOn() != null && item.heldOn().getYear() != heldOn.getYear();
  }

  private void moveItem(Actor actor, EvidenceItem item, PlannedActivity activity) {
    Set<UUID> organisations = new LinkedHashSet<>(List.of(activity.office()));
    organisations.addAll(activity.organisations());
    organisations.addAll(moved.takeBackOpen(actor, item.id()));
    items.updateActivity(actor, item, activity, organisations);
  }

  /** A report that was taken back proves nothing any more. */
  @ApplicationModuleListener(id = "evidence:proposal.withdrawn")
  void on(ActivityHeldWithdrawn event) {
    Actor actor = ActorContext.current();
    if (reports.require(actor, event.report()).counted()) { // it counts again already
      return;
    }
    for (UUID item : items.listIdsByReport(actor, event.report())) {
      if (items.require(actor, item).withdrawn() == null) {
        itemLifeCycle.withdraw(actor, item, StoredReason.REPORT_WITHDRAWN);
      }
    }
  }
}
