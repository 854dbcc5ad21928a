package id.payung.accounts.people;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.ForAdministrators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Undangan untuk banyak orang: after a sheet of people was taken in, all their invitations at once. */
@Controller
@RequestMapping("/{regency}/people/invitations")
@ForAdministrators
class NewcomerInvitationController {
  /** Who is invited. */
  record NewcomerInvitationForm(@NotEmpty(message = "accounts.newcomers.choose") List<UUID> person) {}

  private final NewcomerRepository newcomers;
  private final OrganisationRepository organisations;

  NewcomerInvitationController(NewcomerRepository newcomers, OrganisationRepository organisations) {
    this.newcomers = newcomers;
    this.organisations = organisations;
  }

  @GetMapping
  PeoplePages.NewcomerListPage list(Actor actor) {
    return listPage(actor, FormFields.blank(NewcomerInvitationForm.class));
  }

  @PostMapping
  WebResult invite(Submission<NewcomerInvitationForm> sent, Actor actor, HttpServletRequest request) {
    return sent.save(form -> {
      List<PeoplePages.InvitationSlipsPage.InvitationSlip> slips = newcomers.invite(actor, form.person())
          .stream()
          .map(invited -> new PeoplePages.InvitationSlipsPage.InvitationSlip(invited.newcomer(),
              PersonController.link(request, invited.token())))
          .toList();
      return new PeoplePages.InvitationSlipsPage(slips,
          officesOf(actor, slips.stream().map(PeoplePages.InvitationSlipsPage.InvitationSlip::newcomer)), List.of());
    }, fields -> listPage(actor, fields));
  }

  private PeoplePages.NewcomerListPage listPage(Actor actor, FormFields form) {
    List<NewcomerRepository.Newcomer> waiting = newcomers.list(actor);
    return new PeoplePages.NewcomerListPage(waiting, officesOf(actor, waiting.stream()), form);
  }

  private Map<UUID, Organisation> officesOf(Actor actor, Stream<NewcomerRepository.Newcomer> people) {
    return organisations.findByIds(actor, people.map(NewcomerRepository.Newcomer::organisation).distinct().toList());
  }
}
