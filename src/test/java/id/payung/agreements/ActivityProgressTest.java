package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreements.reference.StatusRule;
import id.payung.platform.reference.ReferenceCatalogue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * As shipped: late = the end has passed and volume is short; at risk = more than 20 points behind, or 30 days without a
 * report.
 */
class ActivityProgressTest {
  private static final StatusRule RULE = StatusRule.shippedOn(LocalDate.of(2026, 6, 1), new ReferenceCatalogue());
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final LocalDate END = LocalDate.of(2026, 4, 10);

  private static ActivityProgress on(LocalDate today, long realised, @Nullable LocalDate lastHeldOn) {
    return ActivityProgress.calculate(RULE, START, END, 100, realised, lastHeldOn, today);
  }

  @Test
  void it_is_late_only_after_its_last_day_and_only_when_short() {
    assertThat(on(END, 99, END).status()).isEqualTo(ProgressStatus.ON_TRACK);
    assertThat(on(END.plusDays(1), 99, END).status()).isEqualTo(ProgressStatus.LATE);
    assertThat(on(END.plusDays(1), 100, END).status()).isEqualTo(ProgressStatus.ON_TRACK);
    assertThat(on(END.plusDays(1), 100, END).targetReached()).isTrue();
  }

  @Test
  void twenty_points_behind_is_on_track_and_one_more_is_at_risk() {
    LocalDate fiftyDaysGone = START.plusDays(50);

    assertThat(on(fiftyDaysGone, 30, fiftyDaysGone).status()).isEqualTo(ProgressStatus.ON_TRACK);
    assertThat(on(fiftyDaysGone, 29, fiftyDaysGone).status()).isEqualTo(ProgressStatus.AT_RISK);
    assertThat(on(fiftyDaysGone, 29, fiftyDaysGone).timeShare()).isEqualTo(0.5);
  }

  @Test
  void thirty_days_without_a_report_is_at_risk_and_twenty_nine_is_not() {
    LocalDate last = START.plusDays(10);

    assertThat(on(last.plusDays(29), 60, last).status()).isEqualTo(ProgressStatus.ON_TRACK);
    assertThat(on(last.plusDays(30), 60, last).status()).isEqualTo(ProgressStatus.AT_RISK);
    assertThat(on(last.plusDays(30), 60, last).silentDays()).isEqualTo(30);
  }

  @Test
  void without_a_report_silence_is_counted_from_the_first_day() {
    assertThat(on(START.plusDays(15), 0, null).silentDays()).isEqualTo(15);
    assertThat(on(START.plusDays(15), 0, null).status()).isEqualTo(ProgressStatus.ON_TRACK);
  }

  @Test
  void before_its_first_day_it_has_not_started_unless_somebody_was_early() {
    assertThat(on(START.minusDays(1), 0, null).status()).isEqualTo(ProgressStatus.NOT_STARTED);
    assertThat(on(START.minusDays(1), 1, START.minusDays(3)).status()).isEqualTo(ProgressStatus.ON_TRACK);
    assertThat(on(START.minusDays(1), 0, null).silentDays()).isZero();
  }
}
