package id.payung.regions;

import id.payung.platform.command.Arguments;
import id.payung.platform.command.Command;
import id.payung.platform.postgres.Installation;
import id.payung.platform.postgres.StartRefused;
import id.payung.platform.reference.Reference;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/**
 * {@code regency CODE}: switches a regency on, also while the application runs, which then finds it within seconds. Once more changes nothing.
 * It works as owner, before anybody has an account.
 */
public final class SwitchOnCommand implements Command {
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
  public int run(Arguments arguments) throws Exception {
    arguments.allowOnly(Set.of("data"));
    String code = arguments.operand("CODE");
    if (!code.matches("\\d{2}\\.\\d{2}")) {
      throw new StartRefused("%s: tulis kode seperti 73.24 / write a code such as 73.24".formatted(code));
    }
    try (Installation installation = Installation.join(arguments)) {
      var settings = installation.settings();
      try (Connection connection =
          DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password())) {
        refuseUnready(connection);
        String name = nameOf(connection, code);
        boolean fresh = insert(connection, code);
        System.out.printf(
            fresh ? "%s (%s) sudah diaktifkan. / is switched on.%n" : "%s (%s) memang sudah aktif. / was switched on already.%n", name, code);
      }
    }
    return 0;
  }

  private static void refuseUnready(Connection connection) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery("SELECT to_regclass('regions.regency') IS NOT NULL")) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new StartRefused("Jalankan ./payung run sekali dahulu. / Start ./payung run once first.");
      }
    }
  }

  private static String nameOf(Connection connection, String code) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM regions.region WHERE code = ? AND level = 2")) {
      statement.setString(1, code);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new StartRefused("%s: tidak ada kabupaten/kota dengan kode ini / there is no regency of this code".formatted(code));
        }
        return row.getString(1);
      }
    }
  }

  private static boolean insert(Connection connection, String code) throws SQLException {
    String sql =
        """
        INSERT INTO regions.regency (regency, region, name, zone)
        SELECT code, id, name, ? FROM regions.region WHERE code = ? AND level = 2
        ON CONFLICT (regency) DO NOTHING
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, new TimeZones(new Reference()).of(code).getId());
      statement.setString(2, code);
      return statement.executeUpdate() == 1;
    }
  }
}
