package id.payung.fieldwork.declared;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.fieldwork.kind.PulledConflict;
import id.payung.fieldwork.kind.PulledEdit;
import id.payung.fieldwork.kind.PulledReview;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of a declared kind as a phone is given it.
 *
 * @param answer what was answered, or why it was not taken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PulledKindRecord(String kind, UUID id, int version, UUID village, Author author, PhoneRecordState status,
    @Nullable PulledReview review, @Nullable String answer, @Nullable String answeredBy, String receipt,
    @Nullable List<PulledConflict> conflicts, @Nullable PulledEdit edited, ObjectNode body) {

  /** @param review why a person must look at it first, or null */
  static PulledKindRecord of(String kind, StoredRecord row, @Nullable PulledReview review, RecordAnswer answer,
      ObjectNode body) {
    RecordAuthorship origin = row.origin();
    LastRecordEdit edit = row.edit();
    List<PulledConflict> conflicts = edit.conflicts().stream().map(OpenConflict::toPulled).toList();
    return new PulledKindRecord(kind, row.id(), row.version(), row.village(),
        new Author(origin.author(), origin.authorName()), answer.state(), review, answer.words(), answer.by(),
        origin.receipt(), conflicts.isEmpty() ? null : conflicts,
        PulledEdit.of(origin.author(), edit.editor(), edit.editorName(), edit.editedAt()), body);
  }

  /** An author by name. */
  record Author(UUID id, String name) {}
}
