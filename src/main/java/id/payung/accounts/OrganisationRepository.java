package id.payung.accounts;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Stale;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The organisations of a regency: offices, vertical agencies, villages, partners. Their names are no secret within it.
 */
@Component
@Transactional
public class OrganisationRepository {
  private static final int PAGE_SIZE = 40;
  private static final String COLUMNS = "id, kind, name, short_name, village, active";

  private final JdbcClient jdbc;
  private final AuditTrailRepository trail;

  OrganisationRepository(JdbcClient jdbc, AuditTrailRepository trail) {
    this.jdbc = jdbc;
    this.trail = trail;
  }

  @Transactional(readOnly = true)
  public Organisation require(Actor actor, UUID id) {
    return find(actor, id).orElseThrow(NotFound::new);
  }

  /**
   * What a form named: all of them are of this regency.
   *
   * @throws NotFound when one is not
   */
  @Transactional(readOnly = true)
  public void requireAll(Actor actor, Collection<UUID> ids) {
    Set<UUID> wanted = new HashSet<>(ids);
    if (findByIds(actor, wanted).size() < wanted.size()) {
      throw new NotFound();
    }
  }

  @Transactional(readOnly = true)
  public Optional<Organisation> find(Actor actor, UUID id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM accounts.organisation WHERE regency = :regency AND id = :id")
        .param("regency", actor.regency())
        .param("id", id)
        .query((row, n) -> readOrganisation(row))
        .optional();
  }

  /** Those with these ids, by id; one statement, for lists that name many. */
  @Transactional(readOnly = true)
  public Map<UUID, Organisation> findByIds(Actor actor, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql("SELECT " + COLUMNS
            + " FROM accounts.organisation WHERE regency = :regency AND id = ANY (CAST(:ids AS uuid[]))")
        .param("regency", actor.regency())
        .param("ids", SqlValues.uuidArray(ids))
        .query((row, n) -> readOrganisation(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Organisation::id, Function.identity()));
  }

  /** Active ones of these kinds by name, for a choice in a form; at most 1000. */
  @Transactional(readOnly = true)
  public List<Organisation> listActiveByKinds(Actor actor, String... kinds) {
    return jdbc
        .sql("SELECT " + COLUMNS
            + " FROM accounts.organisation WHERE regency = :regency AND active AND kind = ANY (CAST(:kinds AS text[])) "
            + "ORDER BY name, id LIMIT 1000")
        .param("regency", actor.regency())
        .param("kinds", SqlValues.textArray(List.of(kinds)))
        .query((row, n) -> readOrganisation(row))
        .list();
  }

  /** All active ones by name, for a choice in a form; at most 2000. */
  @Transactional(readOnly = true)
  public List<Organisation> listActive(Actor actor) {
    return jdbc
        .sql("SELECT " + COLUMNS
            + " FROM accounts.organisation WHERE regency = :regency AND active ORDER BY name, id LIMIT 2000")
        .param("regency", actor.regency())
        .query((row, n) -> readOrganisation(row))
        .list();
  }

  /** A page of all of them, by name. */
  @Transactional(readOnly = true)
  public Slice<Organisation> list(Actor actor, String namePart, String kind, @Nullable String key) {
    return list(actor, namePart, kind, key, PAGE_SIZE);
  }

  /** Likewise, with pages of another size. */
  @Transactional(readOnly = true)
  public Slice<Organisation> list(Actor actor, String namePart, String kind, @Nullable String key, int size) {
    Map<String, Object> params = new HashMap<>();
    params.put("regency", actor.regency());
    params.put("limit", size + 1);
    StringBuilder where = new StringBuilder(" WHERE regency = :regency");
    if (!namePart.isBlank()) {
      where.append(" AND lower(name) LIKE :part");
      params.put("part",
          "%" + namePart.strip().toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
              + "%");
    }
    if (!kind.isBlank()) {
      where.append(" AND kind = :kind");
      params.put("kind", kind);
    }
    List<String> after = PageKey.decode(key, 2);
    if (after != null) {
      where.append(" AND (name, id) > (:name, CAST(:id AS uuid))");
      params.put("name", after.get(0));
      params.put("id", after.get(1));
    }
    List<Organisation> rows =
        jdbc.sql("SELECT " + COLUMNS + " FROM accounts.organisation" + where + " ORDER BY name, id LIMIT :limit")
            .params(params)
            .query((row, n) -> readOrganisation(row))
            .list();
    return Slice.of(rows, size, organisation -> PageKey.encode(organisation.name(), organisation.id()));
  }

  /** What a form begins from, so that nobody's later words are lost. */
  @Transactional(readOnly = true)
  public int getVersion(Actor actor, UUID id) {
    return jdbc.sql("SELECT version FROM accounts.organisation WHERE regency = :regency AND id = :id")
        .param("regency", actor.regency())
        .param("id", id)
        .query((row, n) -> row.getInt("version"))
        .optional()
        .orElseThrow(NotFound::new);
  }

  /**
   * Changes the names, or lays it to rest; what it once did stays.
   *
   * @param basedOn the version that the form began from
   * @throws Stale when somebody saved meanwhile
   */
  public void update(Actor actor, UUID id, int basedOn, String name, String shortName, boolean active) {
    int rows = jdbc.sql("""
        UPDATE accounts.organisation SET name = :name, short_name = :short, active = :active, version = version + 1
         WHERE regency = :regency AND id = :id AND version = :basedOn
        """)
        .param("basedOn", basedOn)
        .param("name", name)
        .param("short", shortName)
        .param("active", active)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
    if (rows == 0) {
      Organisation now = require(actor, id);
      throw new Stale(getVersion(actor, id), List.of(new Stale.Difference("accounts.field.full-name", name, now.name()),
          new Stale.Difference("accounts.field.short-name", shortName, now.shortName())));
    }
    trail.recordWrite("organisation", id, "changed", List.of("name", "shortName", "active"), null,
        new AuditTrailRepository.TrailReach(List.of(id), List.of()));
  }

  /** By a part of the name; at most {@code limit}. */
  @Transactional(readOnly = true)
  public List<Organisation> searchByName(Actor actor, String namePart, int limit) {
    return jdbc
        .sql("SELECT " + COLUMNS
            + " FROM accounts.organisation WHERE regency = :regency AND lower(name) LIKE :pattern ORDER BY name, id "
            + "LIMIT :limit")
        .param("regency", actor.regency())
        .param("pattern",
            "%" + namePart.toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
        .param("limit", limit)
        .query((row, n) -> readOrganisation(row))
        .list();
  }

  /** Adds one; the same id again changes nothing. */
  public Organisation insertIfAbsent(Actor actor, UUID id, String kind, String name, String shortName,
      @Nullable UUID village, boolean synthetic) {
    int added = jdbc.sql("""
        INSERT INTO accounts.organisation (regency, id, kind, name, short_name, village, synthetic)
        VALUES (:regency, :id, :kind, :name, :short, :village, :synthetic) ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("kind", kind)
        .param("name", name)
        .param("short", shortName)
        .param("village", village)
        .param("synthetic", synthetic)
        .update();
    if (added == 1) {
      trail.recordWrite("organisation", id, "created", List.of("kind", "name"), null,
          new AuditTrailRepository.TrailReach(List.of(id), List.of()));
    }
    return require(actor, id);
  }

  private static Organisation readOrganisation(ResultSet row) throws SQLException {
    return new Organisation(SqlValues.uuid(row, "id"), row.getString("kind"), row.getString("name"),
        row.getString("short_name"), SqlValues.uuidOrNull(row, "village"), row.getBoolean("active"));
  }
}
