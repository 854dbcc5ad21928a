package id.payung.agreements.register;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
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

/** The tables of the register. */
@Repository
class AgreementRows {
  private static final String COLUMNS =
      """
      a.id, a.kind, a.parent, a.decision, a.holding, a.newest, a.title, a.stage, a.starts, a.ends, a.partners, a.begun_on, a.ended_on,
      a.ended_reason, a.organisations
      """;
  private static final String VERSION_COLUMNS =
      """
      v.number, v.sort, v.stage, v.title, v.scope, v.duties, v.costs, v.contact, v.reason, v.starts, v.ends, v.signed_on, v.whole_regency,
      v.villages, v.file_sha256, v.file_name, v.created_at, v.version
      """;

  private final JdbcClient jdbc;

  AgreementRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static Scope scope(Actor actor) {
    return Scope.of(actor).parties("a.organisations");
  }

  Optional<Agreement> find(Actor actor, UUID id) {
    Scope scope = scope(actor);
    return jdbc.sql("SELECT " + COLUMNS + " FROM agreements.agreement a WHERE a.regency = :regency AND a.id = :id AND " + scope.sql())
        .params(scope.params())
        .param("id", id)
        .query((row, n) -> read(row))
        .optional();
  }

  Agreement require(Actor actor, UUID id) {
    return find(actor, id).orElseThrow(NotFound::new);
  }

  /** The row is locked until the transaction ends: two who change the same agreement do so one after the other. */
  Agreement lock(Actor actor, UUID id) {
    Scope scope = scope(actor);
    return jdbc.sql(
            "SELECT " + COLUMNS + " FROM agreements.agreement a WHERE a.regency = :regency AND a.id = :id AND " + scope.sql() + " FOR UPDATE")
        .params(scope.params())
        .param("id", id)
        .query((row, n) -> read(row))
        .optional()
        .orElseThrow(NotFound::new);
  }

