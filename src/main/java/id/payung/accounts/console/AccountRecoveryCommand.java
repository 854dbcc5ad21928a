package id.payung.accounts.console;

import id.payung.accounts.SignInName;

import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import java.sql.Connection;
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
public final class AccountRecoveryCommand implements Command {
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
  public int run(CommandArguments arguments) throws Exception {
    arguments.requireKnownOptions(Set.of("data", "sign-in"));
    String signIn = SignInName.normalise(arguments.option("sign-in").orElse(""));
    ConsoleAccountRepository.printInvitation(arguments, owner -> resetAndInvite(owner, signIn));
    return 0;
  }

  /**
   * Takes the old password and second factor away and ends all sign-ins: phones ask for the new password, and send then
   * what is unsent.
   *
   * @throws CommandRefused when there is no such account, or its person has no mandate
   */
  public static String resetAndInvite(Connection owner, String signIn) throws SQLException {
    ConsoleAccountRepository console = new ConsoleAccountRepository(owner);
    List<String> found =
        console.queryTexts("SELECT id::text FROM accounts.person WHERE sign_in_name = ? OR mobile = ?", signIn, signIn);
    if (found.size() != 1) {
      throw new CommandRefused(
          "%s: tidak ada akun dengan nama masuk ini / no account of this sign-in name".formatted(signIn));
    }
    UUID person = UUID.fromString(found.getFirst());
    List<String> regencies = console.queryTexts(
        "SELECT DISTINCT regency FROM accounts.mandate WHERE person = ? AND ended_at IS NULL ORDER BY 1", person);
    if (regencies.isEmpty()) {
      throw new CommandRefused("%s: tidak ada penugasan / no mandate".formatted(signIn));
    }
    boolean secondFactor =
        !console.queryTexts("SELECT 'yes' FROM accounts.credential WHERE person = ? AND totp_confirmed", person)
            .isEmpty();
    var now = Instant.now().atOffset(ZoneOffset.UTC);
    console.execute(
        "UPDATE accounts.invitation SET expires_at = ? WHERE person = ? AND used_at IS NULL AND expires_at > ?", now,
        person, now);
    console.execute(
        "UPDATE accounts.credential SET password_hash = NULL, failed = 0, locked_until = NULL, totp_confirmed = "
            + "false, totp_secret = NULL, codes_failed = 0, codes_refused_until = NULL WHERE person = ?",
        person);
    console.execute("UPDATE accounts.session SET ended_at = ? WHERE person = ? AND ended_at IS NULL", now, person);
    console.execute(
        "UPDATE accounts.device SET expires_at = ?, next_token_hash = NULL WHERE person = ? AND revoked_at IS NULL AND "
            + "expires_at > ?",
        now, person, now);
    console.execute("DELETE FROM accounts.calendar_address WHERE person = ?", person);
    String token = console.insertInvitation(person, regencies.getFirst());
    for (String regency : regencies) {
      console.insertTrailEntry(regency, person, "password-reset", "{}");
      if (secondFactor) {
        console.insertTrailEntry(regency, person, "second-factor-removed", "{}");
      }
    }
    return token;
  }
}
