package id.payung.community.reportoverview;

import id.payung.community.CountedReportPolicy;
import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.reportlist.ReportFilter;
import id.payung.community.reportlist.ReportFilterCondition;
import id.payung.community.reportoverview.ReportFigures.Sum;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sums of the reports that the actor sees, of those that count ({@link CountedReportPolicy}). A state that does not
 * count is added up when it alone is asked for.
 */
@Repository
@Transactional(readOnly = true)
public class ReportFigureRepository {
  /** Titles of a day in the calendar; the rest is a number that leads to the list. */
  private static final int TITLES_A_DAY = 3;

  private static final Set<String> UNCOUNTED_STATES = Set.of("review", "withdrawn");

  private final Rows rows;

  ReportFigureRepository(Rows rows) {
    this.rows = rows;
  }

  /** Of all, by month and by village: one walk through the reports of the period. */
  public ReportFigures sum(Actor actor, ReportFilter filter) {
    ReportFilterCondition condition = condition(filter);
    return ReportFigures.of(rows.sql(actor, """
        SELECT CAST(date_trunc('month', r.held_on) AS date) AS month, r.village, count(*) AS reports,
               sum(r.children_m) AS children_m, sum(r.children_f) AS children_f, sum(r.adults_m) AS adults_m,
               sum(r.adults_f) AS adults_f,
               CAST(ARRAY[%s] AS bigint[]) AS ages
          FROM community.report r
         WHERE %s AND %s
         GROUP BY GROUPING SETS ((), (CAST(date_trunc('month', r.held_on) AS date)), (r.village))
        HAVING count(*) > 0
        """.formatted(ageSums(), condition.sql(), rows.reach(actor, Report.class, "r")))
        .params(condition.params())
        .list(Sum.class));
  }

  private static String ageSums() {
    return String.join(", ",
        ReportBody.AGE_BANDS.stream()
            .flatMap(band -> Stream.of("m", "f")
                .map(sex -> "coalesce(sum(CAST(r.ages -> '%s' ->> '%s' AS bigint)), 0)".formatted(band, sex)))
            .toList());
  }

  /**
   * A report in the calendar.
   *
   * @param counted whether it counts
   * @param ofDay how many reports that day has
   */
  public record CalendarEntry(UUID id, String title, LocalDate heldOn, UUID village, long people, boolean counted,
      long ofDay) {}

  /** The first reports of each day of a month; what was withdrawn is in it only when it is asked for. */
  List<CalendarEntry> listMonth(Actor actor, ReportFilter filter, YearMonth month) {
    ReportFilterCondition condition = filter.status().equals("withdrawn") ? ReportFilterCondition.of(filter)
        : narrowed(filter, "r.status <> 'withdrawn'");
    return rows.sql(actor, """
        SELECT d.id, d.title, d.held_on, d.village, d.people, d.counted, d.of_day FROM (
          SELECT r.id, r.title, r.held_on, r.village,
                 r.children_m + r.children_f + r.adults_m + r.adults_f AS people, r.told AS counted,
                 count(*) OVER (PARTITION BY r.held_on) AS of_day,
                 row_number() OVER (PARTITION BY r.held_on ORDER BY r.id) AS nth
            FROM community.report r
           WHERE %s AND r.held_on BETWEEN :first AND :last AND %s) d
         WHERE d.nth <= :titles ORDER BY d.held_on, d.nth
        """.formatted(condition.sql(), rows.reach(actor, Report.class, "r")))
        .params(condition.params())
        .param("first", month.atDay(1))
        .param("last", month.atEndOfMonth())
        .param("titles", TITLES_A_DAY)
        .list(CalendarEntry.class);
  }

  /** How many of those that the filter finds do not count yet; nothing is said of a state that was asked for alone. */
  public UncountedReports countUncounted(Actor actor, ReportFilter filter) {
    if (isAskedAlone(filter)) {
      return UncountedReports.NONE;
    }
    ReportFilterCondition condition = ReportFilterCondition.of(filter);
    return rows.sql(actor, """
        SELECT count(*) FILTER (WHERE r.status = 'review') AS waiting,
               count(*) FILTER (WHERE r.status <> 'review') AS returned
          FROM community.report r
         WHERE %s AND NOT %s AND r.status <> 'withdrawn' AND %s
        """.formatted(condition.sql(), CountedReportPolicy.SQL, rows.reach(actor, Report.class, "r")))
        .params(condition.params())
        .single(UncountedReports.class);
  }

  /** Whether a state is asked for whose reports do not count. */
  static boolean isAskedAlone(ReportFilter filter) {
    return UNCOUNTED_STATES.contains(filter.status());
  }

  private static ReportFilterCondition condition(ReportFilter filter) {
    return isAskedAlone(filter) ? ReportFilterCondition.of(filter) : narrowed(filter, CountedReportPolicy.SQL);
  }

  private static ReportFilterCondition narrowed(ReportFilter filter, String besides) {
    ReportFilterCondition asked = ReportFilterCondition.of(filter);
    return new ReportFilterCondition(asked.sql() + " AND " + besides, asked.params());
  }
}
