package id.payung.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes every leaf, root and digest of a regency again from the lines themselves and says where it differs from what
 * was sealed. It comes from outside: plain JDBC as owner, in one snapshot, so that the sealer may work meanwhile.
 * Whoever can write to the database could also make a whole new chain that fits; only a digest that was printed before
 * shows that.
 */
final class TrailVerification {
  /** The first so many are named: after a rewrite every line would be one. */
  static final int MAX_FAULTS = 200;

  private static final int ROWS_AT_ONCE = 2_000;

  private final Connection connection;
  private final String regency;
  private final byte @Nullable [] printedDigest;
  private final List<TrailFault> faults = new ArrayList<>();
  private long batches;
  private long lines;
  private byte[] digest = MerkleTree.GENESIS_DIGEST;
  private @Nullable Instant sealedAt;
  private @Nullable Long printedDigestBatch;

  private TrailVerification(Connection connection, String regency, byte @Nullable [] printedDigest) {
    this.connection = connection;
    this.regency = regency;
    this.printedDigest = printedDigest;
  }

  /**
   * @param connection as owner; it is left in a transaction that changed nothing
   * @param printedDigest a digest from paper, or null
   */
  static TrailVerificationReport verifyRegency(Connection connection, String regency, byte @Nullable [] printedDigest)
      throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try {
      return new TrailVerification(connection, regency, printedDigest).run();
    } finally {
      connection.rollback();
    }
  }

  private TrailVerificationReport run() throws SQLException {
    verifyChain();
    findUnaccountedEntries();
    long waiting = 0;
    Instant since = null;
    try (PreparedStatement statement = prepare(
        "SELECT count(*), min(e.at) FROM audit.unsealed u LEFT JOIN audit.entry e ON e.regency = u.regency AND e.id "
            + "= u.entry WHERE u.regency = ?");
        ResultSet row = statement.executeQuery()) {
      row.next();
      waiting = row.getLong(1);
      since = row.getTimestamp(2) == null ? null : row.getTimestamp(2).toInstant();
    }
    return new TrailVerificationReport(regency, batches, lines, digest, sealedAt, waiting, since, printedDigestBatch,
        List.copyOf(faults));
  }

  private void verifyChain() throws SQLException {
    String all = """
        SELECT s.number, s.batch, s.leaf, s.kind AS told_kind, s.subject AS told_subject,
          s.changes AS told_changes, e.id IS NULL AS removed, e.*
          FROM audit.sealed s LEFT JOIN audit.entry e ON e.regency = s.regency AND e.id = s.entry
         WHERE s.regency = ? ORDER BY s.number
        """;
    try (PreparedStatement ofBatches = prepare("SELECT * FROM audit.batch WHERE regency = ? ORDER BY number");
        PreparedStatement ofLines = prepare(all);
        ResultSet batch = ofBatches.executeQuery();
        ResultSet line = ofLines.executeQuery()) {
      boolean more = line.next();
      long lastNumber = 0;
      while (batch.next()) {
        long number = batch.getLong("number");
        long first = batch.getLong("first");
        long last = batch.getLong("last");
        for (long missing = batches + 1; missing < number; missing++) {
          addFault(TrailFault.ofBatch(TrailFault.Kind.BATCH_MISSING, missing));
        }
        batches = number;
        if (first != lastNumber + 1 || !Arrays.equals(batch.getBytes("previous"), digest)) {
          addFault(TrailFault.ofBatch(TrailFault.Kind.CHAIN_BROKEN, number));
        }
        BatchLeaves leaves = new BatchLeaves(number, first);
        while (more && line.getLong("number") <= last) {
          leaves.addLine(line);
          more = line.next();
        }
        leaves.finish(last);
        byte[] root = batch.getBytes("root");
        if (leaves.complete && !Arrays.equals(root, MerkleTree.computeRoot(leaves.hashes))) {
          addFault(new TrailFault(TrailFault.Kind.BATCH_ALTERED, number, first, " %d–%d".formatted(first, last)));
        }
        digest = batch.getBytes("digest");
        if (!Arrays.equals(digest, MerkleTree.chainDigest(batch.getBytes("previous"), root, number, first, last))) {
          addFault(TrailFault.ofBatch(TrailFault.Kind.DIGEST_ALTERED, number));
        }
        if (printedDigest != null && Arrays.equals(printedDigest, digest)) {
          printedDigestBatch = number;
        }
        lastNumber = last;
        lines = last;
        sealedAt = batch.getTimestamp("sealed_at").toInstant();
      }
      while (more) {
        addFault(TrailFault.ofNumber(TrailFault.Kind.NUMBER_STRAY, 0, line.getLong("number")));
        more = line.next();
      }
    }
  }

  /** The hashes of one batch as they come. */
  private final class BatchLeaves {
    private final long batch;
    private final List<byte[]> hashes = new ArrayList<>();
    private long expected;
    private boolean complete = true;

    BatchLeaves(long batch, long first) {
      this.batch = batch;
      this.expected = first;
    }

    void addLine(ResultSet row) throws SQLException {
      long number = row.getLong("number");
      if (number < expected || row.getLong("batch") != batch) {
        addFault(TrailFault.ofNumber(TrailFault.Kind.NUMBER_STRAY, batch, number));
        return;
      }
      addMissingUntil(number);
      expected = number + 1;
      byte[] kept = row.getBytes("leaf");
      if (row.getBoolean("removed")) {
        addFault(TrailFault.ofLine(TrailFault.Kind.LINE_REMOVED, batch, number, null, null, null));
        add(kept);
        return;
      }
      SealedTrailEntry line = TrailSealingJob.readEntry(row);
      byte[] made = line.leafHash();
      if (kept != null && !Arrays.equals(kept, made)) {
        addFault(TrailFault.ofLine(TrailFault.Kind.LINE_ALTERED, batch, number, line.kind(), line.action(), line.at()));
      } else if (!line.kind().equals(row.getString("told_kind"))
          || !line.subject().equals(row.getObject("told_subject"))
          || line.changes() != row.getBoolean("told_changes")) {
        addFault(
            TrailFault.ofLine(TrailFault.Kind.NUMBER_DIFFERS, batch, number, line.kind(), line.action(), line.at()));
      }
      // The kept hash, where there is one: the root then tells whether the hash was changed too.
      add(kept != null ? kept : made);
    }

    void finish(long last) {
      addMissingUntil(last + 1);
      complete = complete && !hashes.isEmpty();
    }

    private void addMissingUntil(long number) {
      for (; expected < number; expected++) {
        addFault(TrailFault.ofNumber(TrailFault.Kind.NUMBER_MISSING, batch, expected));
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

  private void findUnaccountedEntries() throws SQLException {
    String inserted = """
        SELECT e.kind, e.action, e.at FROM audit.entry e
         WHERE e.regency = ?
           AND NOT EXISTS (SELECT FROM audit.sealed s WHERE s.regency = e.regency AND s.entry = e.id)
           AND NOT EXISTS (SELECT FROM audit.unsealed u WHERE u.regency = e.regency AND u.entry = e.id)
         ORDER BY e.at, e.id
        """;
    try (PreparedStatement statement = prepare(inserted); ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        addFault(TrailFault.ofLine(TrailFault.Kind.LINE_INSERTED, 0, 0, row.getString("kind"), row.getString("action"),
            row.getTimestamp("at").toInstant()));
      }
    }
    String lost =
        "SELECT u.entry FROM audit.unsealed u WHERE u.regency = ? AND NOT EXISTS (SELECT FROM audit.entry e WHERE "
            + "e.regency = u.regency AND e.id = u.entry)";
    try (PreparedStatement statement = prepare(lost); ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        addFault(TrailFault.ofBatch(TrailFault.Kind.LINE_LOST, 0));
      }
    }
  }

  private void addFault(TrailFault fault) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(fault);
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(ROWS_AT_ONCE);
    statement.setString(1, regency);
    return statement;
  }
}
