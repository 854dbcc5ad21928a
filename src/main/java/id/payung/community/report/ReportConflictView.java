package id.payung.community.report;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A field that waits for a choice.
 *
 * @param mine what came later, by {@code mineBy}
 * @param theirs what stood, by {@code theirsBy}
 */
public record ReportConflictView(UUID id, UUID report, String field, JsonNode mine, JsonNode theirs, String mineBy,
    String theirsBy, Instant at) {}
