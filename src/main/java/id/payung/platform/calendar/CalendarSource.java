package id.payung.platform.calendar;

import id.payung.platform.actor.Actor;
import java.util.List;

/** A module that has days for people's calendars. */
public interface CalendarSource {

  /**
   * Those within the window, at most as many as it says, loaded through the actor as the pages are. What was withdrawn
   * or is done is left out, unless people may still come: {@link CalendarEntry#calledOff()}. A stranger who finds the
   * phone may read each title: no case, nobody's name but that of an organisation, no remark.
   */
  List<CalendarEntry> listEntries(Actor actor, CalendarWindow window);
}
