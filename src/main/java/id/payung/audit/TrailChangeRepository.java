package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.RowAccessScope;
import id.payung.platform.rows.Rows;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What changed since a sealed number. Numbers are given after commit and are consecutive, so that "everything since"
 * misses nothing, whatever the clocks and however long a transaction ran.
 */
@Component
public class TrailChangeRepository {
  /** How far one question looks, so that a phone that was away for a year does not hold a connection. */
  private static final int MAX_WINDOW = 5_000;

  private final Rows rows;

  TrailChangeRepository(Rows rows) {
    this.rows = rows;
  }

  /**
   * Some of what changed.
   *
   * @param subjects the records, each once
   * @param upTo ask from here the next time
   * @param more whether there is more already
   */
  public record ChangesSince(List<ChangedSubject> subjects, long upTo, boolean more) {}

  /** A record that changed. */
  public record ChangedSubject(String kind, UUID id) {}

  /** The last number that was given. */
  @Transactional(readOnly = true)
  public long getLastNumber(Actor actor) {
    return rows.sql(actor, "SELECT last FROM audit.batch WHERE regency = :regency ORDER BY number DESC LIMIT 1")
        .optional(Long.class)
        .orElse(0L);
  }

  /** Records of these kinds in the actor's reach that changed after a number; at most {@code limit}. */
  @Transactional(readOnly = true)
  public ChangesSince listSince(Actor actor, long number, Collection<String> kinds, int limit) {
    long lastNumber = getLastNumber(actor);
    long window = Math.min(lastNumber, number + MAX_WINDOW);
    if (window <= number) {
      return new ChangesSince(List.of(), number, false);
    }
    RowAccessScope scope = RowAccessScope.of(actor).parties("s.organisations").area("s.villages").author("s.owner");
    List<SealedChangeRow> found = rows.sql(actor, """
        SELECT s.number, s.kind, s.subject FROM audit.sealed s
         WHERE s.regency = :regency AND s.number > :number AND s.number <= :window
           AND s.kind = ANY (CAST(:kinds AS text[])) AND s.changes AND %s
         ORDER BY s.number LIMIT :limit
        """.formatted(scope.conditionSql()))
        .param("number", number)
        .param("window", window)
        .param("kinds", List.copyOf(kinds))
        .param("limit", limit)
        .list(SealedChangeRow.class);
    long upTo = found.size() == limit ? found.getLast().number() : window;
    return new ChangesSince(found.stream().map(SealedChangeRow::changed).distinct().toList(), upTo, upTo < lastNumber);
  }

  private record SealedChangeRow(long number, String kind, UUID subject) {
    ChangedSubject changed() {
      return new ChangedSubject(kind, subject);
    }
  }
}
