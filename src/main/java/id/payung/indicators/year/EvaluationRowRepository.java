package id.payung.indicators.year;

import id.payung.platform.db.RowAccessScope;
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
 * @param latestFirstColumn the column by which the latest comes first
 */
public record EvaluationRowRepository<T>(JdbcClient jdbc, String table, String columns, String latestFirstColumn,
    RowMapper<T> mapper) {
  private static final int MAX_ROWS = 100;

  /** Those of a year within the scope, the latest first. */
  public List<T> listByEvaluation(RowAccessScope scope, String evaluation) {
    return selectStatement(scope, "evaluation = :evaluation",
        " ORDER BY " + latestFirstColumn + " DESC, id DESC LIMIT " + MAX_ROWS).param("evaluation", evaluation)
        .query(mapper)
        .list();
  }

  /**
   * @throws NotFound when it is not there, or out of reach
   */
  public T require(RowAccessScope scope, UUID id) {
    return selectStatement(scope, "id = :id", "").param("id", id).query(mapper).optional().orElseThrow(NotFound::new);
  }

  private JdbcClient.StatementSpec selectStatement(RowAccessScope scope, String condition, String ending) {
    return jdbc.sql("SELECT %s FROM indicators.%s WHERE regency = :regency AND %s AND %s%s".formatted(columns, table,
        condition, scope.conditionSql(), ending)).params(scope.params());
  }
}
