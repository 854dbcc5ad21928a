package id.payung.accounts;

import id.payung.platform.actor.Role;
import id.payung.platform.command.Arguments;
import id.payung.platform.command.Command;
import id.payung.platform.ids.Ids;
import id.payung.platform.postgres.Installation;
import id.payung.platform.postgres.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code admin CODE}: the first administrator of a regency that was switched on. Writes down its usual offices, a person with the mandate, and
 * prints the invitation once. It works as owner, before anybody has an account; afterwards administrators make each other on the pages.
 */
public final class FirstAdministratorCommand implements Command {
  @Override
  public String name() {
    return "admin";
  }

  @Override
  public String usage() {
    return "CODE --name \"NAMA\" --sign-in NAMA [--data DIR]";
  }

  @Override
  public String purpose() {
    return "Admin pertama kabupaten/kota / the first administrator of a regency";
  }

  @Override
  public int run(Arguments arguments) throws Exception {
    arguments.allowOnly(Set.of("data", "name", "sign-in"));
    String regency = arguments.operand("CODE");
    String name = arguments.option("name").orElse("");
    String signIn = SignIn.normalise(arguments.option("sign-in").orElse("admin"));
    if (name.isBlank()) {
      throw new StartRefused("Tulis namanya: --name \"NAMA\" / write the name: --name \"NAME\"");
    }
    if (!signIn.matches("[a-z][a-z0-9._-]{1,39}")) {
      throw new StartRefused("Nama masuk: huruf kecil dan angka / sign-in name: lower-case letters and digits");
    }
    try (Installation installation = Installation.join(arguments)) {
      var settings = installation.settings();
      try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password())) {
        connection.setAutoCommit(false);
        String token = make(connection, regency, name.strip(), signIn);
        connection.commit();
        System.out.println("Undangan (7 hari, sekali pakai) / invitation (7 days, single use):");
        System.out.println("  /undangan/" + token);
        System.out.println("Buka di alamat Payung, misalnya / open at the address of Payung, for instance: http://127.0.0.1:8080/undangan/" + token);
      }
    }
    return 0;
  }

  /** All or nothing. Refused when there is an administrator already. */
  static String make(Connection connection, String regency, String name, String signIn) throws SQLException {
    String full = one(connection, "SELECT name FROM regions.regency WHERE regency = ?", regency);
    if (full == null) {
      throw new StartRefused("%s belum aktif: ./payung regency %s / is not switched on yet".formatted(regency, regency));
    }
    if (one(connection, "SELECT 'yes' FROM accounts.mandate WHERE regency = ? AND role = 'REGENCY_ADMIN' AND ended_at IS NULL LIMIT 1", regency) != null) {
      throw new StartRefused("Sudah ada admin. / There is an administrator already.");
    }
    if (one(connection, "SELECT 'yes' FROM accounts.person WHERE sign_in_name = ?", signIn) != null) {
      throw new StartRefused("%s: nama masuk sudah dipakai / sign-in name is taken".formatted(signIn));
    }
    new OfficesFromConsole().seed(connection, regency, full);
    UUID office = UsualOffices.id(regency, "women-children");
    UUID person = Ids.next();
    String token = Secrets.random();
    Instant now = Instant.now();
    run(connection, "INSERT INTO accounts.person (id, name, sign_in_name) VALUES (?, ?, ?)", person, name, signIn);
    run(connection, "INSERT INTO accounts.credential (person) VALUES (?)", person);
    run(
        connection,
        "INSERT INTO accounts.mandate (regency, id, person, person_name, role, organisation, post, decree_number, valid_from) VALUES (?, ?, ?, ?, ?, ?, 'Admin', '-', ?)",
        regency, Ids.next(), person, name, Role.REGENCY_ADMIN.name(), office, LocalDate.now().minusDays(1));
    run(
        connection,
        "INSERT INTO accounts.invitation (token_hash, person, made_by, regency, expires_at) VALUES (?, ?, ?, ?, ?)",
        Secrets.hash(token), person, person, regency, now.plus(Directory.INVITATION_LIFE).atOffset(java.time.ZoneOffset.UTC));
    line(connection, regency, person);
    return token;
  }

  /** In the regency's trail: nobody else can have written it. */
  private static void line(Connection connection, String regency, UUID person) throws SQLException {
    UUID entry = Ids.next();
    run(
        connection,
        "INSERT INTO audit.entry (regency, id, at, person_name, service, kind, subject, action, fields) VALUES (?, ?, date_trunc('microseconds', now()), 'console', 'console', 'person', ?, 'created', '{name,mandate}')",
        regency, entry, person);
    run(connection, "INSERT INTO audit.unsealed (regency, entry) VALUES (?, ?)", regency, entry);
  }

  private static @Nullable String one(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
