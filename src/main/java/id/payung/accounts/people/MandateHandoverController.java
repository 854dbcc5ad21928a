package id.payung.accounts.people;

import id.payung.accounts.MandateRepository;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.FormValueParser;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.regions.RegencySettingsRepository;
import id.payung.regions.RegionRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Serah terima: one page hands over all that somebody owes, and prints. */
@Controller
@RequestMapping("/{regency}/people/{person}/handover")
@AllowedRoles({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
class MandateHandoverController {
  private static final int MAX_DUTIES_PER_SOURCE = 200;

  private final PersonRegistration people;
  private final MandateRepository mandateRepository;
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final ObjectProvider<DutySource> dutySources;
  private final RegencyDirectory regencies;
  private final RegencySettingsRepository regencySettings;
  private final Clock clock;

  MandateHandoverController(PersonRegistration people, MandateRepository mandateRepository,
      OrganisationRepository organisations, RegionRepository regions, ObjectProvider<DutySource> dutySources,
      RegencyDirectory regencies, RegencySettingsRepository regencySettings, Clock clock) {
    this.people = people;
    this.mandateRepository = mandateRepository;
    this.organisations = organisations;
    this.regions = regions;
    this.dutySources = dutySources;
    this.regencies = regencies;
    this.regencySettings = regencySettings;
    this.clock = clock;
  }

  @GetMapping
  String show(@PathVariable UUID person, Actor actor, Model model) {
    MandateRepository.AccountView account = mandateRepository.getAccount(actor, person);
    List<MandateRepository.MandateView> running = listMandatesInForce(actor, person);
    Actor leaver = actorOfLeaver(actor, account, running);
    List<Duty> duties = ActorContext.callAs(leaver,
        () -> dutySources.stream()
            .flatMap(source -> source.listDuties(leaver, MAX_DUTIES_PER_SOURCE).stream())
            .sorted(Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList());
    model.addAttribute("account", account);
    model.addAttribute("running", running);
    model.addAttribute("duties", duties);
    model.addAttribute("offices", organisations.findByIds(actor,
        running.stream().map(MandateRepository.MandateView::organisation).distinct().toList()));
    model.addAttribute("successors", listSuccessors(actor, running, person));
    model.addAttribute("today", today(actor));
    model.addAttribute("letterhead", regencySettings.getLetterhead(actor.regency()));
    return "accounts/handover";
  }

  @PostMapping
  String handOver(@PathVariable UUID person, @RequestParam(defaultValue = "") String successor,
      @RequestParam(defaultValue = "") String decreeNumber, @RequestParam(defaultValue = "") String validFrom,
      Actor actor, RedirectAttributes redirect) {
    if (person.equals(actor.person())) {
      throw new Forbidden();
    }
    if (successor.isBlank()) {
      throw new Invalid("successor", "accounts.handover.successor-needed");
    }
    if (decreeNumber.isBlank()) {
      throw new Invalid("decreeNumber", "accounts.mandate.decree-needed");
    }
    LocalDate from;
    try {
      from = LocalDate.parse(validFrom);
    } catch (DateTimeParseException e) {
      throw new Invalid("validFrom", "accounts.mandate.from-needed");
    }
    int count = people.transferMandates(actor, listMandatesInForce(actor, person),
        FormValueParser.parseId("successor", successor), decreeNumber.strip(), from,
        "Serah terima, " + decreeNumber.strip());
    FlashMessages.add(redirect, "accounts.handover.done", count);
    return "redirect:/" + actor.regency() + "/people/" + successor;
  }

  private List<MandateRepository.MandateView> listMandatesInForce(Actor actor, UUID person) {
    LocalDate today = today(actor);
    return mandateRepository.listByPerson(actor, person).stream().filter(mandate -> mandate.inForce(today)).toList();
  }

  /** Colleagues of the same offices, by name, each once. */
  private Map<UUID, String> listSuccessors(Actor actor, List<MandateRepository.MandateView> running, UUID leaver) {
    return running.stream()
        .map(MandateRepository.MandateView::organisation)
        .distinct()
        .flatMap(organisation -> mandateRepository.listRunningByOrganisation(actor, organisation).stream())
        .filter(mandate -> !mandate.person().equals(leaver))
        .collect(Collectors.toMap(MandateRepository.MandateView::person, MandateRepository.MandateView::personName,
            (a, b) -> a, java.util.LinkedHashMap::new));
  }

  /** What this person sees as theirs: the same reach that the door would give them. */
  private Actor actorOfLeaver(Actor actor, MandateRepository.AccountView account,
      List<MandateRepository.MandateView> running) {
    return Actor.person(actor.regency(), account.person(), account.name(),
        running.stream().map(MandateRepository.MandateView::role).toList(),
        running.stream().map(MandateRepository.MandateView::id).collect(Collectors.toSet()),
        running.stream()
            .filter(mandate -> mandate.role().reach() == Role.Reach.ORGANISATION)
            .map(MandateRepository.MandateView::organisation)
            .collect(Collectors.toSet()),
        running.stream()
            .flatMap(mandate -> regions.listVillageIdsWithin(actor.regency(), mandate.area()).stream())
            .collect(Collectors.toSet()));
  }

  private LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }
}
