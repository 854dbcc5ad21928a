package id.payung.agreements.plan;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How versions of plans were agreed to: by a yes of each side, on signed paper. */
@Repository
class PlanApprovalRepository {
  private final JdbcClient jdbc;

  PlanApprovalRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return false when this side had said yes before */
  boolean insertApproval(Actor actor, UUID plan, int version, UUID organisation, Collection<UUID> organisations,
      Instant now) {
    return jdbc.sql("""
        INSERT INTO agreements.plan_approval (regency, plan, plan_version, organisation, person, person_name,
          at, organisations)
        VALUES (:regency, :plan, :version, :organisation, :person, :name, :now, CAST(:organisations AS uuid[]))
          ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("plan", plan)
        .param("version", version)
        .param("organisation", organisation)
        .param("person", actor.requirePerson())
        .param("name", actor.name())
        .param("now", SqlValues.timestamp(now))
        .param("organisations", SqlValues.uuidArray(organisations))
        .update() == 1;
  }

  List<PlanApprovalView> listApprovals(Actor actor, UUID plan) {
    return jdbc
        .sql(
            "SELECT plan_version, organisation, person_name, at FROM agreements.plan_approval WHERE regency = :regency "
                + "AND plan = :plan ORDER BY at, organisation")
        .param("regency", actor.regency())
        .param("plan", plan)
        .query((row, n) -> new PlanApprovalView(row.getInt("plan_version"), SqlValues.uuid(row, "organisation"),
            row.getString("person_name"), SqlValues.instant(row, "at")))
        .list();
  }

  void insertSignedDocument(Actor actor, UUID plan, SignedPlanDocument paper, Collection<UUID> organisations) {
    jdbc.sql("""
        INSERT INTO agreements.plan_paper (regency, plan, plan_version, number, signed_on, signers, code,
          file_sha256, file_name, recorded_by, at, organisations)
        VALUES (:regency, :plan, :version, :number, :signedOn, :signers, :code, :sha, :file, :by, :at,
          CAST(:organisations AS uuid[]))
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
        .param("at", SqlValues.timestamp(paper.at()))
        .param("organisations", SqlValues.uuidArray(organisations))
        .update();
  }

  /** How one version was agreed to: by accounts, on paper. One statement, for the page that shows both. */
  record VersionApprovals(List<PlanApprovalView> approvals, List<SignedPlanDocument> papers) {}

  VersionApprovals loadForVersion(Actor actor, UUID plan, int version) {
    VersionApprovals consent = new VersionApprovals(new ArrayList<>(), new ArrayList<>());
    jdbc.sql("""
        SELECT plan_version, organisation, person_name, at, NULL AS number, CAST(NULL AS date) AS signed_on,
          NULL AS signers, NULL AS code,
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
        .query((RowCallbackHandler) row -> {
          if (row.getString("number") == null) {
            consent.approvals()
                .add(new PlanApprovalView(row.getInt("plan_version"), SqlValues.uuid(row, "organisation"),
                    row.getString("person_name"), SqlValues.instant(row, "at")));
          } else {
            consent.papers().add(readSignedDocument(row));
          }
        });
    return consent;
  }

  List<SignedPlanDocument> listSignedDocuments(Actor actor, UUID plan) {
    return jdbc.sql("""
        SELECT plan_version, number, signed_on, signers, code, file_sha256, file_name, recorded_by, at
          FROM agreements.plan_paper
         WHERE regency = :regency AND plan = :plan ORDER BY plan_version DESC
        """).param("regency", actor.regency()).param("plan", plan).query((row, n) -> readSignedDocument(row)).list();
  }

  private static SignedPlanDocument readSignedDocument(ResultSet row) throws SQLException {
    return new SignedPlanDocument(row.getInt("plan_version"), row.getString("number"), SqlValues.date(row, "signed_on"),
        row.getString("signers"), row.getString("code"), row.getString("file_sha256"), row.getString("file_name"),
        row.getString("recorded_by"), SqlValues.instant(row, "at"));
  }
}
