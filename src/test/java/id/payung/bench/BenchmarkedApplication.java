package id.payung.bench;

import id.payung.platform.testing.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The built application as people start it: a process of its own on its own durable PostgreSQL, spoken to over HTTP.
 */
final class BenchmarkedApplication implements AutoCloseable {
  private final Path data;
  private final int port;
  private final Process process;
  private final HttpClient http;

  static {
    System.setProperty("http.maxConnections", "400"); // kept open for the next request, as phones do; else five
  }

  private BenchmarkedApplication(Path data, int port, Process process, HttpClient http) {
    this.data = data;
    this.port = port;
    this.process = process;
    this.http = http;
  }

  /** Starts it and waits for the first healthy answer. */
  static BenchmarkedApplication start(Path distribution, Path data) throws IOException, InterruptedException {
    return start(distribution, data, true);
  }

  /** @param cached with what {@code ./payung} has prepared for quick starts */
  static BenchmarkedApplication start(Path distribution, Path data, boolean cached)
      throws IOException, InterruptedException {
    List<String> options = jvmOptions(distribution, cached);
    options.addAll(List.of("-jar", distribution.resolve("payung.jar").toString()));
    return launch(options, data);
  }

  /** With {@link BarePageController} beside what is built; the cache of quick starts serves only the built alone. */
  static BenchmarkedApplication startWithBarePage(Path distribution, Path data)
      throws IOException, InterruptedException {
    List<String> options = jvmOptions(distribution, false);
    options.addAll(List.of("-D" + BarePageController.SWITCH + "=true", "-cp",
        distribution.resolve("payung.jar") + ":" + System.getenv("PAYUNG_BARE_PAGE"), "id.payung.Payung"));
    return launch(options, data);
  }

  private static BenchmarkedApplication launch(List<String> options, Path data)
      throws IOException, InterruptedException {
    int port = FreePort.choose();
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    command.addAll(options);
    command.addAll(List.of("run", "--port", Integer.toString(port), "--data", data.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment()
        .keySet()
        .removeIf(
            name -> name.startsWith("PAYUNG_DB_") || name.startsWith("PAYUNG_TLS_") || name.equals("PAYUNG_ADDRESS"));
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(logOf(data).toFile()));
    HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    BenchmarkedApplication application = new BenchmarkedApplication(data, port, builder.start(), http);
    application.awaitHealth();
    return application;
  }

  /** The options of {@code ./payung}: a cache of one run serves only runs with the same. */
  private static List<String> jvmOptions(Path distribution, boolean cached) throws IOException {
    List<String> options = new ArrayList<>(List.of(System.getenv("PAYUNG_JVM").strip().split("\\s+")));
    try (var files = Files.list(distribution)) {
      files.filter(file -> cached && file.toString().endsWith(".aot")).findFirst().ifPresent(cache -> {
        options.add("-XX:AOTCache=" + cache);
        options.addAll(List.of("-Xlog:aot=off", "-Xlog:cds=off"));
      });
    }
    String customOptions = System.getenv().getOrDefault("PAYUNG_JAVA_OPTIONS", "").strip();
    if (!customOptions.isEmpty()) {
      options.addAll(List.of(customOptions.split("\\s+")));
    }
    return options;
  }

  /** Beside the scratch folder, which is deleted at the end. */
  private static Path logOf(Path data) {
    return data.getParent().resolveSibling("application.log");
  }

  private void awaitHealth() throws InterruptedException {
    if (!PollingWait.waitUntil(Duration.ofMinutes(10), 20, this::healthy)) {
      close();
      throw new IllegalStateException("it did not become healthy in ten minutes");
    }
  }

  private boolean healthy() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("it did not start; see " + logOf(data));
    }
    try {
      return send(request("/health").GET()).statusCode() == 200;
    } catch (IOException e) {
      return false; // not listening yet
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(60));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** An answer to a phone. */
  record HttpAnswer(int status, String body, boolean hasRetryAfter) {}

  /** As little work on this side as there may be: whoever sends shares the cores with whom it measures. */
  HttpAnswer post(String path, String credential, String body) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setConnectTimeout(60_000);
    connection.setReadTimeout(60_000);
    connection.setDoOutput(true);
    connection.setRequestProperty("Authorization", "Bearer " + credential);
    connection.setRequestProperty("Content-Type", "application/json");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    connection.setFixedLengthStreamingMode(bytes.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(bytes);
    }
    int status = connection.getResponseCode();
    try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String responseBody = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new HttpAnswer(status, responseBody, connection.getHeaderField("Retry-After") != null);
    }
  }

  /** A page as a browser asks for it, with as little work on this side: it comes compressed and is not unpacked. */
  int get(String path, String cookie) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setReadTimeout(60_000);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Cookie", cookie);
    connection.setRequestProperty("Accept", "text/html");
    connection.setRequestProperty("Accept-Encoding", "gzip");
    int status = connection.getResponseCode();
    try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (in != null) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return status;
  }

  /** The answer as it comes, unread. */
  HttpResponse<InputStream> openStream(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  int port() {
    return port;
  }

  /** Resident memory of the application alone, its database apart, in MB. */
  double residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))
        .stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** Seconds of processor time that the application has taken, its database apart. */
  double processorSeconds() {
    return seconds(process.toHandle());
  }

  /** The same of the database: of its processes of now and of those that have ended. */
  double databaseProcessorSeconds() throws IOException {
    long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).getFirst());
    String stat = Files.readString(Path.of("/proc/" + postmaster + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    double ended = (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0; // hundredths of a second
    return ended
        + ProcessHandle.of(postmaster).orElseThrow().children().mapToDouble(BenchmarkedApplication::seconds).sum();
  }

  private static double seconds(ProcessHandle handle) {
    return handle.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  Connection asOwner() throws SQLException, IOException {
    return connect("payung_owner");
  }

  /** As the application: no right but by {@code SET LOCAL ROLE}. */
  Connection asApplication() throws SQLException, IOException {
    return connect("payung_app");
  }

  /** As who may see what the server counts of everybody. */
  Connection asAdministrator() throws SQLException, IOException {
    return connect("payung_admin");
  }

  private Connection connect(String user) throws SQLException, IOException {
    String server = Files.readString(data.resolve("postgres/port")).strip();
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", Files.readString(data.resolve("secrets").resolve(user)).strip());
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("stringtype", "unspecified");
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server + "/payung", properties);
  }

  @Override
  public void close() {
    ProcessEnd.await(process);
  }
}
