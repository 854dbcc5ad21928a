package id.payung.community.village;

import id.payung.community.ReportJsonCodec;
import id.payung.community.reportlist.ReportListRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.sheets.TypedNumberParser;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
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
class VillageProfileController {
  private final VillageBodyRepository bodies;
  private final ReportListRepository reportList;
  private final RegionRepository regions;

  VillageProfileController(VillageBodyRepository bodies, ReportListRepository reportList, RegionRepository regions) {
    this.bodies = bodies;
    this.reportList = reportList;
    this.regions = regions;
  }

  @AllowedToSignedIn
  @GetMapping
  String showList(Actor actor, Model model) {
    Map<UUID, Map<String, VillageBody>> known = new HashMap<>();
    bodies.listAll(actor)
        .forEach(body -> known.computeIfAbsent(body.village(), village -> new HashMap<>()).put(body.kind(), body));
    Map<String, List<Region>> districts = new LinkedHashMap<>();
    regions.listVillages(actor.regency())
        .forEach(village -> districts.computeIfAbsent(village.parentName(), name -> new ArrayList<>()).add(village));
    model.addAttribute("districts", districts);
    model.addAttribute("known", known);
    model.addAttribute("mine", actor.villages());
    return "community/villages";
  }

  @AllowedToSignedIn
  @GetMapping("/{id}")
  String showProfile(@PathVariable UUID id, Actor actor, Model model) {
    Region village = requireVillage(actor, id);
    Map<String, VillageBody> known = new HashMap<>();
    bodies.listByVillage(actor, id).forEach(body -> known.put(body.kind(), body));
    model.addAttribute("village", village);
    model.addAttribute("bodies",
        VillageBody.KINDS.stream().map(kind -> known.getOrDefault(kind, VillageBody.empty(id, kind))).toList());
    model.addAttribute("reports", reportList.listLatest(actor, id, 10));
    model.addAttribute("writes", VillageBodyRepository.mayWrite(actor, id));
    return "community/village";
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

  @AllowedToSignedIn
  @GetMapping("/{id}/bodies/{kind}")
  String showBodyForm(@PathVariable UUID id, @PathVariable String kind, Actor actor, Model model) {
    VillageBody body = bodies.listByVillage(actor, id)
        .stream()
        .filter(one -> one.kind().equals(kind))
        .findFirst()
        .orElse(VillageBody.empty(id, kind));
    return renderForm(actor, id, body, Map.of(), model);
  }

  private String renderForm(Actor actor, UUID id, VillageBody body, Map<String, String> errors, Model model) {
    Region village = requireVillage(actor, id);
    if (!VillageBody.KINDS.contains(body.kind())) {
      throw new NotFound();
    }
    if (!VillageBodyRepository.mayWrite(actor, id)) {
      throw new Forbidden();
    }
    model.addAttribute("village", village);
    model.addAttribute("body", body);
    model.addAttribute("errors", errors);
    return "community/village-body";
  }

  @AllowedToSignedIn
  @PostMapping("/{id}/bodies/{kind}")
  String saveBody(@PathVariable UUID id, @PathVariable String kind, @RequestParam int version,
      @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String decreeNumber,
      @RequestParam(defaultValue = "") String decreeDate, @RequestParam(defaultValue = "") String chairPost,
      @RequestParam(defaultValue = "") String membersM, @RequestParam(defaultValue = "") String membersF,
      @RequestParam(defaultValue = "") String founded, Actor actor, HttpServletResponse response, Model model,
      RedirectAttributes redirect) {
    requireVillage(actor, id);
    Map<String, String> wrong = new LinkedHashMap<>();
    VillageBody body = new VillageBody(id, kind, version, truncate(name, 200), truncate(decreeNumber, 100),
        parseDay(decreeDate, wrong), truncate(chairPost, 200), parseNumber(membersM, "membersM", 0, 100_000, wrong),
        parseNumber(membersF, "membersF", 0, 100_000, wrong), parseNumber(founded, "founded", 1945, 2200, wrong), "",
        null);
    try {
      if (!wrong.isEmpty()) {
        throw new Invalid(wrong);
      }
      if (!VillageBody.KINDS.contains(kind)) {
        throw new NotFound();
      }
      bodies.save(actor, body);
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderForm(actor, id, body, invalid.fields(), model);
    }
    FlashMessages.add(redirect, "community.body.saved");
    return "redirect:/" + actor.regency() + "/villages/" + id;
  }

  private static String truncate(String text, int longest) {
    String clean = ReportJsonCodec.removeUnstorableCharacters(text).strip();
    return clean.length() <= longest ? clean : clean.substring(0, longest);
  }

  private static @Nullable LocalDate parseDay(String text, Map<String, String> wrong) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      wrong.put("decreeDate", "community.invalid.date");
      return null;
    }
  }

  private static @Nullable Integer parseNumber(String text, String field, int least, int most,
      Map<String, String> wrong) {
    if (text.isBlank()) {
      return null;
    }
    OptionalLong number = TypedNumberParser.parseWhole(text);
    if (number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most) {
      return (int) number.getAsLong();
    }
    wrong.put(field, field.equals("founded") ? "community.invalid.year" : "community.invalid.number");
    return null;
  }
}
