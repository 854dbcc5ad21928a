package id.payung.regions;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The regencies that this installation serves, kept in memory and read anew when one is switched on or changed. */
@Component
public class Tenancy implements RegencyDirectory {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private volatile @Nullable Map<String, RegencySettings> served;

  Tenancy(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public Optional<RegencySettings> find(String regency) {
    return Optional.ofNullable(served().get(regency));
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
    Acting.doing(
        Actor.service("regions", code),
        () ->
            transactions.executeWithoutResult(
                status -> {
                  int rows =
                      jdbc.sql(
                              """
                              INSERT INTO regions.regency (regency, region, name, zone)
                              SELECT r.code, r.id, r.name, :zone FROM regions.region r WHERE r.code = :code AND r.level = 2
                              ON CONFLICT (regency) DO NOTHING
                              """)
                          .param("zone", TimeZones.of(code).getId())
                          .param("code", code)
                          .update();
                  boolean there =
                      rows == 1
                          || jdbc.sql("SELECT EXISTS (SELECT FROM regions.regency WHERE regency = :code)")
                              .param("code", code)
                              .query(Boolean.class)
                              .single();
                  if (!there) {
                    throw new NotFound();
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
    Map<String, RegencySettings> known = served;
    if (known == null) {
      Map<String, RegencySettings> read = new TreeMap<>();
      Acting.doing(
          Actor.door(),
          () ->
              transactions.executeWithoutResult(
                  status ->
                      jdbc.sql("SELECT regency, name, zone FROM regions.regency")
                          .query(
                              (row, n) ->
                                  new RegencySettings(row.getString("regency"), row.getString("name"), ZoneId.of(row.getString("zone"))))
                          .list()
                          .forEach(settings -> read.put(settings.regency(), settings))));
      known = Map.copyOf(read);
      served = known;
    }
    return known;
  }
}
