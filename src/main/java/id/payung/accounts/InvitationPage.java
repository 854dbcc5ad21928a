package id.payung.accounts;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Undangan: the link that was handed over. Opens once, for seven days. */
@Controller
@Public
class InvitationPage {
  private final Invitations invitations;
  private final Sessions sessions;
  private final Tries tries;

  InvitationPage(Invitations invitations, Sessions sessions, Tries tries) {
    this.invitations = invitations;
    this.sessions = sessions;
    this.tries = tries;
  }

  @GetMapping("/undangan/{token}")
  String show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
    count(request);
    return form(token, Map.of(), response, model);
  }

  @PostMapping("/undangan/{token}")
  String accept(@PathVariable String token, @RequestParam String fresh, @RequestParam String again,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    count(request);
    Invitations.Invited invited = Acting.as(Actor.door(), () -> invitations.require(token));
    try {
      Acting.doing(Actor.door(), () -> invitations.accept(token, fresh, again));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(token, invalid.fields(), response, model);
    }
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    response.addHeader(HttpHeaders.SET_COOKIE, sessions.open(invited.person(), agent == null ? "" : agent).toString());
    return "redirect:/mulai";
  }

  private void count(HttpServletRequest request) {
    Acting.doing(Actor.door(), () -> tries.countAddress("invitation.address", request.getRemoteAddr()));
  }

  private String form(String token, Map<String, String> errors, HttpServletResponse response, Model model) {
    Invitations.Invited invited = Acting.as(Actor.door(), () -> invitations.require(token));
    response.setHeader("Referrer-Policy", "no-referrer");
    model.addAttribute("name", invited.name());
    model.addAttribute("signInName", invited.signInName());
    model.addAttribute("token", token);
    model.addAttribute("errors", errors);
    return "accounts/invitation";
  }
}
