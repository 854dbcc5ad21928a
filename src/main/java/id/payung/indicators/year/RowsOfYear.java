package id.payung.indicators.year;

import id.payung.platform.db.Scope;
import id.payung.platform.errors.NotFound;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Papers that a year of the evaluation has many of, such as letters and sittings, read through the actor.
 *
 * @param table of this module, with {@code regency}, {@code evaluation} and {@code id}
 * @param columns what the mapper reads
 * @param latest the column by which the latest comes first
 */
public record RowsOfYear<T>(JdbcClient jdbc, String table, String columns, String latest, RowMapper<T> mapper) {
  private static final int MOST = 100;

  /** Those of a year within the scope, the latest first. */
  public List<T> of(Scope scope, String evaluation) {
    return select(scope, "evaluation = :evaluation", " ORDER BY " + latest + " DESC, id DESC LIMIT " + MOST)
        .param("evaluation", evaluation)
        .query(mapper)
        .list();
  }

  /**
   * @throws NotFound when it is not there, or out of reach
   */
  public T require(Scope scope, UUID id) {
    return select(scope, "id = :id", "").param("id", id).query(mapper).optional().orElseThrow(NotFound::new);
  }

  private JdbcClient.StatementSpec select(Scope scope, String which, String ending) {
    return jdbc.sql("SELECT %s FROM indicators.%s WHERE regency = :regency AND %s AND %s%s".formatted(columns, table,
        which, scope.sql(), ending)).params(scope.params());
  }
}
