package id.payung.community.reportlist;

import id.payung.platform.form.FormFields;
import id.payung.platform.list.NarrowingFilter;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows the list of reports.
 *
 * @param status a status, {@code conflict}, or empty
 */
public record ReportFilter(String q, @Nullable UUID village, @Nullable UUID activity, @Nullable LocalDate from,
    @Nullable LocalDate to, String status) implements NarrowingFilter {

  @Override
  public boolean isNarrowed() {
    return !isWaitingOnly() && !FormFields.of(this).isBlank();
  }

  public boolean isWaiting() {
    return status.equals("review") || status.equals("conflict");
  }

  /** Whether nothing but a state that waits was asked for: the tab of that state. */
  public boolean isWaitingOnly() {
    return isWaiting() && FormFields.of(this).with("status", null).isBlank();
  }

  /** Which reports a view shows that leaves the withdrawn ones out unless they are asked for. */
  public String told(Ui ui) {
    String name = "community.status." + status;
    return ui.hasMessage(name) ? ui.t("community.shown.only", ui.t(name)) : ui.t("community.shown.standing");
  }

  /** For the link to the sheet. */
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
