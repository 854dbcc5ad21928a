package id.payung.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that an installation holds, to be compared with another: each table row by row, each file byte by byte. */
final class InstallationSnapshot {
  /** What runs on by itself, or is another on purpose after a restore. */
  private static final Set<String> EXCLUDED_TABLES =
      Set.of("platform.scheduled_tasks", "platform.installation", "platform.migrations");

  /** The field of a form that goes with the cookie {@code XSRF-TOKEN=sama}: the token, masked by nothing. */
  static final String CSRF_FIELD = "_csrf=AAAAAHNhbWE%3D";

  private InstallationSnapshot() {}

  /** Table → how many rows, and a hash of them all in one order. */
  static Map<String, String> hashTables(Connection owner) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(
            "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                + "WHERE c.relkind IN ('r', 'p')"
                + " AND NOT c.relispartition AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' "
                + "ORDER BY 1")) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    Map<String, String> tables = new TreeMap<>();
    for (String name : names) {
      if (!EXCLUDED_TABLES.contains(name)) {
        try (Statement statement = owner.createStatement();
            ResultSet row = statement.executeQuery(
                "SELECT count(*) || ' rows ' || coalesce(md5(string_agg(h, '' ORDER BY h)), '') FROM (SELECT "
                    + "md5(t::text) AS h FROM " + name + " t) all_rows")) {
          row.next();
          tables.put(name, row.getString(1));
        }
      }
    }
    return tables;
  }

  /** Path → hash, of documents and of uploads on their way. */
  static Map<String, String> hashFiles(Path data) throws Exception {
    Map<String, String> files = new TreeMap<>();
    for (String folder : List.of("documents", "uploads")) {
      if (Files.isDirectory(data.resolve(folder))) {
        try (Stream<Path> all = Files.walk(data.resolve(folder))) {
          for (Iterator<Path> each = all.filter(Files::isRegularFile).iterator(); each.hasNext();) {
            Path file = each.next();
            files.put(data.relativize(file).toString(), WriteWorkload.sha256(Files.readAllBytes(file)));
          }
        }
      }
    }
    return files;
  }

  /** What only one of two has, or has otherwise; empty when they are the same. */
  static List<String> differences(Map<String, String> one, Map<String, String> other) {
    List<String> differences = new ArrayList<>();
    Set<String> names = new java.util.TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      if (!String.valueOf(one.get(name)).equals(String.valueOf(other.get(name)))) {
        differences.add(name + ": " + unmatched(one.get(name), other.get(name)) + " ≠ "
            + unmatched(other.get(name), one.get(name)));
      }
    }
    return differences;
  }

  /** Its lines that the other lacks: a page is long, and what a run prints of it is cut. */
  private static @Nullable String unmatched(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return one;
    }
    Set<String> known = Set.copyOf(other.lines().distinct().toList());
    return one.lines().filter(line -> !known.contains(line)).collect(Collectors.joining("\n"));
  }

  /** A page as a signed-in person has it, its status before it. */
  static String fetchPage(PayungProcess payung, String path, String session) throws IOException, InterruptedException {
    var answer = payung.send(payung.request(path).header("Cookie", "payung=" + session + "; XSRF-TOKEN=sama").GET());
    return answer.statusCode() + "\n" + answer.body();
  }
}
