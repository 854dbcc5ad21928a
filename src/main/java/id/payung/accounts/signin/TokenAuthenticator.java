package id.payung.accounts.signin;

import id.payung.accounts.SecretTokenGenerator;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.SqlValues;
import id.payung.platform.i18n.Messages;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.web.access.Visitor;
import id.payung.platform.web.access.VisitorAuthenticator;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recognises who comes in, at every request anew: an ended mandate or session acts at once. One call to the database.
 */
@Component
class TokenAuthenticator implements VisitorAuthenticator {
  static final String SESSION_COOKIE = "payung";

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
      return header.startsWith("Bearer ") ? authenticate("device", header.substring(7), regency) : Visitor.anonymous();
    }
    String token = findSessionToken(request);
    return token == null ? Visitor.anonymous() : authenticate("session", token, regency);
  }

  /** @param kind session or device */
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
        : toVisitor(json.readTree(found.get()), regency, kind.equals("session"));
  }

  private Visitor toVisitor(JsonNode claims, @Nullable String regency, boolean inBrowser) {
    UUID person = UUID.fromString(claims.get("person").asString());
    String name = claims.get("name").asString();
    Set<String> regencyCodes = new HashSet<>();
    List<Role> allRoles = new ArrayList<>();
    List<Role> roles = new ArrayList<>();
    Set<UUID> mandates = new HashSet<>();
    Set<UUID> organisations = new HashSet<>();
    Set<UUID> villages = new HashSet<>();
    for (JsonNode mandate : claims.get("mandates")) {
      String regencyCode = mandate.get("regency").asString();
      if (!inForce(mandate, regencyCode)) {
        continue;
      }
      regencyCodes.add(regencyCode);
      Role role = Role.valueOf(mandate.get("role").asString());
      allRoles.add(role);
      if (regencyCode.equals(regency)) {
        roles.add(role);
        mandates.add(UUID.fromString(mandate.get("id").asString()));
        if (role.reach() == Role.Reach.ORGANISATION) {
          organisations.add(UUID.fromString(mandate.get("organisation").asString()));
        }
        mandate.get("villages").forEach(village -> villages.add(UUID.fromString(village.asString())));
      }
    }
    Actor actor = regency == null || roles.isEmpty() ? null
        : Actor.person(regency, person, name, roles, mandates, organisations, villages);
    boolean secondFactorMissing =
        !claims.get("totp").asBoolean() && allRoles.stream().anyMatch(Role::requiresSecondFactor);
    Locale language = claims.get("language").asString().equals("en") ? Messages.ENGLISH : Messages.INDONESIAN;
    return new Visitor(person, name, UUID.fromString(claims.get("token").asString()), actor,
        regencyCodes.stream().sorted().toList(), language, inBrowser && claims.get("mustChange").asBoolean(),
        inBrowser && secondFactorMissing);
  }

  /** The day is the regency's own; the database has let through a day more on either side. */
  private boolean inForce(JsonNode mandate, String regencyCode) {
    Optional<RegencySettings> settings = regencies.find(regencyCode);
    if (settings.isEmpty()) {
      return false;
    }
    LocalDate today = settings.get().today(clock);
    LocalDate from = LocalDate.parse(mandate.get("from").asString());
    JsonNode to = mandate.get("to");
    return !from.isAfter(today) && (to == null || to.isNull() || !LocalDate.parse(to.asString()).isBefore(today));
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
