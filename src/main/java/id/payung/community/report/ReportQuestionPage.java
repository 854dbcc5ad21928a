package id.payung.community.report;

import id.payung.community.ReportView;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Asks why a report is taken back or returned.
 *
 * @param what {@code withdrawal} or {@code return}
 */
@Template("community/report-question")
public record ReportQuestionPage(ReportView report, String what, FormFields form) implements PageModel {

  record ReportReasonForm(@NotBlank(message = "community.refused.reason") @Size(max = 2000) String reason) {}
}
