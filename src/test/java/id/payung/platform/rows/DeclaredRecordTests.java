package id.payung.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.i18n.Messages;
import id.payung.platform.rows.annotation.CopiesReachTo;
import id.payung.platform.testing.PayungTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.json.JsonMapper;

/** Every declared record against the catalogue of the database, so that a typo is found once for all of them. */
@PayungTest
class DeclaredRecordTests {
  /** What the driver reads as well, beside the type itself. */
  private static final Map<String, Set<String>> ALSO = Map.of("integer", Set.of("smallint"), "bigint",
      Set.of("integer"), "timestamptz", Set.of("timestamp with time zone"), "text", Set.of("character varying"),
      "double precision", Set.of("real"), "integer[]", Set.of("smallint[]"), "text[]", Set.of("character varying[]"),
      "timestamptz[]", Set.of("timestamp with time zone[]"));

  /** Tables that point at a record and have a reach of their own. */
  private static final Set<String> OWN_REACH = Set.of("agreements.plan", "agreements.activity");

  private final TableMappingRegistry mappings = new TableMappingRegistry(JsonMapper.builder().build());
  private final List<Class<? extends Record>> records = DeclaredRecords.all();

  @Autowired Messages words;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  private record Kept(String type, boolean notNull, boolean generated) {}

  @Test
  void every_column_is_in_the_table_with_its_type_and_nullability() throws SQLException {
    List<String> wrong = new ArrayList<>();
    for (Class<? extends Record> record : records) {
      TableMapping<?> table = mappings.table(record);
      Map<String, Kept> kept = columns(table.name());
      Stream.concat(table.row().columns().stream(), table.written().stream().filter(RowColumn::derived))
          .forEach(column -> compare(record.getSimpleName() + "." + column.field(), column, kept, wrong));
    }
    assertThat(wrong).isEmpty();
    assertThat(records).hasSizeGreaterThan(5);
  }

  private static void compare(String where, RowColumn column, Map<String, Kept> kept, List<String> wrong) {
    Kept known = kept.get(column.name());
    if (known == null) {
      wrong.add(where + ": the table has no column " + column.name());
      return;
    }
    String type = column.type().sqlType();
    if (!known.type().equals(type) && !ALSO.getOrDefault(type, Set.of()).contains(known.type())) {
      wrong.add(where + ": is " + known.type() + " and not " + type);
    }
    if (known.notNull() == column.nullable() && !column.derived() && !nestedMayBeMissing(column)) {
      wrong.add(where + (column.nullable() ? ": is @Nullable and never null" : ": may be null and is not @Nullable"));
    }
    if (known.generated() && !column.readOnly()) {
      wrong.add(where + ": is generated and not @ReadOnlyColumn");
    }
  }

  /** A component that is @Nullable because the record it stands in may be missing: then the column decides. */
  private static boolean nestedMayBeMissing(RowColumn column) {
    return column.nullable() && column.path().size() > 1;
  }

  @Test
  void every_key_is_the_primary_key_of_the_table() throws SQLException {
    Map<String, Set<String>> wrong = new LinkedHashMap<>();
    for (Class<? extends Record> record : records) {
      TableMapping<?> table = mappings.table(record);
      Set<String> declared = new TreeSet<>(table.key().stream().map(RowColumn::name).toList());
      if (table.ofRegency()) {
        declared.add("regency");
      }
      Set<String> kept = new TreeSet<>(list("""
          SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
           WHERE i.indisprimary AND i.indrelid = CAST(? AS regclass)
          """, table.name()));
      if (!declared.equals(kept)) {
        wrong.put(record.getSimpleName(), kept);
      }
    }
    assertThat(wrong).as("keys in the database").isEmpty();
  }

