package id.payung.community.village;

import id.payung.platform.actor.Actor;
import id.payung.platform.search.TypedWords;
import id.payung.platform.sitesearch.SearchDirectory;
import id.payung.platform.sitesearch.SearchHit;
import id.payung.platform.sitesearch.SearchKind;
import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.util.List;
import org.springframework.stereotype.Component;

/** Villages by their name or their district's; those of a regency are in memory. */
@Component
class VillageSearchDirectory implements SearchDirectory {
  private final RegionRepository regions;

  VillageSearchDirectory(RegionRepository regions) {
    this.regions = regions;
  }

  @Override
  public SearchKind kind(Actor actor) {
    return SearchKind.of(60, "community.villages", "place", "/villages");
  }

  @Override
  public List<SearchHit> find(Actor actor, Ui ui, TypedWords typed, boolean forgiving, int limit) {
    return regions.listVillages(actor.regency())
        .stream()
        .filter(village -> forgiving ? typed.resembles(words(village)) : typed.matches(words(village)))
        .limit(limit)
        .map(village -> new SearchHit("/villages/" + village.id(), village.label(), null, null))
        .toList();
  }

  /** As people write it: Desa Baruga Kec. Malili. */
  static String words(Region village) {
    return (village.kelurahan() ? "kelurahan kel. " : "desa ds. ") + village.name() + " kecamatan kec. "
        + village.parentName();
  }
}
