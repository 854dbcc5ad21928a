package id.payung.accounts.console;

import id.payung.accounts.SecretTokenGenerator;
import id.payung.accounts.signin.Invitation;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.WebAddress;
import id.payung.platform.ids.Ids;
import id.payung.platform.postgres.DatabaseInstallation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What commands do to accounts as owner, where nobody can be signed in: plain statements, an invitation, and a line in
 * the trail that says so.
 */
record ConsoleAccountRepository(Connection owner) {
  /** Work of the owner, all of it or nothing, that ends in a link. */
  interface InvitationWork {
    String invite(Connection owner) throws SQLException;
  }

  /** Does it, and prints the invitation. */
  static void printInvitation(CommandArguments arguments, InvitationWork work) throws Exception {
    try (DatabaseInstallation installation = DatabaseInstallation.openForCommand(arguments)) {
      var settings = installation.settings();
      try (Connection owner =
          DriverManager.getConnection(settings.jdbcUrl(), settings.owner().user(), settings.owner().password())) {
        owner.setAutoCommit(false);
        String token = work.invite(owner);
        owner.commit();
        System.out.println("Undangan (7 hari, sekali pakai) / invitation (7 days, single use):");
        System.out.println("  " + WebAddress.find(arguments) + "undangan/" + token);
      }
    }
  }

  /** The first column of each row, as text. */
  List<String> queryTexts(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values); ResultSet row = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    }
  }

  void execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      statement.executeUpdate();
    }
  }

  /** Gives the word of a new invitation; it is kept only as a hash. */
  String insertInvitation(UUID person, String regency) throws SQLException {
    String token = SecretTokenGenerator.newToken();
    execute("INSERT INTO accounts.invitation (token_hash, person, made_by, regency, expires_at) VALUES (?, ?, ?, ?, ?)",
        SecretTokenGenerator.hash(token), person, person, regency,
        Instant.now().plus(Invitation.LIFETIME).atOffset(ZoneOffset.UTC));
    return token;
  }

  /**
   * In the regency's trail: nobody else can have done it.
   *
   * @param fields as an array of the database
   */
  void insertTrailEntry(String regency, UUID person, String action, String fields) throws SQLException {
    UUID entry = Ids.next();
    execute(
        "INSERT INTO audit.entry (regency, id, at, person_name, service, kind, subject, action, fields) VALUES (?, "
            + "?, date_trunc('microseconds', now()), 'console', 'console', 'person', ?, ?, CAST(? AS text[]))",
        regency, entry, person, action, fields);
    execute("INSERT INTO audit.unsealed (regency, entry) VALUES (?, ?)", regency, entry);
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = owner.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
