package id.payung.evidence.item;

import id.payung.community.report.ReportLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.DatabaseRoleSwitch;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.Rows;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * An office decides on what a report brought, and a reviewer takes back that the report was accepted: of two who do so
 * at the same moment one comes after the other, and is told. Offices hold the lock together, who takes an acceptance
 * back holds it alone, after the row of the report, and waits for nothing behind it; so it never closes a ring.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ReportProofLock {
  private final Rows rows;
  private final DatabaseRoleSwitch roleSwitch;
  private final ReportLifeCycle reports;

  ReportProofLock(Rows rows, DatabaseRoleSwitch roleSwitch, ReportLifeCycle reports) {
    this.rows = rows;
    this.roleSwitch = roleSwitch;
    this.reports = reports;
  }

  /**
   * For an office that decides: until the transaction ends the report stays accepted.
   *
   * @param report that the item came from; nothing is asked where there is none
   * @throws Refused when the report does not count: what it brought is about to be withdrawn
   */
  public void requireCounting(Actor actor, @Nullable UUID report) {
    if (report == null) {
      return;
    }
    lock(actor, "pg_advisory_xact_lock_shared", report);
    if (!roleSwitch.callAsModule("evidence", service -> reports.require(service, report).counted())) {
      throw new Refused("evidence.report-waits");
    }
  }

  /** Until the transaction ends no office decides on what the report brought; who is at it is waited for. */
  public void holdDecisions(Actor actor, UUID report) {
    lock(actor, "pg_advisory_xact_lock", report);
  }

  private void lock(Actor actor, String function, UUID report) {
    rows.sql(actor, "SELECT 1 FROM " + function + "(hashtext('payung.report-proof'), hashtext(:report))")
        .param("report", report.toString())
        .single(Integer.class);
  }
}
