package id.payung.platform.rows;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a table's statements, with parameters by position. It depends on the record class and on the set of
 * changed columns alone, so that the server plans each once a connection.
 */
final class TableStatements {
  private final TableMapping<?> table;
  private final Map<BitSet, String> updates = new ConcurrentHashMap<>();
  private final String insert;
  private final String put;
  private final String save;

  TableStatements(TableMapping<?> table) {
    this.table = table;
    List<String> names = table.written().stream().map(RowColumn::name).toList();
    Stream<String> home = table.ofRegency() ? Stream.of("regency") : Stream.empty();
    List<String> all = Stream.concat(home, names.stream()).toList();
    String values = " (" + String.join(", ", all) + ") VALUES ("
        + all.stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")";
    this.insert = "INSERT INTO " + table.name() + values;
    String replace = "INSERT INTO " + table.name() + " AS r" + values + conflict();
    this.put = replace + differs();
    this.save = replace + " WHERE r.version = ?";
  }

  String insert() {
    return insert;
  }

  String insertIfAbsent() {
    return insert + " ON CONFLICT DO NOTHING";
  }

  /** Only a row of the same key stands in the way; any other unique value that is taken is an error. */
  String insertIfKeyAbsent() {
    return insert + " ON CONFLICT (" + conflictKey() + ") DO NOTHING";
  }

  /** Inserts so many rows but those whose id is there, and returns the ids of what it inserted. */
  String insertAbsent(int rows) {
    String values = insert.substring(insert.lastIndexOf(" ("));
    String key = table.ofRegency() ? "regency, id" : "id";
    return insert + ("," + values).repeat(rows - 1) + " ON CONFLICT (" + key + ") DO NOTHING RETURNING id";
  }

  /** Inserts, or replaces what differs. */
  String put() {
    return put;
  }

  /** Inserts, or replaces the row of this version. */
  String save() {
    return save;
  }

  /** The columns that are neither key nor version. */
  private List<String> rest() {
    return table.written()
        .stream()
        .filter(column -> !table.key().contains(column) && !column.equals(table.version()))
        .map(RowColumn::name)
        .toList();
  }

  private String conflictKey() {
    String home = table.ofRegency() ? "regency, " : "";
    return home + table.key().stream().map(RowColumn::name).collect(Collectors.joining(", "));
  }

  private String conflict() {
    String assigned = rest().stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
    String raised = table.version() == null ? "" : ", version = r.version + 1";
    return " ON CONFLICT (" + conflictKey() + ") DO UPDATE SET " + assigned + raised;
  }

  private String differs() {
    String old = rest().stream().map(name -> "r." + name).collect(Collectors.joining(", "));
    String wanted = rest().stream().map(name -> "excluded." + name).collect(Collectors.joining(", "));
    return " WHERE (" + old + ") IS DISTINCT FROM (" + wanted + ")";
  }

  /** @param changed indexes of written columns */
  String update(BitSet changed) {
    return updates.computeIfAbsent((BitSet) changed.clone(), this::makeUpdate);
  }

  private String makeUpdate(BitSet changed) {
    List<RowColumn> columns = changed.stream().mapToObj(table.written()::get).toList();
    List<String> assigned = columns.stream().map(column -> column.name() + " = ?").toList();
    String raised = table.version() == null ? "" : "version = version + 1";
    String set = Stream.concat(assigned.stream(), Stream.of(raised).filter(one -> !one.isEmpty()))
        .collect(Collectors.joining(", "));
    return "UPDATE " + table.name() + " SET " + set + " WHERE " + keyCondition() + guard(columns);
  }

  /** Without a version, the columns that change must still hold what was read. */
  private String guard(List<RowColumn> columns) {
    if (table.version() != null) {
      return " AND version = ?";
    }
    return columns.stream()
        .filter(column -> !column.derived())
        .map(column -> " AND " + column.name() + " IS NOT DISTINCT FROM ?")
        .collect(Collectors.joining());
  }

  String delete() {
    return "DELETE FROM " + table.name() + " WHERE " + keyCondition()
        + (table.version() == null ? "" : " AND version = ?");
  }

  private String keyCondition() {
    String home = table.ofRegency() ? "regency = ? AND " : "";
    return home + table.key().stream().map(column -> column.name() + " = ?").collect(Collectors.joining(" AND "));
  }
}
