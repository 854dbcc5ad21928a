package id.payung.accounts.people;

import id.payung.accounts.MandateRepository;
import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.accounts.QrCodeSvgPath;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.FormValueParser;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
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
@AllowedRoles({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
class PeopleController implements Navigation {
  private final PersonRegistration people;
  private final ExistingAccountRepository existingAccounts;
  private final MandateRepository mandateRepository;
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final Clock clock;

  PeopleController(PersonRegistration people, ExistingAccountRepository existingAccounts,
      MandateRepository mandateRepository, OrganisationRepository organisations, RegionRepository regions,
      ReferenceCatalogue reference, RegencyDirectory regencies, Clock clock) {
    this.people = people;
    this.existingAccounts = existingAccounts;
    this.mandateRepository = mandateRepository;
    this.organisations = organisations;
    this.regions = regions;
    this.reference = reference;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN)
        ? List.of(new NavigationItem(80, "accounts.people.door", "/people", "people"),
            new NavigationItem(81, "accounts.organisations.door", "/organisations", "office"))
        : List.of();
  }

  @GetMapping
  String list(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "false") boolean ended, @RequestParam(required = false) @Nullable String from,
      Model model) {
    Slice<MandateRepository.MandateView> slice = mandateRepository.list(actor, q, role, ended, from);
    model.addAttribute("mandates", slice);
    model.addAttribute("offices", organisations.findByIds(actor,
        slice.rows().stream().map(MandateRepository.MandateView::organisation).distinct().toList()));
    model.addAttribute("roles", reference.list("accounts/roles"));
    model.addAttribute("today", today(actor));
    model.addAttribute("q", q);
    model.addAttribute("role", role);
    model.addAttribute("ended", ended);
    return "accounts/people";
  }

  @GetMapping("/new")
  String showNewPersonForm(Actor actor, Model model) {
    return renderForm(actor, Map.of("person", Ids.next().toString(), "mandate", Ids.next().toString()), Map.of(), null,
        model);
  }

  @PostMapping
  String register(@RequestParam Map<String, String> typed, @RequestParam(required = false) @Nullable List<String> area,
      Actor actor, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Map<String, String> kept = new LinkedHashMap<>(typed);
    kept.put("area", area == null ? "" : String.join(",", area));
    UUID registered;
    try {
      NewPerson person = parseNewPerson(typed);
      if (typed.getOrDefault("known", "").equals("true")) {
        registered = existingAccounts.requireByNames(actor, person.signInName(), person.name());
        people.grantMandate(actor, parseNewMandate(actor, typed, area, registered));
      } else {
        registered = person.id();
        people.registerWithMandate(actor, person, parseNewMandate(actor, typed, area, registered));
      }
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderForm(actor, kept, invalid.fields(), null, model);
    }
    FlashMessages.add(redirect, "accounts.person.registered");
    return "redirect:/" + actor.regency() + "/people/" + registered;
  }

  @GetMapping("/{person}")
  String showPerson(@PathVariable UUID person, Actor actor, Model model) {
    List<MandateRepository.MandateView> mandates = mandateRepository.listByPerson(actor, person);
    model.addAttribute("account", mandateRepository.getAccount(actor, person));
    model.addAttribute("mandates", mandates);
    model.addAttribute("places", mandateRepository.listActiveSignIns(actor, person));
    model.addAttribute("offices", organisations.findByIds(actor,
        mandates.stream().map(MandateRepository.MandateView::organisation).distinct().toList()));
    model.addAttribute("areas",
        regions.findByIds(mandates.stream().flatMap(mandate -> mandate.area().stream()).distinct().toList()));
    model.addAttribute("roles", reference.list("accounts/roles"));
    model.addAttribute("today", today(actor));
    return "accounts/person";
  }

  @GetMapping("/{person}/mandates/new")
  String showNewMandateForm(@PathVariable UUID person, Actor actor, Model model) {
    MandateRepository.AccountView account = mandateRepository.getAccount(actor, person);
    return renderForm(actor, Map.of("person", person.toString(), "mandate", Ids.next().toString()), Map.of(), account,
        model);
  }

  @PostMapping("/{person}/mandates")
  String grantMandate(@PathVariable UUID person, @RequestParam Map<String, String> typed,
      @RequestParam(required = false) @Nullable List<String> area, Actor actor, Model model,
      HttpServletResponse response, RedirectAttributes redirect) {
    Map<String, String> kept = new LinkedHashMap<>(typed);
    kept.put("area", area == null ? "" : String.join(",", area));
    MandateRepository.AccountView account = mandateRepository.getAccount(actor, person);
    try {
      people.grantMandate(actor, parseNewMandate(actor, typed, area, person));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderForm(actor, kept, invalid.fields(), account, model);
    }
    FlashMessages.add(redirect, "accounts.mandate.given");
    return "redirect:/" + actor.regency() + "/people/" + person;
  }

  @GetMapping("/{person}/mandates/{mandate}/end")
  String showEndMandateForm(@PathVariable UUID person, @PathVariable UUID mandate, Actor actor, Model model) {
    model.addAttribute("account", mandateRepository.getAccount(actor, person));
    model.addAttribute("mandate", mandate);
    return "accounts/mandate-end";
  }

  @PostMapping("/{person}/mandates/{mandate}/end")
  String endMandate(@PathVariable UUID person, @PathVariable UUID mandate, @RequestParam String reason, Actor actor,
      RedirectAttributes redirect) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "accounts.reason.needed");
    }
    if (actor.mandates().contains(mandate)) {
      throw new Forbidden();
    }
    people.endMandate(actor, mandate, reason.strip());
    FlashMessages.add(redirect, "accounts.mandate.ended");
    return "redirect:/" + actor.regency() + "/people/" + person;
  }

  /** Shown once, on the answer itself: the link is nowhere kept in clear. */
  @PostMapping("/{person}/invitation")
  String invite(@PathVariable UUID person, @RequestParam(defaultValue = "false") boolean reset, Actor actor,
      HttpServletRequest request, Model model) {
    String token = mandateRepository.createInvitation(actor, person, reset);
    String link = ServletUriComponentsBuilder.fromContextPath(request).path("/undangan/" + token).build().toUriString();
    model.addAttribute("account", mandateRepository.getAccount(actor, person));
    model.addAttribute("link", link);
    model.addAttribute("qr", QrCodeSvgPath.encode(link));
    model.addAttribute("reset", reset);
    return "accounts/invited";
  }

  @PostMapping("/{person}/places/{place}/end")
  String endSignIn(@PathVariable UUID person, @PathVariable UUID place,
      @RequestParam(defaultValue = "false") boolean phone, Actor actor, RedirectAttributes redirect) {
    mandateRepository.endSignIn(actor, person, place, phone);
    FlashMessages.add(redirect, phone ? "accounts.place.phone-ended" : "accounts.place.ended");
    return "redirect:/" + actor.regency() + "/people/" + person;
  }

  private String renderForm(Actor actor, Map<String, String> typed, Map<String, String> errors,
      MandateRepository.@Nullable AccountView account, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("errors", errors);
    model.addAttribute("account", account);
    model.addAttribute("roles", roleChoices(actor));
    model.addAttribute("organisations", organisations.listActive(actor));
    model.addAttribute("districts", areaOptions(actor));
    model.addAttribute("today", today(actor));
    return "accounts/person-form";
  }

  private List<id.payung.platform.reference.CodeListEntry> roleChoices(Actor actor) {
    return reference.list("accounts/roles")
        .entries()
        .stream()
        .filter(entry -> !entry.code().equals(Role.SYSTEM_ADMIN.name()) || actor.hasAnyRole(Role.SYSTEM_ADMIN))
        .toList();
  }

  /** A whole district can be chosen, or single villages. */
  private List<SelectOptionGroup> areaOptions(Actor actor) {
    List<Region> villages = regions.listVillages(actor.regency());
    return regions.listDistricts(actor.regency())
        .stream()
        .map(district -> new SelectOptionGroup(district.name(),
            Stream
                .concat(Stream.of(new SelectOption(district.id().toString(), district.name(), "1 kecamatan")),
                    villages.stream()
                        .filter(village -> district.id().equals(village.parent()))
                        .map(village -> SelectOption.of(village.id().toString(), village.name())))
                .toList()))
        .toList();
  }

  private static NewPerson parseNewPerson(Map<String, String> typed) {
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
    return new NewPerson(FormValueParser.parseId("person", typed.get("person")), name, signInName,
        mobile.isEmpty() ? null : mobile, null, false);
  }

  private NewMandate parseNewMandate(Actor actor, Map<String, String> typed, @Nullable List<String> area, UUID person) {
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
    LocalDate from = parseDate(typed.getOrDefault("validFrom", ""));
    LocalDate to = parseDate(typed.getOrDefault("validTo", ""));
    if (from == null) {
      wrong.put("validFrom", "accounts.mandate.from-needed");
    } else if (to != null && to.isBefore(from)) {
      wrong.put("validTo", "accounts.mandate.to-before");
    }
    List<UUID> regionsChosen =
        area == null ? List.of() : area.stream().map(region -> FormValueParser.parseId("area", region)).toList();
    if (role != null && role.reach() == Role.Reach.AREA && regionsChosen.isEmpty()) {
      wrong.put("area", "accounts.mandate.area-needed");
    }
    if (!wrong.isEmpty() || role == null || from == null) {
      throw new Invalid(wrong);
    }
    return new NewMandate(FormValueParser.parseId("mandate", typed.get("mandate")), person, role,
        organisations.require(actor, FormValueParser.parseId("organisation", organisation)).id(),
        typed.getOrDefault("post", "").strip(), new ArrayList<>(regionsChosen),
        typed.getOrDefault("decreeNumber", "").strip(), from, to);
  }

  private static @Nullable LocalDate parseDate(String typed) {
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
