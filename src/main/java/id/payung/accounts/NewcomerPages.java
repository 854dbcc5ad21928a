package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Refused;
import id.payung.platform.web.Allowed;
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
@Allowed({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
public class NewcomerPages {
  private final Newcomers newcomers;
  private final Organisations organisations;

  NewcomerPages(Newcomers newcomers, Organisations organisations) {
    this.newcomers = newcomers;
    this.organisations = organisations;
  }

  /** A slip of the paper. */
  public record Slip(Newcomers.Newcomer to, String link, QrPath qr) {}

  @GetMapping
  String list(Actor actor, Model model) {
    List<Newcomers.Newcomer> waiting = newcomers.of(actor);
    model.addAttribute("newcomers", waiting);
    return named(actor, waiting, "accounts/newcomers", model);
  }

  /** Shown once, on the answer itself: the links are nowhere kept in clear. */
  @PostMapping
  String invite(Actor actor, @RequestParam(required = false) @Nullable List<UUID> person, HttpServletRequest request,
      Model model) {
    if (person == null || person.isEmpty()) {
      throw new Refused("accounts.newcomers.choose");
    }
    List<Slip> slips = newcomers.invite(actor, person).stream().map(invited -> {
      String link = ServletUriComponentsBuilder.fromContextPath(request)
          .path("/undangan/" + invited.token())
          .build()
          .toUriString();
      return new Slip(invited.to(), link, QrPath.of(link));
    }).toList();
    model.addAttribute("slips", slips);
    return named(actor, slips.stream().map(Slip::to).toList(), "accounts/invited-many", model);
  }

  private String named(Actor actor, List<Newcomers.Newcomer> people, String page, Model model) {
    model.addAttribute("offices",
        organisations.named(actor, people.stream().map(Newcomers.Newcomer::organisation).distinct().toList()));
    return page;
  }
}
