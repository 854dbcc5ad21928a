package id.payung.meetings;

import id.payung.platform.actor.Actor;
import id.payung.platform.calendar.CalendarEntry;
import id.payung.platform.calendar.CalendarSource;
import id.payung.platform.calendar.CalendarWindow;
import id.payung.platform.i18n.Messages;
import id.payung.platform.rows.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The days of meetings; a withdrawn one is gone from the calendar. */
@Component
@Transactional(readOnly = true)
class MeetingCalendarSource implements CalendarSource {
  private final Rows rows;
  private final Messages words;

  MeetingCalendarSource(Rows rows, Messages words) {
    this.rows = rows;
    this.words = words;
  }

  private record DayOfMeeting(UUID id, String title, LocalDate heldOn, String place) {}

  @Override
  public List<CalendarEntry> listEntries(Actor actor, CalendarWindow window) {
    // of too many the latest stay: those to come are among them
    return rows.query(actor, Meeting.class)
        .is("withdrawn_at", null)
        .and("r.held_on BETWEEN :from AND :to", "from", window.from())
        .param("to", window.to())
        .orderBy("r.held_on DESC, r.id DESC")
        .limit(window.limit())
        .list(DayOfMeeting.class, "r.id, r.title, r.held_on, r.place")
        .stream()
        .map(
            one -> CalendarEntry
                .onDay("meeting", one.id(), words.text(window.locale(), "meetings.calendar.meeting", one.title()),
                    one.heldOn(), "/meetings/" + one.id())
                .at(one.place()))
        .toList();
  }
}
