package id.payung.agreements.plan;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables of plans and what their versions say. */
@Repository
class PlanRows {
  private static final String COLUMNS = "p.id, p.agreement, p.year, p.newest, p.approved, p.title, p.organisations";
  private static final String VERSION_COLUMNS = "v.number, v.state, v.code, v.way, v.reason, v.approved_at, v.created_at, v.version";

  /** Tables with the reach of a plan, and the condition that finds the rows of one. */
  private static final Map<String, String> REACHED =
      Map.of(
          "plan", "id = :plan",
          "plan_version", "plan = :plan",
          "plan_text", "plan = :plan",
          "plan_approval", "plan = :plan",
          "plan_paper", "plan = :plan",
          "activity", "plan = :plan",
          "budget_line", "plan = :plan",
          "volume", "activity IN (SELECT c.id FROM agreements.activity c WHERE c.regency = :regency AND c.plan = :plan)",
          "realisation", "activity IN (SELECT c.id FROM agreements.activity c WHERE c.regency = :regency AND c.plan = :plan)",
          "training", "activity IN (SELECT c.id FROM agreements.activity c WHERE c.regency = :regency AND c.plan = :plan)");

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PlanRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  private static Scope scope(Actor actor) {
    return Scope.of(actor).parties("p.organisations");
  }

  Plan require(Actor actor, UUID id) {
    return select(actor, id, "").orElseThrow(NotFound::new);
  }

  /** Locked until the transaction ends: approvals, saves and imports of one plan follow each other. */
  Plan lock(Actor actor, UUID id) {
    return select(actor, id, " FOR UPDATE").orElseThrow(NotFound::new);
  }

  private Optional<Plan> select(Actor actor, UUID id, String ending) {
    Scope scope = scope(actor);
    return jdbc.sql("SELECT " + COLUMNS + " FROM agreements.plan p WHERE p.regency = :regency AND p.id = :id AND " + scope.sql() + ending)
        .params(scope.params())
        .param("id", id)
        .query((row, n) -> read(row))
        .optional();
  }

