package id.payung.platform.postgres;

import id.payung.platform.command.CommandRefused;

/**
 * A JDBC address in its parts.
 *
 * @param server up to and with the slash before the database's name
 * @param parameters with their question mark, or empty
 */
record DatabaseUrl(String server, String database, String parameters) {
  static final String PREFIX = "jdbc:postgresql://";

  static DatabaseUrl parse(String url) {
    int question = url.indexOf('?');
    String address = question < 0 ? url : url.substring(0, question);
    int slash = address.lastIndexOf('/');
    if (!address.startsWith(PREFIX) || slash < PREFIX.length() || slash == address.length() - 1) {
      throw new CommandRefused(
          "PAYUNG_DB_URL harus berbentuk / must look like jdbc:postgresql://host:5432/payung?sslmode=verify-full");
    }
    return new DatabaseUrl(address.substring(0, slash + 1), address.substring(slash + 1),
        question < 0 ? "" : url.substring(question));
  }

  String withDatabase(String other) {
    return server + other + parameters;
  }

  @Override
  public String toString() {
    return server + database;
  }
}
