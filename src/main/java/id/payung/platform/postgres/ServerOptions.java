package id.payung.platform.postgres;

import java.nio.file.Path;

/**
 * Where a server keeps its data, its programs and its passwords.
 *
 * @param durable false only in tests: a crash may then lose everything
 */
public record ServerOptions(Path folder, Path binaries, Secrets secrets, boolean durable) {
  /** System property and environment variable that let several data folders share the unpacked programs. */
  static final String SHARED_PROPERTY = "payung.postgres.binaries";

  static final String SHARED_VARIABLE = "PAYUNG_POSTGRES_BINARIES";

  public static ServerOptions in(Path data) {
    Path folder = data.resolve("postgres");
    String shared = System.getProperty(SHARED_PROPERTY, System.getenv().getOrDefault(SHARED_VARIABLE, ""));
    return new ServerOptions(folder, shared.isBlank() ? folder : Path.of(shared), new Secrets(data.resolve("secrets")),
        true);
  }

  public ServerOptions durable(boolean wanted) {
    return new ServerOptions(folder, binaries, secrets, wanted);
  }

  public ServerOptions binaries(Path shared) {
    return new ServerOptions(folder, shared, secrets, durable);
  }
}
