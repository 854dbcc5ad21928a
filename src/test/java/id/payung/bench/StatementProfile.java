package id.payung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Where the time of the database goes: its own account of statements, printed beside the figures where
 * {@code --profile} asks for it.
 */
final class StatementProfile {
  private static final int STATEMENTS_PRINTED = 25;
  private static final int WIDTH = 150;

  private final BenchmarkedApplication application;

  StatementProfile(BenchmarkedApplication application) {
    this.application = application;
  }

  /** Before the next start of the server in this folder: it keeps account from then on. */
  static void enable(Path data) throws IOException {
    Files.writeString(data.resolve("postgres/cluster/local.conf"), """
        shared_preload_libraries = 'pg_stat_statements'
        pg_stat_statements.track_utility = on
        pg_stat_statements.track_planning = on
        """);
  }

  void reset() throws SQLException, IOException {
    try (Connection admin = application.asAdministrator(); Statement statement = admin.createStatement()) {
      statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
      statement.execute("SELECT pg_stat_statements_reset()");
    }
  }

  void print(String what) throws SQLException, IOException {
    try (Connection admin = application.asAdministrator();
        Statement statement = admin.createStatement();
        ResultSet rows = statement.executeQuery("""
            SELECT calls, total_exec_time, mean_exec_time, rows, mean_plan_time, plans,
                   regexp_replace(query, '\\s+', ' ', 'g')
              FROM pg_stat_statements ORDER BY total_exec_time + total_plan_time DESC LIMIT
            """ + ' ' + STATEMENTS_PRINTED)) {
      System.err.printf(Locale.ROOT, "statements of %s%n%9s %10s %8s %9s %8s %9s%n", what, "calls", "ms", "ms each",
          "rows", "planning", "plans");
      while (rows.next()) {
        String query = rows.getString(7).strip();
        System.err.printf(Locale.ROOT, "%9d %10.0f %8.3f %9d %8.3f %9d  %s%n", rows.getLong(1), rows.getDouble(2),
            rows.getDouble(3), rows.getLong(4), rows.getDouble(5), rows.getLong(6),
            query.length() > WIDTH ? query.substring(0, WIDTH) : query);
      }
    }
  }
}
