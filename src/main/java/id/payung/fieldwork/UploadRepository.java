package id.payung.fieldwork;

import id.payung.fieldwork.kind.PhonePlace;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code fieldwork.upload}: a person's own. */
@Repository
class UploadRepository {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  UploadRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<Upload> find(Actor actor, UUID id) {
    return jdbc.sql("""
        SELECT id, record, slot, sha256, size, media_type, name, taken_at, place, receipt FROM fieldwork.upload
         WHERE regency = :regency AND id = :id AND person = :person
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("person", actor.person())
        .query((row, n) -> new Upload(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "record"), row.getString("slot"),
            row.getString("sha256"), row.getLong("size"), row.getString("media_type"), row.getString("name"),
            SqlValues.instantOrNull(row, "taken_at"), parsePlace(row.getString("place")), row.getString("receipt")))
        .optional();
  }

  private @Nullable PhonePlace parsePlace(@Nullable String text) {
    if (text == null) {
      return null;
    }
    JsonNode place = json.readTree(text);
    return new PhonePlace(place.path("lat").asDouble(), place.path("lon").asDouble(),
        place.path("accuracy").isNumber() ? place.path("accuracy").asDouble() : null);
  }

  /** @return false when the id is taken, perhaps by somebody else's */
  boolean insert(Actor actor, UUID device, Upload upload, Instant now) {
    PhonePlace place = upload.place();
    return jdbc.sql("""
        INSERT INTO fieldwork.upload (regency, id, record, slot, sha256, size, media_type, name, taken_at,
          place, person, device, begun_at,
               touched_at)
        VALUES (:regency, :id, :record, :slot, :sha256, :size, :mediaType, :name, :takenAt,
          CAST(:place AS jsonb), :person, :device, :now,
                :now)
        ON CONFLICT (regency, id) DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", upload.id())
        .param("record", upload.record())
        .param("slot", upload.slot())
        .param("sha256", upload.sha256())
        .param("size", upload.size())
        .param("mediaType", upload.mediaType())
        .param("name", upload.name())
        .param("takenAt", SqlValues.timestamp(upload.takenAt()))
        .param("place", place == null ? null : json.writeValueAsString(place))
        .param("person", actor.person())
        .param("device", device)
        .param("now", SqlValues.timestamp(now))
        .update() == 1;
  }

  void updateReceipt(Actor actor, UUID id, String receipt, Instant now) {
    jdbc.sql(
        "UPDATE fieldwork.upload SET receipt = :receipt, done_at = :now, touched_at = :now WHERE regency = :regency "
            + "AND id = :id AND person = :person")
        .param("receipt", receipt)
        .param("now", SqlValues.timestamp(now))
        .param("regency", actor.regency())
        .param("id", id)
        .param("person", actor.person())
        .update();
  }

  /** An abandoned upload with the record it was meant for. */
  record AbandonedUpload(UUID id, UUID record) {}

  /** Begun long ago and never finished; read by the module's own service, which sees the regency. */
  List<AbandonedUpload> listUntouchedSince(Actor service, Instant moment, int limit) {
    return jdbc.sql("""
        SELECT id, record FROM fieldwork.upload WHERE regency = :regency AND receipt IS NULL AND touched_at < :moment
         ORDER BY touched_at LIMIT :limit
        """)
        .param("regency", service.regency())
        .param("moment", SqlValues.timestamp(moment))
        .param("limit", limit)
        .query((row, n) -> new AbandonedUpload(SqlValues.uuid(row, "id"), SqlValues.uuid(row, "record")))
        .list();
  }

  void delete(Actor service, UUID id) {
    jdbc.sql("DELETE FROM fieldwork.upload WHERE regency = :regency AND id = :id AND receipt IS NULL")
        .param("regency", service.regency())
        .param("id", id)
        .update();
  }
}
