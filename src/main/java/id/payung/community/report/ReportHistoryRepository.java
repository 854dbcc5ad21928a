package id.payung.community.report;

import id.payung.community.ReportFileView;
import id.payung.community.ReportJsonCodec;
import id.payung.community.ReportView;

import id.payung.fieldwork.kind.FieldConflict;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What hangs on a report: its earlier versions, fields that wait for a choice, its files. */
@Repository
public class ReportHistoryRepository {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  ReportHistoryRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  private static RowAccessScope scope(Actor actor) {
    return RowAccessScope.of(actor).village("village").author("author").parties("organisations");
  }

  /** Keeps what stood before it is written over. */
  public void insertVersion(Actor actor, ReportView standing, ObjectNode body) {
    jdbc.sql("""
        INSERT INTO community.report_version (regency, report, version, village, author, organisations, body,
          editor, editor_name, edited_at)
        VALUES (:regency, :report, :version, :village, :author, CAST(:organisations AS uuid[]),
          CAST(:body AS jsonb), :editor, :name, :at)
        """)
        .param("regency", actor.regency())
        .param("report", standing.id())
        .param("version", standing.version())
        .param("village", standing.village())
        .param("author", standing.author())
        .param("organisations", SqlValues.uuidArray(standing.organisations()))
        .param("body", body.toString())
        .param("editor", standing.editor())
        .param("name", standing.editorName())
        .param("at", SqlValues.timestamp(standing.editedAt()))
        .update();
  }

  public Optional<ObjectNode> findBody(Actor actor, UUID report, int version) {
    return jdbc
        .sql("SELECT body FROM community.report_version WHERE regency = :regency AND report = :report AND version = "
            + ":version AND " + scope(actor).conditionSql())
        .params(scope(actor).params())
        .param("report", report)
        .param("version", version)
        .query((row, n) -> (ObjectNode) json.readTree(row.getString("body")))
        .optional();
  }

  /** Whether every version after this one was written by the actor. */
  public boolean editedOnlyBy(Actor actor, ReportView standing, int version) {
    if (!standing.editor().equals(actor.person())) {
      return false;
    }
    return jdbc.sql("""
        SELECT NOT EXISTS (SELECT FROM community.report_version WHERE regency = :regency
          AND report = :report AND version > :version
                              AND editor <> :person)
        """)
        .param("regency", actor.regency())
        .param("report", standing.id())
        .param("version", version)
        .param("person", actor.person())
        .query(Boolean.class)
        .single();
  }

  /** Puts conflicts where people see them. */
  public void insertConflicts(Actor actor, ReportView standing, int version, List<FieldConflict> conflicts,
      Instant now) {
    for (FieldConflict conflict : conflicts) {
      jdbc.sql("""
          INSERT INTO community.report_conflict (regency, id, report, village, author, organisations, field, mine,
            theirs, editor, editor_name,
                 standing_name, shown_version, at)
          VALUES (:regency, :id, :report, :village, :author, CAST(:organisations AS uuid[]), :field,
            CAST(:mine AS jsonb),
                  CAST(:theirs AS jsonb), :editor, :editorName, :standingName, :version, :at)
          """)
          .param("regency", actor.regency())
          .param("id", Ids.next())
          .param("report", standing.id())
          .param("village", standing.village())
          .param("author", standing.author())
          .param("organisations", SqlValues.uuidArray(standing.organisations()))
          .param("field", conflict.field())
          .param("mine", conflict.mine().toString())
          .param("theirs", conflict.theirs().toString())
          .param("editor", actor.requirePerson())
          .param("editorName", actor.name())
          .param("standingName", standing.editorName())
          .param("version", version)
          .param("at", SqlValues.timestamp(now))
          .update();
    }
  }

  public List<ReportConflictView> listOpenConflicts(Actor actor, Collection<UUID> reports) {
    if (reports.isEmpty()) {
      return List.of();
    }
    return jdbc.sql("""
        SELECT id, report, field, mine, theirs, editor_name, standing_name, at FROM community.report_conflict
         WHERE regency = :regency AND report = ANY (CAST(:reports AS uuid[])) AND settled_at IS NULL AND %s
         ORDER BY report, at, id
        """.formatted(scope(actor).conditionSql()))
        .params(scope(actor).params())
        .param("reports", SqlValues.uuidArray(reports))
        .query((row, n) -> mapConflict(row))
        .list();
  }

