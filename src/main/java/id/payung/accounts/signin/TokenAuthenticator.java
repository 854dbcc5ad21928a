package id.payung.accounts.signin;

import id.payung.accounts.SecretTokenGenerator;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.SqlValues;
import id.payung.platform.i18n.Messages;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.access.Visitor;
import id.payung.platform.web.access.VisitorAuthenticator;
import id.payung.platform.web.admission.BodySenderLimits;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recognises who comes in, at every request anew: an ended mandate or session acts at once. One call to the database.
 */
@Component
class TokenAuthenticator implements VisitorAuthenticator {
  static final String SESSION_COOKIE = BodySenderLimits.SESSION_COOKIE;

  /**
   * The one address that the credential of a closed app is known at, letter for letter; and it knows no other one.
   * Whatever is written otherwise asks for the credential of the phone.
   */
  private static final Pattern ENVELOPES = Pattern.compile("/api/v1/\\d{2}\\.\\d{2}/envelopes");

  private final JdbcClient jdbc;
  private final RegencyDirectory regencies;
  private final JsonMapper json;
  private final Clock clock;

  TokenAuthenticator(JdbcClient jdbc, RegencyDirectory regencies, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.regencies = regencies;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Visitor authenticate(HttpServletRequest request, @Nullable String regency) {
    String header = request.getHeader("Authorization");
    if (request.getRequestURI().startsWith("/api/v1/") && header != null) {
      String kind = ENVELOPES.matcher(request.getRequestURI()).matches() ? "sender" : "device";
      return header.startsWith("Bearer ") ? authenticate(kind, header.substring(7), regency) : Visitor.anonymous();
    }
    String token = findSessionToken(request);
    return token == null ? Visitor.anonymous() : authenticate("session", token, regency);
  }

  /** @param kind session, device or sender */
  Visitor authenticate(String kind, String token, @Nullable String regency) {
    // Outside a transaction, so in one trip: the function answers as its owner, whoever asks.
    Optional<String> found = jdbc.sql("SELECT accounts.enter(:kind, :hash, :regency, :now)::text")
        .param("kind", kind)
        .param("hash", SecretTokenGenerator.hash(token))
        .param("regency", regency == null ? "" : regency)
        .param("now", SqlValues.timestamp(clock.instant()))
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .single();
    return found.isEmpty() ? Visitor.anonymous()
        : toVisitor(json.readValue(found.get(), Claims.class), regency, kind.equals("session"));
  }

  /** What the database says of who holds a secret. */
  private record Claims(UUID person, String name, String language, UUID token, boolean mustChange, boolean totp,
      List<MandateClaim> mandates) {}

  /** @param villages only of the regency that was asked for */
  private record MandateClaim(String regency, UUID id, Role role, UUID organisation, List<UUID> villages,
      LocalDate from, @Nullable LocalDate to) {}

  private Visitor toVisitor(Claims claims, @Nullable String regency, boolean inBrowser) {
    List<MandateClaim> held = claims.mandates().stream().filter(this::inForce).toList();
    List<MandateClaim> here = held.stream().filter(mandate -> mandate.regency().equals(regency)).toList();
    Actor actor = regency == null || here.isEmpty() ? null
        : Actor.person(regency, claims.person(), claims.name(), here.stream().map(MandateClaim::role).toList(),
            here.stream().map(MandateClaim::id).collect(Collectors.toSet()),
            here.stream()
                .filter(mandate -> mandate.role().reach() == Role.Reach.ORGANISATION)
                .map(MandateClaim::organisation)
                .collect(Collectors.toSet()),
            here.stream().flatMap(mandate -> mandate.villages().stream()).collect(Collectors.toSet()));
    boolean secondFactorMissing =
        !claims.totp() && held.stream().map(MandateClaim::role).anyMatch(Role::requiresSecondFactor);
    return new Visitor(claims.person(), claims.name(), claims.token(), actor,
        held.stream().map(MandateClaim::regency).distinct().sorted().toList(), Messages.localeOf(claims.language()),
        inBrowser && claims.mustChange(), inBrowser && secondFactorMissing);
  }

  /** The day is the regency's own; the database has let through a day more on either side. */
  private boolean inForce(MandateClaim mandate) {
    return regencies.find(mandate.regency()).map(settings -> settings.today(clock)).filter(today -> {
      LocalDate to = mandate.to();
      return !mandate.from().isAfter(today) && (to == null || !to.isBefore(today));
    }).isPresent();
  }

  static @Nullable String findSessionToken(HttpServletRequest request) {
    if (request.getCookies() == null) {
      return null;
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(SESSION_COOKIE)) {
        return cookie.getValue();
      }
    }
    return null;
  }
}
