package id.payung.community.report;

import id.payung.community.ReportFileView;
import id.payung.community.ReportView;
import id.payung.fieldwork.kind.FieldConflict;
import id.payung.fieldwork.kind.PhonePlace;
import id.payung.fieldwork.kind.PulledConflict;
import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What hangs on a report: its earlier versions, fields that wait for a choice, its files. */
@Repository
public class ReportHistoryRepository {
  private final Rows rows;

  ReportHistoryRepository(Rows rows) {
    this.rows = rows;
  }

  /** The copy of a report's reach in what hangs on it. */
  record Reach(UUID village, UUID author, List<UUID> organisations) {
    static Reach of(ReportView report) {
      return new Reach(report.village(), report.author(), report.organisations());
    }
  }

  /** What a report said before it was written over. */
  @Table(value = "community.report_version", reach = "village:village author:author parties:organisations")
  record Version(@KeyColumn UUID report, @KeyColumn int version, Reach reach, ObjectNode body, UUID editor,
      String editorName, Instant editedAt) {}

  /** One version of a report: by whom and when. */
  public record VersionListItem(int version, String editorName, Instant editedAt) {}

  /** A field that waits for a choice, or has been chosen. */
  @Table(value = "community.report_conflict", reach = "village:village author:author parties:organisations")
  record Conflict(UUID id, UUID report, Reach reach, FieldConflict conflict, Origin origin,
      @Nullable Settlement settlement) {

    /** Who wrote the later and the standing value, and the version that showed both first. */
    record Origin(UUID editor, @ColumnName("editor_name") String mineBy, @ColumnName("standing_name") String theirsBy,
        int shownVersion, Instant at) {}

    /** What a person chose. */
    record Settlement(Instant settledAt, UUID settledBy, String settledName, JsonNode chosen) {}

    String field() {
      return conflict.field();
    }

    PulledConflict forPhone(@Nullable Instant standingSince) {
      return new PulledConflict(conflict.field(), conflict.mine(), conflict.theirs(), origin.mineBy(), origin.at(),
          origin.theirsBy(), standingSince);
    }
  }

  /** A photo of a report. */
  @Table(value = "community.report_photo", reach = "village:village author:author parties:organisations")
  record Photo(ReportFileView file, Reach reach, @JsonColumn @Nullable PhonePlace place) {}

  /** A list of those present, which the parties of an activity never see. */
  @Table(value = "community.attendance_file", reach = "village:village author:author")
  record Attendance(ReportFileView file, UUID village, UUID author) {}

  /** Keeps what stood before it is written over. */
  void insertVersion(Actor actor, ReportView standing, ObjectNode body) {
    rows.insert(actor, new Version(standing.id(), standing.version(), Reach.of(standing), body, standing.editor(),
        standing.editorName(), standing.editedAt()));
  }

  Optional<ObjectNode> findBody(Actor actor, UUID report, int version) {
    return rows.find(actor, Version.class, report, version).map(Version::body);
  }

  /** Whether an earlier version named this file. */
  boolean wasAnnounced(Actor actor, UUID report, UUID file) {
    return rows.query(actor, Version.class)
        .is("report", report)
        .and("r.body -> 'files' @> CAST(:named AS jsonb)", "named", "[{\"id\":\"" + file + "\"}]")
        .exists();
  }

  /** Whether every version after this one was written by the actor. */
  boolean editedOnlyBy(Actor actor, ReportView standing, int version) {
    return standing.editor().equals(actor.person()) && !rows.query(actor, Version.class)
        .is("report", standing.id())
        .and("r.version > :version", "version", version)
        .and("r.editor <> :me", "me", actor.person())
        .exists();
  }

  /** Puts conflicts where people see them. */
  void insertConflicts(Actor actor, ReportView standing, int version, List<FieldConflict> conflicts, Instant now) {
    Conflict.Origin origin =
        new Conflict.Origin(actor.requirePerson(), actor.name(), standing.editorName(), version, now);
    rows.insertAll(actor,
        conflicts.stream()
            .map(conflict -> new Conflict(Ids.next(), standing.id(), Reach.of(standing), conflict, origin, null))
            .toList());
  }

