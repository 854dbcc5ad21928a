package id.payung.platform.rows;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * How values of one Java type are stored and read.
 *
 * @param sqlType the PostgreSQL type, as {@code CAST} names it
 * @param literal whether the value is sent as text whose type the server infers from the column: arrays and jsonb
 * @param elementDecoder makes the value from what the driver returns as an element of an array
 */
record ColumnType(String sqlType, boolean literal, Function<Object, Object> encoder, Reader reader,
    UnaryOperator<Object> elementDecoder) {

  /** Reads a value that may be null. */
  interface Reader {
    @Nullable
    Object read(ResultSet row, int position) throws SQLException;
  }

  /** A primitive, which the driver reads as zero where there is none. */
  static ColumnType primitive(String sqlType, Reader reader) {
    return plain(sqlType, (row, at) -> {
      Object value = reader.read(row, at);
      return row.wasNull() ? null : value;
    });
  }

  static ColumnType plain(String sqlType, Reader reader) {
    return new ColumnType(sqlType, false, value -> value, reader, UnaryOperator.identity());
  }

  @Nullable
  Object read(ResultSet row, int position) throws SQLException {
    return reader.read(row, position);
  }

  /** Binds by position. A null has the type of other values, so that the server keeps its prepared statement. */
  void bind(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
    if (value == null) {
      bindNull(statement, position);
    } else if (literal) {
      statement.setObject(position, encoder.apply(value), Types.OTHER);
    } else {
      statement.setObject(position, encoder.apply(value));
    }
  }

  private void bindNull(PreparedStatement statement, int position) throws SQLException {
    if (literal) {
      statement.setNull(position, Types.OTHER);
    } else if (sqlType.equals("text")) {
      statement.setNull(position, Types.VARCHAR);
    } else {
      statement.setNull(position, Types.OTHER, sqlType);
    }
  }

  /** The value for a named parameter. */
  Object parameter(Object value) {
    Object encoded = encoder.apply(value);
    return literal ? new SqlParameterValue(Types.OTHER, encoded) : encoded;
  }
}
