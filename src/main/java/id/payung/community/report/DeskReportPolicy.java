package id.payung.community.report;

import id.payung.community.ReportBody;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.regions.RegionRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a report written at a desk must hold to: a village of the actor's own, or any of the regency for who reaches it
 * all; a day that has come; no more children by age than were there.
 */
@Component
public class DeskReportPolicy {
  private final RegionRepository regions;
  private final RegencyDirectory regencies;
  private final Clock clock;

  DeskReportPolicy(RegionRepository regions, RegencyDirectory regencies, Clock clock) {
    this.regions = regions;
    this.regencies = regencies;
    this.clock = clock;
  }

  /**
   * What is wrong with the day and the village; either may still be missing.
   *
   * @return message keys by field
   */
  Map<String, String> findMistakes(Actor actor, @Nullable UUID village, @Nullable LocalDate heldOn) {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (heldOn != null && heldOn.isAfter(regencies.require(actor.regency()).today(clock))) {
      wrong.put("heldOn", "community.invalid.future");
    }
    if (village != null && !isOwnVillage(actor, village)) {
      wrong.put("village", "community.invalid.village");
    }
    return wrong;
  }

  private boolean isOwnVillage(Actor actor, UUID village) {
    boolean here = !regions.listVillageIdsWithin(actor.regency(), List.of(village)).isEmpty();
    boolean isVillage = regions.findByIds(List.of(village)).values().stream().anyMatch(region -> region.level() == 4);
    return here && isVillage
        && (actor.hasRegencyWideReach() || actor.villages().isEmpty() || actor.villages().contains(village));
  }

  /**
   * @throws Invalid by field
   */
  public void requireValid(Actor actor, ReportBody body) {
    Map<String, String> wrong = findMistakes(actor, body.village(), body.heldOn());
    if (body.agesExceedChildren()) {
      wrong.put("ages", "community.invalid.ages");
    }
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
  }
}
