package id.payung;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;

/**
 * What the database holds for somebody's reach, read with policies on: the measure of what they may meet on their way.
 */
@TestComponent
class VisibleRowRepository {
  private final String url;
  private final String owner;
  private final String ownerPassword;
  private final String app;
  private final String appPassword;

  VisibleRowRepository(@Value("${payung.db.url}") String url, @Value("${payung.db.owner.user}") String owner,
      @Value("${payung.db.owner.password}") String ownerPassword, @Value("${payung.db.app.user}") String app,
      @Value("${payung.db.app.password}") String appPassword) {
    this.url = url;
    this.owner = owner;
    this.ownerPassword = ownerPassword;
    this.app = app;
    this.appPassword = appPassword;
  }

  Connection asOwner() throws SQLException {
    return DriverManager.getConnection(url, owner, ownerPassword);
  }

  /** The first column of what the owner reads. */
  List<String> listTexts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = asOwner(); ResultSet row = connection.createStatement().executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  /** Every id in a row that this person's reach holds, read as the narrow role itself. */
  Set<UUID> findVisibleIds(String signIn) throws SQLException {
    Set<UUID> visible = new LinkedHashSet<>();
    try (Connection connection = asOwner()) {
      try (ResultSet row = connection.createStatement()
          .executeQuery("SELECT id FROM accounts.person WHERE sign_in_name = '" + signIn + "'")) {
        row.next();
        visible.add(row.getObject(1, UUID.class));
      }
      try (ResultSet row = connection.createStatement()
          .executeQuery("SELECT id FROM regions.region WHERE code LIKE '" + SiteCrawler.OWN_REGENCY + "%'")) {
        while (row.next()) {
          visible.add(row.getObject(1, UUID.class));
        }
      }
    }
    for (Object id : findVisibleValues(signIn, connection -> listColumns(connection, "uuid", Set.of("wide-only")))
        .getOrDefault("", Set.of())) {
      visible.add((UUID) id);
    }
    return visible;
  }

  /** The ids of the rows of one table that this person's reach holds. */
  Set<UUID> findVisibleIdsIn(String signIn, String table) throws SQLException {
    Set<UUID> ids = new LinkedHashSet<>();
    findVisibleValues(signIn, connection -> List.<String[]>of(new String[]{table, "id"}))
        .getOrDefault(table + ".id", Set.of())
        .forEach(id -> ids.add((UUID) id));
    return ids;
  }

  /** Every text in a row of this regency that this person's reach holds, by table and column. */
  Map<String, Set<String>> findVisibleTexts(String signIn) throws SQLException {
    Map<String, Set<String>> texts = new TreeMap<>();
    findVisibleValues(signIn, connection -> listColumns(connection, "text", Set.of())).forEach((column,
        values) -> values.forEach(value -> texts.computeIfAbsent(column, _ -> new HashSet<>()).add((String) value)));
    texts.remove("");
    return texts;
  }

  /** Every text in every guarded row of a regency, whoever may read it. */
  Map<String, Set<String>> findAllTexts(String regency) throws SQLException {
    Map<String, Set<String>> texts = new TreeMap<>();
    try (Connection connection = asOwner()) {
      for (String[] column : listColumns(connection, "text", Set.of())) {
        Set<String> found = texts.computeIfAbsent(column[0] + "." + column[1], _ -> new HashSet<>());
        try (ResultSet row = connection.createStatement()
            .executeQuery("SELECT DISTINCT " + column[1] + " FROM " + column[0] + " WHERE regency = '" + regency
                + "' AND " + column[1] + " IS NOT NULL")) {
          while (row.next()) {
            found.add(row.getString(1));
          }
        }
      }
    }
    return texts;
  }

  /** Tables with a column of each. */
  private interface ColumnChoice {
    List<String[]> choose(Connection connection) throws SQLException;
  }

  private Map<String, Set<Object>> findVisibleValues(String signIn, ColumnChoice choice) throws SQLException {
    Map<String, Set<Object>> values = new TreeMap<>();
    try (Connection connection = asOwner(); Connection narrow = DriverManager.getConnection(url, app, appPassword)) {
      String settings = actorSettingsSql(connection, signIn);
      narrow.setAutoCommit(false);
      narrow.createStatement().execute("SET LOCAL ROLE payung_narrow; " + settings);
      for (String[] column : choice.choose(connection)) {
        Set<Object> found = values.computeIfAbsent(column[0] + "." + column[1], _ -> new HashSet<>());
        java.sql.Savepoint before = narrow.setSavepoint();
        try (ResultSet row = narrow.createStatement()
            .executeQuery(
                "SELECT DISTINCT " + column[1] + " FROM " + column[0] + " WHERE " + column[1] + " IS NOT NULL")) {
          while (row.next()) {
            found.add(row.getObject(1));
          }
        } catch (SQLException refused) {
          // 42501: the role may not read this table. Anything else is a fault of the test and must not look like it.
          if (!"42501".equals(refused.getSQLState())) {
            throw refused;
          }
          narrow.rollback(before);
        }
        values.computeIfAbsent("", _ -> new HashSet<>()).addAll(found);
      }
    }
    return values;
  }

  static List<String[]> listColumns(Connection connection, String type, Set<String> without) throws SQLException {
    List<String[]> columns = new ArrayList<>();
    try (ResultSet row = connection.createStatement()
        .executeQuery("SELECT g.target, a.attname, g.shape FROM platform.guarded g JOIN pg_attribute a ON a.attrelid = "
            + "g.target::regclass AND a.attnum > 0" + " WHERE a.atttypid = '" + type
            + "'::regtype AND NOT a.attisdropped ORDER BY 1, 2")) {
      while (row.next()) {
        String shape = row.getString(3);
        if (without.stream().noneMatch(shape::contains)) {
          columns.add(new String[]{row.getString(1), row.getString(2)});
        }
      }
    }
    return columns;
  }

  private static String actorSettingsSql(Connection connection, String signIn) throws SQLException {
    try (ResultSet row = connection.createStatement()
        .executeQuery(
            "SELECT p.id, array_agg(DISTINCT m.organisation)::text, coalesce((SELECT array_agg(DISTINCT v) FROM "
                + "accounts.mandate x CROSS JOIN unnest(x.villages) v" + " WHERE x.person = p.id AND x.regency = '"
                + SiteCrawler.OWN_REGENCY
                + "')::text, '{}'), bool_or(m.villages = '{}') FROM accounts.person p JOIN accounts.mandate m ON "
                + "m.person = p.id AND m.regency = '" + SiteCrawler.OWN_REGENCY + "' WHERE p.sign_in_name = '" + signIn
                + "' GROUP BY p.id")) {
      row.next();
      return "SET LOCAL app.regency = '" + SiteCrawler.OWN_REGENCY + "'; SET LOCAL app.person = '" + row.getString(1)
          + "'; SET LOCAL app.organisations = '" + (row.getBoolean(4) ? row.getString(2) : "{}")
          + "'; SET LOCAL app.villages = '" + row.getString(3) + "'";
    }
  }
}
