package id.payung.evidence.proposal;

import id.payung.community.report.ReportLifeCycle;
import id.payung.evidence.EvidenceUseChanged;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.item.EvidenceUseState;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Who reported an activity hears at the next contact that it proves something, or no longer does. */
@Component
class ReporterNotificationListener {
  private final EvidenceUseRepository uses;
  private final ReportLifeCycle reports;

  ReporterNotificationListener(EvidenceUseRepository uses, ReportLifeCycle reports) {
    this.uses = uses;
    this.reports = reports;
  }

  @ApplicationModuleListener(id = "evidence:reporter.use")
  void on(EvidenceUseChanged event) {
    Actor actor = ActorContext.current();
    EvidenceUseListItem line = uses.require(actor, event.use());
    UUID report = line.report();
    boolean heard = line.use().is(EvidenceUseState.TAKEN) || line.use().is(EvidenceUseState.TAKEN_BACK);
    if (report != null && heard) {
      reports.recordUseChange(actor, report);
    }
  }
}
