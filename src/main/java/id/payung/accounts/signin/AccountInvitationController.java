package id.payung.accounts.signin;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Refused;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.form.UnstrippedText;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.PublicAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Undangan: the link that was handed over. Opens once, for seven days. */
@Controller
@PublicAccess
class AccountInvitationController {
  /** A password that is chosen by invitation, typed twice; what it must be like is the password policy's. */
  record FirstPasswordForm(@UnstrippedText @Size(max = 1_000) String fresh,
      @UnstrippedText @Size(max = 1_000) String again) {}

  private final AccountInvitationRepository invitations;
  private final OwnAccountMaintenance ownAccount;
  private final BrowserSessionRepository browserSessions;
  private final AttemptLimiter attemptLimiter;

  AccountInvitationController(AccountInvitationRepository invitations, OwnAccountMaintenance ownAccount,
      BrowserSessionRepository browserSessions, AttemptLimiter attemptLimiter) {
    this.invitations = invitations;
    this.ownAccount = ownAccount;
    this.browserSessions = browserSessions;
    this.attemptLimiter = attemptLimiter;
  }

  @GetMapping("/undangan/{token}")
  SignInPages.InvitationPage show(@PathVariable String token, HttpServletRequest request,
      HttpServletResponse response) {
    return page(token, FormFields.blank(FirstPasswordForm.class), request, response);
  }

  @PostMapping("/undangan/{token}")
  WebResult accept(@PathVariable String token, Submission<FirstPasswordForm> sent, HttpServletRequest request,
      HttpServletResponse response) {
    AccountInvitationRepository.InvitedPerson invited = requireOpen(token, request);
    return sent.save(form -> {
      String hash = ownAccount.hashNew(invited.signInName(), form.fresh(), form.again());
      ActorContext.runAs(Actor.anonymous(), () -> invitations.accept(token, invited, hash));
      if (invited.secondFactor()) {
        return SeeOther.outside("/masuk").saying("accounts.invitation.now-sign-in");
      }
      response.addHeader(HttpHeaders.SET_COOKIE,
          browserSessions.createSession(invited.person(), hash, request).toString());
      return SeeOther.outside("/mulai");
    }, fields -> page(token, fields, request, response));
  }

  /** Only a link that opens nothing is a try: fifty newcomers behind one address open fifty right ones. */
  private AccountInvitationRepository.InvitedPerson requireOpen(String token, HttpServletRequest request) {
    return ActorContext.callAs(Actor.anonymous(), () -> {
      try {
        return invitations.requireOpen(token);
      } catch (Refused gone) {
        attemptLimiter.countByAddress("invitation.address", request.getRemoteAddr());
        throw gone;
      }
    });
  }

  private SignInPages.InvitationPage page(String token, FormFields form, HttpServletRequest request,
      HttpServletResponse response) {
    AccountInvitationRepository.InvitedPerson invited = requireOpen(token, request);
    response.setHeader("Referrer-Policy", "no-referrer");
    return new SignInPages.InvitationPage(invited.name(), invited.signInName(), token, form);
  }
}
