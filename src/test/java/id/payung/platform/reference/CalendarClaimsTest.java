package id.payung.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.testing.SeededTrials;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Claims about all days and all clocks: offices' days, and the day that ends at 24:00 where the regency lies. */
class CalendarClaimsTest {
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Asia/Jakarta"), ZoneId.of("Asia/Makassar"), ZoneId.of("Asia/Jayapura"));

  private static WorkingDayCalendar calendar() {
    return new ReferenceCatalogue().workingDays();
  }

  private static LocalDate day(SplittableRandom random) {
    return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(365 * 4));
  }

  @Test
  void so_many_working_days_later_and_back_again() {
    WorkingDayCalendar calendar = calendar();
    SeededTrials.run(1_000, random -> {
      LocalDate day = day(random);
      int days = 1 + random.nextInt(60);
      LocalDate after = calendar.plusWorkingDays(day, days);

      assertThat(calendar.isWorkingDay(after)).isTrue();
      assertThat(after).isAfter(day);
      assertThat(calendar.countWorkingDays(day, after)).isEqualTo(days);
      assertThat(calendar.countWorkingDays(day, after.minusDays(1))).isEqualTo(days - 1);
      if (calendar.isWorkingDay(day)) {
        assertThat(calendar.minusWorkingDays(after, days)).isEqualTo(day);
      }
    });
  }

  @Test
  void what_is_counted_in_two_parts_is_counted_once() {
    WorkingDayCalendar calendar = calendar();
    SeededTrials.run(1_000, random -> {
      LocalDate from = day(random);
      LocalDate middle = from.plusDays(random.nextInt(60));
      LocalDate to = middle.plusDays(random.nextInt(60));

      assertThat(calendar.countWorkingDays(from, middle) + calendar.countWorkingDays(middle, to))
          .isEqualTo(calendar.countWorkingDays(from, to));
      assertThat(calendar.countWorkingDays(to, from)).isZero();
    });
  }

  @Test
  void a_day_lasts_until_midnight_where_the_regency_lies() {
    SeededTrials.run(1_000, random -> {
      ZoneId zone = ZONES.get(random.nextInt(3));
      LocalDate day = day(random);
      RegencySettings regency = new RegencySettings("73.24", "Kabupaten Contoh", zone);
      Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();

      assertThat(regency.today(at(midnight.minusNanos(1)))).isEqualTo(day);
      assertThat(regency.today(at(midnight))).isEqualTo(day.plusDays(1));
      assertThat(regency.today(at(midnight.minusSeconds(random.nextInt(86_400))))).isBetween(day, day.plusDays(1));
    });
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }
}
