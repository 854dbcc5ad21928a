package id.payung.regions;

import id.payung.platform.ids.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.stereotype.Component;

/**
 * Loads the table of regions from the class path, as owner, whenever its content has changed. An id is made from the
 * code that a region had when this installation first met it.
 */
@Component
@SuppressWarnings("checkstyle:TypeName")
class R__LoadRegions implements JavaMigration {
  private static final String[] FILES = {"provinces", "regencies", "districts", "villages"};
  private static final String CREATE_NAME_INDEX =
      "CREATE INDEX region_name ON regions.region USING gin (search gin_trgm_ops)";

  @Override
  public @Nullable MigrationVersion getVersion() {
    return null;
  }

  @Override
  public String getDescription() {
    return "LoadRegions";
  }

  @Override
  public Integer getChecksum() {
    CRC32 sum = new CRC32();
    for (String file : FILES) {
      try (InputStream in = open(file)) {
        sum.update(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return (int) sum.getValue();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws Exception {
    Connection connection = context.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL maintenance_work_mem = '96MB'");
      if (isEmpty(statement)) {
        loadAll(connection, statement);
      } else {
        mergeChanges(connection, statement);
      }
      statement.execute("ANALYZE regions.region");
    }
  }

  private static boolean isEmpty(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT NOT EXISTS (SELECT FROM regions.region)")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /**
   * The first time: rows straight into the bare table, then what hangs on it at once (row by row it takes several times
   * as long).
   */
  private static void loadAll(Connection connection, Statement statement) throws SQLException, IOException {
    statement.execute("ALTER TABLE regions.region DROP CONSTRAINT region_parent_fkey");
    statement.execute("DROP INDEX regions.region_name, regions.region_parent, regions.region_regency");
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    for (int level = 1; level <= FILES.length; level++) {
      copy.copyIn("COPY regions.region (id, code, level, parent, regency, name) FROM STDIN",
          new StringReader(copyRows(FILES[level - 1], level, true)));
    }
    statement.execute("CREATE INDEX region_parent ON regions.region (parent, name, id)");
    statement.execute("CREATE INDEX region_regency ON regions.region (regency, level, name, id)");
    statement.execute(CREATE_NAME_INDEX);
    statement.execute(
        "ALTER TABLE regions.region ADD CONSTRAINT region_parent_fkey FOREIGN KEY (parent) REFERENCES regions.region");
  }

  /** A newer table: codes known keep their id, what is gone gets its last day. */
  private static void mergeChanges(Connection connection, Statement statement) throws SQLException, IOException {
    statement.execute(
        "CREATE TEMP TABLE arriving (id uuid, code text COLLATE \"C\", level smallint, parent_code text COLLATE "
            + "\"C\", regency text COLLATE \"C\", name text) ON COMMIT DROP");
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    for (int level = 1; level <= FILES.length; level++) {
      copy.copyIn("COPY arriving FROM STDIN", new StringReader(copyRows(FILES[level - 1], level, false)));
    }
    // a code given anew: its old bearer, recoded since, keeps the id that was made from it
    statement.execute("""
        UPDATE arriving a SET id = gen_random_uuid()
         WHERE NOT EXISTS (SELECT FROM regions.region k WHERE k.code = a.code) AND EXISTS (SELECT
           FROM regions.region t WHERE t.id = a.id)
        """);
    statement.execute("DROP INDEX regions.region_name");
    statement.execute("""
        INSERT INTO regions.region AS known (id, code, level, parent, regency, name)
        SELECT coalesce(k.id, a.id), a.code, a.level, coalesce(kp.id, p.id), a.regency, a.name
          FROM arriving a
          LEFT JOIN regions.region k ON k.code = a.code
          LEFT JOIN arriving p ON p.code = a.parent_code
          LEFT JOIN regions.region kp ON kp.code = a.parent_code
         ORDER BY a.level, a.code
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, parent = excluded.parent, valid_to = NULL
        """);
    statement.execute(
        "UPDATE regions.region r SET valid_to = current_date WHERE valid_to IS NULL AND NOT EXISTS (SELECT FROM "
            + "arriving a WHERE a.code = r.code)");
    statement.execute(CREATE_NAME_INDEX);
  }

  /** {@code byId}: the parent as its id, else as its code. */
  private static String copyRows(String file, int level, boolean byId) throws IOException {
    StringBuilder rows = new StringBuilder(1 << 20);
    String lastParent = "";
    String parentId = "\\N";
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      for (CSVRecord record : CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
        String code = record.get("code");
        String parent = level == 1 ? "\\N" : code.substring(0, code.lastIndexOf('.'));
        String regency = level == 1 ? "\\N" : code.substring(0, 5);
        if (level > 1 && !parent.equals(lastParent)) {
          lastParent = parent;
          parentId = regionId(parent);
        }
        rows.append(regionId(code))
            .append('\t')
            .append(code)
            .append('\t')
            .append(level)
            .append('\t')
            .append(byId ? parentId : parent)
            .append('\t')
            .append(regency)
            .append('\t')
            .append(record.get("name").replace("\\", "\\\\").replace("\t", " "))
            .append('\n');
      }
    }
    return rows.toString();
  }

  private static String regionId(String code) {
    return Ids.fromName("region:" + code).toString();
  }

  private static InputStream open(String file) {
    InputStream in = R__LoadRegions.class.getResourceAsStream("/regions/" + file + ".csv");
    if (in == null) {
      throw new IllegalStateException("the table of regions is missing from the build: " + file);
    }
    return in;
  }
}
