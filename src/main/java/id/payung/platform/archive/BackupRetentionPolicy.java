package id.payung.platform.archive;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which daily backups stay: the newest seven, and the first one of each of the newest twelve months. Counted by what is
 * there and not by the calendar: a machine that was off for a month loses none of its backups by starting again.
 */
final class BackupRetentionPolicy {
  private static final int DAYS = 7;
  private static final int MONTHS = 12;

  private BackupRetentionPolicy() {}

  static Set<LocalDate> listKept(Collection<LocalDate> made) {
    List<LocalDate> newestFirst = made.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    Set<LocalDate> kept = new TreeSet<>(newestFirst.stream().limit(DAYS).toList());
    newestFirst.stream()
        .map(YearMonth::from)
        .distinct()
        .limit(MONTHS)
        .forEach(month -> newestFirst.stream()
            .filter(day -> YearMonth.from(day).equals(month))
            .min(Comparator.naturalOrder())
            .ifPresent(kept::add));
    return kept;
  }
}
