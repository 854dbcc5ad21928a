package id.payung.fieldwork.declared;

import id.payung.fieldwork.kind.FieldConflict;
import id.payung.fieldwork.kind.PulledConflict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that waits for a choice.
 *
 * @param mine what came later, by {@code mineBy}
 * @param theirs what stood, by {@code theirsBy}
 * @param theirsAt null for conflicts of before it was kept
 * @param version the first one that showed it: an edit that begins from it, or from a later one, has chosen
 */
public record OpenConflict(String field, JsonNode mine, JsonNode theirs, String mineBy, String theirsBy,
    @Nullable Instant theirsAt, int version, Instant at) {

  static OpenConflict of(FieldConflict conflict, MergedRecord standing, String mineBy, Instant at) {
    return new OpenConflict(conflict.field(), conflict.mine(), conflict.theirs(), mineBy, standing.editorName(),
        standing.editedAt(), standing.version() + 1, at);
  }

  FieldConflict toFieldConflict() {
    return new FieldConflict(field, mine, theirs);
  }

  public PulledConflict toPulled() {
    return new PulledConflict(field, mine, theirs, mineBy, at, theirsBy, theirsAt);
  }
}
