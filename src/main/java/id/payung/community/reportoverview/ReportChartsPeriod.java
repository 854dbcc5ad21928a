package id.payung.community.reportoverview;

import id.payung.community.reportlist.ReportFilter;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;

/**
 * The days that charts add up: those of the filter, else the last twelve months. Never more than three years, so that a
 * page of a large regency stays a page.
 *
 * @param cut the filter asked for more
 */
public record ReportChartsPeriod(LocalDate from, LocalDate to, boolean cut) {
  private static final int MAX_MONTHS = 36;
  private static final int USUAL_MONTHS = 12;

  public static ReportChartsPeriod of(ReportFilter filter, LocalDate today) {
    LocalDate to =
        filter.to() != null ? filter.to() : filter.from() != null && filter.from().isAfter(today) ? filter.from()
            : today;
    LocalDate earliest = to.withDayOfMonth(1).minusMonths(MAX_MONTHS - 1);
    LocalDate from = filter.from() != null ? filter.from() : to.withDayOfMonth(1).minusMonths(USUAL_MONTHS - 1);
    return new ReportChartsPeriod(from.isBefore(earliest) ? earliest : from, to, from.isBefore(earliest));
  }

  /** The filter with these days. */
  public ReportFilter narrow(ReportFilter filter) {
    return RecordCopy.of(filter).with(ReportFilter::from, from).with(ReportFilter::to, to).make();
  }
}
