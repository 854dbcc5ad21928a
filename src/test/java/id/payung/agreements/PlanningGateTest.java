package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreements.PlanningGateRepository.GateDates;
import id.payung.agreements.reference.PlanningGate;
import id.payung.platform.deadline.RegencyCalendar;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The last day of a gate is a deadline. */
class PlanningGateTest {
  private static final ReferenceCatalogue REFERENCE = new ReferenceCatalogue();
  private static final RegencyCalendar CALENDAR = RegencyCalendar.of(REFERENCE, ZoneId.of("Asia/Makassar"));
  private static final Year YEAR = Year.of(2027);

  @Test
  void a_gate_closes_on_the_day_that_is_shipped() {
    for (PlanningGate gate : PlanningGate.listShipped(REFERENCE)) {
      GateDates dates = PlanningGateRepository.datesOf(gate, YEAR, null, CALENDAR);
      LocalDate last = gate.closesFor(YEAR);

      assertThat(dates.closes()).isEqualTo(last);
      assertThat(dates.confirmed()).isEqualTo(gate.confirmed());
      assertThat(dates.isOpenOn(last)).isTrue();
      assertThat(dates.isOpenOn(last.plusDays(1))).isFalse();
      assertThat(dates.daysLeft(last.minusDays(3))).isEqualTo(3);
      assertThat(dates.daysLeft(dates.opens().minusDays(5))).isEqualTo(5);
    }
  }

  @Test
  void a_day_that_the_regency_has_set_stands_above_it() {
    PlanningGate gate = PlanningGate.listShipped(REFERENCE).getFirst();
    PlanningGateDates own =
        new PlanningGateDates(2027, gate.code(), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 9), "Edaran", 4);

    GateDates dates = PlanningGateRepository.datesOf(gate, YEAR, own, CALENDAR);

    assertThat(dates.closes()).isEqualTo(own.closes());
    assertThat(dates.source()).isEqualTo("Edaran");
    assertThat(dates.confirmed()).isTrue();
    assertThat(dates.version()).isEqualTo(4);
  }
}
