package id.payung.platform.postgres;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.files.TemporaryFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the application is told at its start: where its database is and as whom to come, where its data folder is, where
 * it listens.
 *
 * @param port the web port; 0 lets the system choose
 */
public record InstallationSettings(String jdbcUrl, DatabaseCredentials owner, DatabaseCredentials app,
    DatabaseCredentials jobs, Path data, int port, String address, boolean demo) {

  /** The same as Spring properties. */
  public Map<String, Object> toProperties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("payung.db.url", jdbcUrl);
    putCredentials(properties, "owner", owner);
    putCredentials(properties, "app", app);
    putCredentials(properties, "jobs", jobs);
    properties.putAll(webProperties(data, demo, port, address));
    return properties;
  }

  /** Those of them that are known before the database is open. */
  public static Map<String, Object> webProperties(CommandArguments arguments, boolean demo) {
    return webProperties(arguments.dataFolder(), demo, arguments.port(), listenAddress(arguments));
  }

  private static Map<String, Object> webProperties(Path data, boolean demo, int port, String address) {
    return Map.of("payung.data", data.toString(), "payung.demo", demo, "server.port", port, "server.address", address,
        "spring.servlet.multipart.location", data.resolve(TemporaryFolder.NAME).toString());
  }

  /** Where it listens: this machine alone, unless {@code PAYUNG_ADDRESS} says otherwise. */
  static String listenAddress(CommandArguments arguments) {
    return arguments.setting("PAYUNG_ADDRESS").orElse("127.0.0.1");
  }

  private static void putCredentials(Map<String, Object> properties, String role, DatabaseCredentials credentials) {
    properties.put("payung.db." + role + ".user", credentials.user());
    properties.put("payung.db." + role + ".password", credentials.password());
  }
}
