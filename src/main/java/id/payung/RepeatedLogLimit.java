package id.payung;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps a fault that repeats from driving everything else out of the log: of one kind of line some stand in ten
 * minutes, of all that one class says some more, and what was left out is counted. A kind is a sentence without what is
 * filled in, or an exception and the place where it arose.
 */
final class RepeatedLogLimit extends TurboFilter {
  static final Duration WINDOW = Duration.ofMinutes(10);
  static final int LINES_OF_KIND = 10;

  /** For sentences that are put together before they come here, each of which seems a kind of its own. */
  static final int LINES_OF_CLASS = 100;

  /** What is remembered; further kinds share one. */
  private static final int MAX_KINDS = 1_000;

  private static final int MAX_SENTENCE = 80;
  private static final int MAX_CAUSES = 20;

  private final LongSupplier nanoTime;
  private final Map<String, Count> counts = new HashMap<>();

  RepeatedLogLimit() {
    this(System::nanoTime);
  }

  RepeatedLogLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** How many lines came in the window that began then. */
  private static final class Count {
    private long beganNanos;
    private int lines;
    private int leftOut;
  }

  /** What becomes of a line, and how many of its kind were left out before it. */
  private record Decision(boolean stands, boolean last, int leftOutBefore) {}

  /** To be called when the log has its settings: reading them forgets it. */
  static void install() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.addTurboFilter(new RepeatedLogLimit());
    }
  }

  @Override
  public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
      Object @Nullable [] params, @Nullable Throwable thrown) {
    if (format == null && thrown == null || !level.isGreaterOrEqual(logger.getEffectiveLevel())
        || logger.getName().equals(RepeatedLogLimit.class.getName())) {
      return FilterReply.NEUTRAL;
    }
    String kind = kindOf(logger, level, format == null ? "" : format, findThrown(params, thrown));
    Decision decision = count(kind, logger.getName());
    Logger own = logger.getLoggerContext().getLogger(RepeatedLogLimit.class);
    if (decision.leftOutBefore() > 0) {
      own.warn("{} lines like the next of {} were left out", decision.leftOutBefore(), logger.getName());
    }
    if (decision.last()) {
      own.warn("more lines like the next of {} are left out for some minutes", logger.getName());
    }
    return decision.stands() ? FilterReply.NEUTRAL : FilterReply.DENY;
  }

  private synchronized Decision count(String kind, String logger) {
    long now = nanoTime.getAsLong();
    if (counts.size() >= MAX_KINDS) {
      counts.values().removeIf(count -> now - count.beganNanos > WINDOW.toNanos());
    }
    Count ofClass = count(logger, now);
    Count ofKind = count(kind, now);
    int leftOut = ofKind.lines == 0 ? ofKind.leftOut : 0;
    if (ofKind.lines == 0) {
      ofKind.leftOut = 0;
    }
    if (ofKind.lines >= LINES_OF_KIND || ofClass.lines >= LINES_OF_CLASS) {
      ofKind.leftOut++;
      return new Decision(false, false, 0);
    }
    ofKind.lines++;
    ofClass.lines++;
    return new Decision(true, ofKind.lines == LINES_OF_KIND || ofClass.lines == LINES_OF_CLASS, leftOut);
  }

  private Count count(String key, long now) {
    Count count =
        counts.computeIfAbsent(counts.size() < MAX_KINDS || counts.containsKey(key) ? key : "", _ -> new Count());
    if (count.lines > 0 && now - count.beganNanos > WINDOW.toNanos()) {
      count.lines = 0;
    }
    if (count.lines == 0) {
      count.beganNanos = now;
    }
    return count;
  }

  /** Where parameters stand in the sentence the exception is the last of them. */
  private static @Nullable Throwable findThrown(Object @Nullable [] params, @Nullable Throwable thrown) {
    return thrown == null && params != null && params.length > 0 && params[params.length - 1] instanceof Throwable last
        ? last
        : thrown;
  }

  private static String kindOf(Logger logger, Level level, String format, @Nullable Throwable thrown) {
    String said = logger.getName() + " " + level + " ";
    if (thrown == null) {
      return said + format.substring(0, Math.min(format.length(), MAX_SENTENCE));
    }
    Throwable root = thrown;
    for (int depth = 0; depth < MAX_CAUSES && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    StackTraceElement[] stack = root.getStackTrace();
    return said + thrown.getClass().getName() + " " + root.getClass().getName() + " "
        + (stack.length == 0 ? "" : stack[0].getClassName() + "." + stack[0].getMethodName());
  }
}
