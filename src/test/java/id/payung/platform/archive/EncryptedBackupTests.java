package id.payung.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.command.CommandArguments;
import id.payung.platform.crypto.RecoveryKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever finds a backup reads nothing of what people wrote, without the printed key. */
@Tag("slow")
class EncryptedBackupTests extends BackupFixture {
  private static final String ROW = "Anak di dusun ujung";
  private static final String FILE = "Daftar hadir";
  private static final String FOLDER = "ab/abcdef";

  @Test
  void no_row_file_name_or_number_of_rows_can_be_read_from_a_backup() throws Exception {
    backupWithSecrets();

    StringBuilder readable = new StringBuilder(Files.readString(file, StandardCharsets.ISO_8859_1));
    try (ZipFile archive = new ZipFile(file.toFile())) {
      for (ZipEntry entry : archive.stream().toList()) {
        byte[] content = archive.getInputStream(entry).readAllBytes();
        readable.append(entry.getName()).append(new String(content, StandardCharsets.ISO_8859_1));
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(content))) {
          readable.append(new String(unpacked.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
          // not packed
        }
      }
    }

    assertThat(readable.toString()).doesNotContain(ROW, FILE, FOLDER, "\"rows\"").contains("\"format\":3");
  }

  @Test
  void the_printed_key_reads_all_of_it() throws Exception {
    RecoveryKey recoveryKey = backupWithSecrets();

    var restored = restore(recoveryKey);

    assertThat(queryOne(restored, "SELECT name FROM regions.region WHERE code = '99.02'")).isEqualTo(ROW);
    assertThat(restored.data().resolve("documents/73.24/" + FOLDER)).hasContent(FILE);
  }

  @Test
  void the_installation_that_made_it_tries_it_and_another_one_does_not() throws Exception {
    backupWithSecrets();
    CommandArguments own = new CommandArguments(Map.of("data", sourceSettings.data().toString()), List.of(), Map.of());

    assertThat(new BackupTrial(own).restore(file).files()).isEqualTo(2);

    Files.delete(sourceSettings.data().resolve("keys/archive.auth"));
    Files.delete(sourceSettings.data().resolve("keys/recovery.pub"));
    var theirs = file.resolveSibling("theirs.payung");
    Files.move(file, theirs);
    backup();
    assertThatThrownBy(() -> new BackupTrial(own).restore(theirs)).hasMessageContaining("dipalsukan");
  }

  /** One entry in the place of another would be read as its rows. */
  @Test
  void an_entry_opens_under_its_own_name_alone() throws Exception {
    var cipher = new ArchiveContentCipher(RecoveryKey.generate());
    var sealed = new ByteArrayOutputStream();
    try (OutputStream out = cipher.encryptTo(sealed, "tables/a.copy")) {
      out.write(ROW.getBytes(StandardCharsets.UTF_8));
    }

    try (InputStream own = cipher.decrypt(new ByteArrayInputStream(sealed.toByteArray()), "tables/a.copy");
        InputStream other = cipher.decrypt(new ByteArrayInputStream(sealed.toByteArray()), "tables/b.copy")) {
      assertThat(own).hasBinaryContent(ROW.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(other::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  private RecoveryKey backupWithSecrets() throws Exception {
    execute(sourceSettings,
        "INSERT INTO regions.region (id, code, level, parent, name) VALUES (gen_random_uuid(), '99.02', 2, "
            + "'00000000-0000-7000-8000-000000000002', '" + ROW + "')");
    write("documents/73.24/" + FOLDER, FILE);
    return backup().newKey().orElseThrow();
  }
}
