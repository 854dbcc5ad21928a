package id.payung.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BackupRetentionPolicyTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 17);

  @Test
  void seven_days_and_the_first_of_each_of_twelve_months_stay() {
    Set<LocalDate> there = runNights(800);

    LocalDate last = START.plusDays(799);
    assertThat(there).contains(last, last.minusDays(6)).hasSizeLessThanOrEqualTo(19);
    for (int back = 0; back < 12; back++) {
      assertThat(there).contains(YearMonth.from(last).minusMonths(back).atDay(1));
    }
    assertThat(there).noneMatch(day -> day.isBefore(YearMonth.from(last).minusMonths(11).atDay(1)));
  }

  @Test
  void all_stays_while_there_is_little_and_nothing_is_none() {
    assertThat(BackupRetentionPolicy.listKept(List.of())).isEmpty();
    assertThat(runNights(7)).hasSize(7);
    assertThat(runNights(8)).as("the first of its month too").hasSize(8);
  }

  @Test
  void a_machine_that_was_off_for_years_loses_none_by_starting_again() {
    Set<LocalDate> before = runNights(60);
    Set<LocalDate> made = new TreeSet<>(before);
    made.add(START.plusYears(5));

    assertThat(BackupRetentionPolicy.listKept(made)).hasSizeGreaterThanOrEqualTo(before.size())
        .contains(START.plusYears(5));
  }

  /** As it goes: each night one more is made, and what is not kept goes. */
  private static Set<LocalDate> runNights(int nights) {
    Set<LocalDate> there = new TreeSet<>();
    for (int night = 0; night < nights; night++) {
      there.add(START.plusDays(night));
      there = new TreeSet<>(BackupRetentionPolicy.listKept(there));
    }
    return there;
  }
}
