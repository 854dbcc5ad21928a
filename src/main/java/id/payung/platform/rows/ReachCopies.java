package id.payung.platform.rows;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.annotation.CopiesReachTo;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Keeps the copies of a record's reach in its child tables in step, as {@link CopiesReachTo} declares them: all tables
 * in one statement, and only the rows that differ. Whoever inserts a child row gives it the reach of the record that it
 * holds locked, or of one that it reads under {@link CopiesReachTo#insertLock()}.
 */
@Component
public class ReachCopies {
  private final Rows rows;
  private final ClassValue<ReachStatements> statements;

  ReachCopies(Rows rows) {
    this.rows = rows;
    this.statements = new ClassValue<>() {
      @Override
      protected ReachStatements computeValue(Class<?> type) {
        return new ReachStatements(rows.mappings().table(type));
      }
    };
  }

  /** Gives the reach that the record has now to all rows below it. */
  public void copy(Actor actor, Class<? extends Record> type, Object... key) {
    run(actor, type, ReachStatements::copy, List.of(), key);
  }

  /**
   * Adds organisations to those of the record and of all rows below it.
   *
   * @return the organisations of now; empty when they were all there already, and nothing was written
   */
  public Optional<List<UUID>> widen(Actor actor, Class<? extends Record> type, Collection<UUID> more, Object... key) {
    return run(actor, type, ReachStatements::widen, more, key);
  }

  /**
   * Takes organisations from those of the record and of all rows below it.
   *
   * @return the organisations of now; empty when none of them was there, and nothing was written
   */
  public Optional<List<UUID>> narrow(Actor actor, Class<? extends Record> type, Collection<UUID> leaving,
      Object... key) {
    return run(actor, type, ReachStatements::narrow, leaving, key);
  }

  private Optional<List<UUID>> run(Actor actor, Class<? extends Record> type, Function<ReachStatements, String> sql,
      Collection<UUID> organisations, Object... key) {
    ReachStatements known = statements.get(type);
    known.locks().forEach(lock -> withKey(rows.sql(actor, lock), key).single(Long.class));
    return withKey(rows.sql(actor, sql.apply(known)).param("given", organisations), key).optional(ReachNow.class)
        .map(ReachNow::organisations);
  }

  private static RowStatement withKey(RowStatement statement, Object... key) {
    for (int i = 0; i < key.length; i++) {
      statement.param("key" + i, key[i]);
    }
    return statement;
  }

  /** What the statement returns of the record itself. */
  record ReachNow(List<UUID> organisations) {}
}
