package id.payung.meetings;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.db.SqlValues;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.NotFound;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files of meetings, as wide as the meeting they belong to; the bytes lie with the documents. */
@Repository
@Transactional
class MeetingFileRepository {
  private final JdbcClient jdbc;
  private final MeetingRepository meetings;
  private final AuditTrailRepository trail;
  private final Clock clock;

  MeetingFileRepository(JdbcClient jdbc, MeetingRepository meetings, AuditTrailRepository trail, Clock clock) {
    this.jdbc = jdbc;
    this.meetings = meetings;
    this.trail = trail;
    this.clock = clock;
  }

  /** All of a meeting, by kind, then as they came. */
  @Transactional(readOnly = true)
  public List<MeetingFile> listByMeeting(Actor actor, UUID meeting) {
    RowAccessScope scope = RowAccessScope.of(actor).parties("f.organisations");
    Map<String, Object> params = new HashMap<>(scope.params());
    params.put("meeting", meeting);
    params.put("kinds", String.join(",", MeetingFile.KINDS));
    return jdbc
        .sql("""
            SELECT f.id, f.kind, f.name, f.sha256, f.media_type, f.size, f.added_by, f.added_at FROM meetings.file f
             WHERE f.regency = :regency AND f.meeting = CAST(:meeting AS uuid) AND\s""" + scope.conditionSql()
            + " ORDER BY array_position(string_to_array(:kinds, ','), f.kind), f.added_at, f.id")
        .params(params)
        .query((row, n) -> new MeetingFile(SqlValues.uuid(row, "id"), row.getString("kind"), row.getString("name"),
            row.getString("sha256"), row.getString("media_type"), row.getLong("size"), row.getString("added_by"),
            row.getTimestamp("added_at").toInstant()))
        .list();
  }

  /**
   * One that the actor may open. That an attendance list was opened stands in the trail.
   *
   * @throws NotFound when there is none, or it is not for them
   */
  public MeetingFile openFile(Actor actor, UUID meeting, UUID file) {
    MeetingFile found = listByMeeting(actor, meeting).stream()
        .filter(one -> one.id().equals(file) && one.isOpenTo(actor))
        .findFirst()
        .orElseThrow(NotFound::new);
    if (found.kind().equals("attendance")) {
      trail.recordRead("meeting", meeting, "attendance-opened",
          MeetingRepository.auditReach(meetings.reachOf(actor, meeting)));
    }
    return found;
  }

  /** Adds a file that is kept already; the same bytes again change nothing. */
  public void addFile(Actor actor, UUID meeting, UUID id, String kind, String name, StoredDocument kept) {
    List<UUID> reach = meetings.reachOf(actor, meeting);
    int added = jdbc.sql("""
        INSERT INTO meetings.file (regency, id, meeting, kind, name, sha256, media_type, size, added_by,
          added_at, organisations)
        VALUES (:regency, :id, :meeting, :kind, :name, :sha256, :type, :size, :by, :now, CAST(:reach AS uuid[]))
        ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("meeting", meeting)
        .param("kind", kind)
        .param("name", name)
        .param("sha256", kept.sha256())
        .param("type", kept.kind().mediaType())
        .param("size", kept.size())
        .param("by", actor.name())
        .param("now", SqlValues.timestamp(clock.instant()))
        .param("reach", SqlValues.uuidArray(reach))
        .update();
    if (added == 1) {
      trail.recordWrite("meeting", meeting, "file-added", List.of("files"), null, MeetingRepository.auditReach(reach));
    }
  }

  /** Takes a file from the meeting; that it was there, and why it went, stays in the trail. */
  public void removeFile(Actor actor, UUID meeting, UUID file, String reason) {
    int gone = jdbc.sql("DELETE FROM meetings.file WHERE regency = :regency AND meeting = :meeting AND id = :id")
        .param("regency", actor.regency())
        .param("meeting", meeting)
        .param("id", file)
        .update();
    if (gone == 0) {
      throw new NotFound();
    }
    trail.recordWrite("meeting", meeting, "file-removed", List.of("files"), reason,
        MeetingRepository.auditReach(meetings.reachOf(actor, meeting)));
  }
}
