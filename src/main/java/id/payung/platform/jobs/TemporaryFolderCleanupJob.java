package id.payung.platform.jobs;

import id.payung.platform.files.TemporaryFolder;
import id.payung.platform.schedule.RecurringJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes away what was needed for a moment and is a day old: nothing that is read or written takes so long. */
@Component
class TemporaryFolderCleanupJob implements RecurringJob {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Path data;
  private final Clock clock;

  TemporaryFolderCleanupJob(@Value("${payung.data:data}") Path data, Clock clock) {
    this.data = data;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "platform.temporary-files";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    try {
      TemporaryFolder.sweep(data, clock.instant().minus(KEPT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
