package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Sql;
import id.payung.platform.i18n.Words;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.web.Doorkeeper;
import id.payung.platform.web.Visitor;
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
class Door implements Doorkeeper {
  static final String COOKIE = "payung";

  private final JdbcClient jdbc;
  private final RegencyDirectory regencies;
  private final JsonMapper json;
  private final Clock clock;

  Door(JdbcClient jdbc, RegencyDirectory regencies, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.regencies = regencies;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Visitor recognise(HttpServletRequest request, @Nullable String regency) {
    String header = request.getHeader("Authorization");
    if (request.getRequestURI().startsWith("/api/v1/") && header != null) {
      return header.startsWith("Bearer ") ? enter("device", header.substring(7), regency) : Visitor.nobody();
    }
    String token = cookie(request);
    return token == null ? Visitor.nobody() : enter("session", token, regency);
  }

  /** @param kind session or device */
  Visitor enter(String kind, String token, @Nullable String regency) {
    // Outside a transaction, so in one trip: the function answers as its owner, whoever asks.
    Optional<String> found = jdbc.sql("SELECT accounts.enter(:kind, :hash, :regency, :now)::text")
        .param("kind", kind)
        .param("hash", Secrets.hash(token))
        .param("regency", regency == null ? "" : regency)
        .param("now", Sql.at(clock.instant()))
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .single();
    return found.isEmpty() ? Visitor.nobody() : visitor(json.readTree(found.get()), regency, kind.equals("session"));
  }

  private Visitor visitor(JsonNode entered, @Nullable String regency, boolean atADesk) {
    UUID person = UUID.fromString(entered.get("person").asString());
    String name = entered.get("name").asString();
    Set<String> places = new HashSet<>();
    List<Role> allRoles = new ArrayList<>();
    List<Role> roles = new ArrayList<>();
    Set<UUID> mandates = new HashSet<>();
    Set<UUID> organisations = new HashSet<>();
    Set<UUID> villages = new HashSet<>();
    for (JsonNode mandate : entered.get("mandates")) {
      String place = mandate.get("regency").asString();
      if (!inForce(mandate, place)) {
        continue;
      }
      places.add(place);
      Role role = Role.valueOf(mandate.get("role").asString());
      allRoles.add(role);
      if (place.equals(regency)) {
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
        !entered.get("totp").asBoolean() && allRoles.stream().anyMatch(Role::needsSecondFactor);
    Locale language = entered.get("language").asString().equals("en") ? Words.ENGLISH : Words.INDONESIAN;
    return new Visitor(person, name, UUID.fromString(entered.get("token").asString()), actor,
        places.stream().sorted().toList(), language, atADesk && entered.get("mustChange").asBoolean(),
        atADesk && secondFactorMissing);
  }

  /** The day is the regency's own; the database has let through a day more on either side. */
  private boolean inForce(JsonNode mandate, String place) {
    Optional<RegencySettings> settings = regencies.find(place);
    if (settings.isEmpty()) {
      return false;
    }
    LocalDate today = settings.get().today(clock);
    LocalDate from = LocalDate.parse(mandate.get("from").asString());
    JsonNode to = mandate.get("to");
    return !from.isAfter(today) && (to == null || to.isNull() || !LocalDate.parse(to.asString()).isBefore(today));
  }

  static @Nullable String cookie(HttpServletRequest request) {
    if (request.getCookies() == null) {
      return null;
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(COOKIE)) {
        return cookie.getValue();
      }
    }
    return null;
  }
}
