package id.payung.community;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of an edit.
 *
 * @param body the whole report as it stands now
 * @param conflicts fields of this edit that somebody else had changed too; what stood stands
 */
public record ReportAmendmentResult(ReportStatus status, String receipt, int version, ObjectNode body,
    List<ReportFieldConflict> conflicts, @Nullable String review) {}
