package id.payung.platform.calendar;

import id.payung.platform.actor.Actor;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All that one actor has in the calendar, of all modules. */
@Component
public class CalendarEntryLoader {
  private final List<CalendarSource> sources;
  private final DutyCalendar duties;

  CalendarEntryLoader(List<CalendarSource> sources, DutyCalendar duties) {
    this.sources = sources;
    this.duties = duties;
  }

  private record PageOnDay(LocalDate day, String path) {}

  /**
   * By day. Where there are too many, the coming ones stay before the past ones, and the near before the far. What is
   * owed on the day that its record brings itself stands there once.
   */
  @Transactional(readOnly = true)
  public List<CalendarEntry> list(Actor actor, CalendarWindow window) {
    List<CalendarEntry> all = new ArrayList<>();
    sources.forEach(source -> all.addAll(source.listEntries(actor, window)));
    Set<PageOnDay> told =
        all.stream().map(entry -> new PageOnDay(entry.day(), entry.path())).collect(Collectors.toSet());
    duties.listEntries(actor, window)
        .stream()
        .filter(entry -> !told.contains(new PageOnDay(entry.day(), entry.path())))
        .forEach(all::add);
    return nearest(all, window);
  }

  static List<CalendarEntry> nearest(List<CalendarEntry> all, CalendarWindow window) {
    return all.stream()
        .filter(entry -> window.holds(entry.day()))
        .sorted(Comparator.comparing((CalendarEntry entry) -> entry.day().isBefore(window.today()))
            .thenComparing(entry -> Math.abs(ChronoUnit.DAYS.between(window.today(), entry.day())))
            .thenComparing(CalendarEntry::id))
        .limit(window.limit())
        .sorted(Comparator.comparing(CalendarEntry::day).thenComparing(CalendarEntry::id))
        .toList();
  }
}
