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
final class ConsistencyCheck {
  private static final long QUIET_SECONDS = 150;

  private final Connection owner;
  private final Path data;
  private final String regency;
  private final List<String> faults = new ArrayList<>();

  ConsistencyCheck(Connection owner, Path data, String regency) {
    this.owner = owner;
    this.data = data;
    this.regency = regency;
  }

  private record StoredReport(int boys, int version, long realised, String receipt) {}

  /**
   * Waits until all that was announced has been heard and all is sealed.
   *
   * @throws IllegalStateException when that does not happen by itself
   */
  ConsistencyCheck awaitSettled() throws SQLException, InterruptedException {
    if (!PollingWait.waitUntil(Duration.ofSeconds(QUIET_SECONDS), 200, () -> describeUnsettled().isEmpty())) {
      throw new IllegalStateException("it does not come to rest by itself: " + describeUnsettled());
    }
    return this;
  }

  private String describeUnsettled() throws SQLException {
    return queryText("SELECT coalesce((SELECT 'unsealed ' || count(*) FROM audit.unsealed HAVING count(*) > 0), '') ||"
        + " coalesce((SELECT ' unheard ' || count(*) || ' ' || min(listener_id) FROM platform.event_publication "
        + "WHERE completion_date IS NULL HAVING count(*) > 0), '')");
  }

  /**
   * @param confirmed what must be there: all that was confirmed at the moment that is looked at
   * @param late also edits may be missing that were confirmed after that moment
   * @return what is wrong, in words; empty when nothing is
   */
  List<String> findFaults(SentWriteJournal journal, Set<UUID> confirmed, boolean late)
      throws SQLException, IOException {
    checkReports(journal.reports(), confirmed, late);
    checkPhotos(journal.photos(), confirmed);
    checkMeetings(journal.meetings(), confirmed);
    requireNoRows("a receipt number twice",
        "SELECT receipt FROM community.report GROUP BY receipt HAVING count(*) > 1");
    requireNoRows("a number of the trail that is missing",
        "SELECT last FROM audit.batch b WHERE (SELECT count(*) FROM audit.sealed s WHERE s.regency = b.regency AND "
            + "s.number BETWEEN b.first AND b.last) <> b.last - b.first + 1");
    requireNoRows("an activity that counts otherwise than its reports",
        "SELECT a.id FROM agreements.activity a WHERE a.realised <> coalesce((SELECT sum(v.volume) FROM "
            + "agreements.volume v WHERE v.regency = a.regency AND v.activity = a.id AND NOT v.withdrawn AND "
            + "v.taken_back_at IS NULL), 0) AND EXISTS (SELECT FROM agreements.volume v WHERE v.regency = a.regency "
            + "AND v.activity = a.id)");
    requireNoRows("a photo that became no evidence",
        "SELECT p.id FROM community.report_photo p JOIN community.report r ON r.regency = p.regency AND r.id = "
            + "p.report WHERE r.told AND r.activity IS NOT NULL AND NOT EXISTS (SELECT FROM evidence.item i WHERE "
            + "i.regency = p.regency AND i.id = p.id)");
    checkDocuments();
    return List.copyOf(faults);
  }

