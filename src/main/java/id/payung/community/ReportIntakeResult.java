package id.payung.community;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a report that came in.
 *
 * @param fresh false: a report with this id was there already, and nothing was stored
 * @param review why it waits for review, or null
 */
public record ReportIntakeResult(UUID id, boolean fresh, ReportStatus status, String receipt, int version,
    @Nullable String review) {

  public static ReportIntakeResult stored(PreparedReport report) {
    return new ReportIntakeResult(report.id(), true, report.status(), report.receipt(), 1, report.review());
  }

  public static ReportIntakeResult known(Report report) {
    return new ReportIntakeResult(report.id(), false, report.status(), report.receipt(), report.version(),
        report.review());
  }
}
