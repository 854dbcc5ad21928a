package id.payung.indicators.instrument;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.NotFound;
import id.payung.platform.reference.Instrument;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the copies. A copy is a document that is read whole and changes seldom, so it is one row; what was parsed is
 * remembered by its version, and the row itself is asked every time, through the actor.
 */
@Component
public class InstrumentCopyRepository {
  private static final int MAX_PARSED = 64;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final JsonMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final Map<ParsedCopyKey, Instrument> parsed = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<ParsedCopyKey, Instrument> eldest) {
      return size() > MAX_PARSED;
    }
  };

  private record ParsedCopyKey(String regency, UUID id, int version) {}

  /** All of a copy but its content. */
  public record InstrumentCopyHeader(UUID id, String code, String origin, int version) {}

  InstrumentCopyRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @throws NotFound when the actor's regency has no such copy
   */
  public InstrumentCopy require(Actor actor, UUID id) {
    InstrumentCopyHeader head =
        jdbc.sql("SELECT id, code, origin, version FROM indicators.instrument WHERE regency = :regency AND id = :id")
            .param("regency", actor.regency())
            .param("id", id)
            .query((row, n) -> new InstrumentCopyHeader(SqlValues.uuid(row, "id"), row.getString("code"),
                row.getString("origin"), row.getInt("version")))
            .optional()
            .orElseThrow(NotFound::new);
    return require(actor, head);
  }

  /** Where the head has been read along with something else. */
  public InstrumentCopy require(Actor actor, InstrumentCopyHeader head) {
    ParsedCopyKey key = new ParsedCopyKey(actor.regency(), head.id(), head.version());
    return new InstrumentCopy(head.id(), head.code(), head.origin(), head.version(),
        findParsed(key).orElseGet(() -> loadAndParse(key)));
  }

  /** Keeps a copy; the same id again changes nothing. */
  public void insertIfAbsent(Actor actor, UUID id, Instrument content, String origin) {
    jdbc.sql("""
        INSERT INTO indicators.instrument (regency, id, code, origin, content, copied_at)
        VALUES (:regency, :id, :code, :origin, CAST(:content AS jsonb), :now) ON CONFLICT DO NOTHING
        """)
        .param("regency", actor.regency())
        .param("id", id)
        .param("code", content.code())
        .param("origin", origin)
        .param("content", json.writeValueAsString(content))
        .param("now", SqlValues.timestamp(clock.instant()))
        .update();
  }

  /** Replaces the content of a copy; false when somebody else did so meanwhile. */
  public boolean replace(Actor actor, InstrumentCopy basedOn, Instrument content, String origin) {
    return jdbc.sql("""
        UPDATE indicators.instrument SET content = CAST(:content AS jsonb), code = :code, origin = :origin,
          version = version + 1
         WHERE regency = :regency AND id = :id AND version = :version
        """)
        .param("regency", actor.regency())
        .param("id", basedOn.id())
        .param("version", basedOn.version())
        .param("code", content.code())
        .param("origin", origin)
        .param("content", json.writeValueAsString(content))
        .update() == 1;
  }

  private synchronized Optional<Instrument> findParsed(ParsedCopyKey key) {
    return Optional.ofNullable(parsed.get(key));
  }

  private Instrument loadAndParse(ParsedCopyKey key) {
    String content = jdbc.sql(
        "SELECT content::text FROM indicators.instrument WHERE regency = :regency AND id = :id AND version = :version")
        .param("regency", key.regency())
        .param("id", key.id())
        .param("version", key.version())
        .query(String.class)
        .optional()
        .orElseThrow(NotFound::new);
    Instrument instrument = json.readValue(content, Instrument.class);
    synchronized (this) {
      parsed.put(key, instrument);
    }
    return instrument;
  }
}
