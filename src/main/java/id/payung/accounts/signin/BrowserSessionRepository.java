package id.payung.accounts.signin;

import id.payung.accounts.SecretTokenGenerator;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.SqlValues;
import id.payung.platform.ids.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions at a desk: a random token in a cookie, its hash in the database, twelve hours. A new sign-in is always a new
 * token.
 */
@Component
class BrowserSessionRepository {
  private static final Duration SESSION_LIFETIME = Duration.ofHours(12);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final boolean tls;

  BrowserSessionRepository(JdbcClient jdbc, TransactionTemplate transactions, Clock clock,
      @Value("${payung.tls:false}") boolean tls) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.tls = tls;
  }

  /** Opens a session and gives the cookie. */
  ResponseCookie createSession(UUID person, String agent) {
    String token = SecretTokenGenerator.newToken();
    ActorContext.runAs(Actor.anonymous(),
        () -> transactions.executeWithoutResult(status -> jdbc.sql("""
            INSERT INTO accounts.session (id, token_hash, person, agent, created_at, last_seen, expires_at)
            VALUES (:id, :hash, :person, :agent, :now, :now, :expires)
            """)
            .param("id", Ids.next())
            .param("hash", SecretTokenGenerator.hash(token))
            .param("person", person)
            .param("agent", agent.length() > 200 ? agent.substring(0, 200) : agent)
            .param("now", SqlValues.timestamp(clock.instant()))
            .param("expires", SqlValues.timestamp(clock.instant().plus(SESSION_LIFETIME)))
            .update()));
    return cookie(token, SESSION_LIFETIME);
  }

  void endSession(UUID session) {
    ActorContext.runAs(Actor.anonymous(),
        () -> transactions.executeWithoutResult(
            status -> jdbc.sql("UPDATE accounts.session SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
                .param("now", SqlValues.timestamp(clock.instant()))
                .param("id", session)
                .update()));
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