  @Test
  void every_reach_is_the_shape_that_the_table_is_guarded_with() throws SQLException {
    Map<String, List<String>> wrong = new LinkedHashMap<>();
    for (Class<? extends Record> record : records) {
      TableMapping<?> table = mappings.table(record);
      List<String> shape = list("SELECT shape FROM platform.guarded WHERE target = ?", table.name());
      if (table.ofRegency() && !shape.equals(List.of(table.reach().text()))) {
        wrong.put(record.getSimpleName(), shape);
      }
    }
    assertThat(wrong).as("shapes in the database").isEmpty();
  }

  @Test
  void every_field_that_a_stale_save_may_show_has_a_label() {
    List<String> missing = new ArrayList<>();
    for (Class<? extends Record> record : records) {
      if (mappings.table(record).version() != null) {
        RecordDifferences.labels(record)
            .stream()
            .filter(key -> !words.hasKey(key))
            .forEach(key -> missing.add(record.getSimpleName() + ": " + key));
      }
    }
    assertThat(missing).as("say @FieldLabelKey, or @HiddenFromPeople when nobody types it").isEmpty();
  }

  @Test
  void every_table_with_a_copy_of_a_reach_is_declared_at_the_record_that_it_copies() throws SQLException {
    Set<String> declared = new HashSet<>(OWN_REACH);
    List<String> undeclared = new ArrayList<>();
    for (Class<? extends Record> record : records) {
      for (CopiesReachTo child : record.getAnnotationsByType(CopiesReachTo.class)) {
        declared.add(child.value());
        declared.add(mappings.table(record).name());
      }
    }
    for (Class<? extends Record> record : records) {
      if (record.isAnnotationPresent(CopiesReachTo.Tables.class) || record.isAnnotationPresent(CopiesReachTo.class)) {
        for (String child : childrenWithTheSameReach(mappings.table(record))) {
          if (!declared.contains(child)) {
            undeclared.add(record.getSimpleName() + " → " + child);
          }
        }
      }
    }
    assertThat(undeclared).isEmpty();
  }

  /** Tables that point at this one and have a column of its reach. */
  private List<String> childrenWithTheSameReach(TableMapping<?> table) throws SQLException {
    return list("""
        SELECT DISTINCT f.conrelid::regclass::text FROM pg_constraint f
         JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attname = ANY (string_to_array(?, ','))
         WHERE f.contype = 'f' AND f.confrelid = CAST(? AS regclass) AND f.conrelid <> f.confrelid
        """, String.join(",", table.reach().copied()), table.name());
  }

  @Test
  void every_copy_of_a_reach_names_columns_that_are_there() throws SQLException {
    List<String> wrong = new ArrayList<>();
    for (Class<? extends Record> record : records) {
      CopiesReachTo[] children = record.getAnnotationsByType(CopiesReachTo.class);
      if (children.length == 0) {
        continue;
      }
      ReachStatements statements = new ReachStatements(mappings.table(record));
      assertThat(statements.copy()).startsWith("WITH own AS (");
      for (CopiesReachTo child : children) {
        Set<String> kept = columns(child.value()).keySet();
        Stream.concat(Stream.of(child.by()), statements.columns(child).stream())
            .filter(column -> !kept.contains(column))
            .forEach(column -> wrong.add(child.value() + " has no column " + column));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private Map<String, Kept> columns(String table) throws SQLException {
    Map<String, Kept> columns = new LinkedHashMap<>();
    query("""
        SELECT attname, format_type(atttypid, NULL), attnotnull, attgenerated <> '' FROM pg_attribute
         WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped
        """, row -> columns.put(row.getString(1), new Kept(row.getString(2), row.getBoolean(3), row.getBoolean(4))),
        table);
    return columns;
  }

  private List<String> list(String sql, String... params) throws SQLException {
    List<String> found = new ArrayList<>();
    query(sql, row -> found.add(row.getString(1)), params);
    return found;
  }

  private interface Each {
    void row(ResultSet row) throws SQLException;
  }

  private void query(String sql, Each each, String... params) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, owner, password);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < params.length; i++) {
        statement.setString(i + 1, params[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.row(rows);
        }
      }
    }
  }
}
