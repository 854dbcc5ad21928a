package id.payung.accounts.calendar;

import id.payung.accounts.SecretTokenGenerator;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.db.SqlValues;
import id.payung.platform.i18n.Messages;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Recognises a secret address, at each fetch anew: an ended mandate, a reset or a revocation acts at once. */
@Component
class CalendarAuthenticator {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final RegencyDirectory regencies;
  private final JsonMapper json;
  private final Clock clock;

  CalendarAuthenticator(JdbcClient jdbc, TransactionTemplate transactions, RegencyDirectory regencies, JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.regencies = regencies;
    this.json = json;
    this.clock = clock;
  }

  /** What the database says of who holds a secret. */
  private record Claim(UUID person, String name, String language, String regency, UUID mandate, Role role,
      UUID organisation, List<UUID> villages, LocalDate from, @Nullable LocalDate to) {}

  /** Empty for a secret that never was, that was revoked, and that of an ended mandate: by one question, alike. */
  Optional<CalendarVisitor> find(String secret) {
    Actor door = Actor.anonymous();
    Optional<String> found = ActorContext.callAs(door,
        () -> transactions.execute(_ -> jdbc.sql("SELECT accounts.enter_calendar(:hash, :now)::text")
            .param("hash", SecretTokenGenerator.hash(secret))
            .param("now", SqlValues.timestamp(clock.instant()))
            .query((row, n) -> Optional.ofNullable(row.getString(1)))
            .single()));
    return Objects.requireNonNull(found)
        .map(claim -> json.readValue(claim, Claim.class))
        .filter(this::inForce)
        .map(claim -> new CalendarVisitor(actor(claim), Messages.localeOf(claim.language())));
  }

  private boolean inForce(Claim claim) {
    return regencies.find(claim.regency()).map(settings -> settings.today(clock)).filter(today -> {
      LocalDate to = claim.to();
      return !claim.from().isAfter(today) && (to == null || !to.isBefore(today));
    }).isPresent();
  }

  private static Actor actor(Claim claim) {
    Set<UUID> organisations = claim.role().reach() == Role.Reach.ORGANISATION ? Set.of(claim.organisation()) : Set.of();
    return Actor.person(claim.regency(), claim.person(), claim.name(), List.of(claim.role()), Set.of(claim.mandate()),
        organisations, Set.copyOf(claim.villages()));
  }
}
