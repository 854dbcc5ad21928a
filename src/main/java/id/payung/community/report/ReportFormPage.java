package id.payung.community.report;

import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is written or completed at a desk.
 *
 * @param report the one that is edited, or null
 * @param agreement of its activity, or empty
 */
@Template("community/report-form")
public record ReportFormPage(FormFields form, @Nullable Report report, String agreement,
    List<SelectOptionGroup> activities, List<SelectOptionGroup> districts) implements PageModel {

  public DocumentLimits limits() {
    return ReportFileAccess.LIMITS;
  }

  /** The fields of one of {@link ReportBody#AGE_BANDS}. */
  public FormFields ages(String band) {
    return form.part("age").part(ReportForm.Ages.NAMES.get(ReportBody.AGE_BANDS.indexOf(band)));
  }
}
