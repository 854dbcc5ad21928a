package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.Reference;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.Option;
import id.payung.platform.ui.OptionGroup;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Chosen;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.regions.Region;
import id.payung.regions.Regions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Orang & Penugasan: who is who, with which mandate, until when. */
@Controller
@RequestMapping("/{regency}/people")
@Allowed({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
class PeoplePages implements Navigation {
  private final People people;
  private final KnownPeople known;
  private final Directory directory;
  private final Organisations organisations;
  private final Regions regions;
  private final Reference reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  PeoplePages(People people, KnownPeople known, Directory directory, Organisations organisations, Regions regions,
      Reference reference, RegencyDirectory regencies, Clock clock) {
    this.people = people;
    this.known = known;
    this.directory = directory;
    this.organisations = organisations;
    this.regions = regions;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    return actor.has(Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN)
        ? List.of(new NavigationItem(80, "accounts.people.door", "/people", "people"),
            new NavigationItem(81, "accounts.organisations.door", "/organisations", "office"))
        : List.of();
  }

  @GetMapping
  String list(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "false") boolean ended, @RequestParam(required = false) @Nullable String from,
      Model model) {
    Slice<Directory.Mandate> slice = directory.list(actor, q, role, ended, from);
    model.addAttribute("mandates", slice);
    model.addAttribute("offices",
        organisations.named(actor, slice.rows().stream().map(Directory.Mandate::organisation).distinct().toList()));
    model.addAttribute("roles", reference.list("accounts/roles"));
    model.addAttribute("today", today(actor));
    model.addAttribute("q", q);
    model.addAttribute("role", role);
    model.addAttribute("ended", ended);
    return "accounts/people";
  }

  @GetMapping("/new")
  String blank(Actor actor, Model model) {
    return form(actor, Map.of("person", Ids.next().toString(), "mandate", Ids.next().toString()), Map.of(), null,
        model);
  }

  @PostMapping
  String register(@RequestParam Map<String, String> typed, @RequestParam(required = false) @Nullable List<String> area,
      Actor actor, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Map<String, String> kept = new LinkedHashMap<>(typed);
    kept.put("area", area == null ? "" : String.join(",", area));
    UUID registered;
    try {
      NewPerson person = newPerson(typed);
      if (typed.getOrDefault("known", "").equals("true")) {
        registered = known.require(actor, person.signInName(), person.name());
        people.give(actor, mandate(actor, typed, area, registered));
      } else {
        registered = person.id();
        people.registerWith(actor, person, mandate(actor, typed, area, registered));
      }
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, kept, invalid.fields(), null, model);
    }
    Flash.say(redirect, "accounts.person.registered");
    return "redirect:/" + actor.regency() + "/people/" + registered;
  }

  @GetMapping("/{person}")
  String show(@PathVariable UUID person, Actor actor, Model model) {
    List<Directory.Mandate> mandates = directory.mandatesOf(actor, person);
    model.addAttribute("account", directory.account(actor, person));
    model.addAttribute("mandates", mandates);
    model.addAttribute("places", directory.placesOf(actor, person));
    model.addAttribute("offices",
        organisations.named(actor, mandates.stream().map(Directory.Mandate::organisation).distinct().toList()));
    model.addAttribute("areas",
        regions.named(mandates.stream().flatMap(mandate -> mandate.area().stream()).distinct().toList()));
    model.addAttribute("roles", reference.list("accounts/roles"));
    model.addAttribute("today", today(actor));
    return "accounts/person";
  }

  @GetMapping("/{person}/mandates/new")
  String another(@PathVariable UUID person, Actor actor, Model model) {
    Directory.Account account = directory.account(actor, person);
    return form(actor, Map.of("person", person.toString(), "mandate", Ids.next().toString()), Map.of(), account, model);
  }

  @PostMapping("/{person}/mandates")
  String give(@PathVariable UUID person, @RequestParam Map<String, String> typed,
      @RequestParam(required = false) @Nullable List<String> area, Actor actor, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Map<String, String> kept = new LinkedHashMap<>(typed);
    kept.put("area", area == null ? "" : String.join(",", area));
    Directory.Account account = directory.account(actor, person);
    try {
      people.give(actor, mandate(actor, typed, area, person));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(actor, kept, invalid.fields(), account, model);
    }
    Flash.say(redirect, "accounts.mandate.given");
    return "redirect:/" + actor.regency() + "/people/" + person;
  }

  @GetMapping("/{person}/mandates/{mandate}/end")
  String askEnd(@PathVariable UUID person, @PathVariable UUID mandate, Actor actor, Model model) {
    model.addAttribute("account", directory.account(actor, person));
    model.addAttribute("mandate", mandate);
    return "accounts/mandate-end";
  }

  @PostMapping("/{person}/mandates/{mandate}/end")
  String end(@PathVariable UUID person, @PathVariable UUID mandate, @RequestParam String reason, Actor actor,
      RedirectAttributes redirect) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "accounts.reason.needed");
    }
    if (actor.mandates().contains(mandate)) {
      throw new Forbidden();
    }
    people.end(actor, mandate, reason.strip());
    Flash.say(redirect, "accounts.mandate.ended");
    return "redirect:/" + actor.regency() + "/people/" + person;
  }

  /** Shown once, on the answer itself: the link is nowhere kept in clear. */
  @PostMapping("/{person}/invitation")
  String invite(@PathVariable UUID person, @RequestParam(defaultValue = "false") boolean reset, Actor actor,
      HttpServletRequest request, Model model) {
    String token = directory.invite(actor, person, reset);
    String link = ServletUriComponentsBuilder.fromContextPath(request).path("/undangan/" + token).build().toUriString();
    model.addAttribute("account", directory.account(actor, person));
    model.addAttribute("link", link);
    model.addAttribute("qr", QrPath.of(link));
    model.addAttribute("reset", reset);
    return "accounts/invited";
  }

  @PostMapping("/{person}/places/{place}/end")
  String endPlace(@PathVariable UUID person, @PathVariable UUID place,
      @RequestParam(defaultValue = "false") boolean phone, Actor actor, RedirectAttributes redirect) {
    directory.endPlace(actor, person, place, phone);
    Flash.say(redirect, phone ? "accounts.place.phone-ended" : "accounts.place.ended");
    return "redirect:/" + actor.regency() + "/people/" + person;
  }

  private String form(Actor actor, Map<String, String> typed, Map<String, String> errors,
      Directory.@Nullable Account account, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("errors", errors);
    model.addAttribute("account", account);
    model.addAttribute("roles", roleChoices(actor));
    model.addAttribute("organisations", organisations.all(actor));
    model.addAttribute("districts", districts(actor));
    model.addAttribute("today", today(actor));
    return "accounts/person-form";
  }

  private List<id.payung.platform.reference.Entry> roleChoices(Actor actor) {
    return reference.list("accounts/roles")
        .all()
        .stream()
        .filter(entry -> !entry.code().equals(Role.SYSTEM_ADMIN.name()) || actor.has(Role.SYSTEM_ADMIN))
        .toList();
  }

  /** A whole district can be chosen, or single villages. */
  private List<OptionGroup> districts(Actor actor) {
    List<Region> villages = regions.villagesOf(actor.regency());
    return regions.districtsOf(actor.regency())
        .stream()
        .map(district -> new OptionGroup(district.name(),
            Stream
                .concat(Stream.of(new Option(district.id().toString(), district.name(), "1 kecamatan")),
                    villages.stream()
                        .filter(village -> district.id().equals(village.parent()))
                        .map(village -> Option.of(village.id().toString(), village.name())))
                .toList()))
        .toList();
  }

  private static NewPerson newPerson(Map<String, String> typed) {
    Map<String, String> wrong = new LinkedHashMap<>();
    String name = typed.getOrDefault("name", "").strip();
    String signInName = typed.getOrDefault("signInName", "").strip();
    String mobile = typed.getOrDefault("mobile", "").strip();
    if (name.isEmpty() || name.length() > 200) {
      wrong.put("name", "accounts.person.name-needed");
    }
    if (!signInName.toLowerCase(java.util.Locale.ROOT).matches("[a-z][a-z0-9._-]{1,39}")) {
      wrong.put("signInName", "accounts.person.sign-in-name-needed");
    }
    if (!mobile.isEmpty() && !mobile.replaceAll("[\\s().-]", "").matches("\\+?\\d{8,15}")) {
      wrong.put("mobile", "accounts.person.mobile-wrong");
    }
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return new NewPerson(Chosen.id("person", typed.get("person")), name, signInName, mobile.isEmpty() ? null : mobile,
        null, false);
  }

  private NewMandate mandate(Actor actor, Map<String, String> typed, @Nullable List<String> area, UUID person) {
    Map<String, String> wrong = new LinkedHashMap<>();
    Role role = null;
    try {
      role = Role.valueOf(typed.getOrDefault("role", ""));
    } catch (IllegalArgumentException e) {
      wrong.put("role", "accounts.mandate.role-needed");
    }
    String organisation = typed.getOrDefault("organisation", "");
    if (organisation.isBlank()) {
      wrong.put("organisation", "accounts.mandate.organisation-needed");
    }
    if (typed.getOrDefault("decreeNumber", "").isBlank()) {
      wrong.put("decreeNumber", "accounts.mandate.decree-needed");
    }
    LocalDate from = day(typed.getOrDefault("validFrom", ""));
    LocalDate to = day(typed.getOrDefault("validTo", ""));
    if (from == null) {
      wrong.put("validFrom", "accounts.mandate.from-needed");
    } else if (to != null && to.isBefore(from)) {
      wrong.put("validTo", "accounts.mandate.to-before");
    }
    List<UUID> regionsChosen =
        area == null ? List.of() : area.stream().map(region -> Chosen.id("area", region)).toList();
    if (role != null && role.reach() == Role.Reach.AREA && regionsChosen.isEmpty()) {
      wrong.put("area", "accounts.mandate.area-needed");
    }
    if (!wrong.isEmpty() || role == null || from == null) {
      throw new Invalid(wrong);
    }
    return new NewMandate(Chosen.id("mandate", typed.get("mandate")), person, role,
        organisations.require(actor, Chosen.id("organisation", organisation)).id(),
        typed.getOrDefault("post", "").strip(), new ArrayList<>(regionsChosen),
        typed.getOrDefault("decreeNumber", "").strip(), from, to);
  }

  private static @Nullable LocalDate day(String typed) {
    try {
      return typed.isBlank() ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }
}
