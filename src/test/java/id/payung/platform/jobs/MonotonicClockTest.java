package id.payung.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MonotonicClockTest {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
  private final AtomicLong nanos = new AtomicLong(77);
  private final MonotonicClock time = new MonotonicClock(wall::get, nanos::get);

  @Test
  void a_clock_that_was_set_back_a_day_goes_on_from_where_it_was() {
    advance(Duration.ofSeconds(5));
    wall.set(NOON.minus(Duration.ofDays(1)));

    assertThat(time.now()).isEqualTo(NOON.plusSeconds(5));
    advance(Duration.ofSeconds(2));
    assertThat(time.now()).isEqualTo(NOON.plusSeconds(7));
  }

  @Test
  void a_machine_that_woke_in_the_wrong_year_follows_when_it_is_set_right() {
    wall.set(NOON.plus(Duration.ofDays(2_000)));

    assertThat(time.now()).isEqualTo(NOON.plus(Duration.ofDays(2_000)));
  }

  private void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
    wall.set(wall.get().plus(duration));
    assertThat(time.now()).isEqualTo(NOON.plus(Duration.ofNanos(nanos.get() - 77)));
  }
}