  Optional<Plan> ofYear(Actor actor, UUID agreement, int year) {
    Scope scope = scope(actor);
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM agreements.plan p WHERE p.regency = :regency AND p.agreement = :agreement AND p.year = :year AND "
                + scope.sql())
        .params(scope.params())
        .param("agreement", agreement)
        .param("year", year)
        .query((row, n) -> read(row))
        .optional();
  }

  List<Plan> ofAgreement(Actor actor, UUID agreement) {
    Scope scope = scope(actor);
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM agreements.plan p WHERE p.regency = :regency AND p.agreement = :agreement AND "
                + scope.sql()
                + " ORDER BY p.year DESC")
        .params(scope.params())
        .param("agreement", agreement)
        .query((row, n) -> read(row))
        .list();
  }

  /** Plans by year (newest first) and title, after the given one. */
  List<Plan> page(Actor actor, @Nullable Integer year, String pattern, @Nullable List<String> after, int limit) {
    Scope scope = scope(actor);
    Map<String, @Nullable Object> params = new HashMap<>(scope.params());
    params.put("limit", limit);
    String sql = "SELECT " + COLUMNS + " FROM agreements.plan p WHERE p.regency = :regency AND " + scope.sql();
    if (year != null) {
      sql += " AND p.year = :year";
      params.put("year", year);
    }
    if (!pattern.isBlank()) {
      sql += " AND lower(p.title) LIKE :pattern";
      params.put("pattern", "%" + pattern.strip().toLowerCase(java.util.Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
    }
    if (after != null) {
      sql += " AND (p.year < CAST(:afterYear AS int) OR (p.year = CAST(:afterYear AS int) AND (p.title, p.id) > (:afterTitle, CAST(:afterId AS uuid))))";
      params.put("afterYear", after.get(0));
      params.put("afterTitle", after.get(1));
      params.put("afterId", after.get(2));
    }
    return jdbc.sql(sql + " ORDER BY p.year DESC, p.title, p.id LIMIT :limit").params(params).query((row, n) -> read(row)).list();
  }

  boolean insert(Actor actor, UUID id, UUID agreement, int year, String title, Collection<UUID> organisations, Instant now) {
    int added =
        jdbc.sql(
                """
                INSERT INTO agreements.plan (regency, id, agreement, year, title, organisations, created_at, created_by)
                VALUES (:regency, :id, :agreement, :year, :title, CAST(:organisations AS uuid[]), :now, :person) ON CONFLICT DO NOTHING
                """)
            .param("regency", actor.regency())
            .param("id", id)
            .param("agreement", agreement)
            .param("year", year)
            .param("title", title)
            .param("organisations", Sql.uuids(organisations))
            .param("now", Sql.at(now))
            .param("person", actor.person())
            .update();
    if (added == 1) {
      insertVersion(actor, id, 1, "", organisations, now);
    }
    return added == 1;
  }

  void insertVersion(Actor actor, UUID plan, int number, String reason, Collection<UUID> organisations, Instant now) {
    jdbc.sql(
            """
            INSERT INTO agreements.plan_version (regency, plan, number, state, reason, organisations, created_at, created_by)
            VALUES (:regency, :plan, :number, 'draft', :reason, CAST(:organisations AS uuid[]), :now, :person)
            """)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("number", number)
        .param("reason", reason)
        .param("organisations", Sql.uuids(organisations))
        .param("now", Sql.at(now))
        .param("person", actor.person())
        .update();
  }

  void copyTexts(Actor actor, UUID plan, int from, int to) {
    jdbc.sql(
            """
            INSERT INTO agreements.plan_text (regency, plan, plan_version, activity, number, says, organisations)
            SELECT t.regency, t.plan, :to, t.activity, t.number, t.says, t.organisations
              FROM agreements.plan_text t WHERE t.regency = :regency AND t.plan = :plan AND t.plan_version = :from
            """)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("from", from)
        .param("to", to)
        .update();
  }

  void setNewest(Actor actor, UUID plan, int newest, @Nullable Integer approved) {
    jdbc.sql("UPDATE agreements.plan SET newest = :newest, approved = :approved WHERE regency = :regency AND id = :plan")
        .param("newest", newest)
        .param("approved", approved)
        .param("regency", actor.regency())
        .param("plan", plan)
        .update();
  }

  List<PlanVersion> versions(Actor actor, UUID plan) {
    Scope scope = Scope.of(actor).parties("v.organisations");
    return jdbc.sql(
            "SELECT "
                + VERSION_COLUMNS
                + " FROM agreements.plan_version v WHERE v.regency = :regency AND v.plan = :plan AND "
                + scope.sql()
                + " ORDER BY v.number DESC")
        .params(scope.params())
        .param("plan", plan)
        .query((row, n) -> readVersion(row))
        .list();
  }

  PlanVersion requireVersion(Actor actor, UUID plan, int number) {
    return versions(actor, plan).stream().filter(version -> version.number() == number).findFirst().orElseThrow(NotFound::new);
  }

  void setState(Actor actor, UUID plan, int number, PlanState state, @Nullable String code, @Nullable String fingerprint, @Nullable String way, @Nullable Instant approvedAt) {
    jdbc.sql(
            """
            UPDATE agreements.plan_version SET state = :state, code = coalesce(:code, code), fingerprint = coalesce(:fingerprint, fingerprint),
                   way = coalesce(:way, way), approved_at = coalesce(CAST(:approvedAt AS timestamptz), approved_at)
             WHERE regency = :regency AND plan = :plan AND number = :number
            """)
        .param("state", state.code())
        .param("code", code)
        .param("fingerprint", fingerprint)
        .param("way", way)
        .param("approvedAt", Sql.at(approvedAt))
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("number", number)
        .update();
  }

  void setReason(Actor actor, UUID plan, int number, String reason) {
    jdbc.sql("UPDATE agreements.plan_version SET reason = :reason WHERE regency = :regency AND plan = :plan AND number = :number")
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("number", number)
        .update();
  }

  void touchVersion(Actor actor, UUID plan, int number) {
    jdbc.sql("UPDATE agreements.plan_version SET version = version + 1 WHERE regency = :regency AND plan = :plan AND number = :number")
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("number", number)
        .update();
  }

  /** An activity's text with the number of its last save. */
  record Saved(ActivityText text, int version) {}

  /** What a version says, by number of the activity. */
  List<Saved> texts(Actor actor, UUID plan, int version) {
    Scope scope = Scope.of(actor).parties("t.organisations");
    return jdbc.sql(
            "SELECT t.says, t.version FROM agreements.plan_text t WHERE t.regency = :regency AND t.plan = :plan AND t.plan_version = :version AND "
                + scope.sql()
                + " ORDER BY t.number")
        .params(scope.params())
        .param("plan", plan)
        .param("version", version)
        .query((row, n) -> new Saved(json.readValue(row.getString("says"), ActivityText.class), row.getInt("version")))
        .list();
  }

  /**
   * Writes an activity's text; the first save of an id inserts it.
   *
   * @param basedOn 0 for a new one
   * @return false when somebody else saved since
   */
  boolean saveText(Actor actor, UUID plan, int version, int basedOn, ActivityText text, Collection<UUID> organisations) {
    if (basedOn == 0) {
      return jdbc.sql(
                  """
                  INSERT INTO agreements.plan_text (regency, plan, plan_version, activity, number, says, organisations)
                  VALUES (:regency, :plan, :version, :activity, :number, CAST(:says AS jsonb), CAST(:organisations AS uuid[])) ON CONFLICT DO NOTHING
                  """)
              .param("regency", actor.regency())
              .param("plan", plan)
              .param("version", version)
              .param("activity", text.id())
              .param("number", text.number())
              .param("says", json.writeValueAsString(text))
              .param("organisations", Sql.uuids(organisations))
              .update()
          == 1;
    }
    return jdbc.sql(
                """
                UPDATE agreements.plan_text SET number = :number, says = CAST(:says AS jsonb), version = version + 1
                 WHERE regency = :regency AND plan = :plan AND plan_version = :version AND activity = :activity AND version = :basedOn
                """)
            .param("regency", actor.regency())
            .param("plan", plan)
            .param("version", version)
            .param("activity", text.id())
            .param("number", text.number())
            .param("says", json.writeValueAsString(text))
            .param("basedOn", basedOn)
            .update()
        == 1;
  }

  void removeText(Actor actor, UUID plan, int version, UUID activity) {
    jdbc.sql("DELETE FROM agreements.plan_text WHERE regency = :regency AND plan = :plan AND plan_version = :version AND activity = :activity")
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("version", version)
        .param("activity", activity)
        .update();
  }

  /** Amounts that the actor may see of this version, by line. */
  Map<UUID, Long> guardedAmounts(Actor actor, UUID plan, int version) {
    Scope scope = Scope.of(actor).organisation("g.partner");
    Map<UUID, Long> amounts = new HashMap<>();
    jdbc.sql(
            """
            SELECT DISTINCT ON (g.line) g.line, g.amount FROM agreements.guarded_amount g
             WHERE g.regency = :regency AND g.plan = :plan AND g.plan_version <= :version AND %s
             ORDER BY g.line, g.plan_version DESC
            """
                .formatted(scope.sql()))
        .params(scope.params())
        .param("plan", plan)
        .param("version", version)
        .query(row -> {
          amounts.put(Sql.uuid(row, "line"), row.getLong("amount"));
        });
    return amounts;
  }

  void setGuardedAmount(Actor actor, UUID plan, int version, UUID activity, UUID line, UUID partner, long amount) {
    jdbc.sql(
            """
            INSERT INTO agreements.guarded_amount (regency, plan, plan_version, line, activity, partner, amount)
            VALUES (:regency, :plan, :version, :line, :activity, :partner, :amount)
            ON CONFLICT (regency, plan, plan_version, line) DO UPDATE SET amount = excluded.amount
            """)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("version", version)
        .param("line", line)
        .param("activity", activity)
        .param("partner", partner)
        .param("amount", amount)
        .update();
  }

  /** @return false when this side had said yes before */
  boolean approve(Actor actor, UUID plan, int version, UUID organisation, Collection<UUID> organisations, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO agreements.plan_approval (regency, plan, plan_version, organisation, person, person_name, at, organisations)
                VALUES (:regency, :plan, :version, :organisation, :person, :name, :now, CAST(:organisations AS uuid[])) ON CONFLICT DO NOTHING
                """)
            .param("regency", actor.regency())
            .param("plan", plan)
            .param("version", version)
            .param("organisation", organisation)
            .param("person", actor.requirePerson())
            .param("name", actor.name())
            .param("now", Sql.at(now))
            .param("organisations", Sql.uuids(organisations))
            .update()
        == 1;
  }

  List<Approval> approvals(Actor actor, UUID plan) {
    return jdbc.sql(
            "SELECT plan_version, organisation, person_name, at FROM agreements.plan_approval WHERE regency = :regency AND plan = :plan ORDER BY at, organisation")
        .param("regency", actor.regency())
        .param("plan", plan)
        .query(
            (row, n) -> new Approval(row.getInt("plan_version"), Sql.uuid(row, "organisation"), row.getString("person_name"), Sql.instant(row, "at")))
        .list();
  }

  void insertPaper(Actor actor, UUID plan, SignedPaper paper, Collection<UUID> organisations) {
    jdbc.sql(
            """
            INSERT INTO agreements.plan_paper (regency, plan, plan_version, number, signed_on, signers, code, file_sha256, file_name, recorded_by, at, organisations)
            VALUES (:regency, :plan, :version, :number, :signedOn, :signers, :code, :sha, :file, :by, :at, CAST(:organisations AS uuid[]))
            """)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("version", paper.planVersion())
        .param("number", paper.number())
        .param("signedOn", paper.signedOn())
        .param("signers", paper.signers())
        .param("code", paper.code())
        .param("sha", paper.fileSha256())
        .param("file", paper.fileName())
        .param("by", paper.recordedBy())
        .param("at", Sql.at(paper.at()))
        .param("organisations", Sql.uuids(organisations))
        .update();
  }

  /** How one version was agreed to: by accounts, on paper. One statement, for the page that shows both. */
  record Consent(List<Approval> approvals, List<SignedPaper> papers) {}

  Consent consent(Actor actor, UUID plan, int version) {
    Consent consent = new Consent(new ArrayList<>(), new ArrayList<>());
    jdbc.sql(
            """
            SELECT plan_version, organisation, person_name, at, NULL AS number, CAST(NULL AS date) AS signed_on, NULL AS signers, NULL AS code,
                   NULL AS file_sha256, NULL AS file_name, NULL AS recorded_by
              FROM agreements.plan_approval WHERE regency = :regency AND plan = :plan AND plan_version = :version
            UNION ALL
            SELECT plan_version, NULL, NULL, at, number, signed_on, signers, code, file_sha256, file_name, recorded_by
              FROM agreements.plan_paper WHERE regency = :regency AND plan = :plan AND plan_version = :version
            ORDER BY at, organisation
            """)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("version", version)
        .query(
            (RowCallbackHandler)
                row -> {
                  if (row.getString("number") == null) {
                    consent.approvals().add(
                        new Approval(row.getInt("plan_version"), Sql.uuid(row, "organisation"), row.getString("person_name"), Sql.instant(row, "at")));
                  } else {
                    consent.papers().add(paper(row));
                  }
                });
    return consent;
  }

  List<SignedPaper> papers(Actor actor, UUID plan) {
    return jdbc.sql(
            """
            SELECT plan_version, number, signed_on, signers, code, file_sha256, file_name, recorded_by, at FROM agreements.plan_paper
             WHERE regency = :regency AND plan = :plan ORDER BY plan_version DESC
            """)
        .param("regency", actor.regency())
        .param("plan", plan)
        .query(
            (row, n) -> paper(row))
        .list();
  }

  private static SignedPaper paper(ResultSet row) throws SQLException {
    return new SignedPaper(
        row.getInt("plan_version"),
        row.getString("number"),
        Sql.date(row, "signed_on"),
        row.getString("signers"),
        row.getString("code"),
        row.getString("file_sha256"),
        row.getString("file_name"),
        row.getString("recorded_by"),
        Sql.instant(row, "at"));
  }

  /** Whoever has a part in the plan sees all of it: the copies of its reach are widened. */
  void widen(Actor actor, UUID plan, Collection<UUID> more) {
    REACHED.forEach(
        (table, which) ->
            jdbc.sql(
                    "UPDATE agreements." + table + " SET organisations = ARRAY(SELECT DISTINCT unnest(organisations || CAST(:more AS uuid[])))"
                        + " WHERE regency = :regency AND " + which + " AND NOT organisations @> CAST(:more AS uuid[])")
                .param("more", Sql.uuids(more))
                .param("regency", actor.regency())
                .param("plan", plan)
                .update());
  }

  private static Plan read(ResultSet row) throws SQLException {
    return new Plan(
        Sql.uuid(row, "id"),
        Sql.uuid(row, "agreement"),
        row.getInt("year"),
        row.getInt("newest"),
        Sql.integerOrNull(row, "approved"),
        row.getString("title"),
        Sql.uuidList(row, "organisations"));
  }

  private static PlanVersion readVersion(ResultSet row) throws SQLException {
    return new PlanVersion(
        row.getInt("number"),
        PlanState.of(row.getString("state")),
        row.getString("code"),
        row.getString("way"),
        row.getString("reason"),
        Sql.instantOrNull(row, "approved_at"),
        Sql.instant(row, "created_at"),
        row.getInt("version"));
  }
}
