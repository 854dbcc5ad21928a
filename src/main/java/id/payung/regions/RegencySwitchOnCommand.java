package id.payung.regions;

import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.ids.Ids;
import id.payung.platform.postgres.DatabaseInstallation;
import id.payung.platform.reference.ReferenceCatalogue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;

/**
 * {@code regency CODE}: switches a regency on, also while the application runs, which then finds it within seconds;
 * writes its first line of the trail and what modules have for a new regency, such as the usual offices. Once more
 * changes nothing. It works as owner, before anybody has an account.
 */
public final class RegencySwitchOnCommand implements Command {
  @Override
  public String name() {
    return "regency";
  }

  @Override
  public String usage() {
    return "CODE [--data DIR]";
  }

  @Override
  public String purpose() {
    return "Aktifkan kabupaten/kota / switch a regency on";
  }

  @Override
  public int run(CommandArguments arguments) throws Exception {
    arguments.requireKnownOptions(Set.of("data"));
    String code = arguments.requireSingleOperand("CODE");
    if (!code.matches("\\d{2}\\.\\d{2}")) {
      throw new CommandRefused("%s: tulis kode seperti 73.24 / write a code such as 73.24".formatted(code));
    }
    try (DatabaseInstallation installation = DatabaseInstallation.openForCommand(arguments)) {
      var settings = installation.settings();
      try (Connection connection =
          DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password())) {
        requireMigratedDatabase(connection);
        connection.setAutoCommit(false);
        String name = nameOf(connection, code);
        boolean fresh = insertRegency(connection, code);
        if (fresh) {
          insertTrailEntry(connection, code);
          for (RegencySeed seed : ServiceLoader.load(RegencySeed.class)) {
            seed.seed(connection, code, name);
          }
        }
        connection.commit();
        System.out.printf(fresh ? "%s (%s) sudah diaktifkan. / is switched on.%n"
            : "%s (%s) memang sudah aktif. / was switched on already.%n", name, code);
      }
    }
    return 0;
  }

  private static void requireMigratedDatabase(Connection connection) throws SQLException {
    try (ResultSet row =
        connection.createStatement().executeQuery("SELECT to_regclass('regions.regency') IS NOT NULL")) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new CommandRefused("Jalankan ./payung run sekali dahulu. / Start ./payung run once first.");
      }
    }
  }

  private static String nameOf(Connection connection, String code) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT name FROM regions.region WHERE code = ? AND level = 2")) {
      statement.setString(1, code);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new CommandRefused(
              "%s: tidak ada kabupaten/kota dengan kode ini / there is no regency of this code".formatted(code));
        }
        return row.getString(1);
      }
    }
  }

  private static boolean insertRegency(Connection connection, String code) throws SQLException {
    String sql = """
        INSERT INTO regions.regency (regency, region, name, zone)
        SELECT code, id, name, ? FROM regions.region WHERE code = ? AND level = 2
        ON CONFLICT (regency) DO NOTHING
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, new ProvinceTimeZones(new ReferenceCatalogue()).requireZone(code).getId());
      statement.setString(2, code);
      return statement.executeUpdate() == 1;
    }
  }

  /** The first line of the regency's trail. */
  private static void insertTrailEntry(Connection connection, String code) throws SQLException {
    UUID entry = Ids.next();
    String sql = """
        WITH line AS (
          INSERT INTO audit.entry (regency, id, at, person_name, service, kind, subject, action)
          SELECT code, ?, date_trunc('microseconds', now()), 'console', 'console', 'regency', id, 'switched-on'
            FROM regions.region WHERE code = ? AND level = 2)
        INSERT INTO audit.unsealed (regency, entry) VALUES (?, ?)
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, entry);
      statement.setString(2, code);
      statement.setString(3, code);
      statement.setObject(4, entry);
      statement.executeUpdate();
    }
  }
}
