package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.deadline.RegencyCalendar;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.testing.SeededTrials;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class OfficeNamingPolicyTest {
  private final ReferenceCatalogue reference = new ReferenceCatalogue();
  private final RegencyCalendar calendar = RegencyCalendar.of(reference, ZoneId.of("Asia/Makassar"));

  @Test
  void a_notice_of_monday_names_on_friday_after_three_whole_working_days() {
    LocalDate monday = LocalDate.of(2026, 11, 9);

    assertThat(OfficeNamingPolicy.firstNamingDay(calendar, monday, 3)).isEqualTo(LocalDate.of(2026, 11, 13));
  }

  @Test
  void a_weekend_is_no_working_day() {
    assertThat(OfficeNamingPolicy.firstNamingDay(calendar, LocalDate.of(2026, 11, 12), 3))
        .isEqualTo(LocalDate.of(2026, 11, 18));
    assertThat(OfficeNamingPolicy.firstNamingDay(calendar, LocalDate.of(2026, 11, 14), 3))
        .isEqualTo(LocalDate.of(2026, 11, 19));
  }

  @Test
  void a_holiday_is_no_working_day() {
    LocalDate thursday = LocalDate.of(2026, 8, 13);

    assertThat(reference.workingDays().isWorkingDay(LocalDate.of(2026, 8, 17))).isFalse();
    assertThat(OfficeNamingPolicy.firstNamingDay(calendar, thursday, 3)).isEqualTo(LocalDate.of(2026, 8, 20));
  }

  @Test
  void a_regency_that_asks_for_no_days_still_gives_the_rest_of_the_day() {
    assertThat(OfficeNamingPolicy.firstNamingDay(calendar, LocalDate.of(2026, 11, 9), 0))
        .isEqualTo(LocalDate.of(2026, 11, 10));
  }

  @Test
  void it_names_from_the_day_after_the_working_days_that_belong_to_the_office() {
    SeededTrials.run(500, random -> {
      LocalDate seenFrom = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(4 * 365));
      int days = 1 + random.nextInt(9);

      assertThat(OfficeNamingPolicy.firstNamingDay(calendar, seenFrom, days))
          .isEqualTo(reference.workingDays().plusWorkingDays(seenFrom, days).plusDays(1));
    });
  }
}
