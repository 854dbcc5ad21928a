package id.payung.indicators.instrument;

import id.payung.audit.RecordTitle;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import id.payung.platform.reference.Instrument;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the copies. A copy is a document that is read whole and changes seldom, so it is one row; what was parsed is
 * remembered by its version, and the row itself is asked every time, through the actor.
 */
@Component
public class InstrumentCopyRepository implements RecordTitle.RecordTitleSource {
  private static final int MAX_PARSED = 64;

  private final Rows rows;
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

  /** A copy as it is stored; its content is not read by every page. */
  @Table(value = "indicators.instrument", reach = "shared")
  private record StoredInstrumentCopy(UUID id, @HiddenFromPeople String code, @HiddenFromPeople String origin,
      @HiddenFromPeople @JsonColumn String content, @HiddenFromPeople Instant copiedAt, int version) {}

  /** All of a copy but its content. */
  public record InstrumentCopyHeader(UUID id, String code, String origin, int version) {}

  InstrumentCopyRepository(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** How the trail calls a copy. */
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("instrument", StoredInstrumentCopy.class, "r.code"));
  }

  /**
   * The copy of a head that has been read along with something else.
   *
   * @throws NotFound when the actor's regency has no such copy
   */
  public InstrumentCopy require(Actor actor, InstrumentCopyHeader head) {
    ParsedCopyKey key = new ParsedCopyKey(actor.regency(), head.id(), head.version());
    return new InstrumentCopy(head.id(), head.code(), head.origin(), head.version(),
        findParsed(key).orElseGet(() -> loadAndParse(actor, key)));
  }

  /** Keeps a copy; the same id again changes nothing. */
  public void insertIfAbsent(Actor actor, UUID id, Instrument content, String origin) {
    rows.insertIfAbsent(actor,
        new StoredInstrumentCopy(id, content.code(), origin, json.writeValueAsString(content), clock.instant(), 1));
  }

  /** Replaces the content of a copy; false when somebody else did so meanwhile. */
  public boolean replace(Actor actor, InstrumentCopy basedOn, Instrument content, String origin) {
    return rows.query(actor, StoredInstrumentCopy.class)
        .key(basedOn.id())
        .is("version", basedOn.version())
        .set(StoredInstrumentCopy::content, json.writeValueAsString(content))
        .set(StoredInstrumentCopy::code, content.code())
        .set(StoredInstrumentCopy::origin, origin)
        .update() == 1;
  }

  private synchronized Optional<Instrument> findParsed(ParsedCopyKey key) {
    return Optional.ofNullable(parsed.get(key));
  }

  private Instrument loadAndParse(Actor actor, ParsedCopyKey key) {
    String content =
        rows.query(actor, StoredInstrumentCopy.class).key(key.id()).is("version", key.version()).require().content();
    Instrument instrument = json.readValue(content, Instrument.class);
    synchronized (this) {
      parsed.put(key, instrument);
    }
    return instrument;
  }
}
