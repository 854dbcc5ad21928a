package id.payung.platform.postgres;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the application is told at its start: where its database is and as whom to come, where its data folder is, where it listens.
 *
 * @param port the web port; 0 lets the system choose
 */
public record InstallationSettings(
    String jdbcUrl,
    Credentials owner,
    Credentials app,
    Credentials jobs,
    Path data,
    int port,
    String address,
    boolean demo) {

  /** The same as Spring properties. */
  public Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("payung.db.url", jdbcUrl);
    put(properties, "owner", owner);
    put(properties, "app", app);
    put(properties, "jobs", jobs);
    properties.put("payung.data", data.toString());
    properties.put("payung.demo", demo);
    properties.put("server.port", port);
    properties.put("server.address", address);
    return properties;
  }

  private static void put(Map<String, Object> properties, String role, Credentials credentials) {
    properties.put("payung.db." + role + ".user", credentials.user());
    properties.put("payung.db." + role + ".password", credentials.password());
  }
}
