package id.payung.community.report;

import id.payung.community.ActivitiesHeld;
import id.payung.community.ActivityHeld;
import id.payung.community.ActivityHeldAmended;
import id.payung.community.PreparedReport;
import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.ReportDeclaration;
import id.payung.community.ReportJsonCodec;
import id.payung.community.ReportStatus;
import id.payung.community.ReportUseDirectory;
import id.payung.community.ReportUseDirectory.ReportUse;
import id.payung.fieldwork.declared.MergedEdit;
import id.payung.fieldwork.declared.MergedRecordKind;
import id.payung.fieldwork.declared.OpenConflict;
import id.payung.fieldwork.declared.PhoneRecordTools;
import id.payung.fieldwork.declared.RecordHistory;
import id.payung.fieldwork.kind.FieldMerge;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.fieldwork.kind.PhoneRecordFiles;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RowQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports of activities as a kind of records that phones write. Their tables are older than the common ones, so their
 * versions and conflicts lie in their own; files, the activity of the plan and what the report counts are theirs alone.
 */
@Component
public class ReportKind extends MergedRecordKind<Report, ReportBody, PreparedReport> implements PhoneRecordFiles {
  private final ReportPreparation preparation;
  private final ReportConflictRepository conflicts;
  private final ReportFileIntake fileIntake;
  private final ReportLifeCycle lifecycle;
  private final ObjectProvider<ReportUseDirectory> uses;
  private final ApplicationEventPublisher events;
  private final AnnouncedReportFiles announcedFiles;

  ReportKind(PhoneRecordTools tools, ReportPreparation preparation, ReportConflictRepository conflicts,
      ReportFileRepository files, ReportFileIntake fileIntake, ReportLifeCycle lifecycle,
      ObjectProvider<ReportUseDirectory> uses, ApplicationEventPublisher events) {
    super(tools, Report.class, ReportDeclaration.KIND,
        new RecordHistory<>(tools.rows(), ReportVersion.class, "report", ReportVersion::of));
    this.preparation = preparation;
    this.conflicts = conflicts;
    this.fileIntake = fileIntake;
    this.lifecycle = lifecycle;
    this.uses = uses;
    this.events = events;
    this.announcedFiles = new AnnouncedReportFiles(history, files);
  }

  @Override
  public KindDeclaration declaration() {
    return ReportDeclaration.KIND;
  }

  @Override
  public ReportBody read(JsonNode body) {
    return ReportJsonCodec.read(body);
  }

  @Override
  public ObjectNode write(ReportBody body) {
    return ReportJsonCodec.write(body);
  }

  @Override
  public ObjectNode bodyOf(Report report) {
    return ReportJsonCodec.write(report.body());
  }

  @Override
  public UUID villageOf(ReportBody body) {
    return body.village();
  }

  @Override
  public List<PreparedReport> prepare(Actor actor, List<PhoneRecordForm<ReportBody>> forms) {
    return preparation.prepare(actor, forms);
  }

  @Override
  public PreparedReport prepareEdit(Actor actor, PhoneRecordForm<ReportBody> form) {
    return preparation.prepareEdit(actor, form);
  }

  @Override
  public void release(Actor actor, List<PreparedReport> unused) {
    preparation.releaseReceiptNumbers(actor, unused);
  }

  @Override
  protected Report create(Actor actor, PreparedReport report, Instant now) {
    return RecordCopy.complete(Report.class)
        .withAll(report)
        .with(Report::status, report.status())
        .with(Report::counted, report.review() == null)
        .with(Report::id, report.id())
        .with(Report::body, report.body())
        .with(Report::realised, report.realisedVolume())
        .with(Report::awaited, report.body().files().size())
        .with(Report::author, actor.requirePerson())
        .with(Report::authorName, actor.name())
        .with(Report::mandate, report.form().mandate())
        .with(Report::editor, actor.requirePerson())
        .with(Report::editorName, actor.name())
        .with(Report::writtenAt, report.form().writtenAt())
        .with(Report::receivedAt, now)
        .with(Report::editedAt, now)
        .leaving("version", "photos", "conflicts", "returned", "withdrawn", "moved")
        .make();
  }

