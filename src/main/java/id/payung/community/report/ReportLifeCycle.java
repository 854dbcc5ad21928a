package id.payung.community.report;

import id.payung.audit.AuditTrailRepository;
import id.payung.community.ActivityHeldAmended;
import id.payung.community.ActivityHeldWithdrawn;
import id.payung.community.LastReportMove;
import id.payung.community.Report;
import id.payung.community.ReportFile;
import id.payung.community.ReportRestored;
import id.payung.community.ReportStatus;
import id.payung.community.ReportUseDirectory;
import id.payung.community.ReportWithdrawalLookup;
import id.payung.fieldwork.kind.StorableText;
import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.undo.UndoHandler;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reports of activities held: read, reviewed, taken back. */
@Component
public class ReportLifeCycle implements UndoHandler<ReportLifeCycle.AcceptedReport> {
  public static final String AUDIT_KIND = "report";

  /**
   * An acceptance that can be taken back.
   *
   * @param review why it waited for a reviewer
   * @param counted whether it counted while it waited
   * @param decided how many uses of what it brought an office had decided
   */
  public record AcceptedReport(UUID report, String title, int version, @Nullable String review, boolean counted,
      int decided) {}

  private final ReportRepository reportRepository;
  private final ReportFileRepository files;
  private final AuditTrailRepository trail;
  private final ObjectProvider<ReportUseDirectory> uses;
  private final ApplicationEventPublisher events;
  private final ReportWithdrawalLookup decisions;
  private final Clock clock;

  ReportLifeCycle(ReportRepository reportRepository, ReportFileRepository files, AuditTrailRepository trail,
      ObjectProvider<ReportUseDirectory> uses, ApplicationEventPublisher events, ReportWithdrawalLookup decisions,
      Clock clock) {
    this.decisions = decisions;
    this.uses = uses;
    this.reportRepository = reportRepository;
    this.files = files;
    this.trail = trail;
    this.clock = clock;
    this.events = events;
  }

  /**
   * @throws NotFound when there is none in reach
   */
  @Transactional(readOnly = true)
  public Report require(Actor actor, UUID id) {
    return reportRepository.require(actor, id);
  }

