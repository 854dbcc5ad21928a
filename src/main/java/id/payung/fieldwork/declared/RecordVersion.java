package id.payung.fieldwork.declared;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What a record of a declared kind said before: a later edit names the version it began from. */
@Table(value = "fieldwork.record_version", reach = "village:village author:author")
record RecordVersion(@KeyColumn UUID record, @KeyColumn int version, String kind, UUID village, UUID author,
    ObjectNode body, UUID editor, String editorName, Instant editedAt) implements RecordHistory.Version {

  static RecordVersion of(String kind, MergedRecord row, ObjectNode body) {
    return new RecordVersion(row.id(), row.version(), kind, row.village(), row.author(), body, row.editor(),
        row.editorName(), row.editedAt());
  }
}
