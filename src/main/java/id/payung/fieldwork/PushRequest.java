package id.payung.fieldwork;

import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.fieldwork.kind.PhoneRecordKind;
import id.payung.platform.crypto.CanonicalJsonHashCalculator;
import id.payung.platform.errors.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What stands around the records of a push. */
record PushRequest(UUID device, @Nullable Instant sentAt, JsonNode records) {
  static final int MAX_RECORDS = 50;

  /** Sync versions of the last twelve months, all still spoken. */
  private static final int OLDEST_VERSION = 1;

  private static final int NEWEST_VERSION = 1;

  private static final Instant LATEST_INSTANT = Instant.parse("2200-01-01T00:00:00Z");

  /**
   * @throws Invalid when the phone speaks a version that is not known here, or the batch is not one
   */
  static PushRequest parse(JsonNode json) {
    requireVersion(json);
    UUID device = parseUuid(json.path("device"));
    JsonNode records = json.path("records");
    if (device == null || !records.isArray() || records.size() > MAX_RECORDS) {
      throw new Invalid("records", "fieldwork.push.batch");
    }
    return new PushRequest(device, parseInstant(json.path("sentAt")), records);
  }

  /** One record that was sealed on an earlier day: what the phone's clock said when it sent is not known. */
  static PushRequest ofSealed(UUID device, JsonNode record) {
    return new PushRequest(device, null, JsonNodeFactory.instance.arrayNode().add(record));
  }

  static void requireVersion(JsonNode json) {
    int version = json.path("version").asInt(0);
    if (version < OLDEST_VERSION || version > NEWEST_VERSION) {
      throw new Invalid("version", "fieldwork.push.version");
    }
  }

  /** Seconds that the phone's clock was behind ours when it sent, or null. */
  @Nullable
  Integer clockSkewSeconds(Instant now) {
    if (sentAt == null) {
      return null;
    }
    long seconds = Duration.between(sentAt, now).toSeconds();
    return (int) Math.clamp(seconds, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /**
   * @throws PushedRecordRefused when it is no record of its kind
   * @throws Invalid naming the fields that cannot be taken
   */
  static <C> PushedRecord<C> parseRecord(JsonNode json, PhoneRecordKind<C, ?> kind, UUID person) {
    UUID id = parseUuid(json.path("id"));
    if (id == null) {
      throw new PushedRecordRefused("fieldwork.refused.kind");
    }
    UUID author = parseUuid(json.path("author"));
    if (author != null && !author.equals(person)) {
      throw new PushedRecordRefused("fieldwork.refused.author");
    }
    JsonNode basedOn = json.path("basedOn");
    // A version that nobody can have is one that is not there yet: a conflict, and no end of the batch.
    Integer base = basedOn.isIntegralNumber() ? Integer.valueOf(Math.max(1, basedOn.asInt(Integer.MAX_VALUE))) : null;
    Instant written = parseInstant(json.path("writtenAt"));
    JsonNode body = json.path("body");
    C content = kind.read(body);
    return new PushedRecord<>(
        new PhoneRecordForm<>(id, content, parseUuid(json.path("mandate")), written == null ? Instant.EPOCH : written),
        kind.villageOf(content), base, CanonicalJsonHashCalculator.hash(base, body));
  }

  static @Nullable UUID parseUuid(JsonNode node) {
    try {
      return node.isString() ? UUID.fromString(node.asString()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static @Nullable Instant parseInstant(JsonNode node) {
    return node.isString() ? parseInstant(node.asString()) : null;
  }

  static @Nullable Instant parseInstant(String text) {
    try {
      Instant at = Instant.parse(text);
      // Beyond what a calendar holds it is no clock at all.
      return at.isBefore(Instant.EPOCH) || at.isAfter(LATEST_INSTANT) ? null : at;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
