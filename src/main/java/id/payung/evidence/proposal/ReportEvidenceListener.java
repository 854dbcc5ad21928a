package id.payung.evidence.proposal;

import id.payung.community.ActivityDirectory;
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
import java.util.LinkedHashSet;
import java.util.List;
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
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final EvidenceItemRepository items;
  private final ReportLifeCycle reports;
  private final ActivityDirectory activities;
  private final DocumentStorage documents;
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;
  private final Clock clock;

  ReportEvidenceListener(EvidenceUseLifeCycle useLifeCycle, EvidenceItemLifeCycle itemLifeCycle,
      EvidenceItemRepository items, ReportLifeCycle reports, ActivityDirectory activities, DocumentStorage documents,
      ObjectProvider<EvaluationDirectory> evaluationDirectories, Clock clock) {
    this.useLifeCycle = useLifeCycle;
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
    if (planned.isEmpty() || photo.isEmpty()) {
      return;
    }
    PlannedActivity activity = planned.get();
    boolean first = items.listIdsByReport(actor, event.report()).isEmpty();
    StoredDocument file = documents.find(actor, photo.get().sha256()).orElse(null);
    Set<UUID> offices = new LinkedHashSet<>(List.of(activity.office()));
    offices.addAll(activity.organisations());
    EvidenceItem item = EvidenceItem.added(actor, event.file(), "activity", activity.office(), clock.instant())
        .with(EvidenceItem::title, activity.title())
        .with(EvidenceItem::docKind, "photo")
        .with(EvidenceItem::heldOn, report.heldOn())
        .with(EvidenceItem::village, report.village())
        .with(EvidenceItem::report, event.report())
        .with(EvidenceItem::activity, activity.id())
        .with(EvidenceItem::sha256, photo.get().sha256())
        .with(EvidenceItem::readable, file == null || file.readable())
        .with(EvidenceItem::picture, true)
        .with(EvidenceItem::organisations, List.copyOf(offices))
        .with(EvidenceItem::villages, List.of(report.village()))
        .make();
    if (!itemLifeCycle.addItem(actor, item, file) || !first) {
      return;
    }
    EvaluationDirectory evaluations = evaluationDirectories.getObject();
    for (OpenEvaluation evaluation : evaluations.listOpen(actor.regency())) {
      if (!evaluation.evidenceYears().contains(report.heldOn().getYear())) {
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
            .ifPresent(slot -> useLifeCycle.propose(actor, item.id(), evaluation.code(), question, slot.code(), "",
                activity.title()));
      }
    }
  }

  /** A report that was taken back proves nothing any more. */
  @ApplicationModuleListener(id = "evidence:proposal.withdrawn")
  void on(ActivityHeldWithdrawn event) {
    Actor actor = ActorContext.current();
    for (UUID item : items.listIdsByReport(actor, event.report())) {
      if (items.require(actor, item).withdrawn() == null) {
        itemLifeCycle.withdraw(actor, item, StoredReason.REPORT_WITHDRAWN);
      }
    }
  }
}
