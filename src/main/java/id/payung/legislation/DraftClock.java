package id.payung.legislation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a draft.
 *
 * @param duty of the rules in deadlines.yaml
 * @param start the day of the event that began it
 * @param stop the day of the event that ended it, or null while it runs
 */
public record DraftClock(String duty, LocalDate start, @Nullable LocalDate stop) {
  static DraftClock parse(String kept) {
    int at = kept.indexOf('@');
    return new DraftClock(kept.substring(0, at), LocalDate.parse(kept.substring(at + 1)), null);
  }

  public boolean runs() {
    return stop == null;
  }

  DraftClock stopped(LocalDate day) {
    return new DraftClock(duty, start, day);
  }

  String kept() {
    return duty + "@" + start;
  }
}
