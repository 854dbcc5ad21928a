package id.payung.platform.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The functions of {@code /postgres/leakproof.txt}: the reasons stand there. */
final class LeakproofFunctions {
  private LeakproofFunctions() {}

  static void markAll(Connection superuser) throws SQLException {
    for (String function : listUnmarked(superuser)) {
      try (Statement statement = superuser.createStatement()) {
        statement.execute("ALTER FUNCTION " + function + " LEAKPROOF");
      }
    }
  }

  /** Functions that are not marked here: searches by them go through whole tables. */
  public static List<String> listUnmarked(Connection connection) throws SQLException {
    List<String> missing = new ArrayList<>();
    String sql =
        "SELECT f FROM unnest(CAST(? AS text[])) f WHERE NOT (SELECT proleakproof FROM pg_proc WHERE oid = CAST(f "
            + "AS regprocedure))";
    try (var query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("text", listRequired().toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          missing.add(rows.getString(1));
        }
      }
    }
    return missing;
  }

  static List<String> listRequired() {
    return SqlScript.load("leakproof.txt")
        .text()
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.substring(0, line.indexOf('|')).strip())
        .toList();
  }
}
