package id.payung.community.reportwithdrawal;

import id.payung.community.Report;
import id.payung.community.ReportStatus;
import id.payung.community.ReportUseDirectory;
import id.payung.community.ReportUseDirectory.ProvenQuestion;
import id.payung.community.report.ReportLifeCycle;
import id.payung.community.report.WithdrawnReport;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.undo.UndoHandler;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Withdraws and returns reports, and puts them back within the hour: the count, and what their photos proved. */
@Component
@Transactional
public class ReportWithdrawal implements UndoHandler<WithdrawnReport> {
  private final ReportLifeCycle reports;
  private final ObjectProvider<ReportUseDirectory> uses;

  ReportWithdrawal(ReportLifeCycle reports, ObjectProvider<ReportUseDirectory> uses) {
    this.reports = reports;
    this.uses = uses;
  }

  /** What would fall with it. */
  @Transactional(readOnly = true)
  public List<ProvenQuestion> listProven(Actor actor, Report report) {
    ReportUseDirectory known = uses.getIfAvailable();
    return known == null || !report.counted() ? List.of() : known.listProvenQuestions(actor, report.id());
  }

  /** Whether something would fall although none of it is the actor's to see; which questions is not said then. */
  @Transactional(readOnly = true)
  public boolean isProvenElsewhere(Actor actor, Report report, List<ProvenQuestion> seen) {
    return seen.isEmpty() && report.counted() && !listTaken(actor, report.id()).isEmpty();
  }

  /** Nothing to take back when it was withdrawn already. */
  Optional<WithdrawnReport> withdraw(Actor actor, UUID report, String reason) {
    List<UUID> taken = listTaken(actor, report);
    Report before = reports.withdraw(actor, report, reason);
    return before.status() == ReportStatus.WITHDRAWN ? Optional.empty()
        : Optional.of(WithdrawnReport.of(before, taken));
  }

  WithdrawnReport returnForCorrection(Actor actor, UUID report, String reason) {
    List<UUID> taken = listTaken(actor, report);
    return WithdrawnReport.of(reports.returnForCorrection(actor, report, reason), taken);
  }

  /** Likewise one that was ticked among others, unless it changed since it was shown. */
  public WithdrawnReport returnForCorrection(Actor actor, ChosenRow row, String reason) {
    reports.lockAsShown(actor, row);
    return returnForCorrection(actor, row.id(), reason);
  }

  private List<UUID> listTaken(Actor actor, UUID report) {
    ReportUseDirectory known = uses.getIfAvailable();
    return known == null ? List.of() : known.listTakenUses(actor, report);
  }

  @Override
  public String kind() {
    return "report-withdrawal";
  }

  @Override
  public Class<WithdrawnReport> stepType() {
    return WithdrawnReport.class;
  }

  @Override
  public String titleOf(WithdrawnReport step) {
    return step.title();
  }

  @Override
  public void undo(Actor actor, WithdrawnReport step) {
    reports.restore(actor, step);
  }
}
