package id.payung.regions;

import id.payung.platform.list.Slice;
import id.payung.platform.ui.Option;
import id.payung.platform.web.AllowedToAll;
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
class VillagePages {
  private static final int PICKED = 12;
  private static final int LARGEST_PAGE = 200;

  private final Regions regions;

  VillagePages(Regions regions) {
    this.regions = regions;
  }

  /** A village of the list. */
  record Village(UUID id, String code, String name, String district, boolean kelurahan) {
    static Village of(Region region) {
      return new Village(region.id(), region.code(), region.name(), region.parentName(), region.kelurahan());
    }
  }

  /** A page of villages; {@code next} goes into {@code after}. */
  record VillageList(List<Village> villages, @Nullable String next) {}

  /** The choices below a village picker. {@code name}: the form's field. */
  @AllowedToAll
  @GetMapping("/{regency:\\d\\d\\.\\d\\d}/regions/villages")
  String pick(@PathVariable String regency, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "village") String name, Model model) {
    List<Region> found = regions.searchVillages(regency, q, null, PICKED).rows();
    model.addAttribute("name", name);
    model.addAttribute("q", RegionSearch.words(q).length() < RegionSearch.SHORTEST ? "" : q);
    model.addAttribute("results", Option.of(found, Region::id, Region::label));
    return "regions/villages";
  }

  @AllowedToAll
  @ResponseBody
  @GetMapping("/api/v1/{regency:\\d\\d\\.\\d\\d}/villages")
  VillageList list(@PathVariable String regency, @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
    int size = Math.clamp(limit, 1, LARGEST_PAGE);
    Slice<Region> page =
        q.isBlank() ? regions.villagesOf(regency, after, size) : regions.searchVillages(regency, q, after, size);
    return new VillageList(page.rows().stream().map(Village::of).toList(), page.next());
  }
}
