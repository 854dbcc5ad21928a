package id.payung.community.reportlist;

import id.payung.platform.form.FormFields;
import id.payung.platform.ui.PageUrl;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows the list of reports.
 *
 * @param status a status, {@code conflict}, or empty
 */
public record ReportFilter(String q, @Nullable UUID village, @Nullable UUID activity, @Nullable LocalDate from,
    @Nullable LocalDate to, String status) {

  public FormFields fields() {
    return FormFields.of(this);
  }

  public boolean hasCriteria() {
    return !fields().isBlank();
  }

  public boolean isWaiting() {
    return status.equals("review") || status.equals("conflict");
  }

  /** Whether nothing but the state was asked for: the tab of that state. */
  public boolean hasOnlyStatus() {
    return !status.isBlank() && !new ReportFilter(q, village, activity, from, to, "").hasCriteria();
  }

  /** For links to the next page and the sheet. */
  public PageUrl within(String page) {
    return PageUrl.of(page)
        .withParameter("q", q)
        .withParameter("status", status)
        .withParameter("village", village)
        .withParameter("activity", activity)
        .withParameter("from", from)
        .withParameter("to", to);
  }
}
