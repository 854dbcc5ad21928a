package id.payung.evidence.proposal;

import id.payung.community.Report;
import id.payung.community.ReportRestored;
import id.payung.community.report.ReportLifeCycle;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseReinstatement;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A report was taken back by a slip of the hand: its photos prove again what they proved. */
@Component
class RestoredReportListener {
  private final ReportLifeCycle reports;
  private final EvidenceItemRepository items;
  private final ReportedEvidenceUpdate itemUpdate;
  private final EvidenceUseReinstatement reinstatement;

  RestoredReportListener(ReportLifeCycle reports, EvidenceItemRepository items, ReportedEvidenceUpdate itemUpdate,
      EvidenceUseReinstatement reinstatement) {
    this.reports = reports;
    this.items = items;
    this.itemUpdate = itemUpdate;
    this.reinstatement = reinstatement;
  }

  @ApplicationModuleListener(id = "evidence:proposal.restored")
  void on(ReportRestored event) {
    Actor actor = ActorContext.current();
    Report report = reports.require(actor, event.report());
    if (!report.counted()) { // it fell again since
      return;
    }
    for (UUID id : items.listIdsByReport(actor, report.id())) {
      EvidenceItem item = items.require(actor, id);
      if (StoredReason.REPORT_WITHDRAWN.equals(item.withdrawn())) {
        itemUpdate.followReport(actor, id, report.heldOn(), report.village());
      }
    }
    event.uses().forEach(use -> reinstatement.takeAgain(actor, use));
  }
}
