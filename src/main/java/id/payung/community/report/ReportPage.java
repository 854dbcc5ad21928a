package id.payung.community.report;

import id.payung.community.ReportFileView;
import id.payung.community.ReportUseDirectory;
import id.payung.community.ReportView;
import id.payung.fieldwork.declared.ConflictChoice;
import id.payung.fieldwork.declared.ShownConflict;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/**
 * One report.
 *
 * @param uses what became of it
 */
@Template("community/report")
public record ReportPage(ReportView report, String village, String kind, Files files, Conflicts conflicts,
    List<ReportHistoryRepository.VersionListItem> edits, List<ReportUseDirectory.ReportUse> uses,
    Allowed allowed) implements PageModel {

  /** @param seesAttendance whether the reader may know who was there */
  public record Files(List<ReportFileView> photos, List<ReportFileView> attendance, boolean seesAttendance) {}

  /**
   * Fields that were changed on both sides.
   *
   * @param choice what was chosen between two versions and could not be kept
   */
  public record Conflicts(List<ShownConflict> fields, ConflictChoice choice) {}

  /** What the reader may do. */
  public record Allowed(boolean write, boolean review) {}
}
