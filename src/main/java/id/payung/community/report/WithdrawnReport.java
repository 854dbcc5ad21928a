package id.payung.community.report;

import id.payung.community.Report;
import id.payung.community.ReportStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that was withdrawn or returned, for who wants it back as it was.
 *
 * @param status that it had
 * @param counted whether it counted
 * @param review why it waited for a reviewer, or null
 * @param returned what a reviewer had written before, or null
 * @param uses of its photos that an office had taken
 */
public record WithdrawnReport(UUID report, String title, int version, ReportStatus status, boolean counted,
    @Nullable String review, @Nullable String returned, List<UUID> uses) {

  public static WithdrawnReport of(Report before, List<UUID> uses) {
    return new WithdrawnReport(before.id(), before.receipt() + " " + before.title(), before.version(), before.status(),
        before.counted(), before.review(), before.returned(), uses);
  }
}
