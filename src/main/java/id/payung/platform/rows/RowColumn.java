package id.payung.platform.rows;

import id.payung.platform.rows.annotation.DerivedColumn;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.ReadOnlyColumn;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a record.
 *
 * @param name in the database
 * @param component that it is, perhaps of a nested record; null for a {@link DerivedColumn} one
 * @param owner the record class of the component
 * @param path from the row's record to the value
 */
record RowColumn(String name, @Nullable RecordComponent component, Class<?> owner, ColumnType type, boolean nullable,
    List<MethodHandle> path) {

  @Nullable
  Object valueOf(Object row) {
    Object value = row;
    for (MethodHandle accessor : path) {
      if (value == null) {
        return null;
      }
      value = RecordComponents.call(accessor, value);
    }
    return value;
  }

  void bind(PreparedStatement statement, int position, Object row) throws SQLException {
    type.bind(statement, position, valueOf(row));
  }

  boolean id() {
    return component != null && component.isAnnotationPresent(KeyColumn.class);
  }

  boolean readOnly() {
    return component != null && component.isAnnotationPresent(ReadOnlyColumn.class);
  }

  boolean derived() {
    return component == null;
  }

  String field() {
    return component == null ? name : component.getName();
  }
}
