package id.payung.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.deadline.DeadlineTerm.Unit;
import id.payung.platform.reference.Holiday;
import id.payung.platform.reference.MadeHolidays;
import id.payung.platform.testing.SeededTrials;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Claims about all starts, lengths, holidays, zones and stops; held against a second counter. */
class DeadlineClaimsTest {
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Asia/Jakarta"), ZoneId.of("Asia/Makassar"), ZoneId.of("Asia/Jayapura"));
  private static final List<Unit> DAYS = List.of(Unit.CALENDAR_DAYS, Unit.WORKING_DAYS);

  /** One made-up regency, with its own holidays. */
  private record Place(RegencyCalendar calendar, NaiveCounter naive, ZoneId zone) {
    static Place any(SplittableRandom random) {
      Set<LocalDate> days = new HashSet<>();
      for (int leave = random.nextInt(30); leave > 0; leave--) {
        LocalDate first = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(3 * 365));
        first.datesUntil(first.plusDays(1 + random.nextInt(9))).forEach(days::add);
      }
      List<Holiday> holidays = days.stream().map(MadeHolidays::on).collect(Collectors.toList());
      ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
      return new Place(new RegencyCalendar(MadeHolidays.without(holidays), holidays, zone),
          new NaiveCounter(days, zone), zone);
    }
  }

  /** Whole minutes, and one in four in the last or first minutes of a year where the regency lies. */
  private static Instant moment(SplittableRandom random, ZoneId zone) {
    if (random.nextInt(4) == 0) {
      Instant newYear = LocalDate.of(2026 + random.nextInt(2), 1, 1).atStartOfDay(zone).toInstant();
      return newYear.plus(Duration.ofMinutes(random.nextInt(-3, 4)));
    }
    return Instant.parse("2025-03-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(2 * 365 * 24 * 60)));
  }

  /** Up to four, some before the start, some of a few minutes, some touching the next, the last perhaps open. */
  private static List<DeadlinePause> pauses(SplittableRandom random, Instant start, int spanMinutes) {
    List<DeadlinePause> pauses = new ArrayList<>();
    Instant at = start.minus(Duration.ofMinutes(random.nextInt(spanMinutes / 4 + 1)));
    for (int left = random.nextInt(5); left > 0; left--) {
      Instant from = at.plus(Duration.ofMinutes(random.nextInt(3) == 0 ? 0 : random.nextInt(spanMinutes)));
      at = from.plus(Duration.ofMinutes(random.nextInt(random.nextBoolean() ? 10 : spanMinutes)));
      boolean open = left == 1 && random.nextInt(4) == 0;
      pauses.add(new DeadlinePause(from, open ? null : at, "berkas belum lengkap"));
    }
    return pauses;
  }

  @Test
  void days_end_where_the_second_counter_ends() {
    SeededTrials.run(2_000, random -> {
      Place place = Place.any(random);
      Unit unit = DAYS.get(random.nextInt(2));
      int amount = 1 + random.nextInt(random.nextBoolean() ? 5 : 60);
      Instant start = moment(random, place.zone());
      List<DeadlinePause> pauses = pauses(random, start, (amount + 4) * 24 * 60);

      Deadline deadline = place.calendar().deadline(Rules.stopping(amount, unit), start, pauses);

      LocalDate last = place.naive().lastDay(amount, unit, start, pauses);
      assertThat(deadline.dueOn().orElse(null)).as("%s %s from %s, %s", amount, unit, start, pauses).isEqualTo(last);
      if (last != null) {
        assertThat(deadline.end()).contains(last.plusDays(1).atStartOfDay(place.zone()).toInstant());
      }
    });
  }

  /** Where counters go wrong: stopped in the last minutes, gone on at a weekend, stopped once more. */
  @Test
  void stops_around_the_end_are_counted_alike() {
    SeededTrials.run(2_000, random -> {
      Place place = Place.any(random);
      Unit unit = Unit.values()[random.nextInt(3)];
      int amount = 1 + random.nextInt(6);
      Instant start = moment(random, place.zone());
      DeadlineRule rule = Rules.stopping(amount, unit);
      Instant end = place.calendar().deadline(rule, start).end().orElseThrow();
      List<DeadlinePause> pauses = new ArrayList<>();
      Instant at = end.minus(Duration.ofMinutes(random.nextBoolean() ? random.nextInt(-2, 3) : random.nextInt(3_000)));
      for (int left = 1 + random.nextInt(3); left > 0; left--) {
        Instant until = at.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
        pauses.add(new DeadlinePause(at, until, "berkas belum lengkap"));
        at = until.plus(Duration.ofMinutes(random.nextInt(2 * 24 * 60)));
      }

      Deadline deadline = place.calendar().deadline(rule, start, pauses);

      if (unit == Unit.HOURS) {
        assertThat(deadline.end().orElseThrow()).isEqualTo(place.naive().endOfHours(amount, start, pauses));
      } else {
        assertThat(deadline.dueOn().orElseThrow()).isEqualTo(place.naive().lastDay(amount, unit, start, pauses));
      }
    });
  }

  @Test
  void hours_end_where_the_second_counter_ends() {
    SeededTrials.run(300, random -> {
      Place place = Place.any(random);
      int hours = 1 + random.nextInt(100);
      Instant start = moment(random, place.zone());
      List<DeadlinePause> pauses = pauses(random, start, hours * 60);

      Deadline deadline = place.calendar().deadline(Rules.stopping(hours, Unit.HOURS), start, pauses);

      assertThat(deadline.end().orElse(null)).isEqualTo(place.naive().endOfHours(hours, start, pauses));
    });
  }

  @Test
  void days_left_are_those_that_count_until_the_last() {
    SeededTrials.run(1_000, random -> {
      Place place = Place.any(random);
      Unit unit = DAYS.get(random.nextInt(2));
      int amount = 1 + random.nextInt(30);
      Instant start = moment(random, place.zone());
      Deadline deadline = place.calendar().deadline(Rules.of(amount, unit), start);
      LocalDate startDay = start.atZone(place.zone()).toLocalDate();
      LocalDate last = deadline.dueOn().orElseThrow();

      assertThat(deadline.daysLeft(startDay)).isEqualTo(amount);
      assertThat(deadline.daysLeft(last)).isZero();
      LocalDate today = startDay.plusDays(random.nextInt(90));
      int walked = 0;
      for (LocalDate day = today; day.isBefore(last); day = day.plusDays(1)) {
        walked += unit == Unit.CALENDAR_DAYS || place.naive().works(day.plusDays(1)) ? 1 : 0;
      }
      for (LocalDate day = last; day.isBefore(today); day = day.plusDays(1)) {
        walked -= unit == Unit.CALENDAR_DAYS || place.naive().works(day.plusDays(1)) ? 1 : 0;
      }
      assertThat(deadline.daysLeft(today)).isEqualTo(walked);
    });
  }

  @Test
  void a_day_more_never_ends_sooner_and_a_stop_never_shortens() {
    SeededTrials.run(1_000, random -> {
      Place place = Place.any(random);
      Unit unit = Unit.values()[random.nextInt(3)];
      int amount = 1 + random.nextInt(40);
      Instant start = moment(random, place.zone());
      Deadline deadline = place.calendar().deadline(Rules.stopping(amount, unit), start);
      Instant end = deadline.end().orElseThrow();
      Deadline longer = place.calendar().deadline(Rules.stopping(amount + 1, unit), start);
      assertThat(longer.end().orElseThrow()).isAfter(end);

      Instant stop = start.plus(Duration.ofMinutes(random.nextLong(Duration.between(start, end).toMinutes())));
      Deadline stopped = deadline.stop(stop, "menunggu pengadu");
      assertThat(stopped.end()).isEmpty();
      assertThat(stopped.passed(end.plus(Duration.ofDays(400)))).isFalse();
      Instant resume = stop.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
      assertThat(stopped.resume(resume).end().orElseThrow()).isAfterOrEqualTo(end).isAfterOrEqualTo(resume);
      assertThat(stopped.resume(stop).end()).contains(end);
    });
  }

  @Test
  void the_moment_before_the_end_is_in_time_and_the_end_is_not() {
    SeededTrials.run(500, random -> {
      Place place = Place.any(random);
      Unit unit = Unit.values()[random.nextInt(3)];
      Deadline deadline =
          place.calendar().deadline(Rules.of(1 + random.nextInt(40), unit), moment(random, place.zone()));
      Instant end = deadline.end().orElseThrow();

      assertThat(deadline.passed(end.minusNanos(1))).isFalse();
      assertThat(deadline.passed(end)).isTrue();
      assertThat(deadline.dueOn()).contains(LocalDate.ofInstant(end.minusNanos(1), place.zone()));
      assertThat(deadline.hoursLeft(end.minusNanos(1))).isEqualTo(1);
      assertThat(deadline.hoursLeft(end)).isZero();
    });
  }

  @Test
  void of_several_rules_none_ends_before_the_one_that_counts() {
    SeededTrials.run(500, random -> {
      Place place = Place.any(random);
      Instant start = moment(random, place.zone());
      List<DeadlineRule> rules = List.of(Rules.of(1 + random.nextInt(10), Unit.WORKING_DAYS),
          Rules.of(1 + random.nextInt(14), Unit.CALENDAR_DAYS), Rules.promise(1 + random.nextInt(100), Unit.HOURS));

      DutyDeadlines duty = place.calendar().deadlines(rules, start, List.of());

      Instant counts = duty.binding().end().orElseThrow();
      assertThat(duty.laws()).hasSize(2)
          .allSatisfy(one -> assertThat(one.end().orElseThrow()).isAfterOrEqualTo(counts));
      assertThat(duty.promises()).allSatisfy(one -> assertThat(one.end().orElseThrow()).isAfterOrEqualTo(counts));
      duty.idlePromise().ifPresent(idle -> assertThat(duty.binding()).isNotSameAs(idle));
    });
  }
}
