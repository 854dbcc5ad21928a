package id.payung.community.reportlist;

import id.payung.community.ReportBody;
import id.payung.community.ReportView;
import org.jspecify.annotations.Nullable;

/** One line of the list of reports, with the label of its village. */
record ReportListItem(ReportView report, String village) {
  ReportBody body() {
    return report.body();
  }

  @Nullable
  String behalf() {
    return body().onBehalfOf() == null ? null : body().onBehalfOf().name();
  }
}
