package id.payung.community.report;

import id.payung.community.PreparedReport;
import id.payung.community.ReportBody;
import id.payung.community.ReportDeclaration;
import id.payung.community.ReportJsonCodec;
import id.payung.community.ReportSubmission;
import id.payung.community.ReportView;
import id.payung.fieldwork.kind.Amendment;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.fieldwork.kind.PhoneForm;
import id.payung.fieldwork.kind.PhoneRecordKind;
import id.payung.fieldwork.kind.RecordFiles;
import id.payung.fieldwork.kind.RecordForPhone;
import id.payung.fieldwork.kind.StandingRecord;
import id.payung.platform.actor.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports of activities as a kind of records that phones write; their tables are older than the common history. */
@Component
class ReportKind implements PhoneRecordKind<ReportBody, PreparedReport>, RecordFiles {
  private final ReportIntake intake;
  private final ReportAmendment reportAmendment;
  private final ReportLifeCycle lifecycle;
  private final PhoneReportRepository phoneReports;

  ReportKind(ReportIntake intake, ReportAmendment reportAmendment, ReportLifeCycle lifecycle,
      PhoneReportRepository phoneReports) {
    this.intake = intake;
    this.reportAmendment = reportAmendment;
    this.lifecycle = lifecycle;
    this.phoneReports = phoneReports;
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
  public UUID villageOf(ReportBody body) {
    return body.village();
  }

  @Override
  public List<PreparedReport> prepare(Actor actor, List<PhoneForm<ReportBody>> forms) {
    return intake.prepare(actor, forms.stream().map(ReportKind::toSubmission).toList());
  }

  @Override
  public PreparedReport prepareEdit(Actor actor, PhoneForm<ReportBody> form) {
    return intake.prepareEdit(actor, toSubmission(form));
  }

  private static ReportSubmission toSubmission(PhoneForm<ReportBody> form) {
    return new ReportSubmission(form.id(), form.content(), form.mandate(), form.writtenAt(), null);
  }

  @Override
  public Set<UUID> store(Actor actor, List<PreparedReport> reports) {
    return intake.store(actor, reports);
  }

  @Override
  public void release(Actor actor, List<PreparedReport> unused) {
    intake.releaseReceiptNumbers(actor, unused);
  }

  @Override
  public List<StandingRecord> listStanding(Actor actor, Collection<UUID> ids) {
    return lifecycle.listByIds(actor, ids)
        .stream()
        .map(report -> new StandingRecord(report.id(), report.version(), report.village(), write(report.body())))
        .toList();
  }

  @Override
  public Amendment amend(Actor actor, int basedOn, PreparedReport edit) {
    return reportAmendment.amend(actor, basedOn, edit);
  }

  @Override
  public List<RecordForPhone> listPage(Actor actor, @Nullable UUID after, int limit) {
    return toPulled(phoneReports.listPage(actor, after, limit));
  }

  @Override
  public List<RecordForPhone> listByIds(Actor actor, Collection<UUID> ids) {
    return toPulled(phoneReports.listByIds(actor, ids));
  }

  private List<RecordForPhone> toPulled(List<PhoneReportRepository.PhoneReport> reports) {
    return reports.stream()
        .map(report -> new RecordForPhone(report.report().id(), PulledReport.of(declaration().pulledAs(), report)))
        .toList();
  }

  @Override
  public RecordFiles files() {
    return this;
  }

  @Override
  public @Nullable String attach(Actor actor, FileArrival file) {
    return lifecycle.attachFile(actor, file.record(), file.file(), file.slot(), file.sha256(), file.mediaType(),
        file.size(), file.takenAt(), file.place());
  }

  @Override
  public Set<UUID> withoutAwaitedFiles(Actor actor, Collection<UUID> records) {
    return lifecycle.listByIds(actor, records)
        .stream()
        .filter(report -> report.awaited() == 0)
        .map(ReportView::id)
        .collect(Collectors.toSet());
  }
}
