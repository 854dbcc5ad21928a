package id.payung;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.files.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where log lines go: a bounded file in the data folder, so that a terminal shows steps, the address and errors; or, by
 * {@code PAYUNG_LOG=console}, all to the console, for a service whose journal keeps and bounds them.
 *
 * @param file null when the console has them
 */
record LogSettings(@Nullable Path file, Map<String, Object> properties) {
  private static final String FOLDER = "log"; // left out of backups

  static LogSettings fromArguments(CommandArguments arguments) {
    if (arguments.setting("PAYUNG_LOG").filter("console"::equals).isPresent()) {
      return new LogSettings(null, Map.of());
    }
    Path file = arguments.dataFolder().resolve(FOLDER).resolve("payung.log");
    return new LogSettings(file,
        Map.of("logging.file.name", file.toString(), "logging.threshold.console", "error",
            "logging.logback.rollingpolicy.max-file-size", "10MB", "logging.logback.rollingpolicy.max-history", 30,
            "logging.logback.rollingpolicy.total-size-cap", "100MB",
            "logging.logback.rollingpolicy.clean-history-on-start", true));
  }

  /** Makes the folder, for its owner alone: what an error says of a row is nobody else's. */
  void createFolder() {
    if (file == null) {
      return;
    }
    try {
      DurableFiles.createPrivateFolder(Objects.requireNonNull(file.getParent()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
