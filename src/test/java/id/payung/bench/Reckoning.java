package id.payung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Holds what people remember against what is there: each confirmed write once, each other one whole or absent, in every
 * table that belongs to it.
 */
final class Reckoning {
  private static final long QUIET_SECONDS = 150;

  private final Connection owner;
  private final Path data;
  private final String regency;
  private final List<String> faults = new ArrayList<>();

  Reckoning(Connection owner, Path data, String regency) {
    this.owner = owner;
    this.data = data;
    this.regency = regency;
  }

  private record Stored(int boys, int version, long realised, String receipt) {}

  /**
   * Waits until all that was announced has been heard and all is sealed.
   *
   * @throws IllegalStateException when that does not happen by itself
   */
  Reckoning whenQuiet() throws SQLException, InterruptedException {
    if (!Until.met(Duration.ofSeconds(QUIET_SECONDS), 200, () -> waiting().isEmpty())) {
      throw new IllegalStateException("it does not come to rest by itself: " + waiting());
    }
    return this;
  }

  private String waiting() throws SQLException {
    return text("SELECT coalesce((SELECT 'unsealed ' || count(*) FROM audit.unsealed HAVING count(*) > 0), '') ||"
        + " coalesce((SELECT ' unheard ' || count(*) || ' ' || min(listener_id) FROM platform.event_publication "
        + "WHERE completion_date IS NULL HAVING count(*) > 0), '')");
  }

  /**
   * @param confirmed what must be there: all that was confirmed at the moment that is looked at
   * @param late also edits may be missing that were confirmed after that moment
   * @return what is wrong, in words; empty when nothing is
   */
  List<String> of(Journal journal, Set<UUID> confirmed, boolean late) throws SQLException, IOException {
    reports(journal.reports(), confirmed, late);
    photos(journal.photos(), confirmed);
    meetings(journal.meetings(), confirmed);
    nothing("a receipt number twice", "SELECT receipt FROM community.report GROUP BY receipt HAVING count(*) > 1");
    nothing("a number of the trail that is missing",
        "SELECT last FROM audit.batch b WHERE (SELECT count(*) FROM audit.sealed s WHERE s.regency = b.regency AND "
            + "s.number BETWEEN b.first AND b.last) <> b.last - b.first + 1");
    nothing("an activity that counts otherwise than its reports",
        "SELECT a.id FROM agreements.activity a WHERE a.realised <> coalesce((SELECT sum(v.volume) FROM "
            + "agreements.volume v WHERE v.regency = a.regency AND v.activity = a.id AND NOT v.withdrawn AND "
            + "v.taken_back_at IS NULL), 0) AND EXISTS (SELECT FROM agreements.volume v WHERE v.regency = a.regency "
            + "AND v.activity = a.id)");
    nothing("a photo that became no evidence",
        "SELECT p.id FROM community.report_photo p JOIN community.report r ON r.regency = p.regency AND r.id = "
            + "p.report WHERE r.told AND r.activity IS NOT NULL AND NOT EXISTS (SELECT FROM evidence.item i WHERE "
            + "i.regency = p.regency AND i.id = p.id)");
    documents();
    return List.copyOf(faults);
  }

