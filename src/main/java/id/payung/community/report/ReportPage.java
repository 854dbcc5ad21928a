package id.payung.community.report;

import id.payung.audit.RecordHistoryRepository;
import id.payung.community.PlannedActivity;
import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.ReportFile;
import id.payung.community.ReportUseDirectory;
import id.payung.community.report.ReportPhotoLookup.ReportPhoto;
import id.payung.fieldwork.declared.ConflictChoice;
import id.payung.fieldwork.declared.RecordHistory;
import id.payung.fieldwork.declared.ShownConflict;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One report.
 *
 * @param fallen who withdrew or returned it last, where it is withdrawn or returned now, or null
 * @param uses what became of it
 */
@Template("community/report")
public record ReportPage(Report report, Names names, Files files, Conflicts conflicts,
    List<RecordHistory.VersionListItem> edits, RecordHistoryRepository.@Nullable HistoryEntry fallen,
    List<ReportUseDirectory.ReportUse> uses, Allowed allowed) implements PageModel {

  /**
   * @param agreement of its activity; empty for what a village did of its own
   * @param outside its activity, when that is not planned on the day of the report; else null
   */
  public record Names(String village, String kind, String agreement, @Nullable PlannedActivity outside) {}

  /** Why it is withdrawn or returned, with who said so; null when it is neither. */
  public @Nullable String fallenNote(Ui ui) {
    String reason = report.withdrawn() != null ? report.withdrawn() : report.returned();
    String key = report.withdrawn() != null ? "community.withdrawn.note" : "community.returned.note";
    return reason == null ? null : fallen == null ? ui.t(key, reason)
        : ui.t(key + ".by", fallen.personName(), ui.dateTime(fallen.at()), reason);
  }

  /** The text for the village's WhatsApp group. */
  public String shareMessage(Ui ui) {
    return shareMessage(ui, groupTitle(ui, report.activity() != null, report.title(), report.kind(), names.kind()),
        names.village(), report.heldOn(), report.people(), report.receipt());
  }

  /**
   * Made of numbers and places only: no notes, nobody's name. The field app makes the same text of the same fields
   * ({@code core/share.js}); {@code web/test/share-cases.json} holds both to it.
   *
   * @param title what {@link #groupTitle} says
   * @param village with its district
   */
  static String shareMessage(Ui ui, String title, String village, LocalDate heldOn, ReportBody.PeopleCounts people,
      String receipt) {
    return String.join("\n", "*" + title + "*", ui.t("community.share.place", village) + ", " + ui.regencyName(),
        ui.date(heldOn), "",
        ui.t("community.share.children", people.children(), people.childrenM(), people.childrenF()),
        ui.t("community.share.adults", people.adults(), people.adultsM(), people.adultsF()), "",
        ui.t("community.share.receipt", receipt), "", ui.t("community.share.thanks"));
  }

  /** As the plan calls it, or its kind: a name that somebody typed stays out, it may be a child's. */
  static String groupTitle(Ui ui, boolean planned, String title, String kind, String kindName) {
    if (planned) {
      return title;
    }
    return kind.equals("other") ? ui.t("community.share.untitled") : kindName;
  }

  /** @param seesAttendance whether the reader may know who was there */
  public record Files(List<ReportPhoto> photos, List<ReportFile> attendance, boolean seesAttendance) {}

  /**
   * Fields that were changed on both sides.
   *
   * @param choice what was chosen between two versions and could not be kept
   */
  public record Conflicts(List<ShownConflict> fields, ConflictChoice choice) {}

  /** What the reader may do. */
  public record Allowed(boolean write, boolean review) {}
}
