package id.payung.accounts.signin;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Invalid;
import id.payung.platform.web.access.PublicAccess;
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
@PublicAccess
class AccountInvitationController {
  private final AccountInvitationRepository invitations;
  private final BrowserSessionRepository browserSessions;
  private final AttemptLimiter attemptLimiter;

  AccountInvitationController(AccountInvitationRepository invitations, BrowserSessionRepository browserSessions,
      AttemptLimiter attemptLimiter) {
    this.invitations = invitations;
    this.browserSessions = browserSessions;
    this.attemptLimiter = attemptLimiter;
  }

  @GetMapping("/undangan/{token}")
  String show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
    countAttempt(request);
    return renderForm(token, Map.of(), response, model);
  }

  @PostMapping("/undangan/{token}")
  String accept(@PathVariable String token, @RequestParam String fresh, @RequestParam String again,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    countAttempt(request);
    AccountInvitationRepository.InvitedPerson invited =
        ActorContext.callAs(Actor.anonymous(), () -> invitations.requireOpen(token));
    try {
      ActorContext.runAs(Actor.anonymous(), () -> invitations.accept(token, fresh, again));
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderForm(token, invalid.fields(), response, model);
    }
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    response.addHeader(HttpHeaders.SET_COOKIE,
        browserSessions.createSession(invited.person(), agent == null ? "" : agent).toString());
    return "redirect:/mulai";
  }

  private void countAttempt(HttpServletRequest request) {
    ActorContext.runAs(Actor.anonymous(),
        () -> attemptLimiter.countByAddress("invitation.address", request.getRemoteAddr()));
  }

  private String renderForm(String token, Map<String, String> errors, HttpServletResponse response, Model model) {
    AccountInvitationRepository.InvitedPerson invited =
        ActorContext.callAs(Actor.anonymous(), () -> invitations.requireOpen(token));
    response.setHeader("Referrer-Policy", "no-referrer");
    model.addAttribute("name", invited.name());
    model.addAttribute("signInName", invited.signInName());
    model.addAttribute("token", token);
    model.addAttribute("errors", errors);
    return "accounts/invitation";
  }
}
