package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.postgres.TcpPorts;
import id.payung.platform.postgres.TestPostgres;
import id.payung.platform.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as people start and stop it: another process, from the command line. */
@Tag("slow")
class CommandLineTests {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void nothing_is_left_running() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      assertThat(process.waitFor(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void it_starts_answers_holds_its_folder_and_port_and_stops_with_its_database() throws Exception {
    Process running = launch("run", "--port", "0", "--data", folder.resolve("data").toString());
    int port = portOf(running);
    HttpResponse<String> health = get(port, "/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("\"status\":\"UP\"");

    assertThat(Files.readString(folder.resolve("data/web-address"))).isEqualTo("http://127.0.0.1:" + port + "/");
    assertThat(folder.resolve("data/log/payung.log")).exists();

    assertThat(runRefused("run", "--port", "0", "--data", folder.resolve("data").toString()))
        .contains("in use by another Payung");
    assertThat(runRefused("run", "--port", "" + port, "--data", folder.resolve("other").toString()))
        .contains("is taken");
    assertThat(folder.resolve("other")).as("refused before anything is made").doesNotExist();

    Path postmaster = folder.resolve("data/postgres/cluster/postmaster.pid");
    int database = Integer.parseInt(Files.readString(folder.resolve("data/postgres/port")).strip());
    assertThat(TcpPorts.isFree("127.0.0.1", database)).isFalse();
    running.toHandle().destroy(); // unlike the process's own, it leaves us what it still says
    String farewell = running.inputReader().lines().collect(Collectors.joining("\n"));
    assertThat(running.waitFor(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(farewell).as("an orderly stop has nothing to complain of").doesNotContain("WARN", "ERROR", "Exception");
    assertThat(postmaster).doesNotExist();
    assertThat(TcpPorts.isFree("127.0.0.1", database)).isTrue();
  }

  @Test
  void an_unknown_word_is_refused_and_help_names_every_command() throws Exception {
    assertThat(runRefused("terbang")).contains("unknown command");

    Process help = launch("help");
    String said = new String(help.getInputStream().readAllBytes());
    assertThat(help.waitFor()).isZero();
    assertThat(said).contains("./payung demo", "./payung run", "./payung backup", "./payung restore");
  }

  @Test
  void a_backup_of_nothing_is_refused() throws Exception {
    assertThat(runRefused("backup", folder.resolve("b.payung").toString(), "--data", folder.toString()))
        .contains("never started");
  }

  private Process launch(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx512m",
        "-Dpayung.postgres.binaries=" + TestPostgres.BINARIES, "-cp",
        // as it is shipped: what belongs to tests is no part of it
        Stream.of(System.getProperty("java.class.path").split(":"))
            .filter(each -> !each.endsWith("test-classes"))
            .collect(Collectors.joining(":")),
        Payung.class.getName()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  private String runRefused(String... words) throws Exception {
    Process process = launch(words);
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isEqualTo(2);
    return said;
  }

  private static int portOf(Process running) throws IOException {
    BufferedReader lines = running.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return Integer.parseInt(address.group(1));
      }
    }
    throw new AssertionError(said);
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          BodyHandlers.ofString());
    }
  }
}
