package id.payung.agreements.plansheet;

import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.sheets.SheetChangePreview;
import id.payung.platform.sheets.SheetLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which the sheet of a plan is imported.
 *
 * @param written what the import would write, one entry for each activity
 * @param state of the newest version: only a draft accepts a sheet
 * @param unanswered whether somebody tried to confirm the import before all its questions were answered
 */
@Template("agreements/imports")
public record PlanImportPage(JointPlan plan, PlanVersionState state, @Nullable PlanImportPreview preview,
    List<PlanImportBatch> past, List<SheetChangePreview> written, boolean unanswered,
    FormFields form) implements PageModel {

  PlanImportPage with(FormFields other) {
    return new PlanImportPage(plan, state, preview, past, written, unanswered, other);
  }

  public boolean draft() {
    return plan.ongoing() && state == PlanVersionState.DRAFT;
  }

  public long limit() {
    return SheetLimits.DEFAULT.bytes();
  }
}
