package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceScope;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of the register, loaded through the actor. */
@Repository
@Transactional
public class EvidenceItemRepository {
  static final int PAGE = 30;

  private final JdbcClient jdbc;

  EvidenceItemRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What narrows the list; blank means all. */
  public record EvidenceItemFilter(String titlePart, String kind, String organisation) {}

  @Transactional(readOnly = true)
  public Slice<EvidenceItem> list(Actor actor, EvidenceItemFilter filter, @Nullable String key) {
    return list(actor, filter, key, PAGE);
  }

  /** Likewise, with pages of another size. */
  @Transactional(readOnly = true)
  public Slice<EvidenceItem> list(Actor actor, EvidenceItemFilter filter, @Nullable String key, int size) {
    RowAccessScope scope = EvidenceScope.of(actor, "i");
    Map<String, Object> params = new HashMap<>(scope.params());
    StringBuilder where =
        new StringBuilder(" WHERE i.regency = :regency AND i.withdrawn IS NULL AND ").append(scope.conditionSql());
    if (!filter.titlePart().isBlank()) {
      where.append(" AND lower(i.title) LIKE :part");
      params.put("part",
          "%" + filter.titlePart()
              .strip()
              .toLowerCase(Locale.ROOT)
              .replace("\\", "\\\\")
              .replace("%", "\\%")
              .replace("_", "\\_") + "%");
    }
    if (!filter.kind().isBlank()) {
      where.append(" AND i.kind = :kind");
      params.put("kind", filter.kind());
    }
    if (!filter.organisation().isBlank()) {
      where.append(" AND i.organisation = CAST(:organisation AS uuid)");
      params.put("organisation", filter.organisation());
    }
    List<String> after = PageKey.decode(key, 2);
    if (after != null) {
      where.append(" AND (i.added_at, i.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))");
      params.put("at", after.get(0));
      params.put("id", after.get(1));
    }
    params.put("limit", size + 1);
    List<EvidenceItem> rows =
        jdbc.sql("SELECT i.* FROM evidence.item i" + where + " ORDER BY i.added_at DESC, i.id DESC LIMIT :limit")
            .params(params)
            .query((row, n) -> mapRow(row))
            .list();
    return Slice.of(rows, size, item -> PageKey.encode(item.addedAt(), item.id()));
  }

  /** The inbox of files, oldest first. */
  @Transactional(readOnly = true)
  public List<EvidenceItem> listUnplaced(Actor actor, int limit) {
    RowAccessScope scope = EvidenceScope.of(actor, "i");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.put("limit", limit);
    return jdbc.sql(
        "SELECT i.* FROM evidence.item i WHERE i.regency = :regency AND i.kind = 'unplaced' AND i.withdrawn IS NULL "
            + "AND " + scope.conditionSql() + " ORDER BY i.added_at, i.id LIMIT :limit")
        .params(params)
        .query((row, n) -> mapRow(row))
        .list();
  }

  /**
   * The one that waits after this one; behind the last comes the first. Those that the actor cannot edit are not theirs
   * to place.
   */
  @Transactional(readOnly = true)
  public Optional<UUID> findNextUnplaced(Actor actor, EvidenceItem item) {
    RowAccessScope scope = EvidenceScope.of(actor, "i");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.put("at", SqlValues.timestamp(item.addedAt()));
    params.put("id", item.id());
    return jdbc.sql("""
        SELECT i.id FROM evidence.item i
         WHERE i.regency = :regency AND i.kind = 'unplaced' AND i.withdrawn IS NULL AND i.id <> :id AND %s
         ORDER BY (i.added_at, i.id) < (:at, :id), i.added_at, i.id LIMIT 1
        """.formatted(scope.conditionSql())).params(params).query((row, n) -> SqlValues.uuid(row, "id")).optional();
  }

  @Transactional(readOnly = true)
  public EvidenceItem require(Actor actor, UUID id) {
    RowAccessScope scope = EvidenceScope.of(actor, "i");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.put("id", id);
    return jdbc
        .sql("SELECT i.* FROM evidence.item i WHERE i.regency = :regency AND i.id = :id AND " + scope.conditionSql())
        .params(params)
        .query((row, n) -> mapRow(row))
        .optional()
        .orElseThrow(NotFound::new);
  }

  @Transactional(readOnly = true)
  public Map<UUID, EvidenceItem> findByIds(Actor actor, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    RowAccessScope scope = EvidenceScope.of(actor, "i");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.put("ids", SqlValues.uuidArray(ids));
    Map<UUID, EvidenceItem> found = new HashMap<>();
    jdbc.sql("SELECT i.* FROM evidence.item i WHERE i.regency = :regency AND i.id = ANY (CAST(:ids AS uuid[])) AND "
        + scope.conditionSql())
        .params(params)
        .query((row, n) -> mapRow(row))
        .list()
        .forEach(item -> found.put(item.id(), item));
    return found;
  }

  /** Items with these bytes, the earliest first: one statement for many hashes. */
  @Transactional(readOnly = true)
  public List<EvidenceItem> listByFileHashes(Actor actor, Collection<String> hashes) {
    if (hashes.isEmpty()) {
      return List.of();
    }
    return jdbc
        .sql("SELECT i.* FROM evidence.item i WHERE i.regency = :regency AND i.sha256 = ANY (CAST(:hashes AS text[])) "
            + "AND i.withdrawn IS NULL ORDER BY i.added_at, i.id")
        .param("regency", actor.regency())
        .param("hashes", SqlValues.textArray(hashes))
        .query((row, n) -> mapRow(row))
        .list();
  }

