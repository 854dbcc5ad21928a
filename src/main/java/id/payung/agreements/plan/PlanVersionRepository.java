package id.payung.agreements.plan;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions of plans: their state, their code, and why they were begun or sent back. */
@Repository
class PlanVersionRepository {
  private static final String COLUMNS =
      "v.number, v.state, v.code, v.way, v.reason, v.approved_at, v.created_at, v.version";

  private final JdbcClient jdbc;

  PlanVersionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Actor actor, UUID plan, int number, String reason, Collection<UUID> organisations, Instant now) {
    jdbc.sql("""
        INSERT INTO agreements.plan_version (regency, plan, number, state, reason, organisations, created_at,
          created_by)
        VALUES (:regency, :plan, :number, 'draft', :reason, CAST(:organisations AS uuid[]), :now, :person)
        """)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("number", number)
        .param("reason", reason)
        .param("organisations", SqlValues.uuidArray(organisations))
        .param("now", SqlValues.timestamp(now))
        .param("person", actor.person())
        .update();
  }

  List<PlanVersion> listByPlan(Actor actor, UUID plan) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("v.organisations");
    return jdbc
        .sql("SELECT " + COLUMNS + " FROM agreements.plan_version v WHERE v.regency = :regency AND v.plan = :plan AND "
            + scope.conditionSql() + " ORDER BY v.number DESC")
        .params(scope.params())
        .param("plan", plan)
        .query((row, n) -> readRow(row))
        .list();
  }

  PlanVersion require(Actor actor, UUID plan, int number) {
    return listByPlan(actor, plan).stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  void updateState(Actor actor, UUID plan, int number, PlanVersionState state, @Nullable String code,
      @Nullable String fingerprint, @Nullable String way, @Nullable Instant approvedAt) {
    jdbc.sql("""
        UPDATE agreements.plan_version SET state = :state, code = coalesce(:code, code),
          fingerprint = coalesce(:fingerprint, fingerprint),
               way = coalesce(:way, way), approved_at = coalesce(CAST(:approvedAt AS timestamptz), approved_at)
         WHERE regency = :regency AND plan = :plan AND number = :number
        """)
        .param("state", state.code())
        .param("code", code)
        .param("fingerprint", fingerprint)
        .param("way", way)
        .param("approvedAt", SqlValues.timestamp(approvedAt))
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("number", number)
        .update();
  }

  void updateReason(Actor actor, UUID plan, int number, String reason) {
    jdbc.sql(
        "UPDATE agreements.plan_version SET reason = :reason WHERE regency = :regency AND plan = :plan AND number = "
            + ":number")
        .param("reason", reason)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("number", number)
        .update();
  }

  void incrementVersion(Actor actor, UUID plan, int number) {
    jdbc.sql("UPDATE agreements.plan_version SET version = version + 1 WHERE regency = :regency AND plan = :plan AND "
        + "number = :number").param("regency", actor.regency()).param("plan", plan).param("number", number).update();
  }

  private static PlanVersion readRow(ResultSet row) throws SQLException {
    return new PlanVersion(row.getInt("number"), PlanVersionState.parse(row.getString("state")), row.getString("code"),
        row.getString("way"), row.getString("reason"), SqlValues.instantOrNull(row, "approved_at"),
        SqlValues.instant(row, "created_at"), row.getInt("version"));
  }
}
