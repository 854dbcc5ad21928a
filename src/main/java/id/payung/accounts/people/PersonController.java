package id.payung.accounts.people;

import id.payung.accounts.Mandate;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PeopleRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.page.SeeOther;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.access.ForAdministrators;
import id.payung.platform.web.confirmation.AsksFirst;
import id.payung.regions.RegionRepository;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One person: mandates, and the keys to the account (an invitation, a reset, an end to where they are signed in). */
@Controller
@RequestMapping("/{regency}/people/{person}")
@ForAdministrators
class PersonController {
  private final AccountAdministration accounts;
  private final PeopleRepository mandates;
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final CodeList roles;

  PersonController(AccountAdministration accounts, PeopleRepository mandates, OrganisationRepository organisations,
      RegionRepository regions, ReferenceCatalogue reference) {
    this.accounts = accounts;
    this.mandates = mandates;
    this.organisations = organisations;
    this.regions = regions;
    this.roles = reference.list("accounts/roles");
  }

  @GetMapping
  PeoplePages.PersonPage showPerson(@PathVariable UUID person, Actor actor) {
    List<Mandate> held = mandates.listByPerson(actor, person);
    return new PeoplePages.PersonPage(accounts.getAccount(actor, person), held,
        accounts.listActiveSignIns(actor, person),
        organisations.findByIds(actor, held.stream().map(Mandate::organisation).distinct().toList()),
        regions.findByIds(held.stream().flatMap(mandate -> mandate.given().area().stream()).distinct().toList()),
        roles);
  }

  @AsksFirst("accounts.reset.asks")
  @PostMapping("/invitation")
  PeoplePages.InvitedPage invite(@PathVariable UUID person, @RequestParam(defaultValue = "false") boolean reset,
      Actor actor, HttpServletRequest request) {
    String token = accounts.createInvitation(actor, person, reset);
    return new PeoplePages.InvitedPage(accounts.getAccount(actor, person), link(request, token), reset);
  }

  static String link(HttpServletRequest request, String token) {
    return ServletUriComponentsBuilder.fromContextPath(request).path("/undangan/" + token).build().toUriString();
  }

  @AsksFirst("accounts.place.asks")
  @PostMapping("/places/{place}/end")
  SeeOther endSignIn(@PathVariable UUID person, @PathVariable UUID place,
      @RequestParam(defaultValue = "false") boolean phone, Actor actor) {
    accounts.endSignIn(actor, person, place, phone);
    return SeeOther.to("/people/" + person).saying(phone ? "accounts.place.phone-ended" : "accounts.place.ended");
  }
}
