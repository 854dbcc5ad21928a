package id.payung.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Opens a session at a desk for who proves a password, and in no other way. */
@Component
public class PasswordSignIn {
  private final SignInAuthenticator authenticator;
  private final BrowserSessionRepository sessions;
  private final KnownBrowserCookies knownBrowsers;

  PasswordSignIn(SignInAuthenticator authenticator, BrowserSessionRepository sessions,
      KnownBrowserCookies knownBrowsers) {
    this.authenticator = authenticator;
    this.sessions = sessions;
    this.knownBrowsers = knownBrowsers;
  }

  /** @return the cookies of the new session; empty when the password is wrong or a second factor is asked for */
  public Optional<List<ResponseCookie>> signIn(String name, String password, HttpServletRequest request) {
    var origin = SignInAuthenticator.SignInOrigin.of(request, null);
    return authenticator.authenticate(name, password, null,
        origin) instanceof SignInAuthenticator.SignInResult.Authenticated welcome ? Optional.of(open(welcome, request))
            : Optional.empty();
  }

  List<ResponseCookie> open(SignInAuthenticator.SignInResult.Authenticated welcome, HttpServletRequest request) {
    return List.of(sessions.createSession(welcome.person(), welcome.proof(), request),
        knownBrowsers.issue(welcome.person()));
  }
}