  /** Likewise, for who wants to change it. */
  @Transactional(readOnly = true)
  public Report requireWritable(Actor actor, UUID id) {
    Report report = reportRepository.require(actor, id);
    if (!ReportAccessPolicy.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    return report;
  }

  /** Why a report that was withdrawn is not edited, with who did it. */
  @Transactional(readOnly = true)
  Refused refusalOfWithdrawn(Actor actor, UUID id) {
    return decisions.refusalOfDecided(actor, id, "community.refused.withdrawn");
  }

  Report lockWritable(Actor actor, UUID id) {
    Report report = reportRepository.lock(actor, id);
    if (!ReportAccessPolicy.mayWrite(actor, report)) {
      throw new Forbidden();
    }
    return report;
  }

  /** The photos of a report in reach; never its list of those present. */
  @Transactional(readOnly = true)
  public List<ReportFile> listPhotos(Actor actor, UUID id) {
    require(actor, id);
    return files.listPhotos(actor, id);
  }

  /** Those of these in reach; one statement. */
  @Transactional(readOnly = true)
  public List<Report> listByIds(Actor actor, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : reportRepository.listByIds(actor, ids);
  }

  /** An edit has led it to another activity, in this transaction: its author's phone is told why. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordMove(Actor actor, Report before, String reason) {
    String said = requireReason(reason);
    reportRepository.updateMoved(actor, before.id(), new LastReportMove(actor.name(), clock.instant(), said));
    trail.recordWrite(AUDIT_KIND, before.id(), "moved-activity", List.of("activity"), said, before.reach());
  }

  /** Takes a report back; both entries stay in the trail. Gives it as it stood. */
  @Transactional
  public Report withdraw(Actor actor, UUID id, String reason) {
    Report report = lockWritable(actor, id);
    if (report.status() == ReportStatus.WITHDRAWN) {
      return report;
    }
    reportRepository.updateStatus(actor, id, ReportStatus.WITHDRAWN, false, null, requireReason(reason));
    trail.recordWrite(AUDIT_KIND, id, "withdrawn", List.of("status"), reason, report.reach());
    if (report.counted()) {
      events.publishEvent(ActivityHeldWithdrawn.from(actor, report));
    }
    return report;
  }

  /**
   * Puts a report back that was withdrawn or returned by a slip of the hand: it counts as before, and what its photos
   * proved is proven again.
   *
   * @throws Refused when somebody changed it since
   */
  @Transactional
  public void restore(Actor actor, WithdrawnReport before) {
    Report report = lockWritable(actor, before.report());
    boolean fallen =
        report.withdrawn() != null || report.status() == ReportStatus.INCOMPLETE && report.returned() != null;
    if (!fallen || report.counted() || report.version() != before.version()) {
      throw new Refused("ui.undo.changed");
    }
    reportRepository.restore(actor, before);
    trail.recordWrite(AUDIT_KIND, report.id(), "undone", List.of("status"), null, report.reach());
    if (before.counted()) {
      // What its photos proved comes first: an amendment alone would only propose them once more.
      events.publishEvent(ReportRestored.from(actor, report.id(), before.uses()));
      events.publishEvent(ActivityHeldAmended.from(actor, report));
    }
  }

  /** A reviewer lets it count; gives what it takes to take that back. */
  @Transactional
  public AcceptedReport accept(Actor actor, UUID id) {
    Report report = requireInReview(actor, id);
    reportRepository.updateStatus(actor, id, ReportStatus.calculate(report.body(), report.awaited(), report.photos()),
        true, null, null);
    trail.recordWrite(AUDIT_KIND, id, "accepted", List.of("status"), null, report.reach());
    // Also of one that is told for the first time: what was told of it before, and taken back, counts again.
    events.publishEvent(ActivityHeldAmended.from(actor, report));
    return new AcceptedReport(id, report.receipt() + " " + report.title(), report.version(), report.review(),
        report.counted(), countDecided(actor, id));
  }

  private int countDecided(Actor actor, UUID id) {
    ReportUseDirectory known = uses.getIfAvailable();
    return known == null ? 0 : known.countDecided(actor, id);
  }

  private int lockAndCountDecided(Actor actor, UUID id) {
    ReportUseDirectory known = uses.getIfAvailable();
    return known == null ? 0 : known.lockAndCountDecided(actor, id);
  }

  @Override
  public String kind() {
    return "report-acceptance";
  }

  @Override
  public Class<AcceptedReport> stepType() {
    return AcceptedReport.class;
  }

  @Override
  public String titleOf(AcceptedReport step) {
    return step.title();
  }

  /**
   * Takes an acceptance back: the report waits again for what it waited for, and what it brought follows.
   *
   * @throws Refused when somebody changed it since, or an office has taken or declined what it brought
   */
  @Override
  @Transactional
  public void undo(Actor actor, AcceptedReport step) {
    Report report = reportRepository.lock(actor, step.report());
    if (!ReportAccessPolicy.mayReview(actor, report)) {
      throw new Forbidden();
    }
    boolean asLeft = report.version() == step.version() && report.counted() && report.status() != ReportStatus.REVIEW
        && report.status() != ReportStatus.WITHDRAWN;
    if (!asLeft) {
      throw new Refused("ui.undo.changed");
    }
    if (lockAndCountDecided(actor, step.report()) > step.decided()) {
      throw new Refused("community.refused.proof-decided");
    }
    reportRepository.updateToReview(actor, step.report(), step.review(), step.counted());
    trail.recordWrite(AUDIT_KIND, step.report(), "undone", List.of("status"), null, report.reach());
    if (!step.counted()) {
      events.publishEvent(ActivityHeldWithdrawn.from(actor, report));
    }
  }

  /** Likewise one that was ticked among others, unless it changed since it was shown. */
  @Transactional
  public AcceptedReport accept(Actor actor, ChosenRow row) {
    lockAsShown(actor, row);
    return accept(actor, row.id());
  }

  /** A reviewer gives it back to be corrected; it counts no longer until then. Gives it as it stood. */
  @Transactional
  public Report returnForCorrection(Actor actor, UUID id, String reason) {
    Report report = requireInReview(actor, id);
    reportRepository.updateStatus(actor, id, ReportStatus.INCOMPLETE, false, requireReason(reason), null);
    trail.recordWrite(AUDIT_KIND, id, "returned", List.of("status"), reason, report.reach());
    if (report.counted()) {
      events.publishEvent(ActivityHeldWithdrawn.from(actor, report));
    }
    return report;
  }

  /**
   * For who decides of one that was ticked among others.
   *
   * @throws Refused when it changed since it was shown
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lockAsShown(Actor actor, ChosenRow row) {
    Report report = reportRepository.lock(actor, row.id());
    if (report.version() != row.version() && report.status() != ReportStatus.REVIEW) {
      throw decisions.refusalOfDecided(actor, row.id(), "community.refused.reviewed");
    }
    row.requireVersion(report.version());
  }

  /** What became of a report changed elsewhere: its author hears of it at the next contact. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordUseChange(Actor actor, UUID id) {
    Report report = reportRepository.require(actor, id);
    trail.recordWrite(AUDIT_KIND, id, "used", List.of(), null, report.reach());
  }

  /**
   * The parties of the activity have changed: those who see its report follow. For the modules that keep the parties.
   */
  @Transactional
  public void shareWith(Actor actor, UUID id, Set<UUID> organisations) {
    if (actor.service() == null) {
      throw new Forbidden();
    }
    Report report = reportRepository.lock(actor, id);
    reportRepository.updateOrganisations(actor, id, organisations);
    trail.recordWrite(AUDIT_KIND, id, "shared", List.of("organisations"), null,
        new AuditTrailRepository.TrailReach(organisations, List.of(report.village())));
  }

  private Report requireInReview(Actor actor, UUID id) {
    Report report = reportRepository.lock(actor, id);
    if (!ReportAccessPolicy.mayReview(actor, report)) {
      throw new Forbidden();
    }
    if (report.status() != ReportStatus.REVIEW) {
      throw decisions.refusalOfDecided(actor, id, "community.refused.reviewed");
    }
    return report;
  }

  private static String requireReason(String reason) {
    String said = StorableText.of(reason).strip();
    if (said.isEmpty()) {
      throw new Refused("community.refused.reason");
    }
    return said.length() <= 2_000 ? said : said.substring(0, 2_000);
  }
}
