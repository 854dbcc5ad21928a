package id.payung.regions;

import id.payung.audit.Trail;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The regencies that this installation serves, kept in memory and read anew when one is switched on or changed. */
@Component
public class Tenancy implements RegencyDirectory {
  /**
   * A regency that was switched on from outside is found after so long at the latest; guessed codes do not ask the
   * database each time.
   */
  private static final Duration LOOKS_AGAIN = Duration.ofSeconds(5);

  private static final Pattern REGENCY = Pattern.compile("\\d{2}\\.\\d{2}");

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final TimeZones zones;
  private final ApplicationEventPublisher events;
  private final ObjectProvider<Trail> trails;
  private final Clock clock;
  private volatile @Nullable Served served;

  Tenancy(JdbcClient jdbc, TransactionTemplate transactions, TimeZones zones, ApplicationEventPublisher events,
      ObjectProvider<Trail> trails, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.zones = zones;
    this.events = events;
    this.trails = trails;
    this.clock = clock;
  }

  /** What was read, and when. */
  private record Served(Map<String, RegencySettings> regencies, Instant at) {}

  @Override
  public Optional<RegencySettings> find(String regency) {
    RegencySettings known = served().get(regency);
    Served read = served;
    if (known == null && read != null && read.at().plus(LOOKS_AGAIN).isBefore(clock.instant())) {
      forget();
      known = served().get(regency);
    }
    return Optional.ofNullable(known);
  }

  @Override
  public List<RegencySettings> all() {
    return List.copyOf(served().values());
  }

  /**
   * Switches a regency on; once more changes nothing.
   *
   * @param code official code, for example {@code 73.24}
   * @throws NotFound when there is no such regency
   */
  public RegencySettings switchOn(String code) {
    return switchOn(code, null);
  }

  /** As above, by a person who is told of in the event. */
  RegencySettings switchOn(String code, @Nullable UUID person) {
    if (!REGENCY.matcher(code).matches()) {
      throw new NotFound();
    }
    Acting.doing(Actor.service("regions", code), () -> ownTransaction().executeWithoutResult(status -> {
      UUID region = jdbc.sql("SELECT id FROM regions.region WHERE code = :code AND level = 2")
          .param("code", code)
          .query(UUID.class)
          .optional()
          .orElseThrow(NotFound::new);
      int rows = jdbc.sql("""
          INSERT INTO regions.regency (regency, region, name, zone)
          SELECT r.code, r.id, r.name, :zone FROM regions.region r WHERE r.id = :region
          ON CONFLICT (regency) DO NOTHING
          """).param("zone", zones.of(code).getId()).param("region", region).update();
      if (rows == 1) {
        trails.getObject().wrote("regency", region, "switched-on", List.of(), null, Trail.Reach.NONE);
        events.publishEvent(new RegencySwitchedOn(code, region, person));
      }
    }));
    forget();
    return require(code);
  }

  /** Something was changed: read anew at the next question. */
  void forget() {
    served = null;
  }

  private Map<String, RegencySettings> served() {
    Served known = served;
    if (known == null) {
      Map<String, RegencySettings> read = new TreeMap<>();
      Acting.doing(Actor.door(),
          () -> ownTransaction()
              .executeWithoutResult(status -> jdbc.sql("SELECT regency, name, zone FROM regions.regency")
                  .query((row, n) -> new RegencySettings(row.getString("regency"), row.getString("name"),
                      ZoneId.of(row.getString("zone"))))
                  .list()
                  .forEach(settings -> read.put(settings.regency(), settings))));
      known = new Served(java.util.Collections.unmodifiableMap(read), clock.instant());
      served = known;
    }
    return known.regencies();
  }

  /** Another actor needs another transaction, also when somebody asks from within their own. */
  private TransactionTemplate ownTransaction() {
    TransactionTemplate own = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return own;
  }
}
