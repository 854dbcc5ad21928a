package id.payung.platform.archive;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.crypto.WrongRecoveryKey;
import id.payung.platform.files.DurableFiles;
import id.payung.platform.files.TemporaryFolder;
import id.payung.platform.postgres.DatabaseInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A restore of which nothing stays. All is done that {@link BackupRestoration} does but two things. The files are read
 * and compared and not written again, so that the disk needs no room for them twice. And the keys stay sealed for the
 * printed key, which is on paper alone: that they are sealed for that paper, and by this installation, is compared. The
 * rows are opened by what this installation keeps for its own backups.
 */
record BackupTrial(CommandArguments arguments) {
  /** Of the text of a table: its rows, their indexes and the log of writing them. */
  private static final long ROOM_FOR_EACH_BYTE = 4;

  private static final long KEPT_FREE_BYTES = 2L << 30;

  ArchiveManifest restore(Path file) throws Exception {
    try (ArchiveReader archive = ArchiveReader.open(file)) {
      archive.requireIntact();
      unlockOurs(archive);
      ArchiveManifest manifest = archive.readManifest();
      ArchiveSchemaMigration migrations = new ArchiveSchemaMigration(manifest.migrations());
      migrations.requireKnownMigrations();
      requireRoom(archive, manifest);
      TemporaryFolder.use(arguments.dataFolder());
      Path scratch = TemporaryFolder.createFolder("trial-");
      try (DatabaseInstallation installation = DatabaseInstallation.openForRestore(inFolder(scratch))) {
        migrations.migrate(installation.settings());
        BackupRestoration.restoreTables(installation.settings(), archive, manifest);
      } finally {
        DurableFiles.deleteTree(scratch);
      }
      return manifest;
    }
  }

  /** The disk is that of the people at work: the trial takes no room that they may need meanwhile. */
  private void requireRoom(ArchiveReader archive, ArchiveManifest manifest) throws IOException {
    long tables = manifest.tables().stream().mapToLong(archive::sizeOf).sum();
    long needed = ROOM_FOR_EACH_BYTE * tables + KEPT_FREE_BYTES;
    if (Files.getFileStore(arguments.dataFolder()).getUsableSpace() < needed) {
      throw new CommandRefused("Ruang disk kurang untuk mencoba cadangan: perlu %1$d MB. / Too little room on the disk "
          .concat("to try the backup: %1$d MB are needed.")
          .formatted(needed >> 20));
    }
  }

  private void unlockOurs(ArchiveReader archive) throws IOException, GeneralSecurityException, WrongRecoveryKey {
    Path keys = arguments.dataFolder().resolve("keys");
    RecoveryPublicKey seal = RecoveryPublicKey.findIn(keys).orElseThrow(BackupTrial::othersRefusal);
    ArchiveAuthenticationKey authentication =
        ArchiveAuthenticationKey.findIn(keys).orElseThrow(BackupTrial::othersRefusal);
    if (!archive.isAuthenticatedBy(authentication)
        || !Arrays.equals(seal.encode(), archive.readClear(BackupCreation.RECOVERY_PUBLIC_KEY_ENTRY))
        || archive.readClear(BackupCreation.SEALED_WRAPPING_KEY_ENTRY).length == 0
        || archive.readClear(BackupCreation.WRAPPED_KEYS_ENTRY).length == 0) {
      throw othersRefusal();
    }
    if (archive.isEncrypted()) {
      archive.unlock(authentication.unseal(archive.readClear(BackupCreation.OWN_WRAPPING_KEY_ENTRY)));
    }
  }

  private static CommandRefused othersRefusal() {
    return new CommandRefused(
        "Cadangan ini bukan untuk kunci pemulihan pemasangan ini. / This backup is not sealed for the recovery key of "
            + "this installation.");
  }

  /** With a server of its own, also where the installation's is elsewhere. */
  private CommandArguments inFolder(Path scratch) {
    Map<String, String> environment = new HashMap<>(arguments.environment());
    environment.keySet().removeIf(name -> name.startsWith("PAYUNG_DB_"));
    return new CommandArguments(Map.of("data", scratch.toString()), List.of(), environment);
  }
}
