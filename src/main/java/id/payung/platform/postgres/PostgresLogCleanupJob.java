package id.payung.platform.postgres;

import id.payung.platform.schedule.RecurringJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Bounds the log of the own database server. It begins anew each weekday, and bounds no day by itself: a statement that
 * fails again and again would fill the disk that the database needs. The server appends, so that it goes on in the file
 * that was emptied.
 */
@Component
class PostgresLogCleanupJob implements RecurringJob {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresLogCleanupJob.class);

  /** Of one day; a quiet one has some kilobytes. */
  static final long MAX_BYTES = 20L << 20;

  private final Path folder;

  PostgresLogCleanupJob(@Value("${payung.data:data}") Path data) {
    this.folder = data.resolve("postgres/cluster/log");
  }

  @Override
  public String name() {
    return "platform.postgres-log";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    if (!Files.isDirectory(folder)) {
      return; // a database server of somebody else's
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "postgres-*.log")) {
      for (Path file : files) {
        long bytes = Files.size(file);
        if (bytes > MAX_BYTES) {
          empty(file);
          LOG.warn("the database's log {} had {} bytes and was emptied", file.getFileName(), bytes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void empty(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }
}
