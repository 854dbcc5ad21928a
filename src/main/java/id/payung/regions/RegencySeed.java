package id.payung.regions;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a module writes down for a regency that was just switched on at the console, where no application runs; found by
 * {@code ServiceLoader}. On the pages the same follows from {@link RegencySwitchedOn}.
 */
public interface RegencySeed {

  /**
   * @param owner as the database's owner, in the transaction that switches on
   * @param name of the regency in full: Kabupaten Luwu Timur
   */
  void seed(Connection owner, String regency, String name) throws SQLException;
}
