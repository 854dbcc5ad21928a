package id.payung.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lines of one seal as they come: each hash is made again, each copy and each time compared. */
final class TrailSealCheck {
  private final TrailSeal seal;
  private final Consumer<TrailFault> faults;
  private final boolean comparesTimes;
  private final @Nullable Instant earliest;
  private final Instant latest;
  private final List<byte[]> hashes = new ArrayList<>();
  private long expected;
  private boolean complete = true;
  private boolean findsLate;

  TrailSealCheck(TrailSeal seal, SealTimesCheck times, Consumer<TrailFault> faults) {
    this.seal = seal;
    this.faults = faults;
    this.expected = seal.first();
    this.comparesTimes = times.comparesLines(seal);
    this.findsLate = comparesTimes && !times.isBehindFullSeal();
    Instant notBefore = times.notBefore();
    Instant sealedAt = seal.sealedAt();
    this.earliest = notBefore == null ? null : notBefore.minus(TrailSeal.TIME_TOLERANCE);
    // of a seal that is older than the one before it the seal is the fault, not each line that was written meanwhile
    this.latest =
        (notBefore != null && sealedAt.isBefore(notBefore) ? notBefore : sealedAt).plus(TrailSeal.TIME_TOLERANCE);
  }

  void addLine(ResultSet row) throws SQLException {
    long number = row.getLong("number");
    if (number < expected || row.getLong("batch") != seal.number()) {
      faults.accept(TrailFault.ofNumber(TrailFault.Kind.NUMBER_STRAY, seal.number(), number));
      return;
    }
    addMissingUntil(number);
    expected = number + 1;
    byte[] kept = row.getBytes("leaf");
    if (row.getBoolean("removed")) {
      faults.accept(TrailFault.ofLine(TrailFault.Kind.LINE_REMOVED, seal.number(), number, null, null, null));
      add(kept);
      return;
    }
    SealedTrailEntry line = TrailSealingJob.readEntry(row);
    byte[] made = line.leafHash(seal.form());
    if (kept != null && !Arrays.equals(kept, made)) {
      addFault(TrailFault.Kind.LINE_ALTERED, number, line);
    } else if (!row.getBoolean("copied")) {
      addFault(TrailFault.Kind.NUMBER_DIFFERS, number, line);
    } else if (comparesTimes && !isTimeOfSeal(line.at())) {
      addFault(TrailFault.Kind.LINE_DATED, number, line);
    } else if (findsLate && seal.isLateFor(line.at())) {
      addFault(TrailFault.Kind.SEALED_LATE, number, line);
      findsLate = false; // one line tells how long it was held up
    }
    // The kept hash, where there is one: the root then tells whether the hash was changed too.
    add(kept != null ? kept : made);
  }

  private boolean isTimeOfSeal(Instant at) {
    return (earliest == null || !at.isBefore(earliest)) && !at.isAfter(latest);
  }

  /** After the last line: the numbers that are missing, and the root. */
  void finish() {
    addMissingUntil(seal.last() + 1);
    if (complete && !hashes.isEmpty() && !Arrays.equals(seal.root(), MerkleTree.computeRoot(hashes))) {
      faults.accept(new TrailFault(TrailFault.Kind.BATCH_ALTERED, seal.number(), seal.first(),
          " %d–%d".formatted(seal.first(), seal.last())));
    }
  }

  private void addFault(TrailFault.Kind kind, long number, SealedTrailEntry line) {
    faults.accept(TrailFault.ofLine(kind, seal.number(), number, line.kind(), line.action(), line.at()));
  }

  private void addMissingUntil(long number) {
    for (; expected < number; expected++) {
      faults.accept(TrailFault.ofNumber(TrailFault.Kind.NUMBER_MISSING, seal.number(), expected));
      complete = false;
    }
  }

  private void add(byte @Nullable [] hash) {
    if (hash == null) {
      complete = false;
    } else {
      hashes.add(hash);
    }
  }

  /**
   * Checks the times of the seals against each other. Somebody who controls the database can forge a whole seal, with
   * its time and its demonstration flag, so neither is trusted alone. A seal that is older than the one before it is a
   * fault; a demonstration flag is accepted only in a regency that is a demonstration; and the earliest time allowed
   * for the lines of later seals never decreases.
   */
  static final class SealTimesCheck {
    /** By so much the clocks of applications that share a database may differ, or a clock may be put right. */
    static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final boolean demonstrationRegency;
    private final Consumer<TrailFault> faults;
    private boolean inEarnest;
    private boolean behindFullSeal;
    private @Nullable Instant newest;
    private @Nullable Instant notBefore;

    /** @param demonstrationRegency whether synthetic people work there */
    SealTimesCheck(boolean demonstrationRegency, Consumer<TrailFault> faults) {
      this.demonstrationRegency = demonstrationRegency;
      this.faults = faults;
    }

    /**
     * The earliest time that later lines may have: when the newest seal was made that left no line unsealed. Null while
     * there is none.
     */
    @Nullable
    Instant notBefore() {
      return notBefore;
    }

    /**
     * Whether the seal was made while the demonstration was built up: its clock is set back and forth then. Seals of
     * real work end that.
     */
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

    /** What waits behind a full seal may have waited long. */
    boolean isBehindFullSeal() {
      return behindFullSeal;
    }

    /** After its lines were looked at. */
    void accept(TrailSeal seal) {
      behindFullSeal = seal.isFull();
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
}
