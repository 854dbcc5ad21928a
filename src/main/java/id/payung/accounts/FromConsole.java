package id.payung.accounts;

import id.payung.platform.ids.Ids;
import java.sql.Connection;
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
record FromConsole(Connection owner) {
  /** The first column of each row, as text. */
  List<String> texts(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values); ResultSet row = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    }
  }

  void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values)) {
      statement.executeUpdate();
    }
  }

  /** Gives the word of a new invitation; it is kept only as a hash. */
  String invite(UUID person, String regency) throws SQLException {
    String token = Secrets.random();
    run("INSERT INTO accounts.invitation (token_hash, person, made_by, regency, expires_at) VALUES (?, ?, ?, ?, ?)",
        Secrets.hash(token), person, person, regency,
        Instant.now().plus(Directory.INVITATION_LIFE).atOffset(ZoneOffset.UTC));
    return token;
  }

  /**
   * In the regency's trail: nobody else can have done it.
   *
   * @param fields as an array of the database
   */
  void wrote(String regency, UUID person, String action, String fields) throws SQLException {
    UUID entry = Ids.next();
    run("INSERT INTO audit.entry (regency, id, at, person_name, service, kind, subject, action, fields) VALUES (?, "
        + "?, date_trunc('microseconds', now()), 'console', 'console', 'person', ?, ?, CAST(? AS text[]))", regency,
        entry, person, action, fields);
    run("INSERT INTO audit.unsealed (regency, entry) VALUES (?, ?)", regency, entry);
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = owner.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
