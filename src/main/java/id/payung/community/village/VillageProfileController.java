package id.payung.community.village;

import id.payung.community.reportlist.ReportListRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Profil desa: which bodies a village has, and what it reported lately. */
@Controller
@AllowedToSignedIn
@RequestMapping("/{regency}/villages")
class VillageProfileController {
  private final VillageBodyRepository bodies;
  private final ReportListRepository reportList;
  private final RegionRepository regions;

  VillageProfileController(VillageBodyRepository bodies, ReportListRepository reportList, RegionRepository regions) {
    this.bodies = bodies;
    this.reportList = reportList;
    this.regions = regions;
  }

  @GetMapping
  VillageListPage showList(Actor actor) {
    Map<UUID, Map<String, VillageBody>> known = new HashMap<>();
    bodies.listAll(actor)
        .forEach(body -> known.computeIfAbsent(body.village(), village -> new HashMap<>()).put(body.kind(), body));
    Map<String, List<Region>> districts = new LinkedHashMap<>();
    regions.listVillages(actor.regency())
        .forEach(village -> districts.computeIfAbsent(village.parentName(), name -> new ArrayList<>()).add(village));
    return new VillageListPage(districts, known, actor.villages());
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
