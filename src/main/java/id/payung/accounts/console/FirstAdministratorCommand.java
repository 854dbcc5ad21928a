package id.payung.accounts.console;

import id.payung.accounts.SignInName;
import id.payung.accounts.organisation.DefaultOrganisationSeed;
import id.payung.accounts.organisation.DefaultOrganisations;
import id.payung.platform.actor.Role;
import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.ids.Ids;
import java.sql.Connection;
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
  public int run(CommandArguments arguments) throws Exception {
    arguments.requireKnownOptions(Set.of("data", "name", "sign-in"));
    String regency = arguments.requireSingleOperand("CODE");
    String name = arguments.option("name").orElse("");
    String signIn = SignInName.normalise(arguments.option("sign-in").orElse("admin"));
    if (name.isBlank()) {
      throw new CommandRefused("Tulis namanya: --name \"NAMA\" / write the name: --name \"NAME\"");
    }
    if (!signIn.matches("[a-z][a-z0-9._-]{1,39}")) {
      throw new CommandRefused("Nama masuk: huruf kecil dan angka / sign-in name: lower-case letters and digits");
    }
    ConsoleAccountRepository.printInvitation(arguments,
        owner -> createAdministrator(owner, regency, name.strip(), signIn));
    return 0;
  }

  /** All or nothing. Refused when there is an administrator already. */
  static String createAdministrator(Connection connection, String regency, String name, String signIn)
      throws SQLException {
    ConsoleAccountRepository console = new ConsoleAccountRepository(connection);
    List<String> full = console.queryTexts("SELECT name FROM regions.regency WHERE regency = ?", regency);
    if (full.isEmpty()) {
      throw new CommandRefused(
          "%s belum aktif: ./payung regency %s / is not switched on yet".formatted(regency, regency));
    }
    if (!console.queryTexts(
        "SELECT 'yes' FROM accounts.mandate WHERE regency = ? AND role = 'REGENCY_ADMIN' AND ended_at IS NULL LIMIT 1",
        regency).isEmpty()) {
      throw new CommandRefused("Sudah ada admin. / There is an administrator already.");
    }
    if (!console.queryTexts("SELECT 'yes' FROM accounts.person WHERE sign_in_name = ?", signIn).isEmpty()) {
      throw new CommandRefused("%s: nama masuk sudah dipakai / sign-in name is taken".formatted(signIn));
    }
    new DefaultOrganisationSeed().seed(connection, regency, full.getFirst());
    UUID office = DefaultOrganisations.organisationId(regency, "women-children");
    UUID person = Ids.next();
    LocalDate today = LocalDate
        .now(ZoneId.of(console.queryTexts("SELECT zone FROM regions.regency WHERE regency = ?", regency).getFirst()));
    console.execute("INSERT INTO accounts.person (id, name, sign_in_name) VALUES (?, ?, ?)", person, name, signIn);
    console.execute("INSERT INTO accounts.credential (person) VALUES (?)", person);
    console.execute(
        "INSERT INTO accounts.mandate (regency, id, person, person_name, role, organisation, post, decree_number, "
            + "valid_from) VALUES (?, ?, ?, ?, ?, ?, 'Admin', '-', ?)",
        regency, Ids.next(), person, name, Role.REGENCY_ADMIN.name(), office, today);
    console.insertTrailEntry(regency, person, "created", "{name,mandate}");
    return console.insertInvitation(person, regency);
  }
}
