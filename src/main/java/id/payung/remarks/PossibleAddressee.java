package id.payung.remarks;

import id.payung.platform.actor.Actor;
import java.util.UUID;

/**
 * Somebody who may be asked by name.
 *
 * @param actor with the mandates of today, which say what they may open
 * @param role code of the mandate that is shown beside the name
 * @param office label of its organisation
 */
public record PossibleAddressee(Actor actor, String role, String office) {
  public UUID id() {
    return actor.requirePerson();
  }

  public String name() {
    return actor.name();
  }
}
