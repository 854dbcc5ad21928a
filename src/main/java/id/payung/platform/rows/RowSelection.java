package id.payung.platform.rows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query with its columns, as one part of {@link Rows#union}. */
public record RowSelection(String sql, Map<String, @Nullable Object> params) {

  /** The first of these rows in an order that no index gives, so that all of them are found before any is left out. */
  public RowSelection ordered(String columns, int limit) {
    return new RowSelection("SELECT * FROM (" + sql + ") found ORDER BY " + columns + " LIMIT " + limit, params);
  }
}
