package id.payung.accounts;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Chosen;
import id.payung.platform.web.Flash;
import id.payung.regions.RegencyIdentity;
import id.payung.regions.Regions;
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
@Allowed({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
class HandOverPage {
  private static final int MOST_OF_EACH = 200;

  private final People people;
  private final Directory directory;
  private final Organisations organisations;
  private final Regions regions;
  private final ObjectProvider<DutySource> sources;
  private final RegencyDirectory regencies;
  private final RegencyIdentity identity;
  private final Clock clock;

  HandOverPage(People people, Directory directory, Organisations organisations, Regions regions,
      ObjectProvider<DutySource> sources, RegencyDirectory regencies, RegencyIdentity identity, Clock clock) {
    this.people = people;
    this.directory = directory;
    this.organisations = organisations;
    this.regions = regions;
    this.sources = sources;
    this.regencies = regencies;
    this.identity = identity;
    this.clock = clock;
  }

  @GetMapping
  String show(@PathVariable UUID person, Actor actor, Model model) {
    Directory.Account account = directory.account(actor, person);
    List<Directory.Mandate> running = running(actor, person);
    Actor leaver = leaver(actor, account, running);
    List<Duty> duties = Acting.as(leaver,
        () -> sources.stream()
            .flatMap(source -> source.owedBy(leaver, MOST_OF_EACH).stream())
            .sorted(Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList());
    model.addAttribute("account", account);
    model.addAttribute("running", running);
    model.addAttribute("duties", duties);
    model.addAttribute("offices",
        organisations.named(actor, running.stream().map(Directory.Mandate::organisation).distinct().toList()));
    model.addAttribute("successors", successors(actor, running, person));
    model.addAttribute("today", today(actor));
    model.addAttribute("letterhead", identity.letterhead(actor.regency()));
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
    int count = people.handOver(actor, running(actor, person), Chosen.id("successor", successor), decreeNumber.strip(),
        from, "Serah terima, " + decreeNumber.strip());
    Flash.say(redirect, "accounts.handover.done", count);
    return "redirect:/" + actor.regency() + "/people/" + successor;
  }

  private List<Directory.Mandate> running(Actor actor, UUID person) {
    LocalDate today = today(actor);
    return directory.mandatesOf(actor, person).stream().filter(mandate -> mandate.inForce(today)).toList();
  }

  /** Colleagues of the same offices, by name, each once. */
  private Map<UUID, String> successors(Actor actor, List<Directory.Mandate> running, UUID leaver) {
    return running.stream()
        .map(Directory.Mandate::organisation)
        .distinct()
        .flatMap(organisation -> directory.membersOf(actor, organisation).stream())
        .filter(mandate -> !mandate.person().equals(leaver))
        .collect(Collectors.toMap(Directory.Mandate::person, Directory.Mandate::personName, (a, b) -> a,
            java.util.LinkedHashMap::new));
  }

  /** What this person sees as theirs: the same reach that the door would give them. */
  private Actor leaver(Actor actor, Directory.Account account, List<Directory.Mandate> running) {
    return Actor.person(actor.regency(), account.person(), account.name(),
        running.stream().map(Directory.Mandate::role).toList(),
        running.stream().map(Directory.Mandate::id).collect(Collectors.toSet()),
        running.stream()
            .filter(mandate -> mandate.role().reach() == Role.Reach.ORGANISATION)
            .map(Directory.Mandate::organisation)
            .collect(Collectors.toSet()),
        running.stream()
            .flatMap(mandate -> regions.villagesWithin(actor.regency(), mandate.area()).stream())
            .collect(Collectors.toSet()));
  }

  private LocalDate today(Actor actor) {
    return regencies.require(actor.regency()).today(clock);
  }
}
