package id.payung.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.indicators.year.ReopeningWindow;
import id.payung.platform.deadline.Term.Unit;
import id.payung.platform.reference.PlanningGate;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.testing.SeededTrials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the modules count by hand today comes out the same; each part leaves this test when its module is ported. */
class PresentDeadlinesTest {
  private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
  private static final ReferenceCatalogue REFERENCE = new ReferenceCatalogue();
  private static final RegencyCalendar CALENDAR = RegencyCalendar.of(REFERENCE, WITA);

  @Test
  void reopened_questions_run_for_the_same_hours() {
    SeededTrials.run(500, random -> {
      Instant opened = Instant.parse("2026-06-01T00:00:00Z").plusSeconds(60L * random.nextInt(1_000_000));
      int hours = 1 + random.nextInt(240);
      ReopeningWindow sprint = new ReopeningWindow(UUID.randomUUID(), "VA", opened,
          opened.plus(Duration.ofHours(hours)), List.of("1.1"), "Ibu Sari", null);
      Instant now = opened.plusSeconds(60L * random.nextInt(300 * 60));

      Deadline reopening = CALENDAR.deadline(Rules.of(hours, Unit.HOURS), opened);

      assertThat(!reopening.passed(now)).isEqualTo(sprint.isOpenAt(now));
      assertThat(reopening.hoursLeft(now)).isEqualTo(sprint.hoursLeft(now));
      assertThat(reopening.end()).contains(sprint.until());
    });
  }

  @Test
  void a_gate_closes_on_the_same_day() {
    Year budgetYear = Year.of(2027);
    for (PlanningGate gate : REFERENCE.planningGates()) {
      DeadlineRule rule = Rules.yearly(MonthDay.from(gate.closes()), gate.yearsBefore());

      assertThat(CALENDAR.deadlineIn(rule, budgetYear).dueOn()).contains(gate.closesFor(budgetYear));
    }
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
