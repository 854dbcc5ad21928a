package id.payung.fieldwork;

import id.payung.community.ReportJson;
import id.payung.platform.errors.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What stands around the records of a push. */
record Envelope(UUID device, @Nullable Instant sentAt, JsonNode records) {
  static final int MOST_RECORDS = 50;

  /** Sync versions of the last twelve months, all still spoken. */
  private static final int OLDEST = 1;

  private static final int NEWEST = 1;

  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  /**
   * @throws Invalid when the phone speaks a version that is not known here, or the batch is not one
   */
  static Envelope read(JsonNode json) {
    requireVersion(json);
    UUID device = uuid(json.path("device"));
    JsonNode records = json.path("records");
    if (device == null || !records.isArray() || records.size() > MOST_RECORDS) {
      throw new Invalid("records", "fieldwork.push.batch");
    }
    return new Envelope(device, instant(json.path("sentAt")), records);
  }

  static void requireVersion(JsonNode json) {
    int version = json.path("version").asInt(0);
    if (version < OLDEST || version > NEWEST) {
      throw new Invalid("version", "fieldwork.push.version");
    }
  }

  /** Seconds that the phone's clock was behind ours when it sent, or null. */
  @Nullable
  Integer skew(Instant now) {
    if (sentAt == null) {
      return null;
    }
    long seconds = Duration.between(sentAt, now).toSeconds();
    return (int) Math.clamp(seconds, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /**
   * @throws RecordRefused when it is no record of a report
   * @throws Invalid naming the fields that cannot be taken
   */
  static Sent record(JsonNode json, UUID person) {
    UUID id = uuid(json.path("id"));
    if (id == null || !json.path("kind").asString("").equals("activity-report")) {
      throw new RecordRefused("fieldwork.refused.kind");
    }
    UUID author = uuid(json.path("author"));
    if (author != null && !author.equals(person)) {
      throw new RecordRefused("fieldwork.refused.author");
    }
    JsonNode basedOn = json.path("basedOn");
    Integer base = basedOn.isIntegralNumber() ? Integer.valueOf(Math.max(1, basedOn.asInt())) : null;
    Instant written = instant(json.path("writtenAt"));
    JsonNode body = json.path("body");
    return new Sent(id, uuid(json.path("mandate")), written == null ? Instant.EPOCH : written, base,
        ReportJson.read(body), Canonical.hash(base, body));
  }

  static @Nullable UUID uuid(JsonNode node) {
    try {
      return node.isString() ? UUID.fromString(node.asString()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static @Nullable Instant instant(JsonNode node) {
    return node.isString() ? instant(node.asString()) : null;
  }

  static @Nullable Instant instant(String text) {
    try {
      Instant at = Instant.parse(text);
      // Beyond what a calendar holds it is no clock at all.
      return at.isBefore(Instant.EPOCH) || at.isAfter(LAST) ? null : at;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
