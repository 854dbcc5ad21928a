package id.payung.agreements.register;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Agreements, loaded through the actor, as the register shows them. */
@Repository
class AgreementRepository {
  private static final String COLUMNS = """
      a.id, a.kind, a.parent, a.decision, a.holding, a.newest, a.title, a.stage, a.starts, a.ends, a.partners,
      a.begun_on, a.ended_on,
      a.ended_reason, a.organisations
      """;

  /** Tables with copies of an agreement's reach. */
  private static final List<String> TABLES_WITH_REACH = List.of("agreement", "agreement_version", "party", "step");

  private final JdbcClient jdbc;

  AgreementRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static RowAccessScope scope(Actor actor) {
    return RowAccessScope.of(actor).parties("a.organisations");
  }

  Optional<Agreement> find(Actor actor, UUID id) {
    RowAccessScope scope = scope(actor);
    return jdbc.sql("SELECT " + COLUMNS + " FROM agreements.agreement a WHERE a.regency = :regency AND a.id = :id AND "
        + scope.conditionSql()).params(scope.params()).param("id", id).query((row, n) -> readRow(row)).optional();
  }

  Agreement require(Actor actor, UUID id) {
    return find(actor, id).orElseThrow(NotFound::new);
  }

  /** The row is locked until the transaction ends: two who change the same agreement do so one after the other. */
  Agreement lock(Actor actor, UUID id) {
    RowAccessScope scope = scope(actor);
    return jdbc
        .sql("SELECT " + COLUMNS + " FROM agreements.agreement a WHERE a.regency = :regency AND a.id = :id AND "
            + scope.conditionSql() + " FOR UPDATE")
        .params(scope.params())
        .param("id", id)
        .query((row, n) -> readRow(row))
        .optional()
        .orElseThrow(NotFound::new);
  }

  List<Agreement> list(Actor actor, AgreementFilter filter, LocalDate today, int limit) {
    RowAccessScope scope = scope(actor);
    StringBuilder sql = new StringBuilder(
        "SELECT " + COLUMNS + " FROM agreements.agreement a WHERE a.regency = :regency AND " + scope.conditionSql());
    Map<String, @Nullable Object> params = new LinkedHashMap<>(scope.params());
    filter.appendConditions(sql, params, today);
    filter.appendOrder(sql, params);
    sql.append(" LIMIT :limit");
    params.put("limit", limit);
    return jdbc.sql(sql.toString()).params(params).query((row, n) -> readRow(row)).list();
  }

  /** What stands under it, the oldest first; at most 200. */
  List<Agreement> listChildren(Actor actor, UUID parent) {
    return listRelatives(actor, parent, null);
  }

  /** What it stands under and what stands under it, in one statement; the oldest first, at most 200. */
  List<Agreement> listParentAndChildren(Actor actor, Agreement agreement) {
    return listRelatives(actor, agreement.id(), agreement.parent());
  }

  private List<Agreement> listRelatives(Actor actor, UUID id, @Nullable UUID parent) {
    RowAccessScope scope = scope(actor);
    return jdbc
        .sql("SELECT " + COLUMNS
            + " FROM agreements.agreement a WHERE a.regency = :regency AND (a.parent = :id OR a.id = CAST(:parent AS "
            + "uuid)) AND " + scope.conditionSql() + " ORDER BY a.created_at, a.id LIMIT 200")
        .params(scope.params())
        .param("id", id)
        .param("parent", parent)
        .query((row, n) -> readRow(row))
        .list();
  }

