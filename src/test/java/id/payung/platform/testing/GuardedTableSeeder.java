package id.payung.platform.testing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Puts one row into every guarded table of a regency, as owner and past all rules of the code, to see who reads it.
 * What a column needs is read from the catalogue, so that a table added tomorrow is planted without a line here. For a
 * database of its own: checks and references are taken away, since only the policies are looked at.
 */
public final class GuardedTableSeeder {
  private final Connection owner;
  private final Map<String, String> shapes = new TreeMap<>();

  /**
   * What is planted.
   *
   * @param id stands in every column that holds an id
   * @param marker stands in every text
   * @param organisation stands where the shape says an organisation; village and person likewise
   * @param year stands in every number and date
   */
  public record SeedValues(String regency, UUID id, String marker, UUID organisation, UUID village, UUID person,
      int year) {}

  private record Column(String name, String type, boolean fills) {}

  public GuardedTableSeeder(Connection owner) throws SQLException {
    this.owner = owner;
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("SELECT target, shape FROM platform.guarded")) {
      while (row.next()) {
        shapes.put(row.getString(1), row.getString(2));
      }
    }
    for (String table : shapes.keySet()) {
      for (String constraint : queryTexts(
          "SELECT conname::text FROM pg_constraint WHERE conrelid = ?::regclass AND contype IN ('c', 'f')", table)) {
        SchemaChange.run(owner, "ALTER TABLE " + table + " DROP CONSTRAINT IF EXISTS \"" + constraint + "\" CASCADE");
      }
    }
  }

  /** The guarded tables with their shapes. */
  public Map<String, String> shapes() {
    return shapes;
  }

  /** Names of the columns of a table's primary key. */
  public List<String> primaryKeyColumns(String table) throws SQLException {
    return queryTexts("""
        SELECT a.attname::text FROM pg_index i CROSS JOIN unnest(i.indkey::int[]) k (n)
          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n WHERE i.indrelid = ?::regclass
            AND i.indisprimary
        """, table);
  }

  /** One row a table; gives back the values of each. */
  public Map<String, Map<String, Object>> seedAll(SeedValues seedValues) throws SQLException {
    Map<String, Map<String, Object>> seeded = new TreeMap<>();
    for (String table : shapes.keySet()) {
      seeded.put(table, seedTable(table, seedValues));
    }
    return seeded;
  }

  private Map<String, Object> seedTable(String table, SeedValues seedValues) throws SQLException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("regency", seedValues.regency());
    for (String way : shapes.get(table).split(" ")) {
      String[] parts = way.split(":");
      if (parts.length == 2) {
        values.put(parts[1], switch (parts[0]) {
          case "organisation" -> seedValues.organisation();
          case "parties" -> owner.createArrayOf("uuid", new Object[]{seedValues.organisation()});
          case "village" -> seedValues.village();
          case "area" -> owner.createArrayOf("uuid", new Object[]{seedValues.village()});
          case "wide-when" -> true;
          default -> seedValues.person();
        });
      }
    }
    List<String> columnNames = new ArrayList<>();
    for (Column column : columns(table)) {
      if (!values.containsKey(column.name()) && column.fills()) {
        values.put(column.name(), value(column, seedValues));
      }
      if (values.containsKey(column.name())) {
        columnNames.add(column.name());
      }
    }
    Map<String, String> types = new LinkedHashMap<>();
    columns(table).forEach(column -> types.put(column.name(), column.type()));
    String sql = "INSERT INTO " + table + " (" + String.join(", ", columnNames) + ") VALUES ("
        + String.join(", ", columnNames.stream().map(name -> "?::" + types.get(name)).toList())
        + ") ON CONFLICT DO NOTHING";
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < columnNames.size(); i++) {
        statement.setObject(i + 1, values.get(columnNames.get(i)));
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new SQLException(table + ": " + e.getMessage(), e);
    }
    return values;
  }

  private Object value(Column column, SeedValues seedValues) throws SQLException {
    return switch (column.type()) {
      case "text" -> seedValues.marker();
      case "uuid" -> seedValues.id();
      case "integer", "smallint" -> seedValues.year();
      case "bigint", "double precision", "real" -> (long) seedValues.year();
      case "boolean" -> false;
      case "date" -> java.sql.Date.valueOf(seedValues.year() + "-01-02");
      case "timestamp with time zone" -> java.sql.Timestamp.valueOf(seedValues.year() + "-01-02 03:04:05");
      case "bytea" -> seedValues.marker().getBytes(StandardCharsets.UTF_8);
      case "jsonb" -> "{}";
      case "uuid[]", "text[]", "integer[]", "smallint[]", "date[]" -> "{}";
      default -> {
        if (column.type().startsWith("numeric")) {
          yield java.math.BigDecimal.ONE;
        }
        throw new SQLException("what is a " + column.type() + " in " + column.name() + "?");
      }
    };
  }

  /** Fills what must be filled, and every text that is free to be. */
  private List<Column> columns(String table) throws SQLException {
    String sql = """
        SELECT attname, format_type(atttypid, atttypmod),
               attidentity = '' AND (attnotnull AND NOT atthasdef OR atttypid = 'text'::regtype)
          FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped
            AND attgenerated = '' ORDER BY attnum
        """;
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.add(new Column(row.getString(1), row.getString(2), row.getBoolean(3)));
        }
      }
    }
    return columns;
  }

  private List<String> queryTexts(String sql, String table) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }
}