  private ReportConflictView mapConflict(ResultSet row) throws SQLException {
    return new ReportConflictView(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "report"), row.getString("field"),
        json.readTree(row.getString("mine")), json.readTree(row.getString("theirs")), row.getString("editor_name"),
        row.getString("standing_name"), SqlValues.instant(row, "at"));
  }

  /**
   * An edit that began from a version which showed conflicts has chosen, also when it chose what stood.
   *
   * @return how many were settled
   */
  public int settleShownConflicts(Actor actor, ReportView standing, int basedOn, JsonNode chosen, Instant now) {
    if (standing.conflicts() == 0 || basedOn > standing.version()) {
      return 0;
    }
    int settled = 0;
    for (ReportConflictView conflict : listOpenConflicts(actor, List.of(standing.id()))) {
      JsonNode value = ReportAmendment.MERGE.fieldValue(chosen, conflict.field());
      settled += settleConflict(actor, conflict.id(), basedOn, value, now);
    }
    return settled;
  }

  private int settleConflict(Actor actor, UUID conflict, int seenVersion, JsonNode chosen, Instant now) {
    return jdbc.sql("""
        UPDATE community.report_conflict SET settled_at = :now, settled_by = :person, settled_name = :name,
          chosen = CAST(:chosen AS jsonb)
         WHERE regency = :regency AND id = :id AND settled_at IS NULL AND shown_version <= :seen
        """)
        .param("regency", actor.regency())
        .param("id", conflict)
        .param("seen", seenVersion)
        .param("now", SqlValues.timestamp(now))
        .param("person", actor.person())
        .param("name", actor.name())
        .param("chosen", chosen.toString())
        .update();
  }

  public List<ReportFileView> listPhotos(Actor actor, UUID report) {
    return jdbc.sql("""
        SELECT id, report, sha256, media_type, size, taken_at, place, receipt, arrived_at FROM community.report_photo
         WHERE regency = :regency AND report = :report AND %s ORDER BY arrived_at, id
        """.formatted(scope(actor).conditionSql()))
        .params(scope(actor).params())
        .param("report", report)
        .query((row, n) -> mapFile(row, true))
        .list();
  }

  public List<ReportFileView> listAttendanceLists(Actor actor, UUID report) {
    RowAccessScope scope = RowAccessScope.of(actor).village("village").author("author");
    return jdbc.sql("""
        SELECT id, report, sha256, media_type, size, taken_at, receipt, arrived_at FROM community.attendance_file
         WHERE regency = :regency AND report = :report AND %s ORDER BY arrived_at, id
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("report", report)
        .query((row, n) -> mapFile(row, false))
        .list();
  }

  private ReportFileView mapFile(ResultSet row, boolean placed) throws SQLException {
    String place = placed ? row.getString("place") : null;
    return new ReportFileView(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "report"), row.getString("sha256"),
        row.getString("media_type"), row.getLong("size"), SqlValues.instantOrNull(row, "taken_at"),
        ReportJsonCodec.readPlace(place == null ? null : json.readTree(place)), row.getString("receipt"),
        SqlValues.instant(row, "arrived_at"));
  }

  /** Ids of the files of a report that are there, as far as the actor sees them. */
  public Set<UUID> findArrivedFileIds(Actor actor, UUID report) {
    Set<UUID> ids = new HashSet<>();
    listPhotos(actor, report).forEach(photo -> ids.add(photo.id()));
    listAttendanceLists(actor, report).forEach(file -> ids.add(file.id()));
    return ids;
  }

  /** @return false when it was there already */
  public boolean insertPhoto(Actor actor, ReportView report, ReportFileView photo) {
    return jdbc.sql("""
        INSERT INTO community.report_photo (regency, id, report, village, author, organisations, sha256,
          media_type, size, taken_at, place,
               receipt, arrived_at)
        VALUES (:regency, :id, :report, :village, :author, CAST(:organisations AS uuid[]), :sha256, :mediaType,
          :size, :takenAt,
                CAST(:place AS jsonb), :receipt, :arrivedAt)
        ON CONFLICT (regency, id) DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", photo.id())
        .param("report", report.id())
        .param("village", report.village())
        .param("author", report.author())
        .param("organisations", SqlValues.uuidArray(report.organisations()))
        .param("sha256", photo.sha256())
        .param("mediaType", photo.mediaType())
        .param("size", photo.size())
        .param("takenAt", SqlValues.timestamp(photo.takenAt()))
        .param("place", photo.place() == null ? null : ReportJsonCodec.place(photo.place()).toString())
        .param("receipt", photo.receipt())
        .param("arrivedAt", SqlValues.timestamp(photo.arrivedAt()))
        .update() == 1;
  }

  /** @return false when it was there already */
  public boolean insertAttendanceList(Actor actor, ReportView report, ReportFileView file) {
    return jdbc.sql("""
        INSERT INTO community.attendance_file (regency, id, report, village, author, sha256, media_type, size,
          taken_at, receipt, arrived_at)
        VALUES (:regency, :id, :report, :village, :author, :sha256, :mediaType, :size, :takenAt, :receipt,
          :arrivedAt)
        ON CONFLICT (regency, id) DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", file.id())
        .param("report", report.id())
        .param("village", report.village())
        .param("author", report.author())
        .param("sha256", file.sha256())
        .param("mediaType", file.mediaType())
        .param("size", file.size())
        .param("takenAt", SqlValues.timestamp(file.takenAt()))
        .param("receipt", file.receipt())
        .param("arrivedAt", SqlValues.timestamp(file.arrivedAt()))
        .update() == 1;
  }

  /** What a report said before: who wrote which version, the newest first. */
  @Transactional(readOnly = true)
  public List<ReportVersionListItem> listVersions(Actor actor, ReportView report) {
    RowAccessScope scope = RowAccessScope.of(actor).village("village").author("author").parties("organisations");
    List<ReportVersionListItem> edits = new ArrayList<>();
    edits.add(new ReportVersionListItem(report.version(), report.editorName(), report.editedAt()));
    edits.addAll(jdbc.sql("""
        SELECT version, editor_name, edited_at FROM community.report_version
         WHERE regency = :regency AND report = :report AND %s ORDER BY version DESC LIMIT 50
        """.formatted(scope.conditionSql()))
        .params(scope.params())
        .param("report", report.id())
        .query((row, n) -> new ReportVersionListItem(row.getInt("version"), row.getString("editor_name"),
            SqlValues.instant(row, "edited_at")))
        .list());
    return edits;
  }
}
