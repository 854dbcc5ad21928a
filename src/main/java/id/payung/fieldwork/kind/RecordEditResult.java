package id.payung.fieldwork.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of an edit.
 *
 * @param body the whole record as it stands now
 * @param conflicts fields of this edit that somebody else had changed too; what stood stands
 */
public record RecordEditResult(String receipt, int version, ObjectNode body, List<FieldConflict> conflicts,
    @Nullable String review) {}
