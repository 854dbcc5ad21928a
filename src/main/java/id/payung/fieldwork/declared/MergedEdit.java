package id.payung.fieldwork.declared;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an edit makes of a record that stands.
 *
 * @param body the whole record, with what stood in the fields of a conflict
 * @param changed fields that now differ from what stood
 * @param conflicts fields that wait for a choice because of it
 * @param settled fields that waited and that it has chosen, with what it says in them
 */
public record MergedEdit(ObjectNode body, Set<String> changed, List<OpenConflict> conflicts,
    Map<OpenConflict, JsonNode> settled, Instant at) {

  boolean isEmpty() {
    return changed.isEmpty() && conflicts.isEmpty() && settled.isEmpty();
  }
}
