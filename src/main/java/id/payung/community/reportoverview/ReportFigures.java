package id.payung.community.reportoverview;

import id.payung.community.ReportBody;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What reports add up to.
 *
 * @param total of all of them
 * @param months those with reports, in their order
 * @param villages those with reports, most people first
 */
public record ReportFigures(Sum total, List<Sum> months, List<Sum> villages) {
  private static final int BANDS = ReportBody.AGE_BANDS.size();

  /**
   * One sum.
   *
   * @param month the first day of the month that it is of, or null
   * @param village the village that it is of, or null
   * @param ages by {@link ReportBody#AGE_BANDS}, boys before girls, as far as they were told
   */
  public record Sum(@Nullable LocalDate month, @Nullable UUID village, long reports, long childrenM, long childrenF,
      long adultsM, long adultsF, List<Long> ages) {

    public long children() {
      return childrenM + childrenF;
    }

    public long adults() {
      return adultsM + adultsF;
    }

    public long people() {
      return children() + adults();
    }

    /** Boys of an age band. */
    public long boys(int band) {
      return ages.get(2 * band);
    }

    public long girls(int band) {
      return ages.get(2 * band + 1);
    }

    /** Children whose age was not told. */
    public long ageless() {
      return Math.max(0, children() - ages.stream().mapToLong(Long::longValue).sum());
    }

    static final Sum NOTHING = new Sum(null, null, 0, 0, 0, 0, 0, Collections.nCopies(2 * BANDS, 0L));
  }

  static ReportFigures of(List<Sum> sums) {
    return new ReportFigures(
        sums.stream().filter(sum -> sum.month() == null && sum.village() == null).findFirst().orElse(Sum.NOTHING),
        sums.stream()
            .filter(sum -> sum.month() != null)
            .sorted(Comparator.comparing((Sum sum) -> Objects.requireNonNull(sum.month())))
            .toList(),
        sums.stream()
            .filter(sum -> sum.village() != null)
            .sorted(Comparator.comparingLong(Sum::people).reversed().thenComparing(Sum::village))
            .toList());
  }
}
