package id.payung.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.deadline.Term.Unit;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.testing.SeededTrials;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What the modules count by hand today comes out the same; each part leaves this test when its module is ported. */
class PresentDeadlinesTest {
  private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
  private static final ReferenceCatalogue REFERENCE = new ReferenceCatalogue();
  private static final RegencyCalendar CALENDAR = RegencyCalendar.of(REFERENCE, WITA);

  @Test
  void a_notice_names_from_the_day_after_its_working_days() {
    SeededTrials.run(500, random -> {
      LocalDate seenFrom = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(4 * 365));
      int days = 1 + random.nextInt(9);
      // NamingRule.namedFrom and NoticeDuties: named from the day after, due on the day before that.
      LocalDate namedFrom = REFERENCE.workingDays().plusWorkingDays(seenFrom, days).plusDays(1);

      Deadline notice = CALENDAR.deadline(Rules.of(days, Unit.WORKING_DAYS), seenFrom);

      assertThat(notice.dueOn()).contains(namedFrom.minusDays(1));
    });
  }

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
