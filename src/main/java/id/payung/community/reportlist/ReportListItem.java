package id.payung.community.reportlist;

import id.payung.community.Report;
import id.payung.community.ReportBody;
import org.jspecify.annotations.Nullable;

/** One line of the list of reports, with the label of its village and the agreement of its activity, or empty. */
public record ReportListItem(Report report, String village, String agreement) {
  /** Under the title. */
  String small() {
    return agreement.isEmpty() ? report.receipt() : agreement + " · " + report.receipt();
  }

  ReportBody body() {
    return report.body();
  }

  @Nullable
  String behalf() {
    return body().onBehalfOf() == null ? null : body().onBehalfOf().name();
  }
}
