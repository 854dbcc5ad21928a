package id.payung.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.command.CommandRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest {
  @TempDir Path path;

  @Test
  void only_daily_backups_are_pruned() throws IOException {
    BackupFolder folder = BackupFolder.require(path.toString());
    for (int day = 1; day <= 20; day++) {
      Files.writeString(folder.fileOf(LocalDate.of(2026, 3, day)), "x");
    }
    for (String other : new String[]{"before-1.2.payung", "payung-lama.payung", "payung-2026-02-31.payung",
      "foto.jpg"}) {
      Files.writeString(path.resolve(other), "x");
    }

    folder.prune();

    assertThat(path.toFile().list()).hasSize(8 + 4)
        .contains("payung-2026-03-01.payung", "payung-2026-03-14.payung", "payung-2026-03-20.payung",
            "before-1.2.payung")
        .doesNotContain("payung-2026-03-13.payung");
    assertThat(folder.findNewest()).contains(path.resolve("payung-2026-03-20.payung"));
  }

  @Test
  void a_copy_is_whole_and_leaves_nothing_half_done() throws IOException {
    Path other = Files.createDirectory(path.resolve("elsewhere"));
    Path backup = Files.writeString(path.resolve("payung-2026-03-20.payung"), "isi");

    BackupFolder.require(other.toString()).take(backup);

    assertThat(other.resolve("payung-2026-03-20.payung")).hasSameBinaryContentAs(backup);
    assertThat(other.toFile().list()).hasSize(1);
  }

  @Test
  void a_disk_that_is_not_mounted_is_not_made_up() {
    assertThatThrownBy(() -> BackupFolder.require(path.resolve("mnt").toString())).isInstanceOf(CommandRefused.class)
        .hasMessageContaining("is not there");
    assertThat(path.resolve("mnt")).doesNotExist();
  }
}
