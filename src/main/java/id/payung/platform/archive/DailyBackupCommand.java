package id.payung.platform.archive;

import id.payung.platform.archive.BackupOutcomeFile.BackupOutcome;
import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.postgres.DatabaseInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code backup-daily [FOLDER]}: today's backup, what is too old goes, a copy elsewhere where there is one. For a
 * timer: it prints no recovery key, since nobody would read it, and leaves what it came to for the page of the system.
 */
public final class DailyBackupCommand implements Command {
  @Override
  public String name() {
    return "backup-daily";
  }

  @Override
  public String usage() {
    return "[FOLDER] [--elsewhere FOLDER] [--data DIR]";
  }

  @Override
  public String purpose() {
    return "Cadangan harian: 7 hari, 12 bulan / daily backup: 7 days, 12 months";
  }

  @Override
  public int run(CommandArguments arguments) throws Exception {
    arguments.requireKnownOptions(Set.of("data", "elsewhere"));
    BackupOutcomeFile outcomes = new BackupOutcomeFile(arguments.dataFolder());
    requireRecoveryKey(arguments.dataFolder());
    @Nullable Path file = null;
    try {
      BackupFolder folder = BackupFolder.require(folderName(arguments));
      file = write(arguments, folder);
      folder.prune();
      Optional<String> elsewhere = arguments.option("elsewhere").or(() -> arguments.setting("PAYUNG_BACKUP_ELSEWHERE"));
      if (elsewhere.isPresent()) {
        copyElsewhere(file, elsewhere.get());
      }
      outcomes.save(outcome(file, elsewhere.orElse(null), null));
      System.out.printf("Cadangan harian selesai / daily backup complete: %s%n", file);
      return 0;
    } catch (Exception e) {
      outcomes.save(outcome(file, null, CommandRefused.reasonOf(e)));
      throw e;
    }
  }

  /** FOLDER, else {@code PAYUNG_BACKUPS}. */
  static String folderName(CommandArguments arguments) {
    return arguments.operands().isEmpty()
        ? arguments.setting("PAYUNG_BACKUPS")
            .orElseThrow(() -> new CommandRefused("Sebutkan foldernya / name the folder: FOLDER"))
        : arguments.requireSingleOperand("FOLDER");
  }

  private static void requireRecoveryKey(Path data) throws IOException {
    Path keys = data.resolve("keys");
    if (RecoveryPublicKey.findIn(keys).isEmpty() || ArchiveAuthenticationKey.findIn(keys).isEmpty()) {
      throw new CommandRefused(
          "Belum ada kunci pemulihan. Buat cadangan pertama dengan tangan; kuncinya dicetak sekali: payung backup "
              + "BERKAS / There is no recovery key yet. Make the first backup by hand, which prints it once: payung "
              + "backup FILE");
    }
  }

  private static Path write(CommandArguments arguments, BackupFolder folder) throws Exception {
    Path file = folder.fileOf(LocalDate.now(Clock.systemDefaultZone()));
    try (DatabaseInstallation installation = DatabaseInstallation.openForCommand(arguments)) {
      new BackupCreation(installation.settings(), Clock.systemUTC()).writeArchive(file);
    }
    return file;
  }

  private static void copyElsewhere(Path file, String elsewhere) throws IOException {
    BackupFolder other = BackupFolder.require(elsewhere);
    other.take(file);
    other.prune();
  }

  private static BackupOutcome outcome(@Nullable Path file, @Nullable String elsewhere, @Nullable String problem)
      throws IOException {
    return new BackupOutcome(Clock.systemUTC().instant(), file == null ? "" : file.toString(),
        file == null ? 0 : Files.size(file), elsewhere, problem);
  }
}
