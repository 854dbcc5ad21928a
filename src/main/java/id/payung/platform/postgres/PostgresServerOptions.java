package id.payung.platform.postgres;

import java.nio.file.Path;

/**
 * Where a server keeps its data, its programs and its passwords.
 *
 * @param durable false only in tests: a crash may then lose everything
 */
record PostgresServerOptions(Path folder, Path binaries, PasswordFiles passwordFiles, boolean durable) {
  /** System property and environment variable that let several data folders share the unpacked programs. */
  static final String SHARED_PROPERTY = "payung.postgres.binaries";

  static final String SHARED_VARIABLE = "PAYUNG_POSTGRES_BINARIES";

  public static PostgresServerOptions forDataFolder(Path data) {
    Path folder = data.resolve("postgres");
    String shared = System.getProperty(SHARED_PROPERTY, System.getenv().getOrDefault(SHARED_VARIABLE, ""));
    return new PostgresServerOptions(folder, shared.isBlank() ? folder : Path.of(shared),
        new PasswordFiles(data.resolve("secrets")), true);
  }

  public PostgresServerOptions durable(boolean newDurable) {
    return new PostgresServerOptions(folder, binaries, passwordFiles, newDurable);
  }

  public PostgresServerOptions binaries(Path shared) {
    return new PostgresServerOptions(folder, shared, passwordFiles, durable);
  }
}
