package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceScope;
import id.payung.evidence.EvidenceUseView;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of uses: which item proves what, in which slot of which question; loaded through the actor. */
@Repository
@Transactional
public class EvidenceUseRepository {
  private static final String SELECT = """
      SELECT u.*, i.title, i.kind, i.sha256, i.report FROM evidence.use u
        JOIN evidence.item i ON i.regency = u.regency AND i.id = u.item
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  EvidenceUseRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  // ---- reading ----

  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listByEvaluation(Actor actor, String evaluation) {
    return listWhere(actor, "u.evaluation = :evaluation ORDER BY u.question, u.slot, u.added_at, u.id",
        Map.of("evaluation", evaluation));
  }

  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listByQuestion(Actor actor, String evaluation, String question) {
    return listWhere(actor, "u.evaluation = :evaluation AND u.question = :question ORDER BY u.slot, u.added_at, u.id",
        Map.of("evaluation", evaluation, "question", question));
  }

  /** Likewise in several years, in one statement. */
  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listByQuestion(Actor actor, Collection<String> evaluations, String question) {
    return listWhere(actor,
        "u.evaluation = ANY (CAST(:evaluations AS text[])) AND u.question = :question ORDER BY u.slot, u.added_at, "
            + "u.id",
        Map.of("evaluations", SqlValues.textArray(evaluations), "question", question));
  }

  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listByItem(Actor actor, UUID item) {
    return listWhere(actor, "u.item = :item ORDER BY u.evaluation DESC, u.question, u.slot", Map.of("item", item));
  }

  /** Likewise of many items, in one statement. */
  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listByItems(Actor actor, Collection<UUID> itemIds) {
    return itemIds.isEmpty() ? List.of()
        : listWhere(actor,
            "u.item = ANY (CAST(:items AS uuid[])) ORDER BY u.item, u.evaluation DESC, u.question, u.slot",
            Map.of("items", SqlValues.uuidArray(itemIds)));
  }

  /** What waits for the actor's offices to be taken or declined, oldest first. */
  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listProposals(Actor actor, int limit) {
    if (actor.hasRegencyWideReach()) {
      return listWhere(actor, "u.state = 'proposed' ORDER BY u.added_at, u.id LIMIT " + limit, Map.of());
    }
    return listWhere(actor,
        "u.state = 'proposed' AND u.organisation = ANY (CAST(:mine AS uuid[])) ORDER BY u.added_at, u.id LIMIT "
            + limit,
        Map.of("mine", SqlValues.uuidArray(actor.organisations())));
  }

  /** What a checker has sent back and nobody has mended. */
  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listReturned(Actor actor, int limit) {
    return listWhere(actor,
        "u.state = 'taken' AND u.checked = 'returned' AND u.organisation = ANY (CAST(:mine AS uuid[])) ORDER BY "
            + "u.checked_at, u.id LIMIT " + limit,
        Map.of("mine", SqlValues.uuidArray(actor.organisations())));
  }

  @Transactional(readOnly = true)
  public Map<UUID, EvidenceUseCounts> countByItem(Actor actor, Collection<UUID> itemIds) {
    if (itemIds.isEmpty()) {
      return Map.of();
    }
    RowAccessScope scope = EvidenceScope.of(actor, "u");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.put("items", SqlValues.uuidArray(itemIds));
    Map<UUID, EvidenceUseCounts> counts = new HashMap<>();
    jdbc.sql("""
        SELECT u.item, count(*)::int AS live, (count(*) FILTER (WHERE cardinality(u.warnings) > 0))::int AS warned,
               (count(*) FILTER (WHERE u.checked = 'returned'))::int AS returned
          FROM evidence.use u
         WHERE u.regency = :regency AND u.item = ANY (CAST(:items AS uuid[])) AND u.state IN ('proposed', 'taken')
           AND %s
         GROUP BY u.item
        """.formatted(scope.conditionSql()))
        .params(params)
        .query((RowCallbackHandler) row -> counts.put(SqlValues.uuid(row, "item"),
            new EvidenceUseCounts(row.getInt("live"), row.getInt("warned"), row.getInt("returned"))));
    return counts;
  }

  @Transactional(readOnly = true)
  public EvidenceUseListItem require(Actor actor, UUID use) {
    return listWhere(actor, "u.id = :id", Map.of("id", use)).stream().findFirst().orElseThrow(NotFound::new);
  }

  /** Counted facts that stand in a place or are proposed for it. */
  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listFactsInSlot(Actor actor, EvidenceSlotKey place) {
    return listWhere(actor,
        "i.kind = 'computed' AND u.state IN ('proposed', 'taken') AND u.evaluation = :evaluation AND u.question = "
            + ":question AND u.slot = :slot ORDER BY u.added_at, u.id",
        Map.of("evaluation", place.evaluation(), "question", place.question(), "slot", place.slot()));
  }

  /** Places where a counted fact proves an answer of an open year. */
  @Transactional(readOnly = true)
  public List<EvidenceUseListItem> listTakenFacts(Actor actor, Collection<String> evaluations) {
    return evaluations.isEmpty() ? List.of()
        : listWhere(actor,
            "i.kind = 'computed' AND u.state = 'taken' AND u.evaluation = ANY (CAST(:years AS text[])) ORDER BY "
                + "u.evaluation, u.question, u.slot",
            Map.of("years", SqlValues.textArray(evaluations)));
  }

  private List<EvidenceUseListItem> listWhere(Actor actor, String condition, Map<String, ?> extra) {
    RowAccessScope scope = EvidenceScope.of(actor, "u");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.putAll(extra);
    return jdbc.sql(SELECT + " WHERE u.regency = :regency AND " + scope.conditionSql() + " AND " + condition)
        .params(params)
        .query((row, n) -> new EvidenceUseListItem(mapRow(row), row.getString("evaluation"),
            SqlValues.uuidOrNull(row, "report"), row.getString("state_reason"),
            SqlValues.instantOrNull(row, "checked_at")))
        .list();
  }

  // ---- writing ----

  /**
   * Puts an item into a slot; the same item there again keeps what was said of it, and is taken when it is taken now.
   * Gives the use.
   */
  UUID upsert(Actor actor, EvidenceItem item, EvidenceSlotKey place, String pages, String proves, String state,
      UUID office, Set<UUID> reach) {
    return jdbc.sql("""
        INSERT INTO evidence.use AS u (regency, id, item, evaluation, question, slot, pages, proves, state,
          organisation, organisations, villages, added_by, added_at)
        VALUES (:regency, :id, :item, :evaluation, :question, :slot, :pages, :proves, :state, :office,
          CAST(:reach AS uuid[]), CAST(:villages AS uuid[]), :by, :now)
        ON CONFLICT (regency, evaluation, question, slot, item) DO UPDATE SET
          pages = CASE WHEN excluded.pages = '' THEN u.pages ELSE excluded.pages END,
          proves = CASE WHEN excluded.proves = '' THEN u.proves ELSE excluded.proves END,
          state = CASE WHEN excluded.state = 'taken' THEN 'taken' ELSE u.state END,
          checked = CASE WHEN excluded.state = 'taken' AND u.checked = 'returned' THEN 'unchecked' ELSE
            u.checked END,
          version = u.version + 1
        RETURNING u.id
        """)
        .param("regency", actor.regency())
        .param("id", Ids.next())
        .param("item", item.id())
        .param("evaluation", place.evaluation())
        .param("question", place.question())
        .param("slot", place.slot())
        .param("pages", pages.strip())
        .param("proves", proves.strip())
        .param("state", state)
        .param("office", office)
        .param("reach", SqlValues.uuidArray(reach))
        .param("villages", SqlValues.uuidArray(item.villages()))
        .param("by", actor.person())
        .param("now", SqlValues.timestamp(clock.instant()))
        .query(UUID.class)
        .single();
  }

  void updateState(Actor actor, UUID use, String state, @Nullable String reason) {
    jdbc.sql("UPDATE evidence.use SET state = :state, state_reason = :reason, version = version + 1 WHERE regency = "
        + ":regency AND id = :id")
        .param("state", state)
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("id", use)
        .update();
  }

  /** What a person found; {@code unchecked} leaves nobody's name. */
  void updateCheck(Actor actor, UUID use, String check, @Nullable String reason) {
    boolean back = check.equals("unchecked");
    jdbc.sql("""
        UPDATE evidence.use SET checked = :checked, check_reason = :reason, checked_by = :by, checked_name = :name,
          checked_at = :now, version = version + 1
         WHERE regency = :regency AND id = :id
        """)
        .param("checked", check)
        .param("reason", back ? null : reason)
        .param("by", back ? null : actor.person())
        .param("name", back ? null : actor.name())
        .param("now", back ? null : SqlValues.timestamp(clock.instant()))
        .param("regency", actor.regency())
        .param("id", use)
        .update();
  }

  void updateOffice(Actor actor, UUID use, UUID office, Set<UUID> reach) {
    jdbc.sql("""
        UPDATE evidence.use SET organisation = :office, organisations = CAST(:reach AS uuid[]), version = version + 1
         WHERE regency = :regency AND id = :id
        """)
        .param("office", office)
        .param("reach", SqlValues.uuidArray(reach))
        .param("regency", actor.regency())
        .param("id", use)
        .update();
  }

  /** The villages are copied from the item. */
  void updateVillages(Actor actor, UUID item, List<UUID> villages) {
    jdbc.sql("UPDATE evidence.use SET villages = CAST(:villages AS uuid[]) WHERE regency = :regency AND item = :id")
        .param("villages", SqlValues.uuidArray(villages))
        .param("regency", actor.regency())
        .param("id", item)
        .update();
  }

  void updateWarnings(Actor actor, UUID use, List<String> warnings) {
    jdbc.sql("UPDATE evidence.use SET warnings = CAST(:warnings AS text[]) WHERE regency = :regency AND id = :id")
        .param("warnings", SqlValues.textArray(warnings))
        .param("regency", actor.regency())
        .param("id", use)
        .update();
  }

  /** Until the transaction ends nobody else places this item. */
  void lockItem(Actor actor, UUID item) {
    jdbc.sql("SELECT id FROM evidence.item WHERE regency = :regency AND id = :id FOR NO KEY UPDATE")
        .param("regency", actor.regency())
        .param("id", item)
        .query(UUID.class)
        .list();
  }

  /**
   * The office that answers must see what it answers with, all its uses and what is asked of it: reach is copied, so
   * all copies move together.
   */
  void widenReach(Actor actor, EvidenceItem item, Set<UUID> reach) {
    if (Set.copyOf(item.organisations()).containsAll(reach)) {
      return;
    }
    // Added to what stands there by now, and that given to all copies: two offices may have come at once.
    List<UUID> all = jdbc.sql("""
        UPDATE evidence.item SET organisations = (SELECT array_agg(DISTINCT one)
          FROM unnest(organisations || CAST(:reach AS uuid[])) AS one)
         WHERE id = :id AND regency = :regency RETURNING organisations
        """)
        .param("reach", SqlValues.uuidArray(reach))
        .param("regency", actor.regency())
        .param("id", item.id())
        .query((row, n) -> SqlValues.uuidList(row, "organisations"))
        .single();
    for (String copy : List.of("use", "likeness")) {
      jdbc.sql("UPDATE evidence." + copy
          + " SET organisations = CAST(:reach AS uuid[]) WHERE item = :id AND regency = :regency")
          .param("reach", SqlValues.uuidArray(all))
          .param("regency", actor.regency())
          .param("id", item.id())
          .update();
    }
  }

  private static EvidenceUseView mapRow(ResultSet row) throws SQLException {
    return new EvidenceUseView(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "item"), row.getString("question"),
        row.getString("slot"), row.getString("title"), row.getString("kind"), row.getString("sha256"),
        row.getString("pages"), row.getString("proves"), row.getString("state"), row.getString("checked"),
        row.getString("check_reason"), row.getString("checked_name"), SqlValues.textList(row, "warnings"),
        SqlValues.uuid(row, "organisation"));
  }
}
