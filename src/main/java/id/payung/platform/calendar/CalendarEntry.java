package id.payung.platform.calendar;

import id.payung.platform.ids.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day, or some hours, in a calendar.
 *
 * @param id the same for the same matter whenever it is asked for: what is moved to another day moves in the calendar
 * @param title fit for a stranger's eyes, in the reader's language
 * @param day the day; of hours the one on which they begin
 * @param hours null for a whole day
 * @param place where; empty when nowhere
 * @param path the page of it, without the regency
 * @param cancelled whether it was called off: it stays in the calendar, and says so
 */
public record CalendarEntry(UUID id, String title, LocalDate day, @Nullable Hours hours, String place, String path,
    boolean cancelled) {
  private static final int LONGEST = 200;

  /** From a moment to another. */
  public record Hours(Instant from, Instant until) {}

  public CalendarEntry {
    title = shortened(title);
    place = shortened(place);
  }

  /** A whole day. @param kind what tells this matter from others about the same record */
  public static CalendarEntry onDay(String kind, UUID subject, String title, LocalDate day, String path) {
    return new CalendarEntry(Ids.fromName("calendar:" + kind + ":" + subject), title, day, null, "", path, false);
  }

  public CalendarEntry at(String where) {
    return new CalendarEntry(id, title, day, hours, where, path, cancelled);
  }

  public CalendarEntry calledOff() {
    return new CalendarEntry(id, title, day, hours, place, path, true);
  }

  public CalendarEntry during(Instant from, Instant until) {
    return new CalendarEntry(id, title, day, new Hours(from, until), place, path, cancelled);
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = Character.isLowSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 2 : LONGEST - 1;
    return line.substring(0, end) + "…";
  }
}
