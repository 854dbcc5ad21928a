package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Villages as pages of reports name them and offer them. */
@Component
public class VillageChoices {
  private final RegionRepository regions;

  VillageChoices(RegionRepository regions) {
    this.regions = regions;
  }

  public Map<UUID, String> labelsOf(List<UUID> villages) {
    return regions.findByIds(villages).values().stream().collect(Collectors.toMap(Region::id, Region::label));
  }

  /** The villages that the actor may choose, under their districts. */
  public List<SelectOptionGroup> optionsByDistrict(Actor actor) {
    Map<String, List<SelectOption>> byDistrict = new LinkedHashMap<>();
    for (Region village : regions.listVillages(actor.regency())) {
      if (actor.hasRegencyWideReach() || actor.villages().isEmpty() || actor.villages().contains(village.id())) {
        byDistrict.computeIfAbsent(village.parentName(), name -> new ArrayList<>())
            .add(SelectOption.of(village.id().toString(), village.name()));
      }
    }
    return byDistrict.entrySet()
        .stream()
        .map(entry -> new SelectOptionGroup(entry.getKey(), entry.getValue()))
        .toList();
  }
}
