package id.payung.platform.archive;

import id.payung.platform.archive.ArchiveManifest.ArchivedMigration;
import id.payung.platform.archive.ArchiveManifest.ArchivedRepeatableMigration;
import id.payung.platform.archive.ArchiveManifest.ArchivedSequence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What there is in the database, read from PostgreSQL's own catalogue so that no table can be forgotten. */
record DatabaseCatalogueRepository(Connection connection) {
  /** Flyway's own table: it is made by migrating, and stands in the manifest instead. */
  static final String MIGRATION_TABLE = "platform.migrations";

  private static final String OWN_TABLES_CONDITION = """
       n.nspname NOT IN ('information_schema', 'citus', 'citus_internal', 'columnar')
         AND n.nspname NOT LIKE 'pg\\_%'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass
         AND d.deptype = 'e')
      """;

  /** A foreign key that is put aside while rows are loaded. */
  record ForeignKey(String table, String name, String definition) {
    String dropStatement() {
      return "ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, TableDefinition.quoteIdentifier(name));
    }

    String addStatement() {
      return "ALTER TABLE %s ADD CONSTRAINT %s %s".formatted(table, TableDefinition.quoteIdentifier(name), definition);
    }
  }

  private interface CatalogueRowMapper<T> {
    T mapRow(ResultSet row) throws SQLException;
  }

  List<TableDefinition> listTables() throws SQLException {
    return queryList("""
        SELECT n.nspname, c.relname, c.relkind = 'p',
               (SELECT array_agg(a.attname ORDER BY a.attname) FROM pg_attribute a
                 WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '')
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
           AND n.nspname || '.' || c.relname <> '%s' AND %s
         ORDER BY 1, 2
        """.formatted(MIGRATION_TABLE, OWN_TABLES_CONDITION), row -> new TableDefinition(row.getString(1),
        row.getString(2), row.getBoolean(3), List.of((String[]) row.getArray(4).getArray())));
  }

  List<ArchivedSequence> listSequences() throws SQLException {
    List<ArchivedSequence> states = new ArrayList<>();
    List<String[]> names = queryList(
        ("SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind "
            + "= 'S' AND %s ORDER BY 1, 2").formatted(OWN_TABLES_CONDITION),
        row -> new String[]{row.getString(1), row.getString(2)});
    for (String[] name : names) {
      String qualified = TableDefinition.quoteIdentifier(name[0]) + "." + TableDefinition.quoteIdentifier(name[1]);
      states.addAll(queryList("SELECT last_value, is_called FROM " + qualified,
          row -> new ArchivedSequence(name[0], name[1], row.getLong(1), row.getBoolean(2))));
    }
    return states;
  }

  List<ForeignKey> listForeignKeys() throws SQLException {
    return queryList("""
        SELECT format('%%I.%%I', n.nspname, c.relname), k.conname, pg_get_constraintdef(k.oid)
          FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE k.contype = 'f' AND k.conparentid = 0 AND %s
         ORDER BY 1, 2
        """.formatted(OWN_TABLES_CONDITION),
        row -> new ForeignKey(row.getString(1), row.getString(2), row.getString(3)));
  }

  List<ArchivedMigration> listMigrations() throws SQLException {
    return queryList(
        ("SELECT version, script, coalesce(checksum, 0) FROM %s WHERE success AND type = 'SQL' AND version IS NOT "
            + "NULL ORDER BY installed_rank").formatted(MIGRATION_TABLE),
        row -> new ArchivedMigration(row.getString(1), row.getString(2), row.getInt(3)));
  }

  List<ArchivedRepeatableMigration> listRepeatableMigrations() throws SQLException {
    return queryList(
        ("SELECT DISTINCT ON (script) description, type, script, coalesce(checksum, 0) FROM %s WHERE success AND "
            + "version IS NULL AND checksum IS NOT NULL ORDER BY script, installed_rank DESC")
            .formatted(MIGRATION_TABLE),
        row -> new ArchivedRepeatableMigration(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
  }

  /** Whether an application has already been at work here. */
  boolean hasPayungTables() throws SQLException {
    return queryList("SELECT to_regclass('%s') IS NOT NULL".formatted(MIGRATION_TABLE), row -> row.getBoolean(1))
        .getFirst();
  }

  String getServerVersion() throws SQLException {
    return queryList("SHOW server_version", row -> row.getString(1)).getFirst();
  }

  private <T> List<T> queryList(String sql, CatalogueRowMapper<T> rowMapper) throws SQLException {
    List<T> results = new ArrayList<>();
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        results.add(rowMapper.mapRow(rows));
      }
    }
    return results;
  }
}
