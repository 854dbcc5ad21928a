package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.sheets.TypedNumber;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Profil desa: which bodies a village has, and what it reported lately. */
@Controller
@RequestMapping("/{regency}/villages")
class VillagePages {
  private final VillageBodies bodies;
  private final ReportList reports;
  private final Regions regions;

  VillagePages(VillageBodies bodies, ReportList reports, Regions regions) {
    this.bodies = bodies;
    this.reports = reports;
    this.regions = regions;
  }

  @AllowedToAll
  @GetMapping
  String list(Actor actor, Model model) {
    Map<UUID, Map<String, VillageBody>> known = new HashMap<>();
    bodies.all(actor)
        .forEach(body -> known.computeIfAbsent(body.village(), village -> new HashMap<>()).put(body.kind(), body));
    Map<String, List<Region>> districts = new LinkedHashMap<>();
    regions.villagesOf(actor.regency())
        .forEach(village -> districts.computeIfAbsent(village.parentName(), name -> new ArrayList<>()).add(village));
    model.addAttribute("districts", districts);
    model.addAttribute("known", known);
    model.addAttribute("mine", actor.villages());
    return "community/villages";
  }

  @AllowedToAll
  @GetMapping("/{id}")
  String show(@PathVariable UUID id, Actor actor, Model model) {
    Region village = require(actor, id);
    Map<String, VillageBody> known = new HashMap<>();
    bodies.of(actor, id).forEach(body -> known.put(body.kind(), body));
    model.addAttribute("village", village);
    model.addAttribute("bodies",
        VillageBody.KINDS.stream().map(kind -> known.getOrDefault(kind, VillageBody.none(id, kind))).toList());
    model.addAttribute("reports", reports.lastOf(actor, id, 10));
    model.addAttribute("writes", VillageBodies.mayWrite(actor, id));
    return "community/village";
  }

  /** A village of this regency. */
  private Region require(Actor actor, UUID id) {
    Region village = regions.named(List.of(id)).get(id);
    if (village == null || village.level() != 4 || regions.villagesWithin(actor.regency(), List.of(id)).isEmpty()) {
      throw new NotFound();
    }
    return village;
  }

  @AllowedToAll
  @GetMapping("/{id}/bodies/{kind}")
  String edit(@PathVariable UUID id, @PathVariable String kind, Actor actor, Model model) {
    VillageBody body = bodies.of(actor, id)
        .stream()
        .filter(one -> one.kind().equals(kind))
        .findFirst()
        .orElse(VillageBody.none(id, kind));
    return form(actor, id, body, Map.of(), model);
  }

  private String form(Actor actor, UUID id, VillageBody body, Map<String, String> errors, Model model) {
    Region village = require(actor, id);
    if (!VillageBody.KINDS.contains(body.kind())) {
      throw new NotFound();
    }
    if (!VillageBodies.mayWrite(actor, id)) {
      throw new Forbidden();
    }
    model.addAttribute("village", village);
    model.addAttribute("body", body);
    model.addAttribute("errors", errors);
    return "community/village-body";
  }

  @AllowedToAll
  @PostMapping("/{id}/bodies/{kind}")
  String write(@PathVariable UUID id, @PathVariable String kind, @RequestParam int version,
      @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String decreeNumber,
      @RequestParam(defaultValue = "") String decreeDate, @RequestParam(defaultValue = "") String chairPost,
      @RequestParam(defaultValue = "") String membersM, @RequestParam(defaultValue = "") String membersF,
      @RequestParam(defaultValue = "") String founded, Actor actor, HttpServletResponse response, Model model,
      RedirectAttributes redirect) {
    require(actor, id);
    Map<String, String> wrong = new LinkedHashMap<>();
    VillageBody body = new VillageBody(id, kind, version, cut(name, 200), cut(decreeNumber, 100),
        day(decreeDate, wrong), cut(chairPost, 200), number(membersM, "membersM", 0, 100_000, wrong),
        number(membersF, "membersF", 0, 100_000, wrong), number(founded, "founded", 1945, 2200, wrong), "", null);
    try {
      if (!wrong.isEmpty()) {
        throw new Invalid(wrong);
      }
      if (!VillageBody.KINDS.contains(kind)) {
        throw new NotFound();
      }
      bodies.write(actor, body);
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, id, body, invalid.fields(), model);
    }
    Flash.say(redirect, "community.body.saved");
    return "redirect:/" + actor.regency() + "/villages/" + id;
  }

  private static String cut(String text, int longest) {
    String clean = ReportJson.storable(text).strip();
    return clean.length() <= longest ? clean : clean.substring(0, longest);
  }

  private static @Nullable LocalDate day(String text, Map<String, String> wrong) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      wrong.put("decreeDate", "community.invalid.date");
      return null;
    }
  }

  private static @Nullable Integer number(String text, String field, int least, int most, Map<String, String> wrong) {
    if (text.isBlank()) {
      return null;
    }
    OptionalLong number = TypedNumber.whole(text);
    if (number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most) {
      return (int) number.getAsLong();
    }
    wrong.put(field, field.equals("founded") ? "community.invalid.year" : "community.invalid.number");
    return null;
  }
}
