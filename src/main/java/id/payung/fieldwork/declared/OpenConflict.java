package id.payung.fieldwork.declared;

import id.payung.fieldwork.kind.FieldConflict;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A field that waits for a choice.
 *
 * @param mine what came later, by {@code mineBy}
 * @param theirs what stood, by {@code theirsBy}
 * @param version the first one that showed it: an edit that begins from it, or from a later one, has chosen
 */
record OpenConflict(String field, JsonNode mine, JsonNode theirs, String mineBy, String theirsBy, int version,
    Instant at) {

  FieldConflict toFieldConflict() {
    return new FieldConflict(field, mine, theirs);
  }
}
