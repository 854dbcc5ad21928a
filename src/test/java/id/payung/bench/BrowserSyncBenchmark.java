package id.payung.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A first sync in Chromium, where there is one: {@code web/bench/first-sync.mjs}. */
final class BrowserSyncBenchmark {
  private static final String PASSWORD = "ukuran-pertama-2026";
  private static final int PATIENCE_SECONDS = 300;

  private final Path script;
  private final Path chromium;

  private BrowserSyncBenchmark(Path script, Path chromium) {
    this.script = script;
    this.chromium = chromium;
  }

  /**
   * Nothing when this machine has no Chromium, or the libraries of the browser tests are not installed
   * ({@code ./payung test} does).
   */
  static Optional<BrowserSyncBenchmark> findBrowser() {
    Path root = Path.of(System.getenv().getOrDefault("PAYUNG_ROOT", "."));
    Path chromium = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    boolean there = Files.isExecutable(chromium) && Files.isDirectory(root.resolve("web/node_modules/playwright-core"));
    return there ? Optional.of(new BrowserSyncBenchmark(root.resolve("web/bench/first-sync.mjs"), chromium))
        : Optional.empty();
  }

  /**
   * Seconds, without what a person needs to type.
   *
   * @param signedIn from the password to the question for a PIN
   * @param list from the PIN to the first activity on the screen
   * @param all to the last record
   * @param bytes over the line, both ways, without the app itself
   */
  record BrowserSyncTimes(double signedIn, double list, double all, int activities, long bytes) {}

  BrowserSyncTimes measureFirstSync(BenchmarkedApplication application, Connection owner, UUID person, String name)
      throws IOException, InterruptedException, SQLException {
    try (PreparedStatement set =
        owner.prepareStatement("UPDATE accounts.credential SET password_hash = ? WHERE person = ?")) {
      set.setString(1, new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(PASSWORD));
      set.setObject(2, person);
      set.executeUpdate();
    }
    ProcessBuilder builder = new ProcessBuilder("node", script.toString(), application.address(), name, PASSWORD)
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("CHROMIUM", chromium.toString());
    Process node = builder.start();
    if (!node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      node.destroyForcibly();
      throw new IOException("no list after " + PATIENCE_SECONDS + " s");
    }
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (node.exitValue() != 0) {
      throw new IOException("first-sync.mjs ended with " + node.exitValue());
    }
    JsonNode told = JsonMapper.builder().build().readTree(said);
    return new BrowserSyncTimes(told.path("signedIn").asDouble(), told.path("list").asDouble(),
        told.path("all").asDouble(), told.path("activities").asInt(),
        told.path("bytes").asLong() - told.path("bytesOfApp").asLong());
  }
}