  private void reports(List<Journal.Report> reports, Set<UUID> confirmed, boolean late) throws SQLException {
    List<UUID> ids = reports.stream().map(report -> report.id).toList();
    Map<UUID, Stored> stored = new HashMap<>();
    try (PreparedStatement query = owner.prepareStatement(
        "SELECT id, children_m, version, realised, receipt FROM community.report WHERE regency = ? AND id = ANY (?)")) {
      query.setString(1, regency);
      query.setArray(2, array(ids));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Stored there = new Stored(row.getInt(2), row.getInt(3), row.getLong(4), row.getString(5));
          if (stored.put(row.getObject(1, UUID.class), there) != null) {
            faults.add("report twice: " + row.getString(1));
          }
        }
      }
    }
    Map<UUID, Long> first = counts(
        "SELECT record, count(*) FROM fieldwork.received WHERE regency = ? AND record = ANY (?) AND first GROUP BY 1",
        ids);
    Map<UUID, Long> later = counts(
        "SELECT record, count(*) FROM fieldwork.received WHERE regency = ? AND record = ANY (?) AND NOT first GROUP "
            + "BY 1",
        ids);
    Map<UUID, Long> created = counts(
        "SELECT subject, count(*) FROM audit.entry WHERE regency = ? AND subject = ANY (?) AND action = 'created' "
            + "GROUP BY 1",
        ids);
    Map<UUID, Long> changed = counts(
        "SELECT subject, count(*) FROM audit.entry WHERE regency = ? AND subject = ANY (?) AND action = 'changed' "
            + "GROUP BY 1",
        ids);
    Map<UUID, Long> before = counts(
        "SELECT report, count(*) FROM community.report_version WHERE regency = ? AND report = ANY (?) GROUP BY 1", ids);
    Map<UUID, Long> heard =
        counts("SELECT report, count(*) FROM agreements.volume WHERE regency = ? AND report = ANY (?) GROUP BY 1", ids);
    Map<UUID, Long> volume = counts(
        "SELECT report, sum(volume)::bigint FROM agreements.volume WHERE regency = ? AND report = ANY (?) GROUP BY 1",
        ids);
    for (Journal.Report report : reports) {
      Stored there = stored.get(report.id);
      if (there == null) {
        fault(confirmed.contains(report.id), "confirmed and lost: report", report.id);
        boolean traces = List.of(first, later, created, changed, before, heard)
            .stream()
            .anyMatch(rows -> rows.containsKey(report.id));
        fault(traces, "half a report", report.id);
        continue;
      }
      long edits = later.getOrDefault(report.id, 0L);
      fault(first.getOrDefault(report.id, 0L) != 1, "its form is not kept once", report.id);
      fault(created.getOrDefault(report.id, 0L) != 1, "its line in the trail is not there once", report.id);
      fault(changed.getOrDefault(report.id, 0L) != edits, "edits and lines of the trail differ", report.id);
      fault(before.getOrDefault(report.id, 0L) != edits || there.version() != edits + 1, "edits and versions differ",
          report.id);
      fault(!late && edits < report.edits, "a confirmed edit is lost", report.id);
      fault(edits > report.editsSent, "more edits than were sent", report.id);
      fault(!late && !report.boys.contains(there.boys()), "stands with " + there.boys() + ", said " + report.boys,
          report.id);
      if (report.activity != null) {
        fault(heard.getOrDefault(report.id, 0L) != 1,
            "heard by its plan " + heard.getOrDefault(report.id, 0L) + " times", report.id);
        fault(volume.getOrDefault(report.id, -1L) != there.realised(),
            "its plan counts " + volume.get(report.id) + " for " + there.realised(), report.id);
      }
    }
  }

  private void photos(List<Journal.Photo> photos, Set<UUID> confirmed) throws SQLException {
    List<UUID> ids = photos.stream().map(photo -> photo.id).toList();
    Map<UUID, Long> there =
        counts("SELECT id, count(*) FROM community.report_photo WHERE regency = ? AND id = ANY (?) GROUP BY 1", ids);
    Map<UUID, Long> receipts = counts(
        "SELECT id, count(*) FROM fieldwork.upload WHERE regency = ? AND id = ANY (?) AND receipt IS NOT NULL GROUP "
            + "BY 1",
        ids);
    Map<UUID, Long> lines =
        counts("SELECT p.id, count(*) FROM community.report_photo p JOIN audit.entry e ON e.regency = p.regency AND "
            + "e.subject = p.report AND e.action = 'photo-added'"
            + " WHERE p.regency = ? AND p.id = ANY (?) GROUP BY 1", ids);
    for (Journal.Photo photo : photos) {
      long rows = there.getOrDefault(photo.id, 0L);
      fault(confirmed.contains(photo.id) && rows != 1, "confirmed and lost: photo", photo.id);
      fault(rows != receipts.getOrDefault(photo.id, 0L), "photo and receipt differ", photo.id);
      fault(rows != lines.getOrDefault(photo.id, 0L), "photo and line of the trail differ", photo.id);
    }
  }

  private void meetings(List<Journal.Meeting> meetings, Set<UUID> confirmed) throws SQLException {
    List<UUID> ids = meetings.stream().map(meeting -> meeting.id).toList();
    Map<UUID, Long> there =
        counts("SELECT id, count(*) FROM meetings.meeting WHERE regency = ? AND id = ANY (?) GROUP BY 1", ids);
    Map<UUID, Long> guests = counts(
        "SELECT meeting, count(*) FROM meetings.attendance WHERE regency = ? AND meeting = ANY (?) GROUP BY 1", ids);
    Map<UUID, Long> lines = counts(
        "SELECT subject, count(*) FROM audit.entry WHERE regency = ? AND subject = ANY (?) AND action = 'created' "
            + "GROUP BY 1",
        ids);
    for (Journal.Meeting meeting : meetings) {
      long rows = there.getOrDefault(meeting.id, 0L);
      fault(confirmed.contains(meeting.id) && rows != 1, "confirmed and lost: meeting", meeting.id);
      fault(rows != lines.getOrDefault(meeting.id, 0L) || rows != guests.getOrDefault(meeting.id, 0L), "half a meeting",
          meeting.id);
    }
  }

  /** Every file that a row promises is there with its bytes, and every photo has such a row. */
  private void documents() throws SQLException, IOException {
    nothing("a photo without its document",
        "SELECT p.id FROM community.report_photo p WHERE NOT EXISTS (SELECT FROM platform.document d WHERE "
            + "d.regency = p.regency AND d.sha256 = p.sha256 AND d.state = 'kept')");
    try (Statement query = owner.createStatement();
        ResultSet row =
            query.executeQuery("SELECT regency, sha256, size FROM platform.document WHERE state = 'kept'")) {
      while (row.next()) {
        String sha256 = row.getString(2);
        Path file = data.resolve("documents").resolve(row.getString(1)).resolve(sha256.substring(0, 2)).resolve(sha256);
        if (!Files.exists(file) || Files.size(file) != row.getLong(3) || !sum(file).equals(sha256)) {
          faults.add("a document's bytes are not there: " + sha256);
        }
      }
    }
  }

  private static String sum(Path file) throws IOException {
    try {
      return Village.sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void fault(boolean wrong, String what, UUID which) {
    if (wrong) {
      faults.add(what + " " + which);
    }
  }

  private void nothing(String what, String sql) throws SQLException {
    try (Statement query = owner.createStatement(); ResultSet row = query.executeQuery(sql)) {
      while (row.next()) {
        faults.add(what + ": " + row.getString(1));
      }
    }
  }

  private Map<UUID, Long> counts(String sql, Collection<UUID> ids) throws SQLException {
    Map<UUID, Long> counts = new HashMap<>();
    try (PreparedStatement query = owner.prepareStatement(sql)) {
      query.setString(1, regency);
      query.setArray(2, array(ids));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          counts.put(row.getObject(1, UUID.class), row.getLong(2));
        }
      }
    }
    return counts;
  }

  private Array array(Collection<UUID> ids) throws SQLException {
    return owner.createArrayOf("uuid", ids.toArray());
  }

  private String text(String sql) throws SQLException {
    try (Statement query = owner.createStatement(); ResultSet row = query.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
