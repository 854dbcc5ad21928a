package id.payung.community.reportmove;

import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.report.ReportKind;
import id.payung.community.report.ReportLifeCycle;
import id.payung.fieldwork.kind.RecordEditResult;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.RecordCopy;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves a report to the activity that it is really of: what it counts, its status and who sees it follow. */
@Component
class ReportMove {
  private final ReportKind kind;
  private final ReportLifeCycle lifecycle;
  private final TransactionTemplate transactions;

  ReportMove(ReportKind kind, ReportLifeCycle lifecycle, TransactionTemplate transactions) {
    this.kind = kind;
    this.lifecycle = lifecycle;
    this.transactions = transactions;
  }

  /**
   * @return whether it stands there now; not when somebody moved it elsewhere at the same moment, which waits as a
   * conflict
   * @throws Refused while fields of the report wait for a choice: an edit of this version would settle them unseen
   */
  boolean moveTo(Actor actor, Report report, UUID activity, String reason) {
    if (report.conflicts() > 0) {
      throw new Refused("community.move.conflict");
    }
    if (activity.equals(report.activity())) {
      return true;
    }
    ReportBody body = RecordCopy.of(report.body())
        .with(ReportBody::activity, activity)
        .with(ReportBody::title, null)
        .with(ReportBody::kindOfActivity, null)
        .make();
    return Objects.requireNonNull(transactions.execute(status -> {
      RecordEditResult amended = kind.amend(actor, report.id(), report.version(), body);
      boolean moved = amended.conflicts().stream().noneMatch(conflict -> conflict.field().equals("activity"));
      if (moved) {
        lifecycle.recordMove(actor, report, reason);
      }
      return moved;
    }));
  }
}
