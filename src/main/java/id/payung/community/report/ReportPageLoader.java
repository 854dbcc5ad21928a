package id.payung.community.report;

import id.payung.community.PlannedActivity;
import id.payung.community.ReportStatus;
import id.payung.community.ReportUseDirectory;
import id.payung.community.ReportView;
import id.payung.fieldwork.declared.ConflictChoice;
import id.payung.fieldwork.declared.ShownConflict;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.Ui;
import java.util.ArrayList;
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
  private final ReportRepository reportRepository;
  private final ReportHistoryRepository historyRepository;
  private final PlannedActivityCache plannedActivities;
  private final ObjectProvider<ReportUseDirectory> uses;
  private final VillageChoices villageChoices;
  private final ReferenceCatalogue reference;

  ReportPageLoader(ReportRepository reportRepository, ReportHistoryRepository historyRepository,
      PlannedActivityCache plannedActivities, ObjectProvider<ReportUseDirectory> uses, VillageChoices villageChoices,
      ReferenceCatalogue reference) {
    this.reportRepository = reportRepository;
    this.historyRepository = historyRepository;
    this.plannedActivities = plannedActivities;
    this.uses = uses;
    this.villageChoices = villageChoices;
    this.reference = reference;
  }

  ReportPage page(Actor actor, UUID id, Ui ui, ConflictChoice choice) {
    ReportView report = reportRepository.require(actor, id);
    boolean mayWrite = ReportAccessPolicy.mayWrite(actor, report) && report.status() != ReportStatus.WITHDRAWN;
    boolean mayReview = ReportAccessPolicy.mayReview(actor, report) && report.status() == ReportStatus.REVIEW;
    return new ReportPage(report, villageChoices.labelsOf(List.of(report.village())).getOrDefault(report.village(), ""),
        reference.list("agreements/activity-kinds").nameOf(report.kind(), ui.locale()), files(actor, report),
        new ReportPage.Conflicts(showConflicts(actor, report, ui), choice),
        historyRepository.listVersions(actor, report), listUses(actor, id),
        new ReportPage.Allowed(mayWrite, mayReview));
  }

  private List<ShownConflict> showConflicts(Actor actor, ReportView report, Ui ui) {
    return report.conflicts() == 0 ? List.of()
        : historyRepository.listOpenConflicts(actor, List.of(report.id()))
            .stream()
            .map(conflict -> ReportFieldFormatter.show(ui, conflict))
            .toList();
  }

  private ReportPage.Files files(Actor actor, ReportView report) {
    boolean seesAttendance = ReportAccessPolicy.maySeeAttendance(actor, report.author(), report.village());
    return new ReportPage.Files(historyRepository.listPhotos(actor, report.id()),
        seesAttendance ? historyRepository.listAttendanceLists(actor, report.id()) : List.of(), seesAttendance);
  }

  private List<ReportUseDirectory.ReportUse> listUses(Actor actor, UUID report) {
    ReportUseDirectory known = uses.getIfAvailable();
    return known == null ? List.of() : known.findUses(actor, List.of(report)).getOrDefault(report, List.of());
  }

  /** @param report the one that is edited: its activity can stay although nothing is reported of it any more */
  ReportFormPage form(Actor actor, FormFields form, @Nullable ReportView report) {
    List<PlannedActivity> open = plannedActivities.listReportable(actor);
    List<SelectOption> choices = new ArrayList<>(
        open.stream().map(activity -> SelectOption.of(activity.id().toString(), activity.title())).toList());
    if (report != null && report.activity() != null
        && open.stream().noneMatch(activity -> activity.id().equals(report.activity()))) {
      choices.addFirst(SelectOption.of(report.activity().toString(), report.title()));
    }
    return new ReportFormPage(form, report, choices, villageChoices.optionsByDistrict(actor));
  }
}
