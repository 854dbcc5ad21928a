package id.payung.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** When the demonstration plays. */
class DemoContextTest {
  private static final Instant NIGHT = LocalDate.of(2026, 12, 1).atTime(3, 0).atZone(DemoContext.ZONE).toInstant();

  @Test
  void what_would_happen_later_today_or_on_a_day_to_come_happens_now() {
    LocalTime afternoon = LocalTime.of(15, 34);

    assertThat(DemoContext.momentOf(LocalDate.of(2026, 12, 1), afternoon, NIGHT)).isEqualTo(NIGHT);
    assertThat(DemoContext.momentOf(LocalDate.of(2026, 12, 9), afternoon, NIGHT)).isEqualTo(NIGHT);
    assertThat(DemoContext.momentOf(LocalDate.of(2026, 11, 30), afternoon, NIGHT))
        .isEqualTo(Instant.parse("2026-11-30T07:34:00Z"));
  }
}
