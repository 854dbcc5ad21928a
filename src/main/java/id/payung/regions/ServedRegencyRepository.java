package id.payung.regions;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
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
public class ServedRegencyRepository implements RegencyDirectory {
  /**
   * A regency that was switched on from outside is found after so long at the latest; guessed codes do not ask the
   * database each time.
   */
  private static final Duration CACHE_REFRESH_INTERVAL = Duration.ofSeconds(5);

  private static final Pattern REGENCY_CODE = Pattern.compile("\\d{2}\\.\\d{2}");

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final ProvinceTimeZones zones;
  private final ApplicationEventPublisher events;
  private final ObjectProvider<AuditTrailRepository> trails;
  private final Clock clock;
  private volatile @Nullable CachedRegencies served;

  ServedRegencyRepository(JdbcClient jdbc, TransactionTemplate transactions, ProvinceTimeZones zones,
      ApplicationEventPublisher events, ObjectProvider<AuditTrailRepository> trails, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.zones = zones;
    this.events = events;
    this.trails = trails;
    this.clock = clock;
  }

  /** What was read, and when. */
  private record CachedRegencies(Map<String, RegencySettings> regencies, Instant at) {}

  @Override
  public Optional<RegencySettings> find(String regency) {
    RegencySettings known = loadServed().get(regency);
    CachedRegencies read = served;
    if (known == null && read != null && read.at().plus(CACHE_REFRESH_INTERVAL).isBefore(clock.instant())) {
      invalidateCache();
      known = loadServed().get(regency);
    }
    return Optional.ofNullable(known);
  }

  @Override
  public List<RegencySettings> listAll() {
    return List.copyOf(loadServed().values());
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
    if (!REGENCY_CODE.matcher(code).matches()) {
      throw new NotFound();
    }
    ActorContext.runAs(Actor.service("regions", code), () -> newTransaction().executeWithoutResult(status -> {
      UUID region = jdbc.sql("SELECT id FROM regions.region WHERE code = :code AND level = 2")
          .param("code", code)
          .query(UUID.class)
          .optional()
          .orElseThrow(NotFound::new);
      int rows = jdbc.sql("""
          INSERT INTO regions.regency (regency, region, name, zone)
          SELECT r.code, r.id, r.name, :zone FROM regions.region r WHERE r.id = :region
          ON CONFLICT (regency) DO NOTHING
          """).param("zone", zones.requireZone(code).getId()).param("region", region).update();
      if (rows == 1) {
        trails.getObject()
            .recordWrite("regency", region, "switched-on", List.of(), null, AuditTrailRepository.TrailReach.NONE);
        events.publishEvent(new RegencySwitchedOn(code, region, person));
      }
    }));
    invalidateCache();
    return require(code);
  }

  /** Something was changed: read anew at the next question. */
  void invalidateCache() {
    served = null;
  }

  private Map<String, RegencySettings> loadServed() {
    CachedRegencies known = served;
    if (known == null) {
      Map<String, RegencySettings> read = new TreeMap<>();
      ActorContext.runAs(Actor.anonymous(),
          () -> newTransaction()
              .executeWithoutResult(status -> jdbc.sql("SELECT regency, name, zone FROM regions.regency")
                  .query((row, n) -> new RegencySettings(row.getString("regency"), row.getString("name"),
                      ZoneId.of(row.getString("zone"))))
                  .list()
                  .forEach(settings -> read.put(settings.regency(), settings))));
      known = new CachedRegencies(java.util.Collections.unmodifiableMap(read), clock.instant());
      served = known;
    }
    return known.regencies();
  }

  /** Another actor needs another transaction, also when somebody asks from within their own. */
  private TransactionTemplate newTransaction() {
    TransactionTemplate own = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return own;
  }
}
