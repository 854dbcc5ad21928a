package id.payung.accounts;

import id.payung.platform.command.Arguments;
import id.payung.platform.command.Command;
import id.payung.platform.postgres.Installation;
import id.payung.platform.postgres.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * {@code key --sign-in NAME}: a new invitation for somebody who has forgotten their password and works in several
 * regencies, so that no single one may hand out their keys. Works as owner; the trail of each of their regencies says
 * so.
 */
public final class KeyCommand implements Command {
  @Override
  public String name() {
    return "key";
  }

  @Override
  public String usage() {
    return "--sign-in NAMA [--data DIR]";
  }

  @Override
  public String purpose() {
    return "Undangan baru untuk satu akun / a new invitation for one account";
  }

  @Override
  public int run(Arguments arguments) throws Exception {
    arguments.allowOnly(Set.of("data", "sign-in"));
    String signIn = SignIn.normalise(arguments.option("sign-in").orElse(""));
    try (Installation installation = Installation.join(arguments)) {
      var settings = installation.settings();
      try (Connection owner =
          DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password())) {
        owner.setAutoCommit(false);
        String token = make(owner, signIn);
        owner.commit();
        System.out.println("Undangan (7 hari, sekali pakai) / invitation (7 days, single use):");
        System.out.println("  /undangan/" + token);
      }
    }
    return 0;
  }

  /**
   * Takes the old password and second factor away and ends the sessions at desks; phones keep theirs.
   *
   * @throws StartRefused when there is no such account, or its person has no mandate
   */
  static String make(Connection owner, String signIn) throws SQLException {
    FromConsole console = new FromConsole(owner);
    List<String> found =
        console.texts("SELECT id::text FROM accounts.person WHERE sign_in_name = ? OR mobile = ?", signIn, signIn);
    if (found.size() != 1) {
      throw new StartRefused(
          "%s: tidak ada akun dengan nama masuk ini / no account of this sign-in name".formatted(signIn));
    }
    UUID person = UUID.fromString(found.getFirst());
    List<String> regencies = console.texts(
        "SELECT DISTINCT regency FROM accounts.mandate WHERE person = ? AND ended_at IS NULL ORDER BY 1", person);
    if (regencies.isEmpty()) {
      throw new StartRefused("%s: tidak ada penugasan / no mandate".formatted(signIn));
    }
    var now = Instant.now().atOffset(ZoneOffset.UTC);
    console.run("UPDATE accounts.invitation SET expires_at = ? WHERE person = ? AND used_at IS NULL AND expires_at > ?",
        now, person, now);
    console
        .run("UPDATE accounts.credential SET password_hash = NULL, failed = 0, locked_until = NULL, totp_confirmed = "
            + "false, totp_secret = NULL WHERE person = ?", person);
    console.run("UPDATE accounts.session SET ended_at = ? WHERE person = ? AND ended_at IS NULL", now, person);
    String token = console.invite(person, regencies.getFirst());
    for (String regency : regencies) {
      console.wrote(regency, person, "password-reset", "{}");
    }
    return token;
  }
}
