package id.payung.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What of the trail is read.
 *
 * @param persons null for everybody; an empty list finds nothing
 * @param kind of record, blank for all
 * @param since included
 * @param until not included
 */
record TrailSelection(@Nullable List<UUID> persons, String kind, @Nullable Instant since, @Nullable Instant until) {

  /** For the job that exports it; {@link #ofParams} reads it. */
  Map<String, Object> toParams(String language) {
    Map<String, Object> params = new HashMap<>(Map.of("kind", kind, "language", language));
    if (persons != null) {
      params.put("persons", persons.stream().map(UUID::toString).toList());
    }
    if (since != null) {
      params.put("since", since.toString());
    }
    if (until != null) {
      params.put("until", until.toString());
    }
    return params;
  }

  static TrailSelection ofParams(JsonNode params) {
    List<UUID> persons = params.path("persons").isArray()
        ? params.path("persons").valueStream().map(person -> UUID.fromString(person.asString())).toList()
        : null;
    return new TrailSelection(persons, params.path("kind").asString(""), instant(params.path("since")),
        instant(params.path("until")));
  }

  private static @Nullable Instant instant(JsonNode node) {
    return node.isString() ? Instant.parse(node.asString()) : null;
  }
}
