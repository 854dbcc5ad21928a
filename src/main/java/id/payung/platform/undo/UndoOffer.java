package id.payung.platform.undo;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * An action of a person that can be taken back.
 *
 * @param deed JSON of a {@link DoneAction}
 * @param said JSON of a {@link Said}, which the list of all offers reads without the action
 * @param undone how many of its steps have been taken back, the last one first; what breaks off goes on from there
 */
@HiddenFromPeople
@Table(value = "platform.undo_offer", reach = "author:person")
record UndoOffer(@KeyColumn UUID person, @KeyColumn UUID id, String kind, String deed, String said, Instant offeredAt,
    int undone) {

  /**
   * What was done.
   *
   * @param back the page behind it, within the regency
   * @param steps JSON of the steps of its {@link UndoHandler}, in the order in which they were done
   */
  record DoneAction(String back, String steps) {}

  /**
   * What was said of it.
   *
   * @param words message key of the sentence
   * @param titles of the first records that it was done to
   * @param records to how many it was done
   * @param subject what it was done with, a file for example; empty where there is nothing to say
   * @param under the mandates that it was done under
   */
  record Said(String words, List<Object> args, List<String> titles, int records, String subject, Under under) {}

  /**
   * Roles and reach of whoever did it. The sentence names records, so that it is shown as long as the same person still
   * reaches as far.
   */
  record Under(Set<Role> roles, Set<UUID> organisations, Set<UUID> villages) {
    static Under of(Actor actor) {
      return new Under(actor.roles(), actor.organisations(), actor.villages());
    }

    boolean isWithin(Actor actor) {
      return actor.roles().containsAll(roles) && actor.organisations().containsAll(organisations)
          && actor.villages().containsAll(villages);
    }
  }
}
