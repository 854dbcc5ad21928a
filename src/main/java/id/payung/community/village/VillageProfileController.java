package id.payung.community.village;

import id.payung.community.reportlist.ReportFilter;
import id.payung.community.reportlist.ReportListRepository;
import id.payung.community.reportoverview.ReportChartsPeriod;
import id.payung.community.reportoverview.ReportFigureRepository;
import id.payung.community.reportoverview.ReportFigures;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.search.SearchText;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Profil desa: which bodies a village has, and what it reported lately. */
@Controller
@AllowedToSignedIn
@RequestMapping("/{regency}/villages")
class VillageProfileController {
  private final VillageBodyRepository bodies;
  private final ReportListRepository reportList;
  private final ReportFigureRepository figures;
  private final RegionRepository regions;

  VillageProfileController(VillageBodyRepository bodies, ReportListRepository reportList,
      ReportFigureRepository figures, RegionRepository regions) {
    this.bodies = bodies;
    this.reportList = reportList;
    this.figures = figures;
    this.regions = regions;
  }

  @GetMapping
  VillageListPage showList(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String show,
      Actor actor, @Today LocalDate today) {
    Map<UUID, Map<String, VillageBody>> known = new HashMap<>();
    bodies.listAll(actor)
        .forEach(body -> known.computeIfAbsent(body.village(), village -> new HashMap<>()).put(body.kind(), body));
    Map<String, List<Region>> districts = new LinkedHashMap<>();
    regions.listVillages(actor.regency())
        .stream()
        .filter(village -> SearchText.matches(VillageSearchDirectory.words(village), q))
        .forEach(village -> districts.computeIfAbsent(village.parentName(), name -> new ArrayList<>()).add(village));
    return new VillageListPage(q, districts, known, actor.villages(), VillageTileMap.of(VillageTileMap.Measure.of(show),
        districts, measure(actor, VillageTileMap.Measure.of(show), known, today)));
  }

  /** What is counted of a village: of reports those of the last twelve months that the actor sees. */
  private ToLongFunction<UUID> measure(Actor actor, VillageTileMap.Measure measure,
      Map<UUID, Map<String, VillageBody>> known, LocalDate today) {
    if (measure == VillageTileMap.Measure.BODIES) {
      return village -> known.getOrDefault(village, Map.of()).size();
    }
    ReportFilter everything = new ReportFilter("", null, null, null, null, "");
    Map<UUID, ReportFigures.Sum> sums = new HashMap<>();
    figures.sum(actor, ReportChartsPeriod.of(everything, today).narrow(everything))
        .villages()
        .forEach(sum -> sums.put(sum.village(), sum));
    return village -> !sums.containsKey(village) ? 0
        : measure == VillageTileMap.Measure.PEOPLE ? sums.get(village).people()
        : sums.get(village).reports();
  }

  @GetMapping("/{id}")
  VillagePage showProfile(@PathVariable UUID id, Actor actor) {
    Region village = requireVillage(actor, id);
    Map<String, VillageBody> known = bodies.findByVillage(actor, id);
    return new VillagePage(village,
        VillageBody.KINDS.stream().map(kind -> known.getOrDefault(kind, VillageBody.blank(id, kind))).toList(),
        reportList.listLatest(actor, id, 10), VillageBodyRepository.mayWrite(actor, id));
  }

  /** A village of this regency. */
  private Region requireVillage(Actor actor, UUID id) {
    Region village = regions.findByIds(List.of(id)).get(id);
    if (village == null || village.level() != 4
        || regions.listVillageIdsWithin(actor.regency(), List.of(id)).isEmpty()) {
      throw new NotFound();
    }
    return village;
  }

  private Region requireWritable(Actor actor, UUID id, String kind) {
    Region village = requireVillage(actor, id);
    if (!VillageBody.KINDS.contains(kind)) {
      throw new NotFound();
    }
    if (!VillageBodyRepository.mayWrite(actor, id)) {
      throw new Forbidden();
    }
    return village;
  }

  @GetMapping("/{id}/bodies/{kind}")
  VillageBodyPage showBodyForm(@PathVariable UUID id, @PathVariable String kind, Actor actor) {
    Region village = requireWritable(actor, id, kind);
    VillageBody body = bodies.findByVillage(actor, id).getOrDefault(kind, VillageBody.blank(id, kind));
    return new VillageBodyPage(village, kind, FormFields.of(VillageBodyForm.of(body)));
  }

  @PostMapping("/{id}/bodies/{kind}")
  WebResult saveBody(@PathVariable UUID id, @PathVariable String kind, Submission<VillageBodyForm> sent, Actor actor) {
    Region village = requireWritable(actor, id, kind);
    return sent.save(form -> {
      bodies.save(actor, form.body(id, kind));
      return SeeOther.to("/villages/" + id).saying("community.body.saved");
    }, fields -> new VillageBodyPage(village, kind, fields));
  }
}