  /** Adds an item; the same id again changes nothing and says so. */
  public boolean insert(Actor actor, EvidenceItem item) {
    return jdbc.sql("""
        INSERT INTO evidence.item (regency, id, kind, title, doc_kind, number, doc_date, valid_from, valid_to,
          held_on, village,
          organisation, report, activity, sha256, safe_sha256, faces, readable, picture, pages, fact_rule,
            fact_value, fact_rows, added_by, added_by_name,
          added_at, organisations, villages)
        VALUES (:regency, :id, :kind, :title, :docKind, :number, :docDate, :validFrom, :validTo, :heldOn,
          :village, :organisation,
          :report, :activity, :sha256, :safe, CAST(:faces AS jsonb), :readable, :picture, :pages, :rule,
            :value, :rows, :by, :byName, :at,
          CAST(:organisations AS uuid[]), CAST(:villages AS uuid[]))
        ON CONFLICT (regency, id) DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", item.id())
        .param("kind", item.kind())
        .param("title", item.title())
        .param("docKind", item.docKind())
        .param("number", item.number())
        .param("docDate", item.docDate())
        .param("validFrom", item.validFrom())
        .param("validTo", item.validTo())
        .param("heldOn", item.heldOn())
        .param("village", item.village())
        .param("organisation", item.organisation())
        .param("report", item.report())
        .param("activity", item.activity())
        .param("sha256", item.sha256())
        .param("safe", item.safeSha256())
        .param("faces", item.faces())
        .param("readable", item.readable())
        .param("picture", item.picture())
        .param("pages", item.pages())
        .param("rule", item.factRule())
        .param("value", item.factValue())
        .param("rows", item.factRows())
        .param("by", actor.person())
        .param("byName", actor.name())
        .param("at", SqlValues.timestamp(item.addedAt()))
        .param("organisations", SqlValues.uuidArray(item.organisations()))
        .param("villages", SqlValues.uuidArray(item.villages()))
        .update() == 1;
  }

  /** Saves what a person says of an item, if nobody saved meanwhile. */
  public boolean updateDescription(Actor actor, EvidenceItem item) {
    return jdbc.sql("""
        UPDATE evidence.item SET
          safe_sha256 = CASE WHEN village IS DISTINCT FROM CAST(:village AS uuid) OR held_on IS DISTINCT
            FROM CAST(:heldOn AS date)
                             THEN NULL ELSE safe_sha256 END, -- the strip on it says both
          kind = :kind, title = :title, doc_kind = :docKind, number = :number, doc_date = :docDate,
          valid_from = :validFrom, valid_to = :validTo, held_on = :heldOn, village = :village,
            villages = CAST(:villages AS uuid[]),
          version = version + 1
         WHERE regency = :regency AND id = :id AND version = :version
        """)
        .param("kind", item.kind())
        .param("title", item.title())
        .param("docKind", item.docKind())
        .param("number", item.number())
        .param("docDate", item.docDate())
        .param("validFrom", item.validFrom())
        .param("validTo", item.validTo())
        .param("heldOn", item.heldOn())
        .param("village", item.village())
        .param("villages", SqlValues.uuidArray(item.villages()))
        .param("regency", actor.regency())
        .param("id", item.id())
        .param("version", item.version())
        .update() == 1;
  }

  public void updateSafeCopy(Actor actor, UUID id, String safeSha256, String faces) {
    jdbc.sql("UPDATE evidence.item SET safe_sha256 = :safe, faces = CAST(:faces AS jsonb), version = version + 1 WHERE "
        + "regency = :regency AND id = :id")
        .param("safe", safeSha256)
        .param("faces", faces)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
  }

  public void updateWithdrawn(Actor actor, UUID id, String reason) {
    jdbc.sql(
        "UPDATE evidence.item SET withdrawn = :reason, version = version + 1 WHERE regency = :regency AND id = :id")
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
  }

  @Transactional(readOnly = true)
  public List<UUID> listIdsByReport(Actor actor, UUID report) {
    return jdbc.sql("SELECT id FROM evidence.item WHERE regency = :regency AND report = :report")
        .param("regency", actor.regency())
        .param("report", report)
        .query((row, n) -> SqlValues.uuid(row, "id"))
        .list();
  }

  static EvidenceItem mapRow(ResultSet row) throws SQLException {
    return new EvidenceItem(SqlValues.uuid(row, "id"), row.getString("kind"), row.getString("title"),
        row.getString("doc_kind"), row.getString("number"), SqlValues.dateOrNull(row, "doc_date"),
        SqlValues.dateOrNull(row, "valid_from"), SqlValues.dateOrNull(row, "valid_to"),
        SqlValues.dateOrNull(row, "held_on"), SqlValues.uuidOrNull(row, "village"), SqlValues.uuid(row, "organisation"),
        SqlValues.uuidOrNull(row, "report"), SqlValues.uuidOrNull(row, "activity"), row.getString("sha256"),
        row.getString("safe_sha256"), row.getString("faces"), row.getBoolean("readable"), row.getBoolean("picture"),
        SqlValues.integerOrNull(row, "pages"), row.getString("fact_rule"), row.getString("fact_value"),
        row.getString("fact_rows"), row.getString("withdrawn"), row.getString("added_by_name"),
        SqlValues.instant(row, "added_at"), SqlValues.uuidList(row, "organisations"),
        SqlValues.uuidList(row, "villages"), row.getInt("version"));
  }
}
