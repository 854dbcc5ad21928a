package id.payung.audit;

import id.payung.platform.db.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A seal over consecutive lines, chained to the one before it.
 *
 * @param first number of its first line, {@code last} of its last
 * @param previous digest of the seal before; zeros for the first
 * @param root of the Merkle tree of its lines
 * @param form 1 for those that were made before times and owners of lines entered the hash, 2 before the start of the
 * sealer did, else 3
 * @param demonstration made while the clock stood where a demonstration's story was: where there is one, and nowhere
 * else, its times are not compared
 * @param startedAt since when the sealer ran that made it, which tells a server that was off from a sealer that was
 * held up; null before the third form
 */
record TrailSeal(long number, long first, long last, byte[] previous, byte[] root, Instant sealedAt, int form,
    boolean demonstration, @Nullable Instant startedAt) {
  static final int PRESENT_FORM = 3;

  /** A full one is followed by the rest at once; what waits behind it is as old as what it holds. */
  static final int MAX_LINES = 2_000;

  /** Between the writing of a line and its seal: the longest transaction, and clocks that differ a little. */
  static final Duration TIME_TOLERANCE = Duration.ofMinutes(15);

  byte[] computeDigest() {
    return form == 1 ? MerkleTree.chainDigest(previous, root, number, first, last)
        : MerkleTree.chainDigest(this, SealedTrailEntry.toMicros(sealedAt),
            startedAt == null ? 0 : SealedTrailEntry.toMicros(startedAt));
  }

  /**
   * Whether a line waited for this seal longer than a sealer at work lets any wait. What was written before it started
   * may have waited for the start, and is sealed soon after it.
   */
  boolean isLateFor(Instant line) {
    if (startedAt == null || !line.isBefore(sealedAt.minus(TIME_TOLERANCE))) {
      return false;
    }
    return !line.isBefore(startedAt) || sealedAt.isAfter(startedAt.plus(TIME_TOLERANCE));
  }

  boolean isFull() {
    return last - first + 1 >= MAX_LINES;
  }

  /** Whether its digest takes in when it was made. */
  boolean holdsTimes() {
    return form > 1;
  }

  static TrailSeal read(ResultSet row) throws SQLException {
    return new TrailSeal(row.getLong("number"), row.getLong("first"), row.getLong("last"), row.getBytes("previous"),
        row.getBytes("root"), SqlValues.instant(row, "sealed_at"), row.getInt("form"), row.getBoolean("demonstration"),
        row.getTimestamp("started_at") == null ? null : SqlValues.instant(row, "started_at"));
  }
}
