package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.command.CommandArguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSettingsTest {
  @TempDir Path data;

  @Test
  void the_log_is_a_bounded_file_that_only_its_owner_finds() throws Exception {
    LogSettings log = settings(Map.of());
    log.createFolder();

    assertThat(log.properties()).containsEntry("logging.file.name", data.resolve("log/payung.log").toString())
        .containsEntry("logging.threshold.console", "error")
        .containsEntry("logging.logback.rollingpolicy.total-size-cap", "100MB");
    assertThat(Files.getPosixFilePermissions(data.resolve("log"))).hasSize(3);
  }

  @Test
  void a_service_leaves_its_lines_to_the_journal() {
    LogSettings log = settings(Map.of("PAYUNG_LOG", "console"));
    log.createFolder();

    assertThat(log.file()).isNull();
    assertThat(log.properties()).isEmpty();
    assertThat(data.resolve("log")).doesNotExist();
  }

  private LogSettings settings(Map<String, String> environment) {
    return LogSettings.fromArguments(new CommandArguments(Map.of("data", data.toString()), List.of(), environment));
  }
}