  Map<UUID, Agreement> named(Actor actor, Collection<UUID> ids) {
    Scope scope = scope(actor);
    Map<UUID, Agreement> found = new LinkedHashMap<>();
    jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM agreements.agreement a WHERE a.regency = :regency AND a.id = ANY (CAST(:ids AS uuid[])) AND "
                + scope.sql())
        .params(scope.params())
        .param("ids", Sql.uuids(ids))
        .query((row, n) -> read(row))
        .list()
        .forEach(agreement -> found.put(agreement.id(), agreement));
    return found;
  }

  List<Agreement> page(Actor actor, AgreementQuery query, LocalDate today, int limit) {
    Scope scope = scope(actor);
    StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM agreements.agreement a WHERE a.regency = :regency AND " + scope.sql());
    Map<String, @Nullable Object> params = new LinkedHashMap<>(scope.params());
    query.narrow(sql, params, today);
    query.order(sql, params);
    sql.append(" LIMIT :limit");
    params.put("limit", limit);
    return jdbc.sql(sql.toString()).params(params).query((row, n) -> read(row)).list();
  }

  List<Agreement> children(Actor actor, UUID parent) {
    Scope scope = scope(actor);
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM agreements.agreement a WHERE a.regency = :regency AND a.parent = :parent AND "
                + scope.sql()
                + " ORDER BY a.created_at, a.id LIMIT 200")
        .params(scope.params())
        .param("parent", parent)
        .query((row, n) -> read(row))
        .list();
  }

  /** Inserts the agreement and its first version; the same id again inserts nothing. */
  boolean insert(
      Actor actor, UUID id, String kind, @Nullable UUID parent, @Nullable UUID decision, AgreementText text, Set<UUID> organisations, Instant now) {
    int added =
        jdbc.sql(
                """
                INSERT INTO agreements.agreement (regency, id, kind, parent, decision, holding, newest, title, stage, search, organisations,
                                                  villages, created_at, created_by)
                VALUES (:regency, :id, :kind, :parent, :decision, 1, 1, :title, 'draft', '', CAST(:organisations AS uuid[]), '{}', :now, :person)
                ON CONFLICT DO NOTHING
                """)
            .param("regency", actor.regency())
            .param("id", id)
            .param("kind", kind)
            .param("parent", parent)
            .param("decision", decision)
            .param("title", text.title())
            .param("organisations", Sql.uuids(organisations))
            .param("now", Sql.at(now))
            .param("person", actor.person())
            .update();
    if (added == 1) {
      insertVersion(actor, id, 1, "original", "", text, organisations, now);
    }
    return added == 1;
  }

  void insertVersion(
      Actor actor, UUID id, int number, String sort, String reason, AgreementText text, Set<UUID> organisations, Instant now) {
    jdbc.sql(
            """
            INSERT INTO agreements.agreement_version (regency, agreement, number, sort, stage, title, scope, duties, costs, contact, reason, starts,
                                                      ends, whole_regency, villages, organisations, created_at, created_by)
            VALUES (:regency, :id, :number, :sort, 'draft', :title, :scope, :duties, :costs, :contact, :reason, :starts, :ends, :whole,
                    CAST(:villages AS uuid[]), CAST(:organisations AS uuid[]), :now, :person)
            """)
        .params(textParams(text))
        .param("regency", actor.regency())
        .param("id", id)
        .param("number", number)
        .param("sort", sort)
        .param("reason", reason)
        .param("organisations", Sql.uuids(organisations))
        .param("now", Sql.at(now))
        .param("person", actor.person())
        .update();
    insertParties(actor, id, number, text.parties(), organisations);
  }

  /** Writes what the version says now; false when somebody else saved meanwhile. */
  boolean update(Actor actor, UUID id, int number, int basedOn, AgreementText text, Set<UUID> organisations) {
    int changed =
        jdbc.sql(
                """
                UPDATE agreements.agreement_version SET title = :title, scope = :scope, duties = :duties, costs = :costs, contact = :contact,
                       starts = :starts, ends = :ends, whole_regency = :whole, villages = CAST(:villages AS uuid[]),
                       organisations = CAST(:organisations AS uuid[]), version = version + 1
                 WHERE regency = :regency AND agreement = :id AND number = :number AND version = :basedOn
                """)
            .params(textParams(text))
            .param("regency", actor.regency())
            .param("id", id)
            .param("number", number)
            .param("basedOn", basedOn)
            .param("organisations", Sql.uuids(organisations))
            .update();
    if (changed == 1) {
      jdbc.sql("DELETE FROM agreements.party WHERE regency = :regency AND agreement = :id AND version = :number")
          .param("regency", actor.regency())
          .param("id", id)
          .param("number", number)
          .update();
      insertParties(actor, id, number, text.parties(), organisations);
    }
    return changed == 1;
  }

  private static Map<String, @Nullable Object> textParams(AgreementText text) {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    params.put("title", text.title());
    params.put("scope", text.scope());
    params.put("duties", text.duties());
    params.put("costs", text.costs());
    params.put("contact", text.contact());
    params.put("starts", text.starts());
    params.put("ends", text.ends());
    params.put("whole", text.wholeRegency());
    params.put("villages", Sql.uuids(text.villages()));
    return params;
  }

  private void insertParties(Actor actor, UUID id, int number, List<Party> parties, Set<UUID> organisations) {
    for (Party party : parties) {
      jdbc.sql(
              """
              INSERT INTO agreements.party (regency, agreement, version, place, position, organisation, name, number, signer, post, capacity, organisations)
              VALUES (:regency, :id, :version, :place, :position, :organisation, :name, :number, :signer, :post, :capacity,
                      CAST(:organisations AS uuid[]))
              """)
          .param("regency", actor.regency())
          .param("id", id)
          .param("version", number)
          .param("place", party.place())
          .param("position", party.position())
          .param("organisation", party.organisation())
          .param("name", party.name())
          .param("number", party.number())
          .param("signer", party.signer())
          .param("post", party.post())
          .param("capacity", party.capacity())
          .param("organisations", Sql.uuids(organisations))
          .update();
    }
  }

  void setNumber(Actor actor, UUID id, int version, UUID organisation, String number) {
    jdbc.sql(
            """
            UPDATE agreements.party SET number = :number
             WHERE regency = :regency AND agreement = :id AND version = :version AND organisation = :organisation
            """)
        .param("number", number)
        .param("regency", actor.regency())
        .param("id", id)
        .param("version", version)
        .param("organisation", organisation)
        .update();
  }

  void setStage(Actor actor, UUID id, int version, AgreementStage stage, @Nullable LocalDate signedOn) {
    jdbc.sql(
            """
            UPDATE agreements.agreement_version
               SET stage = :stage, signed_on = CASE WHEN :complete THEN coalesce(CAST(:signedOn AS date), signed_on) END, version = version + 1
             WHERE regency = :regency AND agreement = :id AND number = :number
            """)
        .param("stage", stage.code())
        .param("complete", stage.complete())
        .param("signedOn", signedOn)
        .param("regency", actor.regency())
        .param("id", id)
        .param("number", version)
        .update();
  }

  void setFile(Actor actor, UUID id, int version, String sha256, String name) {
    jdbc.sql(
            """
            UPDATE agreements.agreement_version SET file_sha256 = :sha, file_name = :name, version = version + 1
             WHERE regency = :regency AND agreement = :id AND number = :number
            """)
        .param("sha", sha256)
        .param("name", name)
        .param("regency", actor.regency())
        .param("id", id)
        .param("number", version)
        .update();
  }

  void addStep(Actor actor, UUID id, int version, UUID step, AgreementStage stage, LocalDate onDate, Instant now, @Nullable String reason, Collection<UUID> organisations) {
    jdbc.sql(
            """
            INSERT INTO agreements.step (regency, agreement, version, id, stage, on_date, at, person_name, reason, organisations)
            VALUES (:regency, :id, :version, :step, :stage, :onDate, :now, :name, :reason, CAST(:organisations AS uuid[]))
            """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("version", version)
        .param("step", step)
        .param("stage", stage.code())
        .param("onDate", onDate)
        .param("now", Sql.at(now))
        .param("name", actor.name())
        .param("reason", reason)
        .param("organisations", Sql.uuids(organisations))
        .update();
  }

  List<StepTaken> steps(Actor actor, UUID id) {
    return jdbc.sql(
            "SELECT version, stage, on_date, at, person_name, reason FROM agreements.step WHERE regency = :regency AND agreement = :id ORDER BY at, id")
        .param("regency", actor.regency())
        .param("id", id)
        .query(
            (row, n) ->
                new StepTaken(
                    row.getInt("version"),
                    AgreementStage.of(row.getString("stage")),
                    Sql.date(row, "on_date"),
                    Sql.instant(row, "at"),
                    row.getString("person_name"),
                    row.getString("reason")))
        .list();
  }

  void setBegun(Actor actor, UUID id, @Nullable LocalDate begun) {
    jdbc.sql("UPDATE agreements.agreement SET begun_on = :begun WHERE regency = :regency AND id = :id")
        .param("begun", begun)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
  }

  void setEnded(Actor actor, UUID id, @Nullable LocalDate on, @Nullable String reason) {
    jdbc.sql("UPDATE agreements.agreement SET ended_on = :on, ended_reason = :reason WHERE regency = :regency AND id = :id")
        .param("on", on)
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
  }

  /** Makes the agreement's row say what this version says. */
  void hold(Actor actor, UUID id, int holding, int newest, AgreementVersion version, Set<UUID> organisations, Set<UUID> villages) {
    List<String> words = new ArrayList<>(List.of(version.text().title()));
    List<String> partners = new ArrayList<>();
    for (Party party : version.text().parties()) {
      words.add(party.name());
      words.add(party.number());
      if (!party.position().equals("first")) {
        partners.add(party.name());
      }
    }
    jdbc.sql(
            """
            UPDATE agreements.agreement SET holding = :holding, newest = :newest, title = :title, stage = :stage, starts = :starts, ends = :ends,
                   partners = :partners, search = :search, organisations = CAST(:organisations AS uuid[]), villages = CAST(:villages AS uuid[])
             WHERE regency = :regency AND id = :id
            """)
        .param("holding", holding)
        .param("newest", newest)
        .param("title", version.text().title())
        .param("stage", version.stage().code())
        .param("starts", version.text().starts())
        .param("ends", version.text().ends())
        .param("partners", String.join(", ", partners))
        .param("search", String.join(" ", words).toLowerCase(Locale.ROOT))
        .param("organisations", Sql.uuids(organisations))
        .param("villages", Sql.uuids(villages))
        .param("regency", actor.regency())
        .param("id", id)
        .update();
    tellPlans(actor, id, version.text().title(), version.stage().complete());
  }

  /** Plans and activities repeat the title, and whether the paper is complete. */
  private void tellPlans(Actor actor, UUID id, String title, boolean complete) {
    jdbc.sql("UPDATE agreements.plan SET title = :title WHERE regency = :regency AND agreement = :id AND title <> :title")
        .param("title", title)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
    jdbc.sql(
            """
            UPDATE agreements.activity SET agreement_title = :title, paper_complete = :complete, version = version + 1
             WHERE regency = :regency AND agreement = :id AND (agreement_title <> :title OR paper_complete <> :complete)
            """)
        .param("title", title)
        .param("complete", complete)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
  }

  void setNewest(Actor actor, UUID id, int newest) {
    jdbc.sql("UPDATE agreements.agreement SET newest = :newest WHERE regency = :regency AND id = :id")
        .param("newest", newest)
        .param("regency", actor.regency())
        .param("id", id)
        .update();
  }

  /** Those who have work in a plan see the agreement, too: copies of the reach are widened everywhere. */
  void widen(Actor actor, UUID id, Collection<UUID> more) {
    for (String table : List.of("agreement", "agreement_version", "party", "step")) {
      jdbc.sql(
              "UPDATE agreements." + table + " SET organisations = ARRAY(SELECT DISTINCT unnest(organisations || CAST(:more AS uuid[])))"
                  + " WHERE regency = :regency AND " + (table.equals("agreement") ? "id" : "agreement") + " = :id"
                  + " AND NOT organisations @> CAST(:more AS uuid[])")
          .param("more", Sql.uuids(more))
          .param("regency", actor.regency())
          .param("id", id)
          .update();
    }
  }

  /** Every version with its parties, the newest first; two statements. */
  List<AgreementVersion> versions(Actor actor, UUID id) {
    Scope scope = Scope.of(actor).parties("p.organisations");
    Map<Integer, List<Party>> parties = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT p.version, p.place, p.position, p.organisation, p.name, p.number, p.signer, p.post, p.capacity FROM agreements.party p
             WHERE p.regency = :regency AND p.agreement = :id AND %s ORDER BY p.version, p.place
            """
                .formatted(scope.sql()))
        .params(scope.params())
        .param("id", id)
        .query(
            row -> {
              parties.computeIfAbsent(row.getInt("version"), _ -> new ArrayList<>()).add(readParty(row));
            });
    Scope versions = Scope.of(actor).parties("v.organisations");
    return jdbc.sql(
            "SELECT "
                + VERSION_COLUMNS
                + " FROM agreements.agreement_version v WHERE v.regency = :regency AND v.agreement = :id AND "
                + versions.sql()
                + " ORDER BY v.number DESC")
        .params(versions.params())
        .param("id", id)
        .query((row, n) -> readVersion(row, parties.getOrDefault(row.getInt("number"), List.of())))
        .list();
  }

  /** Parties of the versions that hold, by agreement; one statement. */
  Map<UUID, List<Party>> holdingParties(Actor actor, Collection<UUID> agreements) {
    Scope scope = Scope.of(actor).parties("p.organisations");
    Map<UUID, List<Party>> parties = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT p.agreement, p.place, p.position, p.organisation, p.name, p.number, p.signer, p.post, p.capacity
              FROM agreements.party p JOIN agreements.agreement a ON a.regency = p.regency AND a.id = p.agreement AND a.holding = p.version
             WHERE p.regency = :regency AND p.agreement = ANY (CAST(:ids AS uuid[])) AND %s ORDER BY p.agreement, p.place
            """
                .formatted(scope.sql()))
        .params(scope.params())
        .param("ids", Sql.uuids(agreements))
        .query(
            row -> {
              parties.computeIfAbsent(Sql.uuid(row, "agreement"), _ -> new ArrayList<>()).add(readParty(row));
            });
    return parties;
  }

  private static Agreement read(ResultSet row) throws SQLException {
    return new Agreement(
        Sql.uuid(row, "id"),
        row.getString("kind"),
        Sql.uuidOrNull(row, "parent"),
        Sql.uuidOrNull(row, "decision"),
        row.getInt("holding"),
        row.getInt("newest"),
        row.getString("title"),
        AgreementStage.of(row.getString("stage")),
        Sql.dateOrNull(row, "starts"),
        Sql.dateOrNull(row, "ends"),
        row.getString("partners"),
        Sql.dateOrNull(row, "begun_on"),
        Sql.dateOrNull(row, "ended_on"),
        row.getString("ended_reason"),
        Sql.uuidList(row, "organisations"));
  }

  private static AgreementVersion readVersion(ResultSet row, List<Party> parties) throws SQLException {
    return new AgreementVersion(
        row.getInt("number"),
        row.getString("sort"),
        AgreementStage.of(row.getString("stage")),
        row.getString("reason"),
        Sql.dateOrNull(row, "signed_on"),
        row.getString("file_sha256"),
        row.getString("file_name"),
        Sql.instant(row, "created_at"),
        row.getInt("version"),
        new AgreementText(
            row.getString("title"),
            row.getString("scope"),
            row.getString("duties"),
            row.getString("costs"),
            row.getString("contact"),
            Sql.dateOrNull(row, "starts"),
            Sql.dateOrNull(row, "ends"),
            row.getBoolean("whole_regency"),
            new LinkedHashSet<>(Sql.uuidList(row, "villages")),
            parties));
  }

  private static Party readParty(ResultSet row) throws SQLException {
    return new Party(
        row.getInt("place"),
        row.getString("position"),
        Sql.uuid(row, "organisation"),
        row.getString("name"),
        row.getString("number"),
        row.getString("signer"),
        row.getString("post"),
        row.getString("capacity"));
  }
}
