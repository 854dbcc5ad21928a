package id.payung.regions;

import id.payung.platform.db.Sql;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The regions of Indonesia, found by code, by id, by place and by name. */
@Component
@Transactional(readOnly = true)
public class Regions {
  static final String COLUMNS = "r.id, r.code, r.level, r.parent, r.name, p.name AS parent_name";
  static final String FROM = " FROM regions.region r LEFT JOIN regions.region p ON p.id = r.parent ";

  private final JdbcClient jdbc;
  private final RegionSearch search;

  Regions(JdbcClient jdbc, RegionSearch search) {
    this.jdbc = jdbc;
    this.search = search;
  }

  public Optional<Region> byCode(String code) {
    return jdbc.sql("SELECT " + COLUMNS + FROM + "WHERE r.code = :code")
        .param("code", code)
        .query((row, n) -> read(row))
        .optional();
  }

  public Optional<Region> byId(UUID id) {
    return jdbc.sql("SELECT " + COLUMNS + FROM + "WHERE r.id = :id")
        .param("id", id)
        .query((row, n) -> read(row))
        .optional();
  }

  /** Those with these ids, by id; one statement, for lists that name many. */
  public Map<UUID, Region> named(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbc.sql("SELECT " + COLUMNS + FROM + "WHERE r.id = ANY (CAST(:ids AS uuid[]))")
        .param("ids", Sql.uuids(ids))
        .query((row, n) -> read(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Region::id, Function.identity()));
  }

  /** Districts of a regency by code. */
  public List<Region> districtsOf(String regency) {
    return inRegency(regency, 3);
  }

  /** All villages of a regency (at most a few hundred), by district and name. */
  public List<Region> villagesOf(String regency) {
    return inRegency(regency, 4);
  }

  /** One page of a regency's villages, by code. */
  public Slice<Region> villagesOf(String regency, @Nullable String after, int size) {
    List<String> last = PageKey.read(after, 1);
    List<Region> rows = jdbc
        .sql("SELECT " + COLUMNS + FROM
            + "WHERE r.regency = :regency AND r.level = 4 AND r.valid_to IS NULL AND r.code > :after ORDER BY r.code "
            + "LIMIT :limit")
        .param("regency", regency)
        .param("after", last == null ? "" : last.getFirst())
        .param("limit", size + 1)
        .query((row, n) -> read(row))
        .list();
    return Slice.of(rows, size, region -> PageKey.of(region.code()));
  }

  /** Villages of a regency by a part of the name, the district's name too: "baruga", "baruga malili". */
  public Slice<Region> searchVillages(String regency, String typed, @Nullable String after, int size) {
    return search.villages(regency, typed, after, size);
  }

  /** Regions of a level in all Indonesia by a part of the name. */
  public Slice<Region> searchEverywhere(int level, String typed, @Nullable String after, int size) {
    return search.everywhere(level, typed, after, size);
  }

  private List<Region> inRegency(String regency, int level) {
    return jdbc
        .sql("SELECT " + COLUMNS + FROM
            + "WHERE r.regency = :regency AND r.level = :level AND r.valid_to IS NULL ORDER BY r.code")
        .param("regency", regency)
        .param("level", level)
        .query((row, n) -> read(row))
        .list();
  }

  /**
   * Villages and districts of a regency → its villages. What lies elsewhere is dropped: a mandate never reaches over
   * the border.
   */
  public List<UUID> villagesWithin(String regency, Collection<UUID> area) {
    if (area.isEmpty()) {
      return List.of();
    }
    return jdbc.sql("""
        SELECT r.id FROM regions.region r
         WHERE r.regency = :regency AND r.level = 4
           AND (r.id = ANY (CAST(:area AS uuid[])) OR r.parent = ANY (CAST(:area AS uuid[])))
        """).param("regency", regency).param("area", Sql.uuids(area)).query((row, n) -> Sql.uuid(row, "id")).list();
  }

  static Region read(ResultSet row) throws SQLException {
    String parentName = row.getString("parent_name");
    return new Region(Sql.uuid(row, "id"), row.getString("code"), row.getInt("level"), Sql.uuidOrNull(row, "parent"),
        row.getString("name"), parentName == null ? "" : parentName);
  }
}