  @Override
  protected void announceCreated(Actor actor, List<Report> created) {
    List<ActivityHeld> held =
        created.stream().filter(Report::counted).map(report -> ActivityHeld.from(actor, report)).toList();
    if (held.size() == 1) {
      events.publishEvent(held.getFirst());
    } else if (!held.isEmpty()) {
      events.publishEvent(new ActivitiesHeld(actor.regency(), held.getFirst().report(), actor.person(), held));
    }
  }

  @Override
  protected boolean mayWrite(Actor actor, Report report) {
    return ReportAccessPolicy.mayWrite(actor, report);
  }

  @Override
  protected @Nullable String closedKey(Report report) {
    return report.status() == ReportStatus.WITHDRAWN ? "community.refused.withdrawn" : null;
  }

  @Override
  protected FieldMerge.MergeResult withoutDroppedFiles(Actor actor, Report standing, int basedOn, PreparedReport edit,
      FieldMerge.MergeResult merged) {
    return announcedFiles.withoutTakenOut(actor, standing, basedOn, edit.body(), merged);
  }

  @Override
  protected Report change(Actor actor, Report standing, PreparedReport edit, MergedEdit merged) {
    return new ReportAmendment(standing, edit, merged).apply(actor, announcedFiles);
  }

  @Override
  protected void afterChange(Actor actor, Report before, Report after, MergedEdit merged) {
    conflicts.settle(actor, after, merged);
    conflicts.insert(actor, after, merged.conflicts());
    boolean otherwise =
        !Objects.equals(before.activity(), after.activity()) || !before.village().equals(after.village())
            || !before.heldOn().equals(after.heldOn()) || before.realised() != after.realised();
    if (after.counted() && after.status() != ReportStatus.REVIEW && otherwise) {
      events.publishEvent(ActivityHeldAmended.from(actor, after));
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<OpenConflict> listConflicts(Actor actor, Report report) {
    return report.conflicts() == 0 ? List.of()
        : conflicts.listOpen(actor, List.of(report.id())).getOrDefault(report.id(), List.of());
  }

  /** Who wrote which version of a report, the newest first. */
  @Transactional(readOnly = true)
  List<RecordHistory.VersionListItem> listVersions(Actor actor, Report report) {
    return history.list(actor, report);
  }

  /**
   * A phone of somebody with villages gets the reports of these villages and of their organisations. Their own reports
   * of a village where their mandate has ended are left out.
   */
  @Override
  protected RowQuery<Report> onPhone(Actor actor) {
    RowQuery<Report> query = super.onPhone(actor);
    return actor.hasRegencyWideReach() || actor.villages().isEmpty() ? query
        : query.and(RowAccessScope.of(actor).village("r.village").parties("r.organisations").conditionSql());
  }

  @Override
  protected Function<Report, Object> describe(Actor actor, List<Report> reports) {
    List<UUID> inConflict = reports.stream().filter(report -> report.conflicts() > 0).map(Report::id).toList();
    Map<UUID, List<OpenConflict>> open = conflicts.listOpen(actor, inConflict);
    ReportUseDirectory known = uses.getIfAvailable();
    Map<UUID, List<ReportUse>> used = known == null || reports.isEmpty() ? Map.of()
        : known.findUses(actor, reports.stream().map(Report::id).toList());
    return report -> ReportForPhone.of(declaration(), report, open.getOrDefault(report.id(), List.of()),
        used.getOrDefault(report.id(), List.of()), tools.words());
  }

  @Override
  public PhoneRecordFiles files() {
    return this;
  }

  @Override
  public @Nullable String attach(Actor actor, FileArrival file) {
    return fileIntake.attach(actor, file);
  }

  @Override
  public Set<UUID> withoutAwaitedFiles(Actor actor, Collection<UUID> records) {
    return lifecycle.listByIds(actor, records)
        .stream()
        .filter(report -> report.awaited() == 0)
        .map(Report::id)
        .collect(Collectors.toSet());
  }
}
