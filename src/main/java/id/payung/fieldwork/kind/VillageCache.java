package id.payung.fieldwork.kind;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The villages of each regency, read once: they change only when the application starts with a new table of regions.
 */
@Component
public class VillageCache {
  private final RegionRepository regions;
  private final Map<String, Map<UUID, Region>> villagesByRegency = new ConcurrentHashMap<>();

  VillageCache(RegionRepository regions) {
    this.regions = regions;
  }

  /** Must first be called outside a transaction. */
  public Map<UUID, Region> getVillages(String regency) {
    Map<UUID, Region> villages = villagesByRegency.get(regency);
    if (villages == null) {
      Map<UUID, Region> read = new LinkedHashMap<>();
      ActorContext.runAs(Actor.service("fieldwork", regency),
          () -> regions.listVillages(regency).forEach(village -> read.put(village.id(), village)));
      villages = Map.copyOf(read);
      villagesByRegency.put(regency, villages);
    }
    return villages;
  }
}
