package id.payung.accounts.organisation;

import id.payung.regions.RegencySeed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The usual offices of a regency that is switched on at the console. Once more changes nothing. */
public final class DefaultOrganisationSeed implements RegencySeed {
  @Override
  public void seed(Connection owner, String regency, String name) throws SQLException {
    String sql =
        "INSERT INTO accounts.organisation (regency, id, kind, name, short_name) VALUES (?, ?, ?, ?, ?) ON CONFLICT "
            + "DO NOTHING";
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (DefaultOrganisations.DefaultOrganisation office : DefaultOrganisations.listFor(regency, name)) {
        statement.setString(1, regency);
        statement.setObject(2, office.id());
        statement.setString(3, office.kind());
        statement.setString(4, office.name());
        statement.setString(5, office.shortName());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
