package id.payung.fieldwork;

import id.payung.community.ReportBody;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
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
class UploadTable {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  UploadTable(JdbcClient jdbc, JsonMapper json) {
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
        .query((row, n) -> new Upload(Sql.uuid(row, "id"), Sql.uuid(row, "record"), row.getString("slot"),
            row.getString("sha256"), row.getLong("size"), row.getString("media_type"), row.getString("name"),
            Sql.instantOrNull(row, "taken_at"), place(row.getString("place")), row.getString("receipt")))
        .optional();
  }

  private ReportBody.@Nullable Place place(@Nullable String text) {
    if (text == null) {
      return null;
    }
    JsonNode place = json.readTree(text);
    return new ReportBody.Place(place.path("lat").asDouble(), place.path("lon").asDouble(),
        place.path("accuracy").isNumber() ? place.path("accuracy").asDouble() : null);
  }

  /** @return false when the id is taken, perhaps by somebody else's */
  boolean announce(Actor actor, UUID device, Upload upload, Instant now) {
    ReportBody.Place place = upload.place();
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
        .param("takenAt", Sql.at(upload.takenAt()))
        .param("place", place == null ? null : json.writeValueAsString(place))
        .param("person", actor.person())
        .param("device", device)
        .param("now", Sql.at(now))
        .update() == 1;
  }

  void done(Actor actor, UUID id, String receipt, Instant now) {
    jdbc.sql(
        "UPDATE fieldwork.upload SET receipt = :receipt, done_at = :now, touched_at = :now WHERE regency = :regency "
            + "AND id = :id AND person = :person")
        .param("receipt", receipt)
        .param("now", Sql.at(now))
        .param("regency", actor.regency())
        .param("id", id)
        .param("person", actor.person())
        .update();
  }

  /** An abandoned upload with the record it was meant for. */
  record Abandoned(UUID id, UUID record) {}

  /** Begun long ago and never finished; read by the module's own service, which sees the regency. */
  List<Abandoned> untouchedSince(Actor service, Instant moment, int limit) {
    return jdbc.sql("""
        SELECT id, record FROM fieldwork.upload WHERE regency = :regency AND receipt IS NULL AND touched_at < :moment
         ORDER BY touched_at LIMIT :limit
        """)
        .param("regency", service.regency())
        .param("moment", Sql.at(moment))
        .param("limit", limit)
        .query((row, n) -> new Abandoned(Sql.uuid(row, "id"), Sql.uuid(row, "record")))
        .list();
  }

  void forget(Actor service, UUID id) {
    jdbc.sql("DELETE FROM fieldwork.upload WHERE regency = :regency AND id = :id AND receipt IS NULL")
        .param("regency", service.regency())
        .param("id", id)
        .update();
  }
}
