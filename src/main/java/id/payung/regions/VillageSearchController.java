package id.payung.regions;

import id.payung.platform.list.Slice;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Villages found by typing a part of the name, always with their district. */
@Controller
class VillageSearchController {
  private static final int MAX_SUGGESTIONS = 12;
  private static final int MAX_PAGE_SIZE = 200;

  private final RegionRepository regions;

  VillageSearchController(RegionRepository regions) {
    this.regions = regions;
  }

  /** A village of the list. */
  record VillageListItem(UUID id, String code, String name, String district, boolean kelurahan) {
    static VillageListItem of(Region region) {
      return new VillageListItem(region.id(), region.code(), region.name(), region.parentName(), region.kelurahan());
    }
  }

  /** A page of villages; {@code next} goes into {@code after}. */
  record VillageListResponse(List<VillageListItem> villages, @Nullable String next) {}

  @AllowedToSignedIn
  @GetMapping("/{regency:\\d\\d\\.\\d\\d}/regions/villages")
  VillageSuggestions suggestVillages(@PathVariable String regency, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "village") String name) {
    List<Region> found = regions.searchVillages(regency, q, null, MAX_SUGGESTIONS).rows();
    boolean tooShort = RegionSearchRepository.normaliseWords(q).length() < RegionSearchRepository.MIN_LENGTH;
    return new VillageSuggestions(name, tooShort ? "" : q, SelectOption.of(found, Region::id, Region::label));
  }

  @AllowedToSignedIn
  @ResponseBody
  @GetMapping("/api/v1/{regency:\\d\\d\\.\\d\\d}/villages")
  VillageListResponse listVillages(@PathVariable String regency, @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
    int size = Math.clamp(limit, 1, MAX_PAGE_SIZE);
    Slice<Region> page =
        q.isBlank() ? regions.listVillages(regency, after, size) : regions.searchVillages(regency, q, after, size);
    return new VillageListResponse(page.rows().stream().map(VillageListItem::of).toList(), page.next());
  }
}
