package id.payung.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A folder outside the database - another disk, a share of another office - into which the digest of each seal is
 * appended, a line each, a file for each regency. Whoever rewrites the database does not reach it. A folder that is
 * away holds nothing up: it is told on the page of the digests and in the log.
 */
@Component
class SealDigestFolder {
  private static final Logger LOG = LoggerFactory.getLogger(SealDigestFolder.class);

  private final @Nullable Path folder;
  private final Clock clock;
  private volatile @Nullable Instant failedAt;

  SealDigestFolder(@Value("${payung.digests:}") String folder, Clock clock) {
    this.folder = folder.isBlank() ? null : Path.of(folder);
    this.clock = clock;
  }

  /**
   * Whether digests are written somewhere, and since when that fails.
   *
   * @param failedAt the last digest that could not be written was of then; null when all is well
   */
  public record DigestFolderState(boolean configured, @Nullable Instant failedAt) {}

  DigestFolderState state() {
    return new DigestFolderState(folder != null, failedAt);
  }

  void append(String regency, TrailSeal seal) {
    Path target = folder;
    if (target == null) {
      return;
    }
    String line = TrailAnchor.format(regency, seal) + "\n";
    try {
      Files.writeString(target.resolve(regency + ".txt"), line, StandardCharsets.US_ASCII, StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      failedAt = null;
    } catch (IOException e) {
      if (Optional.ofNullable(failedAt).isEmpty()) {
        LOG.warn("the folder of digests cannot be written: {}", e.toString());
      }
      failedAt = clock.instant();
    }
  }
}
