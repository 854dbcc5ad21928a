package id.payung.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresLogCleanupJobTest {
  @TempDir Path data;

  @Test
  void a_day_of_failing_statements_does_not_fill_the_disk_and_a_quiet_day_stays() throws Exception {
    Path folder = Files.createDirectories(data.resolve("postgres/cluster/log"));
    Path loud = folder.resolve("postgres-Tue.log");
    try (RandomAccessFile file = new RandomAccessFile(loud.toFile(), "rw")) {
      file.setLength(PostgresLogCleanupJob.MAX_BYTES + 1);
    }
    Path quiet = Files.writeString(folder.resolve("postgres-Mon.log"), "started\n");

    new PostgresLogCleanupJob(data).run();

    assertThat(loud).isEmptyFile();
    assertThat(quiet).hasContent("started");
  }

  @Test
  void where_the_database_is_somebody_else_s_there_is_nothing_to_do() {
    new PostgresLogCleanupJob(data).run();

    assertThat(data).isEmptyDirectory();
  }
}
