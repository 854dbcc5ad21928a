package id.payung.regions;

import id.payung.audit.Trail;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which regencies this installation serves, and switching on another. */
@Controller
class ServedRegencies implements Navigation {
  private static final int FOUND = 12;

  private final Tenancy tenancy;
  private final Regions regions;
  private final Trail trail;

  ServedRegencies(Tenancy tenancy, Regions regions, Trail trail) {
    this.tenancy = tenancy;
    this.regions = regions;
    this.trail = trail;
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    return actor.has(Role.SYSTEM_ADMIN)
        ? List.of(new NavigationItem(98, "regions.served.door", "/settings/regencies", "place"))
        : List.of();
  }

  @Allowed(Role.SYSTEM_ADMIN)
  @GetMapping("/{regency:\\d\\d\\.\\d\\d}/settings/regencies")
  String show(@PathVariable String regency, @RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("served", tenancy.all());
    model.addAttribute("q", q);
    model.addAttribute("found", find(q));
    return "regions/served";
  }

  /** Once more changes nothing, so a second tap is harmless. */
  @Allowed(Role.SYSTEM_ADMIN)
  @PostMapping("/{regency:\\d\\d\\.\\d\\d}/settings/regencies")
  @Transactional
  public String switchOn(Actor actor, @PathVariable String regency, @RequestParam String code,
      RedirectAttributes redirect) {
    Region region = regions.byCode(code).filter(found -> found.level() == 2).orElseThrow(NotFound::new);
    boolean served = tenancy.find(code).isPresent();
    RegencySettings settings = tenancy.switchOn(code, actor.person());
    if (!served) {
      trail.wrote("regency", region.id(), "switched-on", List.of(), null, Trail.Reach.NONE);
    }
    Flash.say(redirect, "regions.served.done", settings.name());
    return "redirect:/" + regency + "/settings/regencies";
  }

  private List<Candidate> find(String q) {
    List<Region> found = q.matches("\\d{2}\\.\\d{2}") ? regions.byCode(q).stream().toList()
        : regions.searchEverywhere(2, q, null, FOUND).rows();
    return found.stream()
        .map(region -> new Candidate(region.code(), region.name(), region.parentName(),
            tenancy.find(region.code()).isPresent()))
        .toList();
  }
}
