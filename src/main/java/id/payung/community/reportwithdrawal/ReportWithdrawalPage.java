package id.payung.community.reportwithdrawal;

import id.payung.community.Report;
import id.payung.community.ReportUseDirectory.ProvenQuestion;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Asks why a report is taken back or returned, and says what falls with it.
 *
 * @param what {@code withdrawal} or {@code return}
 * @param proven the questions that its photos prove, as far as the reader sees them; none while it does not count
 * @param provenElsewhere its photos prove some that the reader does not see
 */
@Template("community/report-question")
public record ReportWithdrawalPage(Report report, String what, List<ProvenQuestion> proven, boolean provenElsewhere,
    FormFields form) implements PageModel {

  record ReportReasonForm(@NotBlank(message = "community.refused.reason") @Size(max = 2000) String reason) {}
}
