package id.payung.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The times of the seals as they follow each other. Whoever owns the database can make a seal as well as the sealer
 * does, and what a seal says of itself is his to choose: so a seal is not believed that its time is an old one or that
 * it belongs to a demonstration, and no seal lowers the time before which a line of a later one may not be.
 */
final class SealTimesCheck {
  /** By so much the clocks of applications that share a database may differ, or a clock may be put right. */
  static final Duration TOLERANCE = Duration.ofMinutes(2);

  private final boolean demonstrationRegency;
  private final Consumer<TrailFault> faults;
  private boolean inEarnest;
  private @Nullable Instant newest;
  private @Nullable Instant notBefore;

  /** @param demonstrationRegency whether synthetic people work there */
  SealTimesCheck(boolean demonstrationRegency, Consumer<TrailFault> faults) {
    this.demonstrationRegency = demonstrationRegency;
    this.faults = faults;
  }

  /** When the newest seal was made behind which nothing waited; null while there is none. */
  @Nullable
  Instant notBefore() {
    return notBefore;
  }

  /** A demonstration's clock goes to and fro with its story, which ends where work in earnest begins. */
  private boolean isOfStory(TrailSeal seal) {
    return seal.demonstration() && demonstrationRegency && !inEarnest;
  }

  /** Whether the lines of the seal must bear times that fit between it and those before it. */
  boolean comparesLines(TrailSeal seal) {
    return seal.holdsTimes() && !isOfStory(seal);
  }

  /** Before its lines are looked at. */
  void check(TrailSeal seal) {
    if (!comparesLines(seal)) {
      return;
    }
    if (seal.demonstration()) {
      faults.accept(TrailFault.ofBatch(TrailFault.Kind.DEMONSTRATION_STRAY, seal.number()));
    }
    if (newest != null && seal.sealedAt().isBefore(newest.minus(TOLERANCE))) {
      faults.accept(TrailFault.ofSeal(TrailFault.Kind.SEAL_DATED, seal.number(), seal.sealedAt()));
    }
  }

  /** After its lines were looked at. */
  void accept(TrailSeal seal) {
    if (isOfStory(seal)) {
      return;
    }
    inEarnest |= seal.holdsTimes() && !seal.demonstration();
    newest = later(newest, seal.sealedAt());
    if (!seal.isFull() || notBefore == null) {
      notBefore = later(notBefore, seal.sealedAt());
    }
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one != null && one.isAfter(other) ? one : other;
  }
}
