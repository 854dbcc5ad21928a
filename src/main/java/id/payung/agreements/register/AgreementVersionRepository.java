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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions of agreements with their parties: what each paper says, and how far it has come. */
@Repository
class AgreementVersionRepository {
  private static final String COLUMNS = """
      v.number, v.sort, v.stage, v.title, v.scope, v.duties, v.costs, v.contact, v.reason, v.starts, v.ends,
      v.signed_on, v.whole_regency,
      v.villages, v.file_sha256, v.file_name, v.created_at, v.version
      """;

  private final JdbcClient jdbc;

  AgreementVersionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Every version with its parties, the newest first; two statements. */
  List<AgreementVersion> listByAgreement(Actor actor, UUID id) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("p.organisations");
    Map<Integer, List<AgreementParty>> parties = new LinkedHashMap<>();
    jdbc.sql("""
        SELECT p.version, p.place, p.position, p.organisation, p.name, p.number, p.signer, p.post, p.capacity
          FROM agreements.party p
         WHERE p.regency = :regency AND p.agreement = :id AND %s ORDER BY p.version, p.place
        """.formatted(scope.conditionSql())).params(scope.params()).param("id", id).query(row -> {
      parties.computeIfAbsent(row.getInt("version"), _ -> new ArrayList<>()).add(readParty(row));
    });
    RowAccessScope versions = RowAccessScope.of(actor).parties("v.organisations");
    return jdbc
        .sql("SELECT " + COLUMNS
            + " FROM agreements.agreement_version v WHERE v.regency = :regency AND v.agreement = :id AND "
            + versions.conditionSql() + " ORDER BY v.number DESC")
        .params(versions.params())
        .param("id", id)
        .query((row, n) -> readRow(row, parties.getOrDefault(row.getInt("number"), List.of())))
        .list();
  }

  AgreementVersion require(Actor actor, UUID id, int number) {
    return listByAgreement(actor, id).stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  /** Parties of the versions that hold, by agreement; one statement. */
  Map<UUID, List<AgreementParty>> listCurrentParties(Actor actor, Collection<UUID> agreements) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("p.organisations");
    Map<UUID, List<AgreementParty>> parties = new LinkedHashMap<>();
    jdbc.sql("""
        SELECT p.agreement, p.place, p.position, p.organisation, p.name, p.number, p.signer, p.post, p.capacity
          FROM agreements.party p JOIN agreements.agreement a ON a.regency = p.regency AND a.id = p.agreement
            AND a.holding = p.version
         WHERE p.regency = :regency AND p.agreement = ANY (CAST(:ids AS uuid[])) AND %s ORDER BY p.agreement,
           p.place
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("ids", SqlValues.uuidArray(agreements))
        .query(row -> {
          parties.computeIfAbsent(SqlValues.uuid(row, "agreement"), _ -> new ArrayList<>()).add(readParty(row));
        });
    return parties;
  }

  void insert(Actor actor, UUID id, int number, String sort, String reason, AgreementText text, Set<UUID> organisations,
      Instant now) {
    jdbc.sql("""
        INSERT INTO agreements.agreement_version (regency, agreement, number, sort, stage, title, scope, duties,
          costs, contact, reason, starts,
                                                  ends, whole_regency, villages, organisations, created_at,
                                                    created_by)
        VALUES (:regency, :id, :number, :sort, 'draft', :title, :scope, :duties, :costs, :contact, :reason,
          :starts, :ends, :whole,
                CAST(:villages AS uuid[]), CAST(:organisations AS uuid[]), :now, :person)
        """)
        .params(textParams(text))
        .param("regency", actor.regency())
        .param("id", id)
        .param("number", number)
        .param("sort", sort)
        .param("reason", reason)
        .param("organisations", SqlValues.uuidArray(organisations))
        .param("now", SqlValues.timestamp(now))
        .param("person", actor.person())
        .update();
    insertParties(actor, id, number, text.parties(), organisations);
  }

  /** Writes what the version says now; false when somebody else saved meanwhile. */
  boolean update(Actor actor, UUID id, int number, int basedOn, AgreementText text, Set<UUID> organisations) {
    int changed = jdbc.sql("""
        UPDATE agreements.agreement_version SET title = :title, scope = :scope, duties = :duties,
          costs = :costs, contact = :contact,
               starts = :starts, ends = :ends, whole_regency = :whole, villages = CAST(:villages AS uuid[]),
               organisations = CAST(:organisations AS uuid[]), version = version + 1
         WHERE regency = :regency AND agreement = :id AND number = :number AND version = :basedOn
        """)
        .params(textParams(text))
        .param("regency", actor.regency())
        .param("id", id)
        .param("number", number)
        .param("basedOn", basedOn)
        .param("organisations", SqlValues.uuidArray(organisations))
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
    params.put("villages", SqlValues.uuidArray(text.villages()));
    return params;
  }

  private void insertParties(Actor actor, UUID id, int number, List<AgreementParty> parties, Set<UUID> organisations) {
    for (AgreementParty party : parties) {
      jdbc.sql("""
          INSERT INTO agreements.party (regency, agreement, version, place, position, organisation, name, number,
            signer, post, capacity, organisations)
          VALUES (:regency, :id, :version, :place, :position, :organisation, :name, :number, :signer, :post,
            :capacity,
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
          .param("organisations", SqlValues.uuidArray(organisations))
          .update();
    }
  }

  /** A draft that nothing stands on. Its steps are gone already. */
  void delete(Actor actor, UUID id, int number) {
    for (String table : List.of("party WHERE version", "agreement_version WHERE number")) {
      jdbc.sql("DELETE FROM agreements." + table + " = :number AND regency = :regency AND agreement = :id")
          .param("number", number)
          .param("regency", actor.regency())
          .param("id", id)
          .update();
    }
  }

  void updatePartyNumber(Actor actor, UUID id, int version, UUID organisation, String number) {
    jdbc.sql("""
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

  void updateStage(Actor actor, UUID id, int version, AgreementStage stage, @Nullable LocalDate signedOn) {
    jdbc.sql("""
        UPDATE agreements.agreement_version
           SET stage = :stage, signed_on = CASE WHEN :complete THEN coalesce(CAST(:signedOn AS date), signed_on)
             END, version = version + 1
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

  void updateFile(Actor actor, UUID id, int version, String sha256, String name) {
    jdbc.sql("""
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

  private static AgreementVersion readRow(ResultSet row, List<AgreementParty> parties) throws SQLException {
    return new AgreementVersion(row.getInt("number"), row.getString("sort"),
        AgreementStage.parse(row.getString("stage")), row.getString("reason"), SqlValues.dateOrNull(row, "signed_on"),
        row.getString("file_sha256"), row.getString("file_name"), SqlValues.instant(row, "created_at"),
        row.getInt("version"),
        new AgreementText(row.getString("title"), row.getString("scope"), row.getString("duties"),
            row.getString("costs"), row.getString("contact"), SqlValues.dateOrNull(row, "starts"),
            SqlValues.dateOrNull(row, "ends"), row.getBoolean("whole_regency"),
            new LinkedHashSet<>(SqlValues.uuidList(row, "villages")), parties));
  }

  private static AgreementParty readParty(ResultSet row) throws SQLException {
    return new AgreementParty(row.getInt("place"), row.getString("position"), SqlValues.uuid(row, "organisation"),
        row.getString("name"), row.getString("number"), row.getString("signer"), row.getString("post"),
        row.getString("capacity"));
  }
}
