package id.payung.fieldwork.kind;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that waits for a choice, as a phone is given it: who wrote which value, and when.
 *
 * @param mine what came later, by {@code mineBy}
 * @param theirs what stood, by {@code theirsBy}
 * @param theirsAt null where it was not kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PulledConflict(String field, JsonNode mine, JsonNode theirs, String mineBy, Instant at, String theirsBy,
    @Nullable Instant theirsAt) {}
