package id.payung.evidence.proposal;

import id.payung.community.PlannedActivity;
import id.payung.community.Report;
import id.payung.community.ReportFile;
import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.OpenEvaluation;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Adds the photos of a report to the register and proposes them. One photo a report proposes itself, so that a question
 * is not buried under fifty pictures of one afternoon; the others wait beside it in the register.
 */
@Component
class ReportPhotoProposal {
  private final EvidenceUseLifeCycle useLifeCycle;
  private final MovedReportProposals moved;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final EvidenceItemRepository items;
  private final DocumentStorage documents;
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;
  private final Clock clock;

  ReportPhotoProposal(EvidenceUseLifeCycle useLifeCycle, MovedReportProposals moved,
      EvidenceItemLifeCycle itemLifeCycle, EvidenceItemRepository items, DocumentStorage documents,
      ObjectProvider<EvaluationDirectory> evaluationDirectories, Clock clock) {
    this.useLifeCycle = useLifeCycle;
    this.moved = moved;
    this.itemLifeCycle = itemLifeCycle;
    this.items = items;
    this.documents = documents;
    this.evaluationDirectories = evaluationDirectories;
    this.clock = clock;
  }

  void addPhoto(Actor actor, Report report, ReportFile photo, PlannedActivity activity) {
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

  void proposeForQuestions(Actor actor, UUID item, PlannedActivity activity, LocalDate heldOn) {
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
}
