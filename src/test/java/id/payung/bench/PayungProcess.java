package id.payung.bench;

import id.payung.platform.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Payung in a process of its own on its own durable PostgreSQL, to be killed and started again. */
final class PayungProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 400;
  private static final Pattern SHIPPED_OPTIONS = Pattern.compile("\\bJVM=\\(([^)]*)\\)");

  private final List<String> java;
  private final Path data;
  private final Path log;
  private final int port;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
  private volatile Process process;

  /**
   * @param java the command that starts Payung, up to its first word
   * @param data its data folder; what it says goes to a file beside it
   */
  PayungProcess(List<String> java, Path data) throws IOException {
    this(java, data, data.resolveSibling(data.getFileName() + ".log"));
  }

  /** Likewise, with what it says in another place. */
  PayungProcess(List<String> java, Path data, Path log) throws IOException {
    this(java, data, log, FreePort.choose());
  }

  private PayungProcess(List<String> java, Path data, Path log, int port) {
    this.java = List.copyOf(java);
    this.data = data;
    this.log = log;
    this.port = port;
  }

  /** At the same address for phones and browsers, on another folder. */
  PayungProcess withDataFolder(Path folder) {
    return new PayungProcess(java, folder, folder.resolveSibling(folder.getFileName() + ".log"), port);
  }

  /** With the options that {@code ./payung} gives it; the class path likewise. */
  static List<String> shippedJavaCommand(String... options) throws IOException {
    Matcher shipped = SHIPPED_OPTIONS.matcher(Files.readString(Path.of("payung")));
    if (!shipped.find()) {
      throw new IllegalStateException("no options in ./payung");
    }
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    command.addAll(List.of(shipped.group(1).strip().split("\\s+")));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", shippedClassPath(), "id.payung.Payung"));
    return command;
  }

  private static String shippedClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .filter(each -> !each.endsWith("test-classes"))
        .collect(Collectors.joining(":"));
  }

  /** As compiled: with the class path of this very program but what belongs to tests, its options given. */
  static List<String> javaCommand(String... options) {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    command.addAll(List.of(options));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-cp", shippedClassPath(),
        "id.payung.Payung"));
    return command;
  }

  Path data() {
    return data;
  }

  int port() {
    return port;
  }

  /** Starts it as anybody would, and waits for the first healthy answer. */
  void startAndWait(String word) throws IOException, InterruptedException {
    startWithoutWaiting(word);
    awaitHealth();
  }

  /** Starts it and waits for nothing. */
  void startWithoutWaiting(String word) throws IOException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(word, "--port", Integer.toString(port), "--data", data.toString()));
    process = builder(command).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  /** Begins, and is killed with all it began after so long, wherever it is by then. */
  void startAndKill(String word, long millis) throws IOException, InterruptedException {
    startWithoutWaiting(word);
    // The moment of the blow is drawn, wherever the start is by then.
    Thread.sleep(millis);
    List<ProcessHandle> begun = process.descendants().toList();
    killApplication();
    begun.forEach(ProcessHandle::destroyForcibly);
    killDatabase(true);
  }

  /** All that runs for this folder now: the application, its database, and what they began. */
  List<ProcessHandle> listProcesses() throws IOException {
    List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
    Path file = data.resolve("postgres/cluster/postmaster.pid");
    if (Files.exists(file)) {
      Files.readAllLines(file)
          .stream()
          .limit(1)
          .map(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
          .forEach(found -> found.ifPresent(all::add));
    }
    List.copyOf(all).forEach(each -> each.descendants().forEach(all::add));
    return all;
  }

  /** {@code kill -9} of these and of what they have begun since; waits until they are gone. */
  static void kill(List<ProcessHandle> running) {
    for (ProcessHandle each : running) {
      List<ProcessHandle> begun = each.descendants().toList();
      each.destroyForcibly();
      begun.forEach(ProcessHandle::destroyForcibly);
    }
    running.getFirst().onExit().join();
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PAYUNG_"));
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return builder;
  }

  void awaitHealth() throws IOException, InterruptedException {
    if (!PollingWait.waitUntil(Duration.ofSeconds(PATIENCE_SECONDS), 50, this::healthy)) {
      throw new IllegalStateException("it did not become healthy:\n" + lastPart(readLog()));
    }
  }

  private boolean healthy() throws InterruptedException {
    try {
      if (!process.isAlive()) {
        throw new IllegalStateException("it did not start:\n" + lastPart(readLog()));
      }
      return send(request("/health").GET()).statusCode() == 200;
    } catch (IOException e) {
      return false; // not listening yet
    }
  }

  private static String lastPart(String text) {
    return text.substring(Math.max(0, text.length() - 6_000));
  }

  /** Another command on the same folder, to its end. @return its exit code and what it said */
  CommandOutput runCommand(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(words));
    Process other = builder(command).start();
    String said = new String(other.getInputStream().readAllBytes());
    return new CommandOutput(other.waitFor(), said);
  }

  record CommandOutput(int code, String text) {}

  boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}: nothing is finished, nothing is told. */
  void killApplication() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** @param all its workers as well, as when somebody kills everything of that name; else they notice by themselves */
  void killDatabase(boolean all) throws IOException {
    Path file = data.resolve("postgres/cluster/postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    ProcessHandle.of(pid).ifPresent(postmaster -> {
      List<ProcessHandle> workers = all ? postmaster.children().toList() : List.of();
      postmaster.destroyForcibly();
      workers.forEach(ProcessHandle::destroyForcibly);
    });
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(40));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What it says of itself, from its own file. */
  String readLog() throws IOException {
    return Files.readString(log);
  }

  Connection asOwner() throws SQLException, IOException {
    Properties properties = new Properties();
    properties.setProperty("user", "payung_owner");
    properties.setProperty("password", Files.readString(data.resolve("secrets/payung_owner")).strip());
    properties.setProperty("stringtype", "unspecified");
    String server = Files.readString(data.resolve("postgres/port")).strip();
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server + "/payung", properties);
  }

  /** As Ctrl+C does. */
  @Override
  public void close() {
    if (process != null) {
      ProcessEnd.await(process);
    }
  }
}
