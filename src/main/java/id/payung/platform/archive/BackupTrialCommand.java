package id.payung.platform.archive;

import id.payung.platform.archive.BackupOutcomeFile.TrialOutcome;
import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/**
 * {@code backup-try [FILE or FOLDER]}: restores the newest backup of a folder into a database of its own, which is then
 * thrown away, and leaves what it came to for the page of the system.
 */
public final class BackupTrialCommand implements Command {
  @Override
  public String name() {
    return "backup-try";
  }

  @Override
  public String usage() {
    return "[FILE | FOLDER] [--data DIR]";
  }

  @Override
  public String purpose() {
    return "Coba pulihkan cadangan terbaru / try to restore the newest backup";
  }

  @Override
  public int run(CommandArguments arguments) throws Exception {
    arguments.requireKnownOptions(Set.of("data"));
    BackupOutcomeFile outcomes = new BackupOutcomeFile(arguments.dataFolder());
    String named = DailyBackupCommand.folderName(arguments);
    try {
      Path file = findFile(named);
      ArchiveManifest manifest = new BackupTrial(arguments).restore(file);
      outcomes.save(new TrialOutcome(Clock.systemUTC().instant(), file.toString(), manifest.made(),
          manifest.totalRows(), manifest.files(), null));
      System.out.printf("Cadangan ini dapat dipulihkan / this backup can be restored: %s%n  tabel / tables %d, baris / "
          + "rows %d, berkas / files %d%n", file, manifest.tables().size(), manifest.totalRows(), manifest.files());
      return 0;
    } catch (Exception e) {
      outcomes.save(new TrialOutcome(Clock.systemUTC().instant(), named, null, 0, 0, CommandRefused.reasonOf(e)));
      throw e;
    }
  }

  private static Path findFile(String named) throws IOException {
    Path path = Path.of(named).toAbsolutePath();
    return Files.isRegularFile(path) ? path
        : BackupFolder.require(named)
            .findNewest()
            .orElseThrow(() -> new CommandRefused("Belum ada cadangan harian / no daily backup yet: " + path));
  }
}
