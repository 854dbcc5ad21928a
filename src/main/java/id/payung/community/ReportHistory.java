package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import id.payung.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What hangs on a report: its earlier versions, fields that wait for a choice, its files. */
@Repository
class ReportHistory {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  ReportHistory(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  private static Scope scope(Actor actor) {
    return Scope.of(actor).village("village").author("author").parties("organisations");
  }

  /** Keeps what stood before it is written over. */
  void keep(Actor actor, ReportView standing, ObjectNode body) {
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
        .param("organisations", Sql.uuids(standing.organisations()))
        .param("body", body.toString())
        .param("editor", standing.editor())
        .param("name", standing.editorName())
        .param("at", Sql.at(standing.editedAt()))
        .update();
  }

  Optional<ObjectNode> body(Actor actor, UUID report, int version) {
    return jdbc
        .sql("SELECT body FROM community.report_version WHERE regency = :regency AND report = :report AND version = "
            + ":version AND " + scope(actor).sql())
        .params(scope(actor).params())
        .param("report", report)
        .param("version", version)
        .query((row, n) -> (ObjectNode) json.readTree(row.getString("body")))
        .optional();
  }

  /** Whether every version after this one was written by the actor. */
  boolean onlyBy(Actor actor, ReportView standing, int version) {
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
  void show(Actor actor, ReportView standing, int version, List<Difference> conflicts, Instant now) {
    for (Difference conflict : conflicts) {
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
          .param("organisations", Sql.uuids(standing.organisations()))
          .param("field", conflict.field())
          .param("mine", conflict.mine().toString())
          .param("theirs", conflict.theirs().toString())
          .param("editor", actor.requirePerson())
          .param("editorName", actor.name())
          .param("standingName", standing.editorName())
          .param("version", version)
          .param("at", Sql.at(now))
          .update();
    }
  }

  List<ConflictView> openConflicts(Actor actor, Collection<UUID> reports) {
    if (reports.isEmpty()) {
      return List.of();
    }
    return jdbc.sql("""
        SELECT id, report, field, mine, theirs, editor_name, standing_name, at FROM community.report_conflict
         WHERE regency = :regency AND report = ANY (CAST(:reports AS uuid[])) AND settled_at IS NULL AND %s
         ORDER BY report, at, id
        """.formatted(scope(actor).sql()))
        .params(scope(actor).params())
        .param("reports", Sql.uuids(reports))
        .query((row, n) -> conflict(row))
        .list();
  }

  private ConflictView conflict(ResultSet row) throws SQLException {
    return new ConflictView(Sql.uuid(row, "id"), Sql.uuid(row, "report"), row.getString("field"),
        json.readTree(row.getString("mine")), json.readTree(row.getString("theirs")), row.getString("editor_name"),
        row.getString("standing_name"), Sql.instant(row, "at"));
  }

  /**
   * An edit that began from a version which showed conflicts has chosen, also when it chose what stood.
   *
   * @return how many were settled
   */
  int settleShown(Actor actor, ReportView standing, int basedOn, JsonNode chosen, Instant now) {
    if (standing.conflicts() == 0) {
      return 0;
    }
    int settled = 0;
    for (ConflictView conflict : openConflicts(actor, List.of(standing.id()))) {
      settled += close(actor, conflict.id(), basedOn, Merge.valueOf(chosen, conflict.field()), now);
    }
    return settled;
  }

  private int close(Actor actor, UUID conflict, int seenVersion, JsonNode chosen, Instant now) {
    return jdbc.sql("""
        UPDATE community.report_conflict SET settled_at = :now, settled_by = :person, settled_name = :name,
          chosen = CAST(:chosen AS jsonb)
         WHERE regency = :regency AND id = :id AND settled_at IS NULL AND shown_version <= :seen
        """)
        .param("regency", actor.regency())
        .param("id", conflict)
        .param("seen", seenVersion)
        .param("now", Sql.at(now))
        .param("person", actor.person())
        .param("name", actor.name())
        .param("chosen", chosen.toString())
        .update();
  }

  List<PhotoView> photosOf(Actor actor, UUID report) {
    return jdbc.sql("""
        SELECT id, report, sha256, media_type, size, taken_at, place, receipt, arrived_at FROM community.report_photo
         WHERE regency = :regency AND report = :report AND %s ORDER BY arrived_at, id
        """.formatted(scope(actor).sql()))
        .params(scope(actor).params())
        .param("report", report)
        .query((row, n) -> photo(row, true))
        .list();
  }

  List<PhotoView> attendanceOf(Actor actor, UUID report) {
    Scope scope = Scope.of(actor).village("village").author("author");
    return jdbc.sql("""
        SELECT id, report, sha256, media_type, size, taken_at, receipt, arrived_at FROM community.attendance_file
         WHERE regency = :regency AND report = :report AND %s ORDER BY arrived_at, id
        """.formatted(scope.sql()))
        .params(scope.params())
        .param("report", report)
        .query((row, n) -> photo(row, false))
        .list();
  }

  private PhotoView photo(ResultSet row, boolean placed) throws SQLException {
    String place = placed ? row.getString("place") : null;
    return new PhotoView(Sql.uuid(row, "id"), Sql.uuid(row, "report"), row.getString("sha256"),
        row.getString("media_type"), row.getLong("size"), Sql.instantOrNull(row, "taken_at"),
        ReportJson.placeOf(place == null ? null : json.readTree(place)), row.getString("receipt"),
        Sql.instant(row, "arrived_at"));
  }

  /** Ids of the files of a report that are there, as far as the actor sees them. */
  Set<UUID> arrived(Actor actor, UUID report) {
    Set<UUID> ids = new HashSet<>();
    photosOf(actor, report).forEach(photo -> ids.add(photo.id()));
    attendanceOf(actor, report).forEach(file -> ids.add(file.id()));
    return ids;
  }

  /** @return false when it was there already */
  boolean addPhoto(Actor actor, ReportView report, PhotoView photo) {
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
        .param("organisations", Sql.uuids(report.organisations()))
        .param("sha256", photo.sha256())
        .param("mediaType", photo.mediaType())
        .param("size", photo.size())
        .param("takenAt", Sql.at(photo.takenAt()))
        .param("place", photo.place() == null ? null : ReportJson.place(photo.place()).toString())
        .param("receipt", photo.receipt())
        .param("arrivedAt", Sql.at(photo.arrivedAt()))
        .update() == 1;
  }

  /** @return false when it was there already */
  boolean addAttendance(Actor actor, ReportView report, PhotoView file) {
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
        .param("takenAt", Sql.at(file.takenAt()))
        .param("receipt", file.receipt())
        .param("arrivedAt", Sql.at(file.arrivedAt()))
        .update() == 1;
  }
}
