package id.payung.agreements.register;

import id.payung.platform.actor.Actor;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Lets the register show what one version says: the version that holds, or the one on its way while nothing holds yet.
 */
@Component
class AgreementVersionActivation {
  private final AgreementRepository agreementRepository;
  private final RegionRepository regions;

  AgreementVersionActivation(AgreementRepository agreementRepository, RegionRepository regions) {
    this.agreementRepository = agreementRepository;
    this.regions = regions;
  }

  void activate(Actor actor, UUID agreement, int currentVersion, int newest, AgreementVersion version,
      Set<UUID> reach) {
    agreementRepository.updateFromVersion(actor, agreement, currentVersion, newest, version, reach,
        villagesOf(actor, version.text()));
  }

  private Set<UUID> villagesOf(Actor actor, AgreementText text) {
    return text.wholeRegency()
        ? new LinkedHashSet<>(regions.listVillages(actor.regency()).stream().map(Region::id).toList())
        : text.villages();
  }

  /** Who reads the agreement, when its paper says this: its parties beside those who read it for another reason. */
  static Set<UUID> reachOf(AgreementText text, Collection<UUID> otherReaders) {
    Set<UUID> reach = new LinkedHashSet<>(otherReaders);
    text.parties().forEach(party -> reach.add(party.organisation()));
    return reach;
  }
}
