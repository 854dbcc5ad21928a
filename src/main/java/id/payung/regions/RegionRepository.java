package id.payung.regions;

import id.payung.platform.db.SqlValues;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The regions of Indonesia, found by code, by id, by place and by name. */
@Component
@Transactional(readOnly = true)
public class RegionRepository {
  static final String COLUMNS = "r.id, r.code, r.level, r.parent, r.name, coalesce(p.name, '') AS parent_name";
  static final String FROM = " FROM regions.region r LEFT JOIN regions.region p ON p.id = r.parent ";

  private final JdbcClient jdbc;
  private final Rows rows;
  private final RegionSearchRepository search;
  /** By regency and level. Regions change only while the application starts ({@code R__LoadRegions}). */
  private final Map<String, List<Region>> listed = new ConcurrentHashMap<>();
  /** All that were listed, so at most those of the served regencies (300 bytes each). */
  private final Map<UUID, Region> known = new ConcurrentHashMap<>();

  RegionRepository(JdbcClient jdbc, Rows rows, RegionSearchRepository search) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.search = search;
  }

  public Optional<Region> findByCode(String code) {
    return jdbc.sql("SELECT " + COLUMNS + FROM + "WHERE r.code = :code")
        .param("code", code)
        .query(rows.mapper(Region.class))
        .optional();
  }

  public Optional<Region> findById(UUID id) {
    Region earlier = known.get(id);
    if (earlier != null) {
      return Optional.of(earlier);
    }
    return jdbc.sql("SELECT " + COLUMNS + FROM + "WHERE r.id = :id")
        .param("id", id)
        .query(rows.mapper(Region.class))
        .optional();
  }

  /** Those with these ids, by id; one statement, for lists that name many. */
  public Map<UUID, Region> findByIds(Collection<UUID> ids) {
    Map<UUID, Region> found = new HashMap<>();
    List<UUID> asked = new ArrayList<>();
    for (UUID id : ids) {
      Region region = known.get(id);
      if (region == null) {
        asked.add(id);
      } else {
        found.put(id, region);
      }
    }
    if (!asked.isEmpty()) {
      jdbc.sql("SELECT " + COLUMNS + FROM + "WHERE r.id = ANY (CAST(:ids AS uuid[]))")
          .param("ids", SqlValues.uuidArray(asked))
          .query(rows.mapper(Region.class))
          .list()
          .forEach(region -> found.put(region.id(), region));
    }
    return found;
  }

  /** Districts of a regency by code. */
  public List<Region> listDistricts(String regency) {
    return listByLevel(regency, 3);
  }

  /** All villages of a regency (at most a few hundred), by district and name. */
  public List<Region> listVillages(String regency) {
    return listByLevel(regency, 4);
  }

  /** One page of a regency's villages, by code. */
  public Slice<Region> listVillages(String regency, @Nullable String after, int size) {
    List<String> last = PageKey.decode(after, "text");
    List<Region> found = jdbc
        .sql("SELECT " + COLUMNS + FROM
            + "WHERE r.regency = :regency AND r.level = 4 AND r.valid_to IS NULL AND r.code > :after ORDER BY r.code "
            + "LIMIT :limit")
        .param("regency", regency)
        .param("after", last == null ? "" : last.getFirst())
        .param("limit", size + 1)
        .query(rows.mapper(Region.class))
        .list();
    return Slice.of(found, size, region -> PageKey.encode(region.code()));
  }

  /** Villages of a regency by a part of the name, the district's name too: "baruga", "baruga malili". */
  public Slice<Region> searchVillages(String regency, String typed, @Nullable String after, int size) {
    return search.searchVillages(regency, typed, after, size);
  }

  /** Regions of a level in all Indonesia by a part of the name. */
  public Slice<Region> searchNationwide(int level, String typed, @Nullable String after, int size) {
    return search.searchNationwide(level, typed, after, size);
  }

  private List<Region> listByLevel(String regency, int level) {
    String key = regency + '/' + level;
    List<Region> earlier = listed.get(key);
    if (earlier != null) {
      return earlier;
    }
    List<Region> found = List.copyOf(readByLevel(regency, level));
    if (!found.isEmpty()) { // a code that nobody has takes no room
      listed.put(key, found);
      found.forEach(region -> known.put(region.id(), region));
    }
    return found;
  }

  private List<Region> readByLevel(String regency, int level) {
    return jdbc
        .sql("SELECT " + COLUMNS + FROM
            + "WHERE r.regency = :regency AND r.level = :level AND r.valid_to IS NULL ORDER BY r.code")
        .param("regency", regency)
        .param("level", level)
        .query(rows.mapper(Region.class))
        .list();
  }

  /**
   * Villages and districts of a regency → its villages. What lies elsewhere is dropped: a mandate never reaches over
   * the border.
   */
  public List<UUID> listVillageIdsWithin(String regency, Collection<UUID> area) {
    if (area.isEmpty()) {
      return List.of();
    }
    return jdbc.sql("""
        SELECT r.id FROM regions.region r
         WHERE r.regency = :regency AND r.level = 4
           AND (r.id = ANY (CAST(:area AS uuid[])) OR r.parent = ANY (CAST(:area AS uuid[])))
        """).param("regency", regency).param("area", SqlValues.uuidArray(area)).query(rows.mapper(UUID.class)).list();
  }
}
