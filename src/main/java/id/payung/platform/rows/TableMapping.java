package id.payung.platform.rows;

import id.payung.platform.rows.annotation.DerivedColumn;
import id.payung.platform.rows.annotation.Table;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record that stands for a table: which columns are its key, its version, and written. */
final class TableMapping<T> {
  private final RowMapping<T> row;
  private final Table table;
  private final ReachShape reach;
  private final ReachShape readBy;
  private final Map<String, String> selections = new ConcurrentHashMap<>();
  private final List<RowColumn> key;
  private final @Nullable RowColumn version;
  private final List<RowColumn> written;
  private final @Nullable RowColumn regency;
  private final TableStatements statements;

  TableMapping(RowMapping<T> row) {
    this.row = row;
    this.table = Objects.requireNonNull(row.type().getAnnotation(Table.class), row.type() + " is no @Table");
    if (table.regency() && table.reach().isBlank()) {
      throw new IllegalArgumentException(row.type() + " says no reach");
    }
    this.reach = new ReachShape(table.reach());
    this.readBy = table.readBy().isBlank() ? reach : new ReachShape(table.readBy());
    this.regency = table.regency() ? column("regency") : null;
    this.key = keyColumns();
    this.version = versionColumn();
    this.written = writtenColumns();
    this.statements = new TableStatements(this);
  }

  private List<RowColumn> keyColumns() {
    List<RowColumn> named = row.columns().stream().filter(RowColumn::id).toList();
    if (!named.isEmpty()) {
      return named;
    }
    RowColumn id = column("id");
    if (id == null) {
      throw new IllegalArgumentException(row.type() + " has neither a component id nor one that is @Id");
    }
    return List.of(id);
  }

  private @Nullable RowColumn versionColumn() {
    RowColumn named = column("version");
    boolean guards = named != null && !key.contains(named) && !named.readOnly() && named.path().size() == 1;
    return guards ? named : null;
  }

  private List<RowColumn> writtenColumns() {
    Stream<RowColumn> components =
        row.columns().stream().filter(column -> !column.readOnly() && !column.equals(regency));
    return Stream.concat(components, derivedColumns().stream()).toList();
  }

  private List<RowColumn> derivedColumns() {
    List<RowColumn> derived = new ArrayList<>();
    List<Method> methods = Arrays.stream(row.type().getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(DerivedColumn.class))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
    for (Method method : methods) {
      derived.add(derived(method));
    }
    return derived;
  }

  private RowColumn derived(Method method) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(row.type(), MethodHandles.lookup());
      return new RowColumn(RecordComponents.separated(method.getName(), '_'), null, row.type(), row.types().of(method),
          true, List.of(RecordComponents.handle(lookup.unreflect(method))));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The column of this name, or null. */
  @Nullable
  RowColumn column(String name) {
    for (RowColumn column : row.columns()) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    return null;
  }

  RowColumn requireColumn(String name) {
    RowColumn column = column(name);
    if (column == null) {
      throw new IllegalArgumentException(row.type() + " has no column " + name);
    }
    return column;
  }

  /** The column of a component, perhaps of a nested record. */
  RowColumn columnOf(ComponentName name) {
    return row.columns()
        .stream()
        .filter(column -> name.isOf(column.owner()) && column.field().equals(name.component()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is no column of " + row.type()));
  }

  /** All columns for a {@code SELECT}. */
  String selected(String alias) {
    return selections.computeIfAbsent(alias, this::makeSelected);
  }

  private String makeSelected(String alias) {
    return row.columns().stream().map(column -> alias + "." + column.name()).collect(Collectors.joining(", "));
  }

  RowMapping<T> row() {
    return row;
  }

  String name() {
    return table.value();
  }

  boolean ofRegency() {
    return table.regency();
  }

  ReachShape reach() {
    return reach;
  }

  ReachShape readBy() {
    return readBy;
  }

  List<RowColumn> key() {
    return key;
  }

  @Nullable
  RowColumn version() {
    return version;
  }

  /** The component of the regency, where the record has one: it is the actor's, or the row is not written. */
  @Nullable
  RowColumn regency() {
    return regency;
  }

  /** All but those that are only read, and the regency. */
  List<RowColumn> written() {
    return written;
  }

  TableStatements statements() {
    return statements;
  }

  /** The same record with the version after its own. */
  <R extends Record> R raised(R record) {
    return version == null ? record : RecordCopy.of(record).with(version.field(), versionOf(record) + 1).make();
  }

  int versionOf(Object record) {
    return (Integer) Objects.requireNonNull(Objects.requireNonNull(version).valueOf(record));
  }
}
