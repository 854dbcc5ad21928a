package id.payung.platform.web.idempotency;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answers to requests that carried an Idempotency-Key, each person's own, for 24 hours. */
@Repository
public class IdempotentResponseRepository {
  static final Duration RETENTION = Duration.ofHours(24);

  /**
   * No request works so long: what has no answer by then died with its machine. Doing it again is safe, since records
   * know their ids for ever.
   */
  private static final Duration MAX_PROCESSING_TIME = Duration.ofMinutes(10);

  private final JdbcClient jdbc;

  IdempotentResponseRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is known under a key.
   *
   * @param status null while the first request is at work
   */
  record StoredResponse(byte[] request, @Nullable Integer status, @Nullable String type, byte @Nullable [] answer,
      Instant madeAt) {
    boolean hasSameRequest(byte[] again) {
      return Arrays.equals(request, again);
    }
  }

  /**
   * @return true when this request is the first with its key, or the first in 24 hours, or the same again whose first
   * broke off with the machine
   */
  boolean insertIfFirst(Actor actor, String key, byte[] request, Instant now) {
    return jdbc.sql("""
        INSERT INTO fieldwork.idempotency AS i (regency, person, key, request, made_at) VALUES (:regency,
          :person, :key, :request, :now)
        ON CONFLICT (regency, person, key) DO UPDATE SET request = excluded.request, status = NULL,
          headers = NULL, answer = NULL,
               made_at = excluded.made_at
          WHERE i.made_at < :old OR (i.status IS NULL AND i.made_at < :died AND i.request = excluded.request)
        """)
        .param("regency", actor.regency())
        .param("person", actor.requirePerson())
        .param("key", key)
        .param("request", request)
        .param("now", SqlValues.timestamp(now))
        .param("old", SqlValues.timestamp(now.minus(RETENTION)))
        .param("died", SqlValues.timestamp(now.minus(MAX_PROCESSING_TIME)))
        .update() == 1;
  }

  Optional<StoredResponse> find(Actor actor, String key) {
    return jdbc.sql("""
        SELECT request, status, headers ->> 'type' AS type, answer, made_at FROM fieldwork.idempotency
         WHERE regency = :regency AND person = :person AND key = :key
        """)
        .param("regency", actor.regency())
        .param("person", actor.requirePerson())
        .param("key", key)
        .query((row, n) -> new StoredResponse(row.getBytes("request"), SqlValues.integerOrNull(row, "status"),
            row.getString("type"), row.getBytes("answer"), SqlValues.instant(row, "made_at")))
        .optional();
  }

  void updateResponse(Actor actor, String key, int status, @Nullable String type, byte[] answer) {
    jdbc.sql("""
        UPDATE fieldwork.idempotency SET status = :status, headers = jsonb_build_object('type',
          CAST(:type AS text)), answer = :answer
         WHERE regency = :regency AND person = :person AND key = :key
        """)
        .param("regency", actor.regency())
        .param("person", actor.requirePerson())
        .param("key", key)
        .param("status", status)
        .param("type", type)
        .param("answer", answer)
        .update();
  }

  /** The request failed by no fault of its own: it may come again. */
  void delete(Actor actor, String key) {
    jdbc.sql("DELETE FROM fieldwork.idempotency WHERE regency = :regency AND person = :person AND key = :key")
        .param("regency", actor.regency())
        .param("person", actor.requirePerson())
        .param("key", key)
        .update();
  }

  public void deleteExpired(Actor service, Instant now) {
    jdbc.sql("DELETE FROM fieldwork.idempotency WHERE regency = :regency AND made_at < :old")
        .param("regency", service.regency())
        .param("old", SqlValues.timestamp(now.minus(RETENTION)))
        .update();
  }
}
