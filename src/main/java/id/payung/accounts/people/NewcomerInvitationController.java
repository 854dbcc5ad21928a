package id.payung.accounts.people;

import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.QrCodeSvgPath;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Refused;
import id.payung.platform.web.access.AllowedRoles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Undangan untuk banyak orang: after a sheet of people was taken in, all their invitations at once, on paper to be cut
 * up.
 */
@Controller
@RequestMapping("/{regency}/people/invitations")
@AllowedRoles({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
public class NewcomerInvitationController {
  private final NewcomerRepository newcomers;
  private final OrganisationRepository organisations;

  NewcomerInvitationController(NewcomerRepository newcomers, OrganisationRepository organisations) {
    this.newcomers = newcomers;
    this.organisations = organisations;
  }

  /** A slip of the paper. */
  public record InvitationSlip(NewcomerRepository.Newcomer newcomer, String link, QrCodeSvgPath qr) {}

  @GetMapping
  String list(Actor actor, Model model) {
    List<NewcomerRepository.Newcomer> waiting = newcomers.list(actor);
    model.addAttribute("newcomers", waiting);
    return renderWithOrganisations(actor, waiting, "accounts/newcomers", model);
  }

  /** Shown once, on the answer itself: the links are nowhere kept in clear. */
  @PostMapping
  String invite(Actor actor, @RequestParam(required = false) @Nullable List<UUID> person, HttpServletRequest request,
      Model model) {
    if (person == null || person.isEmpty()) {
      throw new Refused("accounts.newcomers.choose");
    }
    List<InvitationSlip> slips = newcomers.invite(actor, person).stream().map(invited -> {
      String link = ServletUriComponentsBuilder.fromContextPath(request)
          .path("/undangan/" + invited.token())
          .build()
          .toUriString();
      return new InvitationSlip(invited.newcomer(), link, QrCodeSvgPath.encode(link));
    }).toList();
    model.addAttribute("slips", slips);
    return renderWithOrganisations(actor, slips.stream().map(InvitationSlip::newcomer).toList(),
        "accounts/invited-many", model);
  }

  private String renderWithOrganisations(Actor actor, List<NewcomerRepository.Newcomer> people, String page,
      Model model) {
    model.addAttribute("offices", organisations.findByIds(actor,
        people.stream().map(NewcomerRepository.Newcomer::organisation).distinct().toList()));
    return page;
  }
}
