package id.payung.platform.duty;

import id.payung.platform.actor.Actor;
import java.util.List;
import java.util.Map;

/** A module that gives people something to do. The first page and the hand-over page read all of them. */
public interface DutySource {

  /** At most {@code limit} duties, the soonest first, loaded through the actor. */
  List<Duty> listDuties(Actor actor, int limit);

  /**
   * Kinds of duties of which many can be done alike, and the list where they are ticked: its bar of deeds does them at
   * once. Kinds that need a word of their own each are not here.
   */
  default Map<String, String> listsOfMany() {
    return Map.of();
  }

  /**
   * Whether the titles may stand in the calendar of a phone, which a stranger may find: no case, nobody's name, no
   * remark. Otherwise the calendar says how many of a kind wait, and no more.
   */
  default boolean titlesFitForCalendar() {
    return false;
  }
}
