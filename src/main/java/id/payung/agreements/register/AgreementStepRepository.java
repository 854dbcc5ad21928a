package id.payung.agreements.register;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The steps that versions of agreements took: when on paper, who wrote it down and when. */
@Repository
class AgreementStepRepository {
  private final JdbcClient jdbc;

  AgreementStepRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Actor actor, UUID id, int version, UUID step, AgreementStage stage, LocalDate onDate, Instant now,
      @Nullable String reason, Collection<UUID> organisations) {
    jdbc.sql("""
        INSERT INTO agreements.step (regency, agreement, version, id, stage, on_date, at, person_name, reason,
          organisations)
        VALUES (:regency, :id, :version, :step, :stage, :onDate, :now, :name, :reason,
          CAST(:organisations AS uuid[]))
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("version", version)
        .param("step", step)
        .param("stage", stage.code())
        .param("onDate", onDate)
        .param("now", SqlValues.timestamp(now))
        .param("name", actor.name())
        .param("reason", reason)
        .param("organisations", SqlValues.uuidArray(organisations))
        .update();
  }

  List<AgreementStepView> listByAgreement(Actor actor, UUID id) {
    return jdbc
        .sql(
            "SELECT version, stage, on_date, at, person_name, reason FROM agreements.step WHERE regency = :regency AND "
                + "agreement = :id ORDER BY at, id")
        .param("regency", actor.regency())
        .param("id", id)
        .query((row, n) -> new AgreementStepView(row.getInt("version"), AgreementStage.parse(row.getString("stage")),
            SqlValues.date(row, "on_date"), SqlValues.instant(row, "at"), row.getString("person_name"),
            row.getString("reason")))
        .list();
  }

  void delete(Actor actor, UUID id, int version) {
    jdbc.sql("DELETE FROM agreements.step WHERE regency = :regency AND agreement = :id AND version = :version")
        .param("regency", actor.regency())
        .param("id", id)
        .param("version", version)
        .update();
  }
}
