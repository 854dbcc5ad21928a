package id.payung.insight.changes;

import id.payung.platform.web.Ui;
import java.time.Duration;
import java.time.Instant;

/**
 * From when to when changes are told.
 *
 * @param until the hour of the page, which becomes the mark when its button is pressed
 * @param marked whether somebody pressed the button before; else these are the last seven days
 * @param shortened whether the mark is older than what is told
 * @param reversible whether the last press can be taken back
 */
public record ChangePeriod(Instant since, Instant until, boolean marked, boolean shortened, boolean reversible) {
  /** Its beginning in words: a day, and the minute where somebody pressed the button then. */
  public String sinceText(Ui ui) {
    return marked && !shortened ? ui.dateTime(since) : ui.shortDate(since.atZone(ui.zone()).toLocalDate());
  }

  /** What somebody is told who has never pressed the button. */
  private static final Duration FIRST = Duration.ofDays(7);
  /** Older changes are not told, however long somebody was away. */
  private static final Duration LONGEST = Duration.ofDays(30);

  static Instant firstSince(Instant now) {
    return now.minus(FIRST);
  }

  static Instant earliest(Instant now) {
    return now.minus(LONGEST);
  }

  static ChangePeriod unmarked(Instant now) {
    return new ChangePeriod(firstSince(now), now, false, false, false);
  }

  static ChangePeriod since(Instant mark, Instant now, boolean reversible) {
    boolean shortened = mark.isBefore(earliest(now));
    return new ChangePeriod(shortened ? earliest(now) : mark, now, true, shortened, reversible);
  }
}
