package id.payung.platform.archive;

import id.payung.platform.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the last daily backup and the last trial restore came to, in the data folder: commands write it while the
 * application may be down, and a page reads it. It speaks of this machine and is in no backup.
 */
public record BackupOutcomeFile(Path data) {
  /** Left out of backups. */
  static final String FOLDER = "system-state";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long MAX_BYTES = 64L << 10;

  /**
   * @param bytes 0 when none was made
   * @param elsewhere the other folder that has it too
   * @param problem in the words of the command; null when all went well
   */
  public record BackupOutcome(Instant at, String file, long bytes, @Nullable String elsewhere,
      @Nullable String problem) {}

  /**
   * @param rows that were read back, and {@code files} whose content was compared
   * @param made when the backup was made
   */
  public record TrialOutcome(Instant at, String file, @Nullable Instant made, long rows, long files,
      @Nullable String problem) {}

  public Optional<BackupOutcome> findBackup() {
    return find("backup.json", BackupOutcome.class);
  }

  public Optional<TrialOutcome> findTrial() {
    return find("trial.json", TrialOutcome.class);
  }

  void save(BackupOutcome outcome) throws IOException {
    save("backup.json", outcome);
  }

  void save(TrialOutcome outcome) throws IOException {
    save("trial.json", outcome);
  }

  private void save(String name, Object outcome) throws IOException {
    Path folder = data.resolve(FOLDER);
    DurableFiles.createPrivateFolder(folder);
    DurableFiles.writePrivateFile(folder.resolve(name), JSON.writeValueAsBytes(outcome));
  }

  /** One that cannot be read is as none: the next night writes another. */
  private <T> Optional<T> find(String name, Class<T> kind) {
    Path file = data.resolve(FOLDER).resolve(name);
    try {
      return !Files.isRegularFile(file) || Files.size(file) > MAX_BYTES ? Optional.empty()
          : Optional.of(JSON.readValue(Files.readAllBytes(file), kind));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }
}
