package id.payung.fieldwork.kind;

import tools.jackson.databind.JsonNode;

/**
 * A field that was changed on both sides.
 *
 * @param field dotted path in the body
 * @param mine what came later
 * @param theirs what stood, and stands until a person chooses
 */
public record FieldConflict(String field, JsonNode mine, JsonNode theirs) {}
