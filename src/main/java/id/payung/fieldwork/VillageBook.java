package id.payung.fieldwork;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The villages of each regency, read once: they change only when the application starts with a new table of regions.
 */
@Component
class VillageBook {
  private final Regions regions;
  private final Map<String, Map<UUID, Region>> known = new ConcurrentHashMap<>();

  VillageBook(Regions regions) {
    this.regions = regions;
  }

  /** Must first be called outside a transaction. */
  Map<UUID, Region> of(String regency) {
    Map<UUID, Region> villages = known.get(regency);
    if (villages == null) {
      Map<UUID, Region> read = new LinkedHashMap<>();
      Acting.doing(Actor.service("fieldwork", regency),
          () -> regions.villagesOf(regency).forEach(village -> read.put(village.id(), village)));
      villages = Map.copyOf(read);
      known.put(regency, villages);
    }
    return villages;
  }
}
