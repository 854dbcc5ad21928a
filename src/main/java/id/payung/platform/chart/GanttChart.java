package id.payung.platform.chart;

import id.payung.platform.ui.StatusTone;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Activities along the calendar: the planned time as a pale bar, the realised share of the volume as a dark one from
 * its left, today as a line. A dark bar that ends left of the line is behind its time.
 */
public record GanttChart(double width, double height, List<Bar> bars, List<Tick> ticks, @Nullable Double today,
    List<Activity> activities) {
  public static final double LABEL = 300;
  public static final double TOP = 48;
  public static final double ROW = 40;
  private static final double WIDTH = 1000;
  private static final double MARGIN = 12;
  private static final double NARROWEST_BAR = 4;
  /** One mistyped year must not press all others into a line. */
  private static final int YEARS_BEFORE_MIDDLE = 3;
  private static final int YEARS_BEHIND_MIDDLE = 4;

  /**
   * What is drawn.
   *
   * @param note a short second line: office, volume
   * @param realised share of the target volume, 0 to 1 (more is drawn as 1)
   */
  public record Activity(String name, @Nullable String note, LocalDate start, LocalDate end, double realised,
      StatusTone tone, List<Milestone> milestones) {

    public Activity(String name, @Nullable String note, LocalDate start, LocalDate end, double realised,
        StatusTone tone) {
      this(name, note, start, end, realised, tone, List.of());
    }
  }

  /** A day that matters: signing, a gate, a report. */
  public record Milestone(LocalDate day, String name) {}

  /** One row; pixels. */
  public record Bar(Activity activity, String name, @Nullable String note, double y, double x, double width,
      double done, List<Point> milestones) {}

  /** A milestone's place. */
  public record Point(double x, Milestone milestone) {}

  /** The first day of a month, quarter or year; the year where one begins. */
  public record Tick(double x, String label, @Nullable String year) {}

  /** @throws IllegalArgumentException when an activity ends before it starts */
  public static GanttChart draw(List<Activity> activities, LocalDate today, Locale locale) {
    LocalDate middle = middleDay(activities, today);
    LocalDate from = latest(firstDay(activities, today), middle.minusYears(YEARS_BEFORE_MIDDLE)).withDayOfMonth(1);
    LocalDate to =
        earliest(lastDay(activities, today), middle.plusYears(YEARS_BEHIND_MIDDLE)).withDayOfMonth(1).plusMonths(1);
    LinearScale scale = new LinearScale(0, ChronoUnit.DAYS.between(from, to), LABEL, WIDTH - MARGIN);
    var bars = new ArrayList<Bar>();
    for (Activity activity : activities) {
      bars.add(bar(activity, from, scale, TOP + bars.size() * ROW));
    }
    boolean inside = !activities.isEmpty() && !today.isBefore(from) && today.isBefore(to);
    return new GanttChart(WIDTH, TOP + activities.size() * ROW + MARGIN, List.copyOf(bars),
        ticks(from, to, scale, locale), inside ? x(today, from, scale) : null, activities);
  }

  private static Bar bar(Activity activity, LocalDate from, LinearScale scale, double y) {
    if (activity.end().isBefore(activity.start())) {
      throw new IllegalArgumentException("ends before it starts");
    }
    double x = Math.min(inside(x(activity.start(), from, scale)), WIDTH - MARGIN - NARROWEST_BAR);
    double width = Math.max(NARROWEST_BAR, LinearScale.round(inside(x(activity.end().plusDays(1), from, scale)) - x));
    double done = LinearScale.round(width * Math.clamp(activity.realised(), 0, 1));
    var points = activity.milestones()
        .stream()
        .map(milestone -> new Point(inside(x(milestone.day(), from, scale)), milestone))
        .toList();
    String note = activity.note() == null ? null : TextFitting.truncate(activity.note(), LABEL - 36, 11);
    return new Bar(activity, TextFitting.truncate(activity.name(), LABEL - 36, 13), note, y, x, width, done, points);
  }

  private static double x(LocalDate day, LocalDate from, LinearScale scale) {
    return scale.toPixel(ChronoUnit.DAYS.between(from, day));
  }

  /** What lies outside of the drawn years stands at their edge; its days are told in words. */
  private static double inside(double x) {
    return Math.clamp(x, LABEL, WIDTH - MARGIN);
  }

  /** Months up to a year and a half, quarters up to four years, then years. */
  private static List<Tick> ticks(LocalDate from, LocalDate to, LinearScale scale, Locale locale) {
    long months = ChronoUnit.MONTHS.between(from, to);
    int step = months <= 18 ? 1 : months <= 48 ? 3 : 12;
    var ticks = new ArrayList<Tick>();
    for (LocalDate day = from; day.isBefore(to); day = day.plusMonths(1)) {
      if ((day.getMonthValue() - 1) % step == 0 || (ticks.isEmpty() && step == 1)) {
        boolean year = day.getMonthValue() == 1 || ticks.isEmpty();
        String label = step == 12 ? "" : DateTimeFormatter.ofPattern("MMM", locale).format(day);
        ticks.add(new Tick(x(day, from, scale), label, year ? String.valueOf(day.getYear()) : null));
      }
    }
    return List.copyOf(ticks);
  }

  /** The day in the middle of all beginnings: a mistyped year moves it by nothing. */
  private static LocalDate middleDay(List<Activity> activities, LocalDate fallback) {
    List<LocalDate> starts = activities.stream().map(Activity::start).sorted().toList();
    return starts.isEmpty() ? fallback : starts.get((starts.size() - 1) / 2);
  }

  private static LocalDate latest(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earliest(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate firstDay(List<Activity> activities, LocalDate fallback) {
    return activities.stream().map(Activity::start).min(LocalDate::compareTo).orElse(fallback);
  }

  private static LocalDate lastDay(List<Activity> activities, LocalDate fallback) {
    return activities.stream().map(Activity::end).max(LocalDate::compareTo).orElse(fallback);
  }
}
