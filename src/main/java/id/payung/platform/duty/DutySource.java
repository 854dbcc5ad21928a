package id.payung.platform.duty;

import id.payung.platform.actor.Actor;
import java.util.List;

/** A module that gives people something to do. The first page and the hand-over page read all of them. */
public interface DutySource {

  /** At most {@code limit} duties, the soonest first, loaded through the actor. */
  List<Duty> listDuties(Actor actor, int limit);
}
