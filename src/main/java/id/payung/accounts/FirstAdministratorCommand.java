package id.payung.accounts;

import id.payung.platform.actor.Role;
import id.payung.platform.command.Arguments;
import id.payung.platform.command.Command;
import id.payung.platform.ids.Ids;
import id.payung.platform.postgres.Installation;
import id.payung.platform.postgres.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * {@code admin CODE}: the first administrator of a regency that was switched on. Writes down its usual offices, a
 * person with the mandate, and prints the invitation once. It works as owner, before anybody has an account; afterwards
 * administrators make each other on the pages.
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
      try (Connection connection =
          DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password())) {
        connection.setAutoCommit(false);
        String token = make(connection, regency, name.strip(), signIn);
        connection.commit();
        System.out.println("Undangan (7 hari, sekali pakai) / invitation (7 days, single use):");
        System.out.println("  /undangan/" + token);
        System.out.println("Tulis sesudah alamat Payung Anda / put it after the address of your Payung: "
            + "http://127.0.0.1:8080/undangan/…");
      }
    }
    return 0;
  }

  /** All or nothing. Refused when there is an administrator already. */
  static String make(Connection connection, String regency, String name, String signIn) throws SQLException {
    FromConsole console = new FromConsole(connection);
    List<String> full = console.texts("SELECT name FROM regions.regency WHERE regency = ?", regency);
    if (full.isEmpty()) {
      throw new StartRefused(
          "%s belum aktif: ./payung regency %s / is not switched on yet".formatted(regency, regency));
    }
    if (!console.texts(
        "SELECT 'yes' FROM accounts.mandate WHERE regency = ? AND role = 'REGENCY_ADMIN' AND ended_at IS NULL LIMIT 1",
        regency).isEmpty()) {
      throw new StartRefused("Sudah ada admin. / There is an administrator already.");
    }
    if (!console.texts("SELECT 'yes' FROM accounts.person WHERE sign_in_name = ?", signIn).isEmpty()) {
      throw new StartRefused("%s: nama masuk sudah dipakai / sign-in name is taken".formatted(signIn));
    }
    new OfficesFromConsole().seed(connection, regency, full.getFirst());
    UUID office = UsualOffices.id(regency, "women-children");
    UUID person = Ids.next();
    LocalDate today = LocalDate
        .now(ZoneId.of(console.texts("SELECT zone FROM regions.regency WHERE regency = ?", regency).getFirst()));
    console.run("INSERT INTO accounts.person (id, name, sign_in_name) VALUES (?, ?, ?)", person, name, signIn);
    console.run("INSERT INTO accounts.credential (person) VALUES (?)", person);
    console.run(
        "INSERT INTO accounts.mandate (regency, id, person, person_name, role, organisation, post, decree_number, "
            + "valid_from) VALUES (?, ?, ?, ?, ?, ?, 'Admin', '-', ?)",
        regency, Ids.next(), person, name, Role.REGENCY_ADMIN.name(), office, today);
    console.wrote(regency, person, "created", "{name,mandate}");
    return console.invite(person, regency);
  }
}
