package id.payung.remarks;

import id.payung.platform.actor.Actor;
import id.payung.remarks.ConversationRepository.Settlers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Who may settle an open conversation in which somebody was asked by name: the parties (who asked; once it is answered
 * also who was asked), whoever works today in the same organisation as one of them, and those who run the evaluation.
 * So no office closes a question that a checker still waits for; whoever answers in place of who was asked may settle
 * it. Where nobody was asked by name there is no party, and whoever reads it may settle it. The button and the
 * settlement follow this rule.
 */
final class SettlementPolicy {
  private SettlementPolicy() {}

  /**
   * @param offices asked only where they decide: where people work today, by person
   */
  static boolean maySettle(Actor actor, Settlers settlers, Supplier<Map<UUID, Set<UUID>>> offices) {
    List<UUID> parties = settlers.parties();
    if (settlers.asked()) {
      return false;
    }
    if (parties.isEmpty() || PossibleAddresseeLookup.speaksForAll(actor)) {
      return true;
    }
    return parties.stream().anyMatch(party -> party.equals(actor.person()))
        || !actor.organisations().isEmpty() && parties.stream()
            .map(party -> offices.get().getOrDefault(party, Set.of()))
            .anyMatch(own -> !Collections.disjoint(own, actor.organisations()));
  }
}
