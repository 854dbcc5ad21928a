package id.payung.regions;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Stale;
import id.payung.platform.tenancy.RegencySettings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** A regency's own name, time zone, offices' titles and letterhead. */
@Component
public class RegencySettingsRepository {
  static final List<String> ZONES = List.of("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura");
  private static final int MAX_LENGTH = 200;

  private final JdbcClient jdbc;
  private final ServedRegencyRepository servedRegencies;
  private final AuditTrailRepository trail;
  private final JsonMapper json;

  RegencySettingsRepository(JdbcClient jdbc, ServedRegencyRepository servedRegencies, AuditTrailRepository trail,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.servedRegencies = servedRegencies;
    this.trail = trail;
    this.json = json;
  }

  /** What the settings page shows and sends back. {@code version}: that it was read with. */
  record RegencySettingsView(UUID region, String name, String zone, Letterhead letterhead, int version) {
    Map<String, String> toMap() {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("name", name);
      fields.put("zone", zone);
      fields.putAll(letterhead.toMap());
      return fields;
    }
  }

  /**
   * For paper and letters of this regency.
   *
   * @throws NotFound when the actor's regency is another
   */
  @Transactional(readOnly = true)
  public Letterhead getLetterhead(String regency) {
    return getSettings(regency).letterhead();
  }

  @Transactional(readOnly = true)
  RegencySettingsView getSettings(String regency) {
    return jdbc.sql("SELECT region, name, zone, titles, version FROM regions.regency WHERE regency = :regency")
        .param("regency", regency)
        .query((row, n) -> new RegencySettingsView(row.getObject("region", UUID.class), row.getString("name"),
            row.getString("zone"), Letterhead.withDefaults(row.getString("name"), parseTitles(row.getString("titles"))),
            row.getInt("version")))
        .optional()
        .orElseThrow(NotFound::new);
  }

  /**
   * Saves what was typed.
   *
   * @throws Invalid when a field is too long, the name is missing, or the zone is none of Indonesia's three
   * @throws Stale when somebody saved meanwhile
   */
  @Transactional
  RegencySettings update(Actor actor, Map<String, String> typed, int version) {
    validate(typed);
    RegencySettingsView before = getSettings(actor.regency());
    Map<String, String> titles = new LinkedHashMap<>(typed);
    titles.keySet().retainAll(List.of(Letterhead.FIELDS));
    int rows = before.version() != version ? 0
        : jdbc.sql("""
            UPDATE regions.regency SET name = :name, zone = :zone, titles = CAST(:titles AS jsonb),
              version = version + 1
             WHERE regency = :regency AND version = :version
            """)
            .param("name", typed.get("name"))
            .param("zone", typed.get("zone"))
            .param("titles", json.writeValueAsString(titles))
            .param("regency", actor.regency())
            .param("version", version)
            .update();
    if (rows == 0) {
      RegencySettingsView now = getSettings(actor.regency());
      throw new Stale(now.version(), differences(typed, now.toMap()));
    }
    List<String> changed = new ArrayList<>();
    before.toMap().forEach((field, value) -> {
      if (!value.equals(typed.getOrDefault(field, ""))) {
        changed.add(field);
      }
    });
    trail.recordWrite("regency", before.region(), "changed", changed, null, AuditTrailRepository.TrailReach.NONE);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        servedRegencies.invalidateCache();
      }
    });
    return new RegencySettings(actor.regency(), typed.getOrDefault("name", ""),
        ZoneId.of(typed.getOrDefault("zone", "")));
  }

  private static void validate(Map<String, String> typed) {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (typed.getOrDefault("name", "").isBlank()) {
      wrong.put("name", "regions.settings.name.missing");
    }
    if (!ZONES.contains(typed.getOrDefault("zone", ""))) {
      wrong.put("zone", "regions.settings.zone.wrong");
    }
    typed.forEach((field, value) -> {
      if (value.length() > MAX_LENGTH) {
        wrong.put(field, "regions.settings.too-long");
      }
    });
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
  }

  private static List<Stale.Difference> differences(Map<String, String> mine, Map<String, String> theirs) {
    List<Stale.Difference> differences = new ArrayList<>();
    theirs.forEach((field, value) -> {
      String typed = mine.getOrDefault(field, "");
      if (!typed.equals(value)) {
        differences.add(new Stale.Difference("regions.settings." + field, typed, value));
      }
    });
    return differences;
  }

  private Map<String, String> parseTitles(String kept) {
    Map<String, String> titles = new LinkedHashMap<>();
    json.readTree(kept).properties().forEach(field -> titles.put(field.getKey(), field.getValue().asString()));
    return titles;
  }
}
