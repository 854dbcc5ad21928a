package id.payung.platform.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/**
 * A statement written by hand, for lists and joins. {@code :regency} and the parameters of the reach are set already;
 * values are given as they are in Java: ids, instants, enums, and collections for {@code CAST(:ids AS uuid[])}.
 */
public final class RowStatement {
  private final NamedParameterJdbcOperations jdbc;
  private final TableMappingRegistry mappings;
  private final String sql;
  private final Map<String, @Nullable Object> params;

  RowStatement(NamedParameterJdbcOperations jdbc, TableMappingRegistry mappings, String sql, Map<String, ?> params) {
    this.jdbc = jdbc;
    this.mappings = mappings;
    this.sql = sql;
    this.params = new LinkedHashMap<>(params);
  }

  public RowStatement param(String name, @Nullable Object value) {
    params.put(name, SqlParameterValues.parameter(value));
    return this;
  }

  public RowStatement params(Map<String, ? extends @Nullable Object> values) {
    values.forEach(this::param);
    return this;
  }

  /** Values that are in the driver's form already. */
  RowStatement encoded(Map<String, @Nullable Object> values) {
    params.putAll(values);
    return this;
  }

  /**
   * All rows.
   *
   * @param type a record whose columns are in the result by name, whatever else is; or the class of a single value
   */
  public <T> List<T> list(Class<T> type) {
    return jdbc.query(sql, params, mapper(mappings, type));
  }

  /** One row or none; a single value that is null, such as the {@code max} of nothing, is none. */
  public <T> Optional<T> optional(Class<T> type) {
    if (type.isRecord()) {
      return Optional.ofNullable(DataAccessUtils.singleResult(list(type)));
    }
    ColumnType column = mappings.types().of(type);
    List<Optional<T>> values = jdbc.query(sql, params, (row, _) -> Optional.ofNullable(type.cast(column.read(row, 1))));
    return Optional.ofNullable(DataAccessUtils.singleResult(values)).flatMap(value -> value);
  }

  /** Exactly one row; none or several are an error of the program. */
  public <T> T single(Class<T> type) {
    return DataAccessUtils.requiredSingleResult(list(type));
  }

  /** @return how many rows were written */
  public int update() {
    return jdbc.update(sql, params);
  }

  static <T> RowMapper<T> mapper(TableMappingRegistry mappings, Class<T> type) {
    return type.isRecord() ? new RecordMapper<>(mappings.row(type)) : valueMapper(mappings, type);
  }

  private static <T> RowMapper<T> valueMapper(TableMappingRegistry mappings, Class<T> type) {
    ColumnType column = mappings.types().of(type);
    return (row, _) -> type.cast(Objects.requireNonNull(column.read(row, 1), "null is no " + type.getSimpleName()));
  }

  /** Asks each result once where its columns stand. */
  private static final class RecordMapper<T> implements RowMapper<T> {
    private final RowMapping<T> shape;
    private @Nullable Known known;

    private record Known(ResultSet result, int[] positions) {}

    RecordMapper(RowMapping<T> shape) {
      this.shape = shape;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public T mapRow(ResultSet row, int number) throws SQLException {
      Known last = known;
      if (last == null || last.result() != row) {
        last = new Known(row, shape.positions(row));
        known = last;
      }
      return shape.read(row, last.positions());
    }
  }
}
