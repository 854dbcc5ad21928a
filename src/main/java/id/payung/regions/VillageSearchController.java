package id.payung.regions;

import id.payung.platform.list.Slice;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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

  /** The choices below a village picker. {@code name}: the form's field. */
  @AllowedToSignedIn
  @GetMapping("/{regency:\\d\\d\\.\\d\\d}/regions/villages")
  String suggestVillages(@PathVariable String regency, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "village") String name, Model model) {
    List<Region> found = regions.searchVillages(regency, q, null, MAX_SUGGESTIONS).rows();
    model.addAttribute("name", name);
    model.addAttribute("q",
        RegionSearchRepository.normaliseWords(q).length() < RegionSearchRepository.MIN_LENGTH ? "" : q);
    model.addAttribute("results", SelectOption.of(found, Region::id, Region::label));
    return "regions/villages";
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