  /** The same id again inserts nothing. */
  boolean insert(Actor actor, UUID id, String kind, @Nullable UUID parent, @Nullable UUID decision, AgreementText text,
      Set<UUID> organisations, Instant now) {
    return jdbc.sql("""
        INSERT INTO agreements.agreement (regency, id, kind, parent, decision, holding, newest, title, stage,
          search, organisations,
                                          villages, created_at, created_by)
        VALUES (:regency, :id, :kind, :parent, :decision, 1, 1, :title, 'draft', '',
          CAST(:organisations AS uuid[]), '{}', :now, :person)
        ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("kind", kind)
        .param("parent", parent)
        .param("decision", decision)
        .param("title", text.title())
        .param("organisations", SqlValues.uuidArray(organisations))
        .param("now", SqlValues.timestamp(now))
        .param("person", actor.person())
        .update() == 1;
  }

  void updateBegunOn(Actor actor, UUID id, @Nullable LocalDate begun) {
    jdbc.sql("UPDATE agreements.agreement SET begun_on = :begun WHERE regency = :regency AND id = :id")
        .param("begun", begun)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
  }

  void updateEnd(Actor actor, UUID id, @Nullable LocalDate on, @Nullable String reason) {
    jdbc.sql(
        "UPDATE agreements.agreement SET ended_on = :on, ended_reason = :reason WHERE regency = :regency AND id = :id")
        .param("on", on)
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
  }

  /** Makes the agreement's row say what this version says. */
  void updateFromVersion(Actor actor, UUID id, int currentVersion, int newest, AgreementVersion version,
      Set<UUID> organisations, Set<UUID> villages) {
    List<String> searchTerms = new ArrayList<>(List.of(version.text().title()));
    List<String> partners = new ArrayList<>();
    for (AgreementParty party : version.text().parties()) {
      searchTerms.add(party.name());
      searchTerms.add(party.number());
      if (!party.position().equals("first")) {
        partners.add(party.name());
      }
    }
    jdbc.sql("""
        UPDATE agreements.agreement SET holding = :holding, newest = :newest, title = :title, stage = :stage,
          starts = :starts, ends = :ends,
               partners = :partners, search = :search, organisations = CAST(:organisations AS uuid[]),
                 villages = CAST(:villages AS uuid[])
         WHERE regency = :regency AND id = :id
        """)
        .param("holding", currentVersion)
        .param("newest", newest)
        .param("title", version.text().title())
        .param("stage", version.stage().code())
        .param("starts", version.text().starts())
        .param("ends", version.text().ends())
        .param("partners", String.join(", ", partners))
        .param("search", String.join(" ", searchTerms).toLowerCase(Locale.ROOT))
        .param("organisations", SqlValues.uuidArray(organisations))
        .param("villages", SqlValues.uuidArray(villages))
        .param("regency", actor.regency())
        .param("id", id)
        .update();
    updateCopiesInPlans(actor, id, version.text().title(), version.stage().complete());
  }

  /** Plans and activities repeat the title, and whether the paper is complete. */
  private void updateCopiesInPlans(Actor actor, UUID id, String title, boolean complete) {
    jdbc.sql(
        "UPDATE agreements.plan SET title = :title WHERE regency = :regency AND agreement = :id AND title <> :title")
        .param("title", title)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
    jdbc.sql("""
        UPDATE agreements.activity SET agreement_title = :title, paper_complete = :complete, version = version + 1
         WHERE regency = :regency AND agreement = :id AND (agreement_title <> :title OR paper_complete <> :complete)
        """)
        .param("title", title)
        .param("complete", complete)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
  }

  void updateNewestVersion(Actor actor, UUID id, int newest) {
    jdbc.sql("UPDATE agreements.agreement SET newest = :newest WHERE regency = :regency AND id = :id")
        .param("newest", newest)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
  }

  /** Those who have work in a plan see the agreement, too: copies of the reach are widened everywhere. */
  void widenReach(Actor actor, UUID id, Collection<UUID> organisationsToAdd) {
    for (String table : TABLES_WITH_REACH) {
      jdbc.sql("UPDATE agreements." + table
          + " SET organisations = ARRAY(SELECT DISTINCT unnest(organisations || CAST(:more AS uuid[])))"
          + " WHERE regency = :regency AND " + (table.equals("agreement") ? "id" : "agreement") + " = :id"
          + " AND NOT organisations @> CAST(:more AS uuid[])")
          .param("more", SqlValues.uuidArray(organisationsToAdd))
          .param("regency", actor.regency())
          .param("id", id)
          .update();
    }
  }

  /** Those who read the agreement for their work in a plan of it. */
  Set<UUID> listPlanOrganisations(Actor actor, UUID id) {
    return new LinkedHashSet<>(jdbc
        .sql(
            "SELECT DISTINCT unnest(p.organisations) AS organisation FROM agreements.plan p WHERE p.regency = :regency "
                + "AND p.agreement = :id")
        .param("regency", actor.regency())
        .param("id", id)
        .query((row, n) -> SqlValues.uuid(row, "organisation"))
        .list());
  }

  /** Those who have no part any more: the copies of the reach are narrowed everywhere. */
  void narrowReach(Actor actor, UUID id, Collection<UUID> organisationsToRemove) {
    if (organisationsToRemove.isEmpty()) {
      return;
    }
    for (String table : TABLES_WITH_REACH) {
      jdbc.sql("UPDATE agreements." + table
          + " SET organisations = ARRAY(SELECT unnest(organisations) EXCEPT SELECT unnest(CAST(:leaving AS uuid[])))"
          + " WHERE regency = :regency AND " + (table.equals("agreement") ? "id" : "agreement") + " = :id"
          + " AND organisations && CAST(:leaving AS uuid[])")
          .param("leaving", SqlValues.uuidArray(organisationsToRemove))
          .param("regency", actor.regency())
          .param("id", id)
          .update();
    }
  }

  private static Agreement readRow(ResultSet row) throws SQLException {
    return new Agreement(SqlValues.uuid(row, "id"), row.getString("kind"), SqlValues.uuidOrNull(row, "parent"),
        SqlValues.uuidOrNull(row, "decision"), row.getInt("holding"), row.getInt("newest"), row.getString("title"),
        AgreementStage.parse(row.getString("stage")), SqlValues.dateOrNull(row, "starts"),
        SqlValues.dateOrNull(row, "ends"), row.getString("partners"), SqlValues.dateOrNull(row, "begun_on"),
        SqlValues.dateOrNull(row, "ended_on"), row.getString("ended_reason"), SqlValues.uuidList(row, "organisations"));
  }
}
