package id.payung.community.report;

import id.payung.community.ActivityChoices;
import id.payung.community.PlannedActivity;
import id.payung.community.Report;
import id.payung.community.ReportDeclaration;
import id.payung.community.ReportStatus;
import id.payung.community.ReportUseDirectory;
import id.payung.community.ReportWithdrawalLookup;
import id.payung.community.VillageChoices;
import id.payung.community.report.ReportPhotoLookup.ReportPhoto;
import id.payung.fieldwork.declared.ConflictChoice;
import id.payung.fieldwork.declared.FieldWords;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PicturePage;
import id.payung.platform.ui.Breadcrumb;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.platform.web.Ui;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page and the form of a report show. */
@Component
@Transactional(readOnly = true)
class ReportPageLoader {
  private final ReportLifeCycle lifecycle;
  private final ReportPhotoLookup photos;
  private final ReportKind reportKind;
  private final ActivityChoices activityChoices;
  private final ObjectProvider<ReportUseDirectory> uses;
  private final ReportWithdrawalLookup withdrawals;
  private final VillageChoices villageChoices;
  private final FieldWords words;

  ReportPageLoader(ReportLifeCycle lifecycle, ReportPhotoLookup photos, ReportKind reportKind,
      ActivityChoices activityChoices, ObjectProvider<ReportUseDirectory> uses, ReportWithdrawalLookup withdrawals,
      VillageChoices villageChoices, FieldWords words) {
    this.lifecycle = lifecycle;
    this.photos = photos;
    this.reportKind = reportKind;
    this.activityChoices = activityChoices;
    this.uses = uses;
    this.withdrawals = withdrawals;
    this.villageChoices = villageChoices;
    this.words = words;
  }

  ReportPage page(Actor actor, UUID id, Ui ui, ConflictChoice choice) {
    Report report = lifecycle.require(actor, id);
    boolean mayWrite = ReportAccessPolicy.mayWrite(actor, report) && report.status() != ReportStatus.WITHDRAWN;
    boolean mayReview = ReportAccessPolicy.mayDecide(actor, report);
    PlannedActivity planned = activityChoices.findOf(actor, report).orElse(null);
    ReportPage.Names names =
        new ReportPage.Names(villageChoices.labelsOf(List.of(report.village())).getOrDefault(report.village(), ""),
            activityChoices.kindNameOf(ui, report), planned == null ? "" : planned.agreementTitle(),
            planned == null || planned.covers(report.heldOn()) ? null : planned);
    ReportPage.Conflicts conflicts = new ReportPage.Conflicts(
        words.show(ui, ReportDeclaration.KIND, reportKind.listConflicts(actor, report)), choice);
    boolean fell = report.withdrawn() != null || report.returned() != null;
    return new ReportPage(report, names, listFiles(actor, report), conflicts, reportKind.listVersions(actor, report),
        fell ? withdrawals.find(actor, id) : null, listUses(actor, id), new ReportPage.Allowed(mayWrite, mayReview));
  }

  /**
   * @throws NotFound when the report has no such photo
   */
  PicturePage photo(Actor actor, UUID id, UUID photo, Ui ui) {
    Report report = lifecycle.require(actor, id);
    List<ReportPhoto> all = photos.listOf(actor, report);
    ReportPhoto shown =
        all.stream().filter(one -> one.file().id().equals(photo)).findFirst().orElseThrow(NotFound::new);
    return new PicturePage(all.stream().map(ReportPhoto::thumbnail).toList(), all.indexOf(shown),
        shown.shown() == null ? null : "/reports/" + id + "/photos/" + photo, null, "/reports/" + id,
        List.of(new Breadcrumb(ui.t("community.title"), ui.url("/reports")),
            new Breadcrumb(report.title(), ui.url("/reports/" + id))));
  }

  private ReportPage.Files listFiles(Actor actor, Report report) {
    boolean seesAttendance = ReportAccessPolicy.maySeeAttendance(actor, report.author(), report.village());
    return new ReportPage.Files(photos.listOf(actor, report),
        seesAttendance ? photos.listAttendanceLists(actor, report) : List.of(), seesAttendance);
  }

  private List<ReportUseDirectory.ReportUse> listUses(Actor actor, UUID report) {
    ReportUseDirectory known = uses.getIfAvailable();
    return known == null ? List.of() : known.findUses(actor, List.of(report)).getOrDefault(report, List.of());
  }

  /** @param report the one that is edited, whose activity is changed by moving it; or null for a new one */
  ReportFormPage form(Actor actor, FormFields form, @Nullable Report report, Ui ui) {
    List<SelectOptionGroup> choices =
        report != null ? List.of() : activityChoices.group(actor, ui, activityChoices.listReportable(actor));
    return new ReportFormPage(form, report, report == null ? "" : activityChoices.agreementOf(actor, report), choices,
        villageChoices.optionsByDistrict(actor));
  }
}
