package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.ui.Option;
import id.payung.platform.ui.OptionGroup;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Villages as pages of reports name them and offer them. */
@Component
class VillageChoices {
  private final Regions regions;

  VillageChoices(Regions regions) {
    this.regions = regions;
  }

  Map<UUID, String> labels(List<UUID> villages) {
    return regions.named(villages).values().stream().collect(Collectors.toMap(Region::id, Region::label));
  }

  /** The villages that the actor may choose, under their districts. */
  List<OptionGroup> districts(Actor actor) {
    Map<String, List<Option>> byDistrict = new LinkedHashMap<>();
    for (Region village : regions.villagesOf(actor.regency())) {
      if (actor.wide() || actor.villages().isEmpty() || actor.villages().contains(village.id())) {
        byDistrict.computeIfAbsent(village.parentName(), name -> new ArrayList<>())
            .add(Option.of(village.id().toString(), village.name()));
      }
    }
    return byDistrict.entrySet().stream().map(entry -> new OptionGroup(entry.getKey(), entry.getValue())).toList();
  }
}
