package id.payung.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Actor;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.i18n.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DutyCalendarTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final CalendarWindow WINDOW = CalendarWindow.around(TODAY, Messages.INDONESIAN);

  @Test
  void what_a_stranger_may_not_read_is_counted_and_not_named() {
    List<CalendarEntry> entries =
        calendarOf(false, List.of(owed("community.duty.review", "Rina tidak sekolah", TODAY.plusDays(2)),
            owed("community.duty.review", "Adit di Desa Contoh", TODAY.plusDays(2))));

    assertThat(entries).singleElement().satisfies(entry -> {
      assertThat(entry.title()).isEqualTo("Periksa laporan: 2 menunggu");
      assertThat(entry.day()).isEqualTo(TODAY.plusDays(2));
      assertThat(entry.path()).isEqualTo("/");
    });
  }

  @Test
  void what_may_be_read_stands_alone_until_there_is_too_much_of_it_on_one_day() {
    assertThat(titles(calendarOf(true, many(5)))).hasSize(5).contains("Keputusan rapat: Keputusan 3");
    assertThat(titles(calendarOf(true, many(6)))).containsExactly("Keputusan rapat: 6 menunggu");
  }

  @Test
  void what_has_no_day_or_one_far_off_is_in_no_calendar() {
    assertThat(calendarOf(true, List.of(owed("meetings.duty.decision", "Lama", TODAY.minusDays(91)),
        owed("meetings.duty.decision", "Jauh", TODAY.plusDays(401))))).isEmpty();
    Duty undated = new Duty("meetings.duty.decision", UUID.randomUUID(), "Kapan-kapan", "why", null, "/", "do", 0);
    assertThat(calendarOf(true, List.of(undated))).isEmpty();
  }

  private static List<Duty> many(int count) {
    return IntStream.range(0, count).mapToObj(n -> owed("meetings.duty.decision", "Keputusan " + n, TODAY)).toList();
  }

  private static Duty owed(String kind, String title, LocalDate due) {
    return new Duty(kind, UUID.randomUUID(), title, kind + ".why", due, "/somewhere", kind + ".open", 0);
  }

  private static List<String> titles(List<CalendarEntry> entries) {
    return entries.stream().map(CalendarEntry::title).toList();
  }

  private static List<CalendarEntry> calendarOf(boolean fit, List<Duty> duties) {
    DutySource source = new DutySource() {
      @Override
      public List<Duty> listDuties(Actor actor, int limit) {
        return duties;
      }

      @Override
      public boolean titlesFitForCalendar() {
        return fit;
      }
    };
    return new DutyCalendar(List.of(source), new Messages()).listEntries(Actor.service("meetings", "73.24"), WINDOW);
  }
}