  List<Conflict> listOpenConflicts(Actor actor, Collection<UUID> reports) {
    return reports.isEmpty() ? List.of()
        : rows.query(actor, Conflict.class)
            .in("report", reports)
            .is("settled_at", null)
            .orderBy("r.report, r.at, r.id")
            .list();
  }

  /** Open conflicts by report, with who wrote which value and when: the version that stood says when it was written. */
  Map<UUID, List<PulledConflict>> listConflictsForPhone(Actor actor, Collection<UUID> reports) {
    List<Conflict> open = listOpenConflicts(actor, reports);
    if (open.isEmpty()) {
      return Map.of();
    }
    Map<String, Instant> written = new HashMap<>();
    rows.query(actor, Version.class)
        .in("report", reports)
        .list(WrittenVersion.class, "r.report, r.version, r.edited_at")
        .forEach(version -> written.put(version.report() + "/" + version.version(), version.editedAt()));
    return open.stream()
        .collect(Collectors.groupingBy(Conflict::report,
            Collectors.mapping(
                conflict -> conflict
                    .forPhone(written.get(conflict.report() + "/" + (conflict.origin().shownVersion() - 1))),
                Collectors.toList())));
  }

  /** When a version was written. */
  record WrittenVersion(UUID report, int version, Instant editedAt) {}

  /**
   * An edit that began from a version which showed conflicts has chosen, also when it chose what stood.
   *
   * @return how many were settled
   */
  int settleShownConflicts(Actor actor, ReportView standing, int basedOn, JsonNode chosen, Instant now) {
    if (standing.conflicts() == 0 || basedOn > standing.version()) {
      return 0;
    }
    int settled = 0;
    for (Conflict conflict : listOpenConflicts(actor, List.of(standing.id()))) {
      settled += rows.query(actor, Conflict.class)
          .key(conflict.id())
          .is("settled_at", null)
          .and("r.shown_version <= :seen", "seen", basedOn)
          .set(Conflict.Settlement::settledAt, now)
          .set(Conflict.Settlement::settledBy, actor.requirePerson())
          .set(Conflict.Settlement::settledName, actor.name())
          .set(Conflict.Settlement::chosen, ReportAmendment.MERGE.fieldValue(chosen, conflict.field()))
          .update();
    }
    return settled;
  }

  public List<ReportFileView> listPhotos(Actor actor, UUID report) {
    return rows.query(actor, Photo.class)
        .is("report", report)
        .orderBy("r.arrived_at, r.id")
        .list()
        .stream()
        .map(Photo::file)
        .toList();
  }

  List<ReportFileView> listAttendanceLists(Actor actor, UUID report) {
    return rows.query(actor, Attendance.class)
        .is("report", report)
        .orderBy("r.arrived_at, r.id")
        .list()
        .stream()
        .map(Attendance::file)
        .toList();
  }

  /** Ids of the files of a report that are there, as far as the actor sees them. */
  Set<UUID> findArrivedFileIds(Actor actor, UUID report) {
    Set<UUID> ids = new HashSet<>();
    listPhotos(actor, report).forEach(photo -> ids.add(photo.id()));
    listAttendanceLists(actor, report).forEach(file -> ids.add(file.id()));
    return ids;
  }

  /** @return false when it was there already */
  boolean insertPhoto(Actor actor, ReportView report, ReportFileView photo, @Nullable PhonePlace place) {
    return rows.insertIfAbsent(actor, new Photo(photo, Reach.of(report), place));
  }

  /** @return false when it was there already */
  boolean insertAttendanceList(Actor actor, ReportView report, ReportFileView file) {
    return rows.insertIfAbsent(actor, new Attendance(file, report.village(), report.author()));
  }

  /** What a report said before: who wrote which version, the newest first. */
  @Transactional(readOnly = true)
  public List<VersionListItem> listVersions(Actor actor, ReportView report) {
    List<VersionListItem> versions = new ArrayList<>();
    versions.add(new VersionListItem(report.version(), report.editorName(), report.editedAt()));
    versions.addAll(rows.query(actor, Version.class)
        .is("report", report.id())
        .orderBy("r.version DESC")
        .limit(50)
        .list(VersionListItem.class, "r.version, r.editor_name, r.edited_at"));
    return versions;
  }
}
