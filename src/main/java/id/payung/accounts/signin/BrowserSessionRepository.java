package id.payung.accounts.signin;

import id.payung.accounts.ProvenPassword;
import id.payung.accounts.SecretTokenGenerator;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions at a desk: a random token in a cookie, its hash in the database, twelve hours. A new sign-in is always a new
 * token.
 */
@Component
class BrowserSessionRepository {
  private static final Duration SESSION_LIFETIME = Duration.ofHours(12);

  private final Rows rows;
  private final TransactionTemplate transactions;
  private final AccountTrail trail;
  private final Clock clock;
  private final boolean tls;

  BrowserSessionRepository(Rows rows, TransactionTemplate transactions, AccountTrail trail, Clock clock,
      @Value("${payung.tls:false}") boolean tls) {
    this.rows = rows;
    this.transactions = transactions;
    this.trail = trail;
    this.clock = clock;
    this.tls = tls;
  }

  /**
   * Opens a session and gives the cookie.
   *
   * @param proof the hash of the password that was right
   * @throws Refused when that password was changed or reset meanwhile: a session of an old one would outlive the reset
   */
  ResponseCookie createSession(UUID person, String proof, HttpServletRequest request) {
    String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
    String token = SecretTokenGenerator.newToken();
    Instant now = clock.instant();
    BrowserSession session = new BrowserSession(Ids.next(), SecretTokenGenerator.hash(token), person,
        agent.length() > 200 ? agent.substring(0, 200) : agent, now, now, now.plus(SESSION_LIFETIME), null);
    asDoor(door -> {
      if (!ProvenPassword.lock(rows, door, person, proof)) {
        throw new Refused("accounts.password.changed-meanwhile");
      }
      rows.insert(door, session);
      trail.record(person, AccountTrail.AccountAction.SIGNED_IN, List.of());
    });
    return cookie(token, SESSION_LIFETIME);
  }

  void endSession(UUID session) {
    asDoor(door -> rows.query(door, BrowserSession.class)
        .key(session)
        .is("ended_at", null)
        .set(BrowserSession::endedAt, clock.instant())
        .update());
  }

  private void asDoor(Consumer<Actor> work) {
    Actor door = Actor.anonymous();
    ActorContext.runAs(door, () -> transactions.executeWithoutResult(status -> work.accept(door)));
  }

  ResponseCookie expiredCookie() {
    return cookie("", Duration.ZERO);
  }

  private ResponseCookie cookie(String token, Duration life) {
    return ResponseCookie.from(TokenAuthenticator.SESSION_COOKIE, token)
        .httpOnly(true)
        .secure(tls)
        .sameSite("Lax")
        .path("/")
        .maxAge(life)
        .build();
  }
}
