package id.payung.platform.archive;

import id.payung.platform.command.Command;
import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.crypto.RecoveryKey;
import id.payung.platform.postgres.DatabaseInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** {@code backup FILE}. */
public final class BackupCommand implements Command {
  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String usage() {
    return "FILE [--data DIR]";
  }

  @Override
  public String purpose() {
    return "Cadangan lengkap, juga saat berjalan / whole backup, also while it runs";
  }

  @Override
  public int run(CommandArguments arguments) throws Exception {
    arguments.requireKnownOptions(Set.of("data"));
    Path file = Path.of(arguments.requireSingleOperand("FILE")).toAbsolutePath();
    Path folder = file.getParent(); // null for the root itself
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new CommandRefused("Tidak dapat menulis / cannot write: " + file);
    }
    if (InstallationKeys.areMissingIn(arguments.dataFolder().resolve("keys"))) {
      throw new CommandRefused("Belum pernah dijalankan / never started: " + arguments.dataFolder());
    }
    try (DatabaseInstallation installation = DatabaseInstallation.openForCommand(arguments)) {
      BackupCreation.CompletedBackup outcome =
          new BackupCreation(installation.settings(), Clock.systemUTC()).writeArchive(file);
      ArchiveManifest manifest = outcome.manifest();
      System.out.printf(
          "Cadangan selesai / backup complete: %s%n  tabel / tables %d, baris / rows %d, berkas / files %d, %d kB%n",
          file, manifest.tables().size(), manifest.totalRows(), manifest.files(), Files.size(file) / 1024);
      outcome.newKey().ifPresent(BackupCommand::printRecoveryKey);
    }
    return 0;
  }

  private static void printRecoveryKey(RecoveryKey key) {
    System.out.printf("""

        KUNCI PEMULIHAN / RECOVERY KEY

            %s

        Cetak atau salin sekarang dan simpan di tempat terkunci. Kunci ini tidak disimpan di mana pun dan tidak \
        ditampilkan lagi;
        tanpanya cadangan tidak dapat dipulihkan. Berlaku untuk semua cadangan berikutnya.
        Print or copy it now and lock it away. It is kept nowhere and never shown again; without it no \
        backup can be restored.
        It opens every later backup as well.
        """, key.format());
  }
}
