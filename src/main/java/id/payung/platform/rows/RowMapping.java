package id.payung.platform.rows;

import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.NotAColumn;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a record class, nested records flattened, and how a record is made from a row of a result. */
final class RowMapping<T> {
  private final Class<T> type;
  private final ColumnTypes types;
  private final List<RowColumn> columns = new ArrayList<>();
  private final Nested root;

  /** A component: a column, a record of columns, or none. */
  private sealed interface Node {}

  private record Leaf(int column) implements Node {}

  private record Absent(@Nullable Object value) implements Node {}

  private record Nested(RecordComponents parts, List<Node> nodes, int first, int last,
      boolean nullable) implements Node {}

  RowMapping(Class<T> type, ColumnTypes types) {
    this.type = type;
    this.types = types;
    this.root = nested(RecordComponents.of(type), new Place(List.of(), "", false, ""));
  }

  /** Where a record is nested: the way to it, and what it says of the columns' names. */
  private record Place(List<MethodHandle> path, String prefix, boolean nullable, String name) {}

  private Nested nested(RecordComponents parts, Place place) {
    int first = columns.size();
    List<Node> nodes = parts.parts().stream().map(part -> node(parts, part, place)).toList();
    return new Nested(parts, nodes, first, columns.size(), place.nullable());
  }

  private Node node(RecordComponents parts, RecordComponents.Part part, Place place) {
    RecordComponent component = part.component();
    ColumnName named = component.getAnnotation(ColumnName.class);
    List<MethodHandle> path = Stream.concat(place.path().stream(), Stream.of(part.accessor())).toList();
    boolean nullable = place.nullable() || part.nullable();
    if (component.isAnnotationPresent(NotAColumn.class)) {
      return new Absent(empty(component.getType()));
    }
    if (component.getType().isRecord() && !component.isAnnotationPresent(JsonColumn.class)) {
      String prefix = place.prefix() + (named == null ? "" : named.prefix());
      return nested(RecordComponents.of(component.getType()),
          new Place(path, prefix, nullable, named == null ? "" : named.value()));
    }
    String own =
        named == null || named.value().isEmpty() ? RecordComponents.separated(part.name(), '_') : named.value();
    String name = place.prefix() + (place.name().isEmpty() ? own : place.name());
    columns.add(new RowColumn(name, component, parts.type(), types.of(component), nullable, path));
    return new Leaf(columns.size() - 1);
  }

  private static @Nullable Object empty(Class<?> type) {
    if (Map.class.isAssignableFrom(type)) {
      return Map.of();
    }
    if (Set.class.isAssignableFrom(type)) {
      return Set.of();
    }
    return Collection.class.isAssignableFrom(type) ? List.of() : null;
  }

  Class<T> type() {
    return type;
  }

  ColumnTypes types() {
    return types;
  }

  List<RowColumn> columns() {
    return columns;
  }

  /** Where the columns stand in a result: asked once a statement, not once a row. */
  int[] positions(ResultSet row) throws SQLException {
    int[] positions = new int[columns.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = row.findColumn(columns.get(i).name());
    }
    return positions;
  }

  T read(ResultSet row, int[] positions) throws SQLException {
    @Nullable Object[] values = new Object[positions.length];
    for (int i = 0; i < positions.length; i++) {
      values[i] = columns.get(i).type().read(row, positions[i]);
    }
    return type.cast(Objects.requireNonNull(make(root, values)));
  }

  private @Nullable Object make(Nested nested, @Nullable Object[] values) {
    if (nested.nullable() && nothingIn(nested, values)) {
      return null;
    }
    @Nullable Object[] arguments = new Object[nested.nodes().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = switch (nested.nodes().get(i)) {
        case Leaf(int column) -> required(column, values[column]);
        case Absent(Object value) -> value;
        case Nested inner -> make(inner, values);
      };
    }
    return nested.parts().make(arguments);
  }

  private static boolean nothingIn(Nested nested, @Nullable Object[] values) {
    for (int i = nested.first(); i < nested.last(); i++) {
      if (values[i] != null) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object required(int index, @Nullable Object value) {
    if (value == null && !columns.get(index).nullable()) {
      throw new IllegalStateException("Column " + columns.get(index).name() + " is null, and " + type.getSimpleName()
          + "." + columns.get(index).field() + " is not @Nullable");
    }
    return value;
  }
}
