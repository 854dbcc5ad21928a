package id.payung.regions;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.page.SeeOther;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.platform.web.confirmation.AsksFirst;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which regencies this installation serves, and switching on another. */
@Controller
@AllowedRoles(Role.SYSTEM_ADMIN)
@RequestMapping("/{regency:\\d\\d\\.\\d\\d}/settings/regencies")
class ServedRegencyController implements Navigation {
  private static final int MAX_RESULTS = 12;

  private final ServedRegencyRepository servedRegencies;
  private final RegionRepository regions;
  private final AuditTrailRepository trail;

  ServedRegencyController(ServedRegencyRepository servedRegencies, RegionRepository regions,
      AuditTrailRepository trail) {
    this.servedRegencies = servedRegencies;
    this.regions = regions;
    this.trail = trail;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(Role.SYSTEM_ADMIN)
        ? List.of(new NavigationItem(98, "regions.served.door", "/settings/regencies", "place"))
        : List.of();
  }

  @GetMapping
  ServedRegencyPage show(@RequestParam(defaultValue = "") String q) {
    return new ServedRegencyPage(servedRegencies.listAll(), q, searchRegencies(q));
  }

  /** Once more changes nothing, so a second tap is harmless. */
  @AsksFirst("regions.served.asks")
  @PostMapping
  @Transactional
  public SeeOther switchOn(Actor actor, @RequestParam String code) {
    Region region = regions.findByCode(code).filter(found -> found.level() == 2).orElseThrow(NotFound::new);
    boolean served = servedRegencies.find(code).isPresent();
    RegencySettings settings = servedRegencies.switchOn(code, actor.person());
    if (!served) {
      trail.recordWrite("regency", region.id(), "switched-on", List.of(), null, AuditTrailRepository.TrailReach.NONE);
    }
    return SeeOther.to("/settings/regencies").saying("regions.served.done", settings.name());
  }

  private List<RegencySearchListItem> searchRegencies(String q) {
    List<Region> found = q.matches("\\d{2}\\.\\d{2}") ? regions.findByCode(q).stream().toList()
        : regions.searchNationwide(2, q, null, MAX_RESULTS).rows();
    return found.stream()
        .map(region -> new RegencySearchListItem(region.code(), region.name(), region.parentName(),
            servedRegencies.find(region.code()).isPresent()))
        .toList();
  }
}
