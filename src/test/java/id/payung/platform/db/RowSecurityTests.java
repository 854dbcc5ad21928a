package id.payung.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.postgres.DatabaseCredentials;
import id.payung.platform.postgres.InstallationSettings;
import id.payung.platform.postgres.TestPostgres;
import id.payung.platform.testing.GuardedTableSeeder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * One row of ours, one of another office in our regency and one of the neighbour's in every guarded table of the
 * catalogue: who reads which. A row that must be read and is not fails as well as one that must not be and is.
 */
class RowSecurityTests {
  /** Written by their village, read by the whole regency, by a policy beside those of the shape. */
  private static final Set<String> READ_BY_ALL = Set.of("community.village_body");

  private static final UUID OFFICE = Ids.fromName("leak:office");
  private static final UUID VILLAGE = Ids.fromName("leak:village");
  private static final UUID FITRI = Ids.fromName("leak:fitri");

  private static final GuardedTableSeeder.SeedValues OWN_ROW =
      new GuardedTableSeeder.SeedValues("73.24", Ids.fromName("leak:ours"), "kita", OFFICE, VILLAGE, FITRI, 2031);
  private static final GuardedTableSeeder.SeedValues OTHER_OFFICE_ROW =
      new GuardedTableSeeder.SeedValues("73.24", Ids.fromName("leak:others"), "lain", Ids.fromName("leak:other-office"),
          Ids.fromName("leak:other-village"), Ids.fromName("leak:citra"), 2032);
  private static final GuardedTableSeeder.SeedValues NEIGHBOUR_ROW = new GuardedTableSeeder.SeedValues("73.22",
      Ids.fromName("leak:neighbours"), "tetangga", OFFICE, VILLAGE, FITRI, 2033);

  private static final Actor NARROW = Actor.person("73.24", FITRI, "Fitri",
      List.of(Role.OFFICE_CLERK, Role.VILLAGE_VOLUNTEER), Set.of(), Set.of(OFFICE), Set.of(VILLAGE));
  private static final Actor WIDE =
      Actor.person("73.24", Ids.fromName("leak:ani"), "Ani", List.of(Role.REGENCY_ADMIN), Set.of(), Set.of(), Set.of());
  private static final Actor NEIGHBOUR = Actor.person("73.22", FITRI, "Fitri",
      List.of(Role.OFFICE_CLERK, Role.VILLAGE_VOLUNTEER), Set.of(), Set.of(OFFICE), Set.of(VILLAGE));
  private static final Actor WIDE_NEIGHBOUR = Actor.person("73.22", Ids.fromName("leak:kiki"), "Kiki",
      List.of(Role.REGENCY_ADMIN), Set.of(), Set.of(), Set.of());

  @Test
  void every_guarded_table_shows_its_rows_to_whom_they_belong_and_to_nobody_else() throws SQLException {
    InstallationSettings settings = TestPostgres.freshDatabase();
    Map<String, String> wrong = new TreeMap<>();
    Map<String, String> shapes;
    try (Connection owner = open(settings, settings.owner()); Connection app = open(settings, settings.app())) {
      GuardedTableSeeder seeder = new GuardedTableSeeder(owner);
      shapes = seeder.shapes();
      Map<GuardedTableSeeder.SeedValues, Map<String, Map<String, Object>>> planted = new LinkedHashMap<>();
      for (GuardedTableSeeder.SeedValues plant : List.of(OWN_ROW, OTHER_OFFICE_ROW, NEIGHBOUR_ROW)) {
        planted.put(plant, seeder.seedAll(plant));
      }
      app.setAutoCommit(false);
      for (Map.Entry<String, String> guarded : shapes.entrySet()) {
        List<String> key = seeder.primaryKeyColumns(guarded.getKey());
        Set<String> words = Set.of(guarded.getValue().split(" "));
        boolean shared =
            words.contains("shared") || words.contains("shared-write") || READ_BY_ALL.contains(guarded.getKey());
        Set<String> mine = words.contains("wide-only") ? Set.of() : shared || key.size() == 1 ? Set.of("kita", "lain")
            : Set.of("kita");
        Set<String> theirs = words.contains("wide-only") ? Set.of() : Set.of("tetangga");
        TableReadCheck look = new TableReadCheck(app, guarded.getKey(), key, planted, wrong);
        look.checkVisibility("narrow", NARROW, mine);
        look.checkVisibility("wide", WIDE, Set.of("kita", "lain"));
        look.checkVisibility("narrow neighbour", NEIGHBOUR, theirs);
        look.checkVisibility("wide neighbour", WIDE_NEIGHBOUR, Set.of("tetangga"));
      }
    }

    assertThat(shapes).hasSizeGreaterThan(40);
    assertThat(wrong).isEmpty();
  }

  /** Finds the three rows of one table again, each by its whole key. */
  private record TableReadCheck(Connection app, String table, List<String> key,
      Map<GuardedTableSeeder.SeedValues, Map<String, Map<String, Object>>> planted, Map<String, String> wrong) {

    void checkVisibility(String who, Actor actor, Set<String> expected) throws SQLException {
      Set<String> visible = new TreeSet<>();
      try (Statement statement = app.createStatement()) {
        statement.execute(actor.transactionSettingsSql(null));
        for (Map.Entry<GuardedTableSeeder.SeedValues, Map<String, Map<String, Object>>> row : planted.entrySet()) {
          if (isVisible(row.getValue().get(table))) {
            visible.add(row.getKey().marker());
          }
        }
      } catch (SQLException denied) {
        if (!expected.isEmpty()) {
          wrong.put(table + " as " + who, denied.getMessage());
        }
        return;
      } finally {
        app.rollback();
      }
      if (!visible.equals(new TreeSet<>(expected))) {
        wrong.put(table + " as " + who, "sees " + visible + ", must see " + new TreeSet<>(expected));
      }
    }

    private boolean isVisible(Map<String, Object> row) throws SQLException {
      List<String> known = new ArrayList<>(key);
      known.removeIf(name -> row.get(name) == null);
      String where = String.join(" AND ", known.stream().map(name -> name + " = ?").toList());
      try (PreparedStatement statement = app.prepareStatement("SELECT count(*) FROM " + table + " WHERE " + where)) {
        for (int i = 0; i < known.size(); i++) {
          statement.setObject(i + 1, row.get(known.get(i)));
        }
        try (ResultSet count = statement.executeQuery()) {
          count.next();
          return count.getLong(1) > 0;
        }
      }
    }
  }

  private static Connection open(InstallationSettings settings, DatabaseCredentials credentials) throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), credentials.user(), credentials.password());
  }
}
