package id.payung.community.report;

import id.payung.community.Report;
import id.payung.community.ReportBody.AnnouncedFile;
import id.payung.community.ReportFile;
import id.payung.fieldwork.kind.PhoneLocation;
import id.payung.fieldwork.kind.PhoneRecordFiles.FileArrival;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The files of reports: photos, and lists of those present. */
@Repository
class ReportFileRepository {
  private final Rows rows;

  ReportFileRepository(Rows rows) {
    this.rows = rows;
  }

  /** A photo of a report. */
  @Table(value = "community.report_photo", reach = "village:village author:author parties:organisations")
  record Photo(ReportFile file, ReportVersion.Reach reach, @JsonColumn @Nullable PhoneLocation place) {}

  /** A list of those present, which the parties of an activity never see. */
  @Table(value = "community.attendance_file", reach = "village:village author:author")
  record Attendance(ReportFile file, UUID village, UUID author) {}

  /**
   * The files of a report that are there. What was announced has come when its id is there, or its bytes in its slot: a
   * phone may name one photo under two ids, and it is kept once. A list of those present is never told by a photo of
   * the same bytes, since others see photos.
   */
  record ArrivedFiles(List<ReportFile> photos, List<ReportFile> attendanceLists) {
    static boolean isPhoto(String slot) {
      return slot.equals(AnnouncedFile.PHOTO);
    }

    int count() {
      return photos.size() + attendanceLists.size();
    }

    Set<UUID> ids() {
      return all().map(ReportFile::id).collect(Collectors.toSet());
    }

    /** The file itself, or what has its bytes in its slot. */
    Optional<ReportFile> find(FileArrival file) {
      return all().filter(one -> one.id().equals(file.file()))
          .findFirst()
          .or(() -> ofSlot(file.slot()).stream().filter(one -> one.sha256().equals(file.sha256())).findFirst());
    }

    boolean has(AnnouncedFile announced) {
      return all().anyMatch(one -> one.id().equals(announced.id()))
          || ofSlot(announced.slot()).stream().anyMatch(one -> one.sha256().equals(announced.sha256()));
    }

    /** How many of what was announced and has not come yet this file is. */
    int countMetBy(FileArrival file, List<AnnouncedFile> announced) {
      return (int) announced.stream()
          .filter(one -> one.id().equals(file.file())
              || one.slot().equals(file.slot()) && one.sha256().equals(file.sha256()))
          .filter(one -> !has(one))
          .count();
    }

    private Stream<ReportFile> all() {
      return Stream.concat(photos.stream(), attendanceLists.stream());
    }

    private List<ReportFile> ofSlot(String slot) {
      return isPhoto(slot) ? photos : attendanceLists;
    }
  }

  /** Whether an earlier version named this file. */
  boolean wasAnnounced(Actor actor, UUID report, UUID file) {
    return rows.query(actor, ReportVersion.class)
        .is("report", report)
        .and("r.body -> 'files' @> CAST(:named AS jsonb)", "named", "[{\"id\":\"" + file + "\"}]")
        .exists();
  }

  public List<ReportFile> listPhotos(Actor actor, UUID report) {
    return listPhotos(actor, List.of(report));
  }

  /** Likewise of several reports: one statement. */
  List<ReportFile> listPhotos(Actor actor, Collection<UUID> reports) {
    return reports.isEmpty() ? List.of()
        : rows.query(actor, Photo.class)
            .in("report", reports)
            .orderBy("r.arrived_at, r.id")
            .list()
            .stream()
            .map(Photo::file)
            .toList();
  }

  List<ReportFile> listAttendanceLists(Actor actor, UUID report) {
    return rows.query(actor, Attendance.class)
        .is("report", report)
        .orderBy("r.arrived_at, r.id")
        .list()
        .stream()
        .map(Attendance::file)
        .toList();
  }

  /** All files of a report that are there, as far as the actor sees them. */
  ArrivedFiles listArrived(Actor actor, UUID report) {
    return new ArrivedFiles(listPhotos(actor, report), listAttendanceLists(actor, report));
  }

  /** @return false when it was there already */
  boolean insertPhoto(Actor actor, Report report, ReportFile photo, @Nullable PhoneLocation place) {
    return rows.insertIfAbsent(actor, new Photo(photo, ReportVersion.Reach.of(report), place));
  }

  /** @return false when it was there already */
  boolean insertAttendanceList(Actor actor, Report report, ReportFile file) {
    return rows.insertIfAbsent(actor, new Attendance(file, report.village(), report.author()));
  }
}
