package id.payung.community.report;

import id.payung.community.ReportBody;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.regions.RegionRepository;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What a report written at a desk must hold to: a village of the actor's own, or any of the regency for who reaches it
 * all; a day that has come.
 */
@Component
public class ReportEntryPolicy {
  private final RegionRepository regions;
  private final RegencyDirectory regencies;
  private final Clock clock;

  ReportEntryPolicy(RegionRepository regions, RegencyDirectory regencies, Clock clock) {
    this.regions = regions;
    this.regencies = regencies;
    this.clock = clock;
  }

  /**
   * @throws Invalid by field
   */
  public void requireValid(Actor actor, ReportBody body) {
    boolean here = !regions.listVillageIdsWithin(actor.regency(), List.of(body.village())).isEmpty();
    boolean isVillage =
        regions.findByIds(List.of(body.village())).values().stream().anyMatch(region -> region.level() == 4);
    boolean reach =
        actor.hasRegencyWideReach() || actor.villages().isEmpty() || actor.villages().contains(body.village());
    Map<String, String> wrong = new HashMap<>();
    if (!here || !isVillage || !reach) {
      wrong.put("village", "community.invalid.village");
    }
    if (body.heldOn().isAfter(regencies.require(actor.regency()).today(clock))) {
      wrong.put("heldOn", "community.invalid.future");
    }
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
  }
}
