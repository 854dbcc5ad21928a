package id.payung.platform.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** New values for some columns of the rows of a query. */
public final class RowChange {
  private final RowQuery<?> query;
  private final TableMapping<?> table;
  private final List<String> assignments = new ArrayList<>();
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private boolean raise = true;

  RowChange(RowQuery<?> query, TableMapping<?> table) {
    this.query = query;
    this.table = table;
  }

  public <C extends Record, V extends @Nullable Object> RowChange set(ComponentAccessor<C, V> component, V value) {
    RowColumn column = table.columnOf(ComponentName.of(component));
    assignments.add(column.name() + " = CAST(:set_" + column.name() + " AS " + column.type().sqlType() + ")");
    values.put("set_" + column.name(), value == null ? null : column.type().parameter(value));
    return this;
  }

  /** Leaves the version as it is, so that nobody's form becomes stale: for columns that no form shows. */
  public RowChange keepVersion() {
    raise = false;
    return this;
  }

  /** @return how many rows were changed */
  public int update() {
    List<String> all = new ArrayList<>(assignments);
    if (raise && table.version() != null) {
      all.add("version = version + 1");
    }
    return query.change(String.join(", ", all), values);
  }
}
