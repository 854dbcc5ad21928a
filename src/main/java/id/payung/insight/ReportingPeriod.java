package id.payung.insight;

import id.payung.platform.errors.NotFound;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A quarter of a budget year, or the whole of it: {@code 2026-3}, {@code 2026}.
 *
 * @param quarter 1 to 4; 0 for the whole year
 */
public record ReportingPeriod(int year, int quarter) {

  static ReportingPeriod containing(LocalDate day) {
    return new ReportingPeriod(day.getYear(), (day.getMonthValue() - 1) / 3 + 1);
  }

  /**
   * From an address; nothing said means the quarter of today.
   *
   * @throws NotFound when it is no quarter between 2000 and 2199
   */
  static ReportingPeriod parse(@Nullable String code, LocalDate today) {
    if (code == null || code.isBlank()) {
      return containing(today);
    }
    if (!code.matches("2[01]\\d\\d(-[1-4])?")) {
      throw new NotFound();
    }
    return new ReportingPeriod(Integer.parseInt(code.substring(0, 4)), code.length() == 4 ? 0 : code.charAt(5) - '0');
  }

  public String code() {
    return quarter == 0 ? String.valueOf(year) : year + "-" + quarter;
  }

  public LocalDate first() {
    return LocalDate.of(year, quarter == 0 ? 1 : quarter * 3 - 2, 1);
  }

  public LocalDate last() {
    return quarter == 0 ? LocalDate.of(year, 12, 31) : first().plusMonths(3).minusDays(1);
  }
}
