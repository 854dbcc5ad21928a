package id.payung.platform.calendar;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.UtcOffset;

import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import id.payung.platform.calendar.CalendarEntry.Hours;
import id.payung.platform.tenancy.RegencySettings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;

/**
 * Entries as iCalendar (RFC 5545). The same entries on the same day are the same bytes. A day is a DATE, which no zone
 * moves; hours are in the regency's zone, whose offset stands in the file.
 */
public final class ICalendarFile {
  public static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";

  /** The offsets of Indonesia's zones have not changed since; daylight saving there is none. */
  private static final DateTimeComponents OFFSET_SINCE = new DateTimeComponents(1988, 1, 1, 0, 0, 0, false);

  /** Counted in letters, while the 75 of the RFC are bytes: three to a letter, and one more where a pair is kept. */
  private static final int LINE_LENGTH = 24;

  /** How often a phone asks again. */
  private static final String EVERY = "PT4H";

  private ICalendarFile() {}

  /**
   * @param name as the phone shows it
   * @param home address of the regency's pages, without a slash at the end
   */
  public static byte[] write(List<CalendarEntry> entries, String name, RegencySettings regency, LocalDate today,
      String home) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Payung//Payung//ID");
    calendar.setName(name);
    calendar.setExperimentalProperty("X-WR-CALNAME", VObjectPropertyValues.escape(name)); // written as it is given
    calendar.setExperimentalProperty("X-WR-TIMEZONE", regency.zone().getId());
    calendar.addExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, EVERY); // RFC 7986 has no default type
    calendar.setExperimentalProperty("X-PUBLISHED-TTL", EVERY);
    calendar.getTimezoneInfo().setDefaultTimezone(zone(regency));
    Date stamp = Date.from(today.atStartOfDay(regency.zone()).toInstant());
    entries.forEach(entry -> calendar.addEvent(event(entry, stamp, home)));
    StringWriter text = new StringWriter();
    try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(LINE_LENGTH);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static VEvent event(CalendarEntry entry, Date stamp, String home) {
    VEvent event = new VEvent();
    event.setUid(entry.id() + "@payung");
    event.setDateTimeStamp(stamp);
    event.setSummary(entry.title());
    if (!entry.place().isEmpty()) {
      event.setLocation(entry.place());
    }
    event.setUrl(home + entry.path());
    if (entry.cancelled()) {
      event.setStatus(Status.cancelled());
      event.setSequence(1); // later than the entry that stood there before
    }
    Hours hours = entry.hours();
    if (hours == null) {
      event.setDateStart(new DateStart(date(entry.day())));
      event.setDateEnd(new DateEnd(date(entry.day().plusDays(1))));
      event.setTransparency(true); // a deadline does not make the day busy
    } else {
      event.setDateStart(moment(hours.from()), true);
      event.setDateEnd(moment(hours.until()), true);
    }
    return event;
  }

  private static ICalDate date(LocalDate day) {
    return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
  }

  private static Date moment(Instant instant) {
    return Date.from(instant);
  }

  private static TimezoneAssignment zone(RegencySettings regency) {
    TimeZone zone = TimeZone.getTimeZone(regency.zone());
    UtcOffset offset = new UtcOffset(zone.getRawOffset());
    StandardTime standard = new StandardTime();
    standard.setDateStart(OFFSET_SINCE);
    standard.setTimezoneOffsetFrom(offset);
    standard.setTimezoneOffsetTo(offset);
    VTimezone component = new VTimezone(regency.zone().getId());
    component.addStandardTime(standard);
    return new TimezoneAssignment(zone, component);
  }
}
