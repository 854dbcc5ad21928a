package id.payung.meetings;

import id.payung.platform.actor.Actor;
import id.payung.platform.calendar.CalendarEntry;
import id.payung.platform.calendar.CalendarSource;
import id.payung.platform.calendar.CalendarWindow;
import id.payung.platform.i18n.Messages;
import id.payung.platform.i18n.PrefixedTitle;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The days of meetings. One that was withdrawn before it was over is called off; a record that was taken back
 * afterwards is gone from the calendar. A title and a place are free text, and a calendar is read by whoever holds its
 * address: it says of what kind the meeting is, and no more.
 */
@Component
@Transactional(readOnly = true)
class MeetingCalendarSource implements CalendarSource {
  private final Rows rows;
  private final Messages words;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;

  MeetingCalendarSource(Rows rows, Messages words, ReferenceCatalogue reference, RegencyDirectory regencies) {
    this.rows = rows;
    this.words = words;
    this.reference = reference;
    this.regencies = regencies;
  }

  private record DayOfMeeting(UUID id, String kind, LocalDate heldOn, boolean withdrawn) {}

  @Override
  public List<CalendarEntry> listEntries(Actor actor, CalendarWindow window) {
    // of too many the latest stay: those to come are among them
    return rows.query(actor, Meeting.class)
        .and("(r.withdrawn_at IS NULL OR r.withdrawn_at < CAST(r.held_on + 1 AS timestamp) AT TIME ZONE :zone)", "zone",
            regencies.require(actor.regency()).zone().getId())
        .and("r.held_on BETWEEN :from AND :to", "from", window.from())
        .param("to", window.to())
        .orderBy("r.held_on DESC, r.id DESC")
        .limit(window.limit())
        .list(DayOfMeeting.class, "r.id, r.kind, r.held_on, r.withdrawn_at IS NOT NULL AS withdrawn")
        .stream()
        .map(one -> entry(one, window.locale()))
        .toList();
  }

  private CalendarEntry entry(DayOfMeeting one, Locale locale) {
    String title = PrefixedTitle.of(words.text(locale, "meetings.calendar.meeting"),
        reference.list("meetings/kinds").nameOf(one.kind(), locale));
    String told = one.withdrawn() ? PrefixedTitle.of(words.text(locale, "meetings.calendar.off"), title) : title;
    CalendarEntry entry = CalendarEntry.onDay("meeting", one.id(), told, one.heldOn(), "/meetings/" + one.id());
    return one.withdrawn() ? entry.calledOff() : entry;
  }
}
