package id.payung.evidence.proposal;

import id.payung.community.Report;
import id.payung.community.ReportRestored;
import id.payung.community.report.ReportLifeCycle;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseReinstatement;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.util.ArrayList;
import java.util.List;
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
  private final MovedReportProposals moved;

  RestoredReportListener(ReportLifeCycle reports, EvidenceItemRepository items, ReportedEvidenceUpdate itemUpdate,
      EvidenceUseReinstatement reinstatement, MovedReportProposals moved) {
    this.moved = moved;
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
    List<UUID> back = new ArrayList<>();
    for (UUID id : items.listIdsByReport(actor, report.id()).stream().sorted().toList()) {
      if (StoredReason.REPORT_WITHDRAWN.equals(moved.lock(actor, id).withdrawn())) {
        itemUpdate.followReport(actor, id, report.heldOn(), report.village());
        back.add(id);
      }
    }
    event.uses().forEach(use -> reinstatement.takeAgain(actor, use));
    // What nobody had taken waits for its office again, in the same transaction: nobody sees a photo half restored.
    back.forEach(id -> moved.proposeAgain(actor, id, report.heldOn()));
  }
}
