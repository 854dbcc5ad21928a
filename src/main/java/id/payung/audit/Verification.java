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
final class Verification {
  /** The first so many are named: after a rewrite every line would be one. */
  static final int FAULTS_NAMED = 200;

  private static final int ROWS_AT_ONCE = 2_000;

  private final Connection connection;
  private final String regency;
  private final byte @Nullable [] printed;
  private final List<Fault> faults = new ArrayList<>();
  private long batches;
  private long lines;
  private byte[] digest = Merkle.BEGINNING;
  private @Nullable Instant sealedAt;
  private @Nullable Long printedAt;

  private Verification(Connection connection, String regency, byte @Nullable [] printed) {
    this.connection = connection;
    this.regency = regency;
    this.printed = printed;
  }

  /**
   * @param connection as owner; it is left in a transaction that changed nothing
   * @param printed a digest from paper, or null
   */
  static Verdict of(Connection connection, String regency, byte @Nullable [] printed) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try {
      return new Verification(connection, regency, printed).verify();
    } finally {
      connection.rollback();
    }
  }

  private Verdict verify() throws SQLException {
    followTheChain();
    findUnsealed();
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
    return new Verdict(regency, batches, lines, digest, sealedAt, waiting, since, printedAt, List.copyOf(faults));
  }

  private void followTheChain() throws SQLException {
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
          found(Fault.ofBatch(Fault.Kind.BATCH_MISSING, missing));
        }
        batches = number;
        if (first != lastNumber + 1 || !Arrays.equals(batch.getBytes("previous"), digest)) {
          found(Fault.ofBatch(Fault.Kind.CHAIN_BROKEN, number));
        }
        Leaves leaves = new Leaves(number, first);
        while (more && line.getLong("number") <= last) {
          leaves.take(line);
          more = line.next();
        }
        leaves.end(last);
        byte[] root = batch.getBytes("root");
        if (leaves.complete && !Arrays.equals(root, Merkle.root(leaves.hashes))) {
          found(new Fault(Fault.Kind.BATCH_ALTERED, number, first, " %d–%d".formatted(first, last)));
        }
        digest = batch.getBytes("digest");
        if (!Arrays.equals(digest, Merkle.digest(batch.getBytes("previous"), root, number, first, last))) {
          found(Fault.ofBatch(Fault.Kind.DIGEST_ALTERED, number));
        }
        if (printed != null && Arrays.equals(printed, digest)) {
          printedAt = number;
        }
        lastNumber = last;
        lines = last;
        sealedAt = batch.getTimestamp("sealed_at").toInstant();
      }
      while (more) {
        found(Fault.ofNumber(Fault.Kind.NUMBER_STRAY, 0, line.getLong("number")));
        more = line.next();
      }
    }
  }

  /** The hashes of one batch as they come. */
  private final class Leaves {
    private final long batch;
    private final List<byte[]> hashes = new ArrayList<>();
    private long expected;
    private boolean complete = true;

    Leaves(long batch, long first) {
      this.batch = batch;
      this.expected = first;
    }

    void take(ResultSet row) throws SQLException {
      long number = row.getLong("number");
      if (number < expected || row.getLong("batch") != batch) {
        found(Fault.ofNumber(Fault.Kind.NUMBER_STRAY, batch, number));
        return;
      }
      missingUntil(number);
      expected = number + 1;
      byte[] kept = row.getBytes("leaf");
      if (row.getBoolean("removed")) {
        found(Fault.ofLine(Fault.Kind.LINE_REMOVED, batch, number, null, null, null));
        add(kept);
        return;
      }
      SealedLine line = Sealer.read(row);
      byte[] made = line.leaf();
      if (kept != null && !Arrays.equals(kept, made)) {
        found(Fault.ofLine(Fault.Kind.LINE_ALTERED, batch, number, line.kind(), line.action(), line.at()));
      } else if (!line.kind().equals(row.getString("told_kind"))
          || !line.subject().equals(row.getObject("told_subject"))
          || line.changes() != row.getBoolean("told_changes")) {
        found(Fault.ofLine(Fault.Kind.NUMBER_DIFFERS, batch, number, line.kind(), line.action(), line.at()));
      }
      // The kept hash, where there is one: the root then tells whether the hash was changed too.
      add(kept != null ? kept : made);
    }

    void end(long last) {
      missingUntil(last + 1);
      complete = complete && !hashes.isEmpty();
    }

    private void missingUntil(long number) {
      for (; expected < number; expected++) {
        found(Fault.ofNumber(Fault.Kind.NUMBER_MISSING, batch, expected));
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

  private void findUnsealed() throws SQLException {
    String inserted = """
        SELECT e.kind, e.action, e.at FROM audit.entry e
         WHERE e.regency = ?
           AND NOT EXISTS (SELECT FROM audit.sealed s WHERE s.regency = e.regency AND s.entry = e.id)
           AND NOT EXISTS (SELECT FROM audit.unsealed u WHERE u.regency = e.regency AND u.entry = e.id)
         ORDER BY e.at, e.id
        """;
    try (PreparedStatement statement = prepare(inserted); ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found(Fault.ofLine(Fault.Kind.LINE_INSERTED, 0, 0, row.getString("kind"), row.getString("action"),
            row.getTimestamp("at").toInstant()));
      }
    }
    String lost =
        "SELECT u.entry FROM audit.unsealed u WHERE u.regency = ? AND NOT EXISTS (SELECT FROM audit.entry e WHERE "
            + "e.regency = u.regency AND e.id = u.entry)";
    try (PreparedStatement statement = prepare(lost); ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found(Fault.ofBatch(Fault.Kind.LINE_LOST, 0));
      }
    }
  }

  private void found(Fault fault) {
    if (faults.size() < FAULTS_NAMED) {
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
