package id.payung.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.deadline.DeadlineTerm.Unit;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days of 2026 as decreed: for Nyepi and Idulfitri offices are closed from Wednesday 18 to Tuesday 24 March. */
class DeadlineTest {
  private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
  private static final RegencyCalendar CALENDAR = RegencyCalendar.of(new ReferenceCatalogue(), WITA);

  private static Instant at(String localTime) {
    return LocalDateTime.parse(localTime).atZone(WITA).toInstant();
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void three_working_days_after_a_friday_end_on_wednesday_at_24_00() {
    Deadline deadline = CALENDAR.deadline(Rules.of(3, Unit.WORKING_DAYS), at("2026-11-20T23:59:00"));

    assertThat(deadline.dueOn()).contains(day("2026-11-25"));
    assertThat(deadline.passed(at("2026-11-25T23:59:59"))).isFalse();
    assertThat(deadline.passed(at("2026-11-26T00:00:00"))).isTrue();
  }

  @Test
  void the_same_moment_starts_on_another_day_in_another_zone() {
    Instant lateInJakarta = LocalDateTime.parse("2026-11-19T22:30:00").atZone(ZoneId.of("Asia/Jakarta")).toInstant();
    ReferenceCatalogue reference = new ReferenceCatalogue();
    DeadlineRule rule = Rules.of(1, Unit.CALENDAR_DAYS);

    assertThat(RegencyCalendar.of(reference, ZoneId.of("Asia/Jakarta")).deadline(rule, lateInJakarta).dueOn())
        .contains(day("2026-11-20"));
    assertThat(RegencyCalendar.of(reference, ZoneId.of("Asia/Jayapura")).deadline(rule, lateInJakarta).dueOn())
        .contains(day("2026-11-21"));
  }

  @Test
  void three_times_24_hours_run_through_a_holiday() {
    Deadline deadline = CALENDAR.deadline(Rules.of(72, Unit.HOURS), at("2026-12-31T15:00:00"));

    assertThat(deadline.end()).contains(at("2027-01-03T15:00:00"));
    assertThat(deadline.hoursLeft(at("2027-01-03T13:30:00"))).isEqualTo(2);
    assertThat(deadline.confirmed()).isTrue();
  }

  @Test
  void a_clock_stops_for_a_reason_only_and_goes_on_after_the_day_of_the_answer() {
    Deadline deadline = CALENDAR.deadline(Rules.stopping(60, Unit.CALENDAR_DAYS), at("2026-06-01T09:00:00"));
    assertThat(deadline.dueOn()).contains(day("2026-07-31"));
    assertThatThrownBy(() -> deadline.stop(at("2026-06-10T10:00:00"), " ")).isInstanceOf(Invalid.class);

    Deadline stopped = deadline.stop(at("2026-06-10T10:00:00"), "Berkas belum lengkap");
    assertThat(stopped.status(at("2026-12-01T00:00:00"))).isEqualTo(DeadlineStatus.STOPPED);
    assertThat(stopped.daysLeft(day("2026-12-01"))).isEqualTo(51);
    assertThatThrownBy(() -> stopped.stop(at("2026-06-11T10:00:00"), "lagi")).isInstanceOf(Refused.class);

    Deadline running = stopped.resume(at("2026-06-20T16:00:00"));
    assertThat(running.dueOn()).contains(day("2026-08-10"));
    assertThat(running.pauses()).hasSize(1);
    assertThatThrownBy(() -> running.resume(at("2026-06-21T16:00:00"))).isInstanceOf(Refused.class);
  }

  @Test
  void a_clock_stopped_on_its_last_day_ends_with_the_day_on_which_it_goes_on() {
    Deadline deadline = CALENDAR.deadline(Rules.stopping(5, Unit.WORKING_DAYS), at("2026-06-08T09:00:00"));
    assertThat(deadline.dueOn()).contains(day("2026-06-15"));

    Deadline stopped = deadline.stop(at("2026-06-15T10:00:00"), "Menunggu surat");
    assertThat(stopped.resume(at("2026-06-18T08:00:00")).dueOn()).contains(day("2026-06-18"));
    assertThat(stopped.resume(at("2026-06-20T08:00:00")).dueOn()).contains(day("2026-06-22"));
  }

  @Test
  void what_has_passed_or_knows_no_stop_does_not_stop() {
    Deadline passed = CALENDAR.deadline(Rules.stopping(1, Unit.CALENDAR_DAYS), at("2026-06-08T09:00:00"));
    Deadline unstoppable = CALENDAR.deadline(Rules.of(1, Unit.CALENDAR_DAYS), at("2026-06-08T09:00:00"));
    Deadline set = CALENDAR.deadlineOn(Rules.setDay(), day("2026-06-10"));

    assertThatThrownBy(() -> passed.stop(at("2026-06-10T00:00:00"), "terlambat")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> unstoppable.stop(at("2026-06-09T00:00:00"), "x")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> set.stop(at("2026-06-09T00:00:00"), "x")).isInstanceOf(Refused.class);
  }

  @Test
  void pauses_do_not_overlap() {
    List<DeadlinePause> overlapping =
        List.of(new DeadlinePause(at("2026-06-09T00:00:00"), at("2026-06-12T00:00:00"), "satu"),
            new DeadlinePause(at("2026-06-11T00:00:00"), null, "dua"));

    assertThatThrownBy(
        () -> CALENDAR.deadline(Rules.stopping(9, Unit.CALENDAR_DAYS), at("2026-06-08T09:00:00"), overlapping))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_warning_comes_three_working_days_before_and_not_before_the_start() {
    Deadline deadline = CALENDAR.deadline(Rules.of(10, Unit.WORKING_DAYS), at("2026-11-02T08:00:00"));

    assertThat(deadline.dueOn()).contains(day("2026-11-16"));
    assertThat(deadline.warnFrom()).contains(day("2026-11-11"));
    assertThat(deadline.status(at("2026-11-10T23:59:59"))).isEqualTo(DeadlineStatus.RUNNING);
    assertThat(deadline.status(at("2026-11-11T00:00:00"))).isEqualTo(DeadlineStatus.SOON);
    assertThat(deadline.status(at("2026-11-17T00:00:00"))).isEqualTo(DeadlineStatus.PASSED);
    assertThat(CALENDAR.deadline(Rules.of(24, Unit.HOURS), at("2026-11-02T08:00:00")).warnFrom())
        .contains(day("2026-11-02"));
  }

  @Test
  void what_another_owes_is_never_late_here() {
    Instant start = at("2026-11-02T08:00:00");
    Instant after = at("2026-11-20T00:00:00");

    assertThat(CALENDAR.deadline(Rules.of(3, Unit.WORKING_DAYS), start).late(after)).isTrue();
    Deadline watched = CALENDAR.deadline(Rules.watched(3, Unit.WORKING_DAYS), start);
    assertThat(watched.passed(after)).isTrue();
    assertThat(watched.late(after)).isFalse();
  }

  @Test
  void working_days_of_a_year_without_a_decree_are_not_confirmed() {
    DeadlineRule three = Rules.of(3, Unit.WORKING_DAYS);

    assertThat(CALENDAR.deadline(three, at("2026-11-02T08:00:00")).confirmed()).isTrue();
    assertThat(CALENDAR.deadline(three, at("2026-12-30T08:00:00")).confirmed()).isFalse();
    assertThat(CALENDAR.deadline(three, at("2031-11-02T08:00:00")).confirmed()).isFalse();
  }

  @Test
  void over_idulfitri_seven_calendar_days_are_stricter_than_three_working_days() {
    List<DeadlineRule> laws = List.of(Rules.of(3, Unit.WORKING_DAYS), Rules.of(7, Unit.CALENDAR_DAYS));

    DutyDeadlines ordinary = CALENDAR.deadlines(laws, at("2026-11-02T08:00:00"), List.of());
    assertThat(ordinary.binding().dueOn()).contains(day("2026-11-05"));
    DutyDeadlines idulfitri = CALENDAR.deadlines(laws, at("2026-03-17T08:00:00"), List.of());
    assertThat(idulfitri.binding().dueOn()).contains(day("2026-03-24"));
    assertThat(idulfitri.laws()).extracting(one -> one.dueOn().orElseThrow())
        .containsExactly(day("2026-03-24"), day("2026-03-27"));
    assertThat(idulfitri.lawsDiffer()).isTrue();
  }

  @Test
  void a_shorter_promise_counts_and_a_longer_one_is_idle() {
    Instant start = at("2026-11-02T08:00:00");
    DeadlineRule law = Rules.of(14, Unit.CALENDAR_DAYS);

    DutyDeadlines kept = CALENDAR.deadlines(List.of(law, Rules.promise(5, Unit.WORKING_DAYS)), start, List.of());
    assertThat(kept.binding()).isSameAs(kept.promises().getFirst());
    assertThat(kept.idlePromise()).isEmpty();

    DutyDeadlines idle = CALENDAR.deadlines(List.of(law, Rules.promise(15, Unit.WORKING_DAYS)), start, List.of());
    assertThat(idle.binding()).isSameAs(idle.laws().getFirst());
    assertThat(idle.idlePromise()).contains(idle.promises().getFirst());
  }

  @Test
  void a_pause_stops_the_promise_and_not_the_law_that_knows_none() {
    Instant start = at("2026-11-02T08:00:00");
    List<DeadlinePause> open = List.of(new DeadlinePause(at("2026-11-03T08:00:00"), null, "Menunggu pengadu"));

    DutyDeadlines duty =
        CALENDAR.deadlines(List.of(Rules.of(14, Unit.CALENDAR_DAYS), Rules.promise(5, Unit.WORKING_DAYS)), start, open);

    assertThat(duty.binding().dueOn()).contains(day("2026-11-16"));
    assertThat(duty.promises().getFirst().end()).isEmpty();
  }

  @Test
  void a_yearly_day_and_a_set_day_end_at_24_00_too() {
    Deadline gate = CALENDAR.deadlineIn(Rules.yearly(MonthDay.of(11, 30), 1), Year.of(2027));
    Deadline set = CALENDAR.deadlineOn(Rules.setDay(), day("2026-06-10"));

    assertThat(gate.end()).contains(at("2026-12-01T00:00:00"));
    assertThat(set.daysLeft(day("2026-06-08"))).isEqualTo(2);
    assertThat(set.daysLeft(day("2026-06-12"))).isEqualTo(-2);
    assertThat(set.confirmed()).isTrue();
  }

  @Test
  void hours_need_a_moment() {
    DeadlineRule hours = Rules.of(24, Unit.HOURS);

    assertThatThrownBy(() -> CALENDAR.deadline(hours, day("2026-06-08"))).isInstanceOf(IllegalArgumentException.class);
  }
}
