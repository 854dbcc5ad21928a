package id.payung.fieldwork.kind;

import id.payung.platform.actor.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What a phone needs to write its records, such as the activities of the plan: few rows, told by their difference. */
public interface PhoneSupplement {

  /** What one of them is called in what a phone is given. */
  String pulledAs();

  Supply supplyFor(Actor actor);

  /**
   * What the actor's phone should have.
   *
   * @param fingerprints id → differs when the content does; in the order in which they are sent
   * @param records what to send for some of the ids
   */
  record Supply(Map<UUID, Integer> fingerprints, Function<Collection<UUID>, List<Object>> records) {}
}
