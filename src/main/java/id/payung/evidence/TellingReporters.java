package id.payung.evidence;

import id.payung.community.Reports;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Who reported an activity hears at the next contact that it proves something, or no longer does. */
@Component
class TellingReporters {
  private final Uses uses;
  private final Reports reports;

  TellingReporters(Uses uses, Reports reports) {
    this.uses = uses;
    this.reports = reports;
  }

  @ApplicationModuleListener
  void on(EvidenceUseChanged event) {
    Actor actor = Acting.current();
    UseLine line = uses.require(actor, event.use());
    UUID report = line.report();
    boolean heard = line.use().state().equals("taken") || line.use().state().equals("taken-back");
    if (report != null && heard) {
      reports.used(actor, report);
    }
  }
}
