package id.payung.fieldwork.declared;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.annotation.JsonColumn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote the version of now, as columns of the table of a record.
 *
 * @param review why a person must look at it first, or null
 * @param conflicts not yet settled
 */
public record LastRecordEdit(UUID editor, String editorName, Instant editedAt, @Nullable String review,
    @JsonColumn List<OpenConflict> conflicts) {

  static LastRecordEdit by(Actor actor, Instant at, @Nullable String review, List<OpenConflict> conflicts) {
    return new LastRecordEdit(actor.requirePerson(), actor.name(), at, review, conflicts);
  }

  public LastRecordEdit reviewed() {
    return new LastRecordEdit(editor, editorName, editedAt, null, conflicts);
  }
}
