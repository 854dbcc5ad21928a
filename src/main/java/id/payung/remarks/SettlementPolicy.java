package id.payung.remarks;

import id.payung.platform.actor.Actor;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Who may settle an open conversation in which somebody was asked by name: the parties (who asked and who was asked),
 * whoever works today in the same organisation as one of them, and those who run the evaluation. Where nobody was asked
 * by name there is no party, and whoever reads it may settle it. The button and the settlement follow this rule.
 */
final class SettlementPolicy {
  private SettlementPolicy() {}

  /**
   * @param parties who asked and who was asked by name
   * @param offices asked only where they decide: where people work today, by person
   */
  static boolean maySettle(Actor actor, Collection<UUID> parties, Supplier<Map<UUID, Set<UUID>>> offices) {
    if (parties.isEmpty() || PossibleAddresseeLookup.speaksForAll(actor)) {
      return true;
    }
    return parties.stream().anyMatch(party -> party.equals(actor.person()))
        || !actor.organisations().isEmpty() && parties.stream()
            .map(party -> offices.get().getOrDefault(party, Set.of()))
            .anyMatch(own -> !Collections.disjoint(own, actor.organisations()));
  }
}
