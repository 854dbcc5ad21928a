package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.Scope;
import id.payung.platform.db.Sql;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What changed since a sealed number. Numbers are given after commit and are consecutive, so that "everything since"
 * misses nothing, whatever the clocks and however long a transaction ran.
 */
@Component
public class Changes {
  /** How far one question looks, so that a phone that was away for a year does not hold a connection. */
  private static final int WINDOW = 5_000;

  private final JdbcClient jdbc;

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Some of what changed.
   *
   * @param subjects the records, each once
   * @param upTo ask from here the next time
   * @param more whether there is more already
   */
  public record Since(List<UUID> subjects, long upTo, boolean more) {}

  /** The last number that was given. */
  @Transactional(readOnly = true)
  public long last(Actor actor) {
    return jdbc.sql("SELECT last FROM audit.batch WHERE regency = :regency ORDER BY number DESC LIMIT 1")
        .param("regency", actor.regency())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** Records of this kind in the actor's reach that changed after a number; at most {@code limit}. */
  @Transactional(readOnly = true)
  public Since since(Actor actor, long number, String kind, int limit) {
    long head = last(actor);
    long window = Math.min(head, number + WINDOW);
    if (window <= number) {
      return new Since(List.of(), number, false);
    }
    Scope scope = Scope.of(actor).parties("s.organisations").area("s.villages");
    List<Row> rows = jdbc.sql("""
        SELECT s.number, s.subject FROM audit.sealed s
         WHERE s.regency = :regency AND s.number > :number AND s.number <= :window AND s.kind = :kind
           AND s.changes AND %s
         ORDER BY s.number LIMIT :limit
        """.formatted(scope.sql()))
        .params(scope.params())
        .param("number", number)
        .param("window", window)
        .param("kind", kind)
        .param("limit", limit)
        .query((row, n) -> new Row(row.getLong("number"), Sql.uuid(row, "subject")))
        .list();
    long upTo = rows.size() == limit ? rows.getLast().number() : window;
    return new Since(rows.stream().map(Row::subject).distinct().toList(), upTo, upTo < head);
  }

  private record Row(long number, UUID subject) {}
}
