package id.payung.community.reportoverview;

import id.payung.community.reportlist.ReportFilter;
import id.payung.community.reportoverview.ReportFigureRepository.CalendarEntry;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.ui.SelectOptionGroup;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A month of reports.
 *
 * @param days the reports of each day that has any
 * @param villages names by id
 */
@Template("community/calendar")
public record ReportCalendarPage(ReportFilter filter, List<SelectOptionGroup> districts, YearMonth month,
    Map<LocalDate, List<CalendarEntry>> days, Map<UUID, String> villages) implements PageModel {

  /** Whole weeks from Monday to Sunday that hold the month. */
  public List<List<LocalDate>> weeks() {
    List<List<LocalDate>> weeks = new ArrayList<>();
    LocalDate monday = month.atDay(1);
    monday = monday.minusDays(monday.getDayOfWeek().getValue() - 1L);
    for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
      LocalDate first = monday;
      weeks.add(first.datesUntil(first.plusWeeks(1)).toList());
    }
    return weeks;
  }

  public List<CalendarEntry> on(LocalDate day) {
    return days.getOrDefault(day, List.of());
  }
}
