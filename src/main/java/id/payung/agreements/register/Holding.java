package id.payung.agreements.register;

import id.payung.platform.actor.Actor;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Lets the register show what one version says: the version that holds, or the one on its way while nothing holds yet.
 */
@Component
class Holding {
  private final AgreementRows rows;
  private final Regions regions;

  Holding(AgreementRows rows, Regions regions) {
    this.rows = rows;
    this.regions = regions;
  }

  void by(Actor actor, UUID agreement, int holding, int newest, AgreementVersion version, Set<UUID> reach) {
    rows.hold(actor, agreement, holding, newest, version, reach, villagesOf(actor, version.text()));
  }

  private Set<UUID> villagesOf(Actor actor, AgreementText text) {
    return text.wholeRegency()
        ? new LinkedHashSet<>(regions.villagesOf(actor.regency()).stream().map(Region::id).toList())
        : text.villages();
  }

  /** Who reads the agreement, when its paper says this: its parties beside those who read it for another reason. */
  static Set<UUID> reachOf(AgreementText text, Collection<UUID> others) {
    Set<UUID> reach = new LinkedHashSet<>(others);
    text.parties().forEach(party -> reach.add(party.organisation()));
    return reach;
  }
}
