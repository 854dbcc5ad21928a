package id.payung.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lines of one seal as they come: each hash is made again, each copy and each time compared. */
final class SealedLinesCheck {
  private final TrailSeal seal;
  private final Consumer<TrailFault> faults;
  private final @Nullable Instant earliest;
  private final Instant latest;
  private final List<byte[]> hashes = new ArrayList<>();
  private long expected;
  private boolean complete = true;

  /** @param notBefore when the last seal was made behind which nothing waited; null for the first */
  SealedLinesCheck(TrailSeal seal, @Nullable Instant notBefore, Consumer<TrailFault> faults) {
    this.seal = seal;
    this.faults = faults;
    this.expected = seal.first();
    // A clock that was set back shows in the seal itself: its lines are as old as it is.
    Instant sealedAt = seal.sealedAt();
    boolean setBack = notBefore != null && sealedAt.isBefore(notBefore);
    this.earliest = notBefore == null ? null : (setBack ? sealedAt : notBefore).minus(TrailSeal.TIME_TOLERANCE);
    this.latest = (notBefore != null && setBack ? notBefore : sealedAt).plus(TrailSeal.TIME_TOLERANCE);
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
    } else if (seal.comparesTimes() && !isTimeOfSeal(line.at())) {
      addFault(TrailFault.Kind.LINE_DATED, number, line);
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
}
