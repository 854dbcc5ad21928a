package id.payung.community.report;

import id.payung.community.Report;
import id.payung.fieldwork.declared.RecordHistory;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What a report said before it was written over. */
@Table(value = "community.report_version", reach = "village:village author:author parties:organisations")
record ReportVersion(@KeyColumn UUID report, @KeyColumn int version, Reach reach, ObjectNode body, UUID editor,
    String editorName, Instant editedAt) implements RecordHistory.Version {

  /** The copy of a report's reach in what hangs on it. */
  record Reach(UUID village, UUID author, List<UUID> organisations) {
    static Reach of(Report report) {
      return new Reach(report.village(), report.author(), report.organisations());
    }
  }

  static ReportVersion of(Report report, ObjectNode body) {
    return new ReportVersion(report.id(), report.version(), Reach.of(report), body, report.editor(),
        report.editorName(), report.editedAt());
  }
}
