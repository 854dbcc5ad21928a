package id.payung.agreements.plansheet;

import id.payung.agreements.JointPlan;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.sheets.SheetLimits;
import id.payung.platform.sheets.WrittenRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bringing a plan back as a sheet.
 *
 * @param written by activity
 * @param unanswered whether somebody wanted to take it before all was answered
 */
@Template("agreements/imports")
public record PlanImportPage(JointPlan plan, @Nullable ImportPreview preview, List<ImportBatch> past,
    List<WrittenRow> written, boolean unanswered) implements PageModel {

  public long limit() {
    return SheetLimits.DEFAULT.bytes();
  }
}
