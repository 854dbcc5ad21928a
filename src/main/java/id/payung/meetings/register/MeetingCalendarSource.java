package id.payung.meetings.register;

import id.payung.meetings.Meeting;
import id.payung.platform.actor.Actor;
import id.payung.platform.calendar.CalendarEntry;
import id.payung.platform.calendar.CalendarSource;
import id.payung.platform.calendar.CalendarWindow;
import id.payung.platform.i18n.Messages;
import id.payung.platform.i18n.PrefixedTitle;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The days of meetings; a withdrawn one is gone from the calendar. A title and a place are free text, and a calendar is
 * read by whoever holds its address: it says of what kind the meeting is, and no more.
 */
@Component
@Transactional(readOnly = true)
class MeetingCalendarSource implements CalendarSource {
  private final Rows rows;
  private final Messages words;
  private final ReferenceCatalogue reference;

  MeetingCalendarSource(Rows rows, Messages words, ReferenceCatalogue reference) {
    this.rows = rows;
    this.words = words;
    this.reference = reference;
  }

  private record DayOfMeeting(UUID id, String kind, LocalDate heldOn) {}

  @Override
  public List<CalendarEntry> listEntries(Actor actor, CalendarWindow window) {
    // of too many the latest stay: those to come are among them
    return rows.query(actor, Meeting.class)
        .is("withdrawn_at", null)
        .and("r.held_on BETWEEN :from AND :to", "from", window.from())
        .param("to", window.to())
        .orderBy("r.held_on DESC, r.id DESC")
        .limit(window.limit())
        .list(DayOfMeeting.class, "r.id, r.kind, r.held_on")
        .stream()
        .map(one -> CalendarEntry.onDay("meeting", one.id(),
            PrefixedTitle.of(words.text(window.locale(), "meetings.calendar.meeting"),
                reference.list("meetings/kinds").nameOf(one.kind(), window.locale())),
            one.heldOn(), "/meetings/" + one.id()))
        .toList();
  }
}
