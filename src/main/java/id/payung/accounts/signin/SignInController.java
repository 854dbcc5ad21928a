package id.payung.accounts.signin;

import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.PreservedForm;
import id.payung.platform.web.SignInPrompt;
import id.payung.platform.web.access.PublicAccess;
import id.payung.platform.web.access.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Masuk and Keluar. */
@Controller
@PublicAccess
class SignInController implements SignInPrompt {
  private final SignInAuthenticator signIn;
  private final BrowserSessionRepository browserSessions;
  private final PasswordSignIn passwordSignIn;

  SignInController(SignInAuthenticator signIn, BrowserSessionRepository browserSessions,
      PasswordSignIn passwordSignIn) {
    this.signIn = signIn;
    this.browserSessions = browserSessions;
    this.passwordSignIn = passwordSignIn;
  }

  @GetMapping("/masuk")
  WebResult show(Visitor visitor, @RequestParam(defaultValue = "") String next) {
    return visitor.signedIn() ? SeeOther.outside(safeRedirectPath(next)) : SignInPages.SignInPage.blank("next", next);
  }

  @PostMapping("/masuk")
  WebResult signIn(Submission<SignInPages.SignInForm> sent, HttpServletRequest request, HttpServletResponse response) {
    return sent.save(form -> switch (signIn.authenticate(form.name(), form.password(), form.code(),
        SignInAuthenticator.SignInOrigin.of(request, null))) {
      case SignInAuthenticator.SignInResult.Authenticated welcome -> {
        passwordSignIn.open(welcome, request)
            .forEach(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
        Optional<PreservedForm> held = PreservedForm.decode(form.held());
        yield held.isPresent() ? new SignInPages.HeldFormPage(held.get(), welcome.name())
            : SeeOther.outside(safeRedirectPath(form.next()));
      }
      case SignInAuthenticator.SignInResult.TotpCodeRequired _ -> new SignInPages.SignInPage(sent.typed(), true, null);
      case SignInAuthenticator.SignInResult.Rejected _ ->
          new PageWithStatus(again(sent.typed(), "accounts.sign-in.wrong"), 422);
    }, fields -> again(fields, null));
  }

  /** Neither password nor code is sent back to the browser. */
  private static SignInPages.SignInPage again(FormFields typed, @Nullable String error) {
    return new SignInPages.SignInPage(typed.with("password", "").with("code", ""), !typed.value("code").isBlank(),
        error);
  }

  @Override
  public ModelAndView promptAgain(PreservedForm held) {
    return new ModelAndView("accounts/sign-in", Map.of("page", SignInPages.SignInPage.blank("held", held.encode())));
  }

  @PostMapping("/keluar")
  SeeOther signOut(Visitor visitor, HttpServletResponse response) {
    UUID session = visitor.session();
    if (session != null) {
      browserSessions.endSession(session);
    }
    response.addHeader(HttpHeaders.SET_COOKIE, browserSessions.expiredCookie().toString());
    response.addHeader("Clear-Site-Data", "\"cache\"");
    return SeeOther.outside("/masuk");
  }

  /** Only a path of our own: never another site's address. */
  static String safeRedirectPath(String next) {
    return next.matches("/\\d{2}\\.\\d{2}(/[A-Za-z0-9._~/%-]*)?") && !next.contains("//") && !next.contains("..") ? next
        : "/mulai";
  }
}
