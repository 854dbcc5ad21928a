package id.payung.fieldwork.declared;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What a record of a phone said before: a later edit names the version it began from. */
@Table(value = "fieldwork.record_version", reach = "village:village author:author")
record RecordVersion(@KeyColumn UUID record, @KeyColumn int version, String kind, UUID village, UUID author,
    ObjectNode body, UUID editor, String editorName, Instant editedAt) {}