  private void checkReports(List<SentWriteJournal.JournalledReport> reports, Set<UUID> confirmed, boolean late)
      throws SQLException {
    List<UUID> ids = reports.stream().map(report -> report.id).toList();
    Map<UUID, StoredReport> stored = new HashMap<>();
    try (PreparedStatement query = owner.prepareStatement(
        "SELECT id, children_m, version, realised, receipt FROM community.report WHERE regency = ? AND id = ANY (?)")) {
      query.setString(1, regency);
      query.setArray(2, uuidArray(ids));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          StoredReport there = new StoredReport(row.getInt(2), row.getInt(3), row.getLong(4), row.getString(5));
          if (stored.put(row.getObject(1, UUID.class), there) != null) {
            faults.add("report twice: " + row.getString(1));
          }
        }
      }
    }
    Map<UUID, Long> first = countById(
        "SELECT record, count(*) FROM fieldwork.received WHERE regency = ? AND record = ANY (?) AND first GROUP BY 1",
        ids);
    Map<UUID, Long> later = countById(
        "SELECT record, count(*) FROM fieldwork.received WHERE regency = ? AND record = ANY (?) AND NOT first GROUP "
            + "BY 1",
        ids);
    Map<UUID, Long> created = countById(
        "SELECT subject, count(*) FROM audit.entry WHERE regency = ? AND subject = ANY (?) AND action = 'created' "
            + "GROUP BY 1",
        ids);
    Map<UUID, Long> changed = countById(
        "SELECT subject, count(*) FROM audit.entry WHERE regency = ? AND subject = ANY (?) AND action = 'changed' "
            + "GROUP BY 1",
        ids);
    Map<UUID, Long> before = countById(
        "SELECT report, count(*) FROM community.report_version WHERE regency = ? AND report = ANY (?) GROUP BY 1", ids);
    Map<UUID, Long> heard = countById(
        "SELECT report, count(*) FROM agreements.volume WHERE regency = ? AND report = ANY (?) GROUP BY 1", ids);
    Map<UUID, Long> volume = countById(
        "SELECT report, sum(volume)::bigint FROM agreements.volume WHERE regency = ? AND report = ANY (?) GROUP BY 1",
        ids);
    for (SentWriteJournal.JournalledReport report : reports) {
      StoredReport there = stored.get(report.id);
      if (there == null) {
        addFaultIf(confirmed.contains(report.id), "confirmed and lost: report", report.id);
        boolean traces = List.of(first, later, created, changed, before, heard)
            .stream()
            .anyMatch(rows -> rows.containsKey(report.id));
        addFaultIf(traces, "half a report", report.id);
        continue;
      }
      long edits = later.getOrDefault(report.id, 0L);
      addFaultIf(first.getOrDefault(report.id, 0L) != 1, "its form is not kept once", report.id);
      addFaultIf(created.getOrDefault(report.id, 0L) != 1, "its line in the trail is not there once", report.id);
      addFaultIf(changed.getOrDefault(report.id, 0L) != edits, "edits and lines of the trail differ", report.id);
      addFaultIf(before.getOrDefault(report.id, 0L) != edits || there.version() != edits + 1,
          "edits and versions differ", report.id);
      addFaultIf(!late && edits < report.edits, "a confirmed edit is lost", report.id);
      addFaultIf(edits > report.editsSent, "more edits than were sent", report.id);
      addFaultIf(!late && !report.boys.contains(there.boys()), "stands with " + there.boys() + ", said " + report.boys,
          report.id);
      if (report.activity != null) {
        addFaultIf(heard.getOrDefault(report.id, 0L) != 1,
            "heard by its plan " + heard.getOrDefault(report.id, 0L) + " times", report.id);
        addFaultIf(volume.getOrDefault(report.id, -1L) != there.realised(),
            "its plan counts " + volume.get(report.id) + " for " + there.realised(), report.id);
      }
    }
  }

  private void checkPhotos(List<SentWriteJournal.JournalledPhoto> photos, Set<UUID> confirmed) throws SQLException {
    List<UUID> ids = photos.stream().map(photo -> photo.id).toList();
    Map<UUID, Long> there =
        countById("SELECT id, count(*) FROM community.report_photo WHERE regency = ? AND id = ANY (?) GROUP BY 1", ids);
    Map<UUID, Long> receipts = countById(
        "SELECT id, count(*) FROM fieldwork.upload WHERE regency = ? AND id = ANY (?) AND receipt IS NOT NULL GROUP "
            + "BY 1",
        ids);
    Map<UUID, Long> lines =
        countById("SELECT p.id, count(*) FROM community.report_photo p JOIN audit.entry e ON e.regency = p.regency AND "
            + "e.subject = p.report AND e.action = 'photo-added'"
            + " WHERE p.regency = ? AND p.id = ANY (?) GROUP BY 1", ids);
    for (SentWriteJournal.JournalledPhoto photo : photos) {
      long rows = there.getOrDefault(photo.id, 0L);
      addFaultIf(confirmed.contains(photo.id) && rows != 1, "confirmed and lost: photo", photo.id);
      addFaultIf(rows != receipts.getOrDefault(photo.id, 0L), "photo and receipt differ", photo.id);
      addFaultIf(rows != lines.getOrDefault(photo.id, 0L), "photo and line of the trail differ", photo.id);
    }
  }

  private void checkMeetings(List<SentWriteJournal.JournalledMeeting> meetings, Set<UUID> confirmed)
      throws SQLException {
    List<UUID> ids = meetings.stream().map(meeting -> meeting.id).toList();
    Map<UUID, Long> there =
        countById("SELECT id, count(*) FROM meetings.meeting WHERE regency = ? AND id = ANY (?) GROUP BY 1", ids);
    Map<UUID, Long> guests = countById(
        "SELECT meeting, count(*) FROM meetings.attendance WHERE regency = ? AND meeting = ANY (?) GROUP BY 1", ids);
    Map<UUID, Long> lines = countById(
        "SELECT subject, count(*) FROM audit.entry WHERE regency = ? AND subject = ANY (?) AND action = 'created' "
            + "GROUP BY 1",
        ids);
    for (SentWriteJournal.JournalledMeeting meeting : meetings) {
      long rows = there.getOrDefault(meeting.id, 0L);
      addFaultIf(confirmed.contains(meeting.id) && rows != 1, "confirmed and lost: meeting", meeting.id);
      addFaultIf(rows != lines.getOrDefault(meeting.id, 0L) || rows != guests.getOrDefault(meeting.id, 0L),
          "half a meeting", meeting.id);
    }
  }

  /** Every file that a row promises is there with its bytes, and every photo has such a row. */
  private void checkDocuments() throws SQLException, IOException {
    requireNoRows("a photo without its document",
        "SELECT p.id FROM community.report_photo p WHERE NOT EXISTS (SELECT FROM platform.document d WHERE "
            + "d.regency = p.regency AND d.sha256 = p.sha256 AND d.state = 'kept')");
    try (Statement query = owner.createStatement();
        ResultSet row =
            query.executeQuery("SELECT regency, sha256, size FROM platform.document WHERE state = 'kept'")) {
      while (row.next()) {
        String sha256 = row.getString(2);
        Path file = data.resolve("documents").resolve(row.getString(1)).resolve(sha256.substring(0, 2)).resolve(sha256);
        if (!Files.exists(file) || Files.size(file) != row.getLong(3) || !sha256Of(file).equals(sha256)) {
          faults.add("a document's bytes are not there: " + sha256);
        }
      }
    }
  }

  private static String sha256Of(Path file) throws IOException {
    try {
      return WriteWorkload.sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void addFaultIf(boolean wrong, String what, UUID which) {
    if (wrong) {
      faults.add(what + " " + which);
    }
  }

  private void requireNoRows(String what, String sql) throws SQLException {
    try (Statement query = owner.createStatement(); ResultSet row = query.executeQuery(sql)) {
      while (row.next()) {
        faults.add(what + ": " + row.getString(1));
      }
    }
  }

  private Map<UUID, Long> countById(String sql, Collection<UUID> ids) throws SQLException {
    Map<UUID, Long> counts = new HashMap<>();
    try (PreparedStatement query = owner.prepareStatement(sql)) {
      query.setString(1, regency);
      query.setArray(2, uuidArray(ids));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          counts.put(row.getObject(1, UUID.class), row.getLong(2));
        }
      }
    }
    return counts;
  }

  private Array uuidArray(Collection<UUID> ids) throws SQLException {
    return owner.createArrayOf("uuid", ids.toArray());
  }

  private String queryText(String sql) throws SQLException {
    try (Statement query = owner.createStatement(); ResultSet row = query.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
