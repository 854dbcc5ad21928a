package id.payung.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.testing.SeededTrials;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A day that somebody set, such as that of a decision, is counted by the same calendar as statutory deadlines. */
class PresentDeadlinesTest {
  private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
  private static final RegencyCalendar CALENDAR = RegencyCalendar.of(new ReferenceCatalogue(), WITA);

  @Test
  void a_set_day_is_over_when_the_regencys_day_is() {
    RegencySettings regency = new RegencySettings("73.24", "Kabupaten Contoh", WITA);
    SeededTrials.run(500, random -> {
      LocalDate due = LocalDate.of(2026, 6, 10);
      Instant now = Instant.parse("2026-06-10T00:00:00Z").plusSeconds(random.nextInt(-100_000, 100_000));
      Deadline deadline = CALENDAR.deadlineOn(Rules.setDay(), due);

      assertThat(deadline.passed(now)).isEqualTo(due.isBefore(regency.today(Clock.fixed(now, ZoneOffset.UTC))));
    });
  }
}
