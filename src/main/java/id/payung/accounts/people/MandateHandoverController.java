package id.payung.accounts.people;

import id.payung.accounts.Mandate;
import id.payung.accounts.PeopleRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.ForAdministrators;
import id.payung.regions.RegencySettingsRepository;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Serah terima: one page hands over all that somebody owes, and prints. */
@Controller
@RequestMapping("/{regency}/people/{person}/handover")
@ForAdministrators
class MandateHandoverController {
  /** To whom somebody's mandates go, by which decree. */
  record HandoverForm(@NotNull(message = "accounts.handover.successor-needed") UUID successor,
      @NotBlank(message = "accounts.mandate.decree-needed") @Size(max = 120) String decreeNumber,
      @NotNull(message = "accounts.mandate.from-needed") LocalDate validFrom) {}

  private static final int MAX_DUTIES_PER_SOURCE = 200;

  private final PersonRegistration people;
  private final AccountAdministration accounts;
  private final PeopleRepository mandates;
  private final ObjectProvider<DutySource> dutySources;
  private final RegencySettingsRepository regencySettings;

  MandateHandoverController(PersonRegistration people, AccountAdministration accounts, PeopleRepository mandates,
      ObjectProvider<DutySource> dutySources, RegencySettingsRepository regencySettings) {
    this.people = people;
    this.accounts = accounts;
    this.mandates = mandates;
    this.dutySources = dutySources;
    this.regencySettings = regencySettings;
  }

  @GetMapping
  PeoplePages.HandoverPage show(@PathVariable UUID person, Actor actor, @Today LocalDate today) {
    return page(actor, person, today, FormFields.blank(HandoverForm.class).with("validFrom", today));
  }

  @PostMapping
  WebResult handOver(@PathVariable UUID person, Submission<HandoverForm> sent, Actor actor, @Today LocalDate today) {
    if (person.equals(actor.person())) {
      throw new Forbidden();
    }
    return sent.save(form -> {
      int count = people.transferMandates(actor, listInForce(actor, person, today), form.successor(),
          form.decreeNumber(), form.validFrom(), "Serah terima, " + form.decreeNumber());
      return SeeOther.to("/people/" + form.successor()).saying("accounts.handover.done", count);
    }, fields -> page(actor, person, today, fields));
  }

  private PeoplePages.HandoverPage page(Actor actor, UUID person, LocalDate today, FormFields form) {
    AccountView account = accounts.getAccount(actor, person);
    List<Mandate> running = listInForce(actor, person, today);
    return new PeoplePages.HandoverPage(account, running,
        listDuties(Mandate.actor(actor.regency(), person, account.name(), running)),
        listSuccessors(actor, running, person), regencySettings.getLetterhead(actor.regency()), form);
  }

  private List<Mandate> listInForce(Actor actor, UUID person, LocalDate today) {
    return mandates.listByPerson(actor, person).stream().filter(mandate -> mandate.inForce(today)).toList();
  }

  /**
   * What this person sees as theirs, by the same reach that the door would give them; without what they are asked by
   * name.
   */
  private List<Duty> listDuties(Actor leaver) {
    return ActorContext.callAs(leaver,
        () -> dutySources.stream()
            .flatMap(source -> source.listDuties(leaver, MAX_DUTIES_PER_SOURCE).stream())
            .filter(duty -> !duty.personal())
            .sorted(Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList());
  }

  /** Colleagues of the same offices, by name, each once. */
  private Map<UUID, String> listSuccessors(Actor actor, List<Mandate> running, UUID leaver) {
    return running.stream()
        .map(Mandate::organisation)
        .distinct()
        .flatMap(organisation -> mandates.listRunningByOrganisation(actor, organisation).stream())
        .filter(mandate -> !mandate.person().equals(leaver))
        .collect(Collectors.toMap(Mandate::person, Mandate::personName, (a, b) -> a, LinkedHashMap::new));
  }
}
