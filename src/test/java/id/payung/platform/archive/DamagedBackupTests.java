package id.payung.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.crypto.RecoveryKey;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Backups that were damaged, forged or opened with the wrong key: refused, and nothing is touched. */
@Tag("slow")
class DamagedBackupTests extends BackupFixture {
  @Test
  void another_recovery_key_opens_nothing_and_touches_nothing() throws Exception {
    backup();
    CommandArguments restoredSettings = emptyTargetArguments();

    assertThatThrownBy(() -> new BackupRestoration(restoredSettings, () -> false).restore(file, RecoveryKey.generate()))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("does not open this backup")
        .hasMessageContaining("Kunci pemulihan");
    assertThat(restoredSettings.dataFolder()).doesNotExist();
  }

  @Test
  void a_backup_that_lost_its_end_is_refused() throws Exception {
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 100);
    }

    assertRefused(recoveryKey, "berkas terpotong atau bukan cadangan / cut short or no backup");
    Files.write(file, new byte[0]);
    assertRefused(recoveryKey, "berkas terpotong");
  }

  @Test
  void one_flipped_bit_is_found_wherever_it_is() throws Exception {
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    long size = Files.size(file);
    LongStream places =
        LongStream.concat(LongStream.of(0, 5, 10, size / 2, size - 70, size - 1), new Random(7324).longs(20, 0, size));
    for (long at : places.toArray()) {
      byte[] whole = Files.readAllBytes(file);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(new byte[]{(byte) (whole[(int) at] ^ 4)}), at);
      }
      assertRefused(recoveryKey, "Cadangan rusak, tidak ada yang diubah");
      Files.write(file, whole);
    }
  }

  @Test
  void an_entry_that_was_changed_added_or_taken_out_is_named() throws Exception {
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    Path good = Files.move(file, folder.resolve("good"));
    String document = "files/00000001";

    copyWithChanges(good, Map.of(document, "lain"));
    assertRefused(recoveryKey, document);
    copyWithChanges(good, Map.of(document, ""));
    assertRefused(recoveryKey, document);
    copyWithChanges(good, Map.of("files/baru", "tamu"));
    assertRefused(recoveryKey, "files/baru");
  }

  /** Sums are no proof: whoever has an archive can make them anew, but not the code over them. */
  @Test
  void an_archive_that_was_written_anew_by_somebody_else_is_refused() throws Exception {
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    Path good = Files.move(file, folder.resolve("good"));
    String document = "files/00000001";

    try (ZipFile in = new ZipFile(good.toFile());
        ArchiveWriter forged = new ArchiveWriter(file, RecoveryKey.generate())) {
      for (ZipEntry entry : in.stream().filter(one -> !one.getName().startsWith("SHA256SUMS")).toList()) {
        byte[] content =
            entry.getName().equals(document) ? "isi palsu".getBytes() : in.getInputStream(entry).readAllBytes();
        forged.addClear(entry.getName(), content);
      }
      forged.finish(ArchiveAuthenticationKey.fromRecoveryKey(RecoveryKey.generate()));
    }

    assertRefused(recoveryKey, "dipalsukan");
  }

  @Test
  void an_archive_whose_code_was_left_out_is_no_old_one() throws Exception {
    RecoveryKey recoveryKey = backup().newKey().orElseThrow();
    Path good = Files.move(file, folder.resolve("good"));
    copyWithChanges(good, Map.of(ArchiveWriter.AUTHENTICATION_ENTRY, ""));

    try (ArchiveReader archive = ArchiveReader.open(file)) {
      assertThatThrownBy(() -> archive.isAuthenticatedBy(ArchiveAuthenticationKey.fromRecoveryKey(recoveryKey)))
          .isInstanceOf(CommandRefused.class)
          .hasMessageContaining("dipalsukan");
    }
  }

  @Test
  void an_archive_of_late_tables_is_no_old_one_whatever_format_it_says() {
    assertThat(manifest(1, "db/migration/audit/V1_03_03__owner.sql").isOfCodedTime()).isFalse();
    assertThat(manifest(1, "db/migration/audit/V1_03_04__seals_of_a_second_form.sql").isOfCodedTime()).isTrue();
    assertThat(manifest(2, "db/migration/audit/V1_03_03__owner.sql").isOfCodedTime()).isTrue();
  }

  private static ArchiveManifest manifest(int format, String script) {
    return new ArchiveManifest(format, Instant.EPOCH, "18",
        List.of(new ArchiveManifest.ArchivedMigration("1", script, 1)), List.of(), List.of(), List.of(), 0);
  }

  @Test
  void an_archive_that_does_not_say_who_made_it_is_restored_only_when_a_person_agrees() throws Exception {
    Path old = Path.of("src/test/resources/landed/2026-11-thread.payung");
    RecoveryKey recoveryKey = RecoveryKey.parse(Files.readString(Path.of(old + ".key")).strip());
    CommandArguments target = emptyTargetArguments();

    assertThatThrownBy(() -> new BackupRestoration(target, () -> false).restore(old, recoveryKey))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("siapa pembuatnya");
    assertThat(target.dataFolder()).doesNotExist();
  }

  @Test
  void a_backup_of_a_newer_payung_is_refused() throws Exception {
    execute(sourceSettings,
        "INSERT INTO platform.migrations (installed_rank, version, description, type, script, checksum, "
            + "installed_by, execution_time, success) VALUES (999, '99.1', 'later', 'SQL', "
            + "'later/V99_1__later.sql', 1, " + "'x', 1, true)");

    assertRefused(backup().newKey().orElseThrow(), "newer Payung");
  }

  private void assertRefused(RecoveryKey recoveryKey, String reason) {
    CommandArguments restoredSettings = emptyTargetArguments();
    assertThatThrownBy(() -> new BackupRestoration(restoredSettings, () -> false).restore(file, recoveryKey))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining(reason);
    assertThat(restoredSettings.dataFolder()).doesNotExist();
  }

  /** Copies the archive with other content in the named entries; an empty content leaves the entry out. */
  private void copyWithChanges(Path good, Map<String, String> changes) throws Exception {
    try (ZipFile in = new ZipFile(good.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : in.stream().toList()) {
        if (!changes.containsKey(entry.getName())) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.getInputStream(entry).transferTo(out);
        }
      }
      for (var change : changes.entrySet()) {
        if (!change.getValue().isEmpty()) {
          out.putNextEntry(new ZipEntry(change.getKey()));
          out.write(change.getValue().getBytes());
        }
      }
    }
  }
}
