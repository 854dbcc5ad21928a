package id.payung.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes every leaf, root and digest of a regency again from the lines themselves and says where it differs from what
 * was sealed. It comes from outside: plain JDBC as owner, in one snapshot, so that the sealer may work meanwhile.
 * Whoever can write to the database could also make a whole new chain that fits; only a digest that was kept elsewhere
 * before shows that.
 */
final class TrailVerification {
  /** The first so many are named: after a rewrite every line would be one. */
  static final int MAX_FAULTS = 200;

  private static final int ROWS_AT_ONCE = 2_000;

  private final Connection connection;
  private final String regency;
  private final Map<String, List<TrailAnchor>> anchors;
  private final Set<TrailAnchor> foundAnchors = new LinkedHashSet<>();
  private final List<TrailFault> faults = new ArrayList<>();
  private long batches;
  private long lines;
  private byte[] digest = MerkleTree.GENESIS_DIGEST;
  private @Nullable Instant sealedAt;
  private final TrailSealCheck.SealTimesCheck times;
  private int form = 1;
  private @Nullable Long lastAnchoredSeal;

  private TrailVerification(Connection connection, String regency, boolean demonstration,
      Collection<TrailAnchor> anchors) {
    this.times = new TrailSealCheck.SealTimesCheck(demonstration, this::addFault);
    this.connection = connection;
    this.regency = regency;
    this.anchors = anchors.stream().collect(Collectors.groupingBy(TrailAnchor::digest));
  }

  /**
   * @param connection as owner; it is left in a transaction that changed nothing
   * @param anchors digests that were kept elsewhere; those of other regencies are passed over
   */
  static TrailVerificationReport verifyRegency(Connection connection, String regency, Collection<TrailAnchor> anchors)
      throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try {
      return new TrailVerification(connection, regency, isDemonstration(connection, regency), anchors).run();
    } finally {
      connection.rollback();
    }
  }

  private TrailVerificationReport run() throws SQLException {
    verifyChain();
    findUnaccountedEntries();
    findDatedUnsealed();
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
    if (batches == 0 && waiting == 0 && isSwitchedOn()) {
      addFault(TrailFault.ofBatch(TrailFault.Kind.TRAIL_MISSING, 0));
    }
    return new TrailVerificationReport(regency, batches, lines, digest, sealedAt, waiting, since, lastAnchoredSeal,
        List.copyOf(faults), Set.copyOf(foundAnchors));
  }

  private void verifyChain() throws SQLException {
    String all = """
        SELECT s.number, s.batch, s.leaf, e.id IS NULL AS removed,
          (s.kind, s.subject, s.changes, s.organisations, s.villages, s.owner) IS NOT DISTINCT FROM
          (e.kind, e.subject, e.changes, e.organisations, e.villages, e.owner) AS copied, e.*
          FROM audit.sealed s LEFT JOIN audit.entry e ON e.regency = s.regency AND e.id = s.entry
         WHERE s.regency = ? ORDER BY s.number
        """;
    try (PreparedStatement ofBatches = prepare("SELECT * FROM audit.batch WHERE regency = ? ORDER BY number");
        PreparedStatement ofLines = prepare(all);
        ResultSet batch = ofBatches.executeQuery();
        ResultSet line = ofLines.executeQuery()) {
      boolean more = line.next();
      while (batch.next()) {
        TrailSeal seal = TrailSeal.read(batch);
        checkPlaceInChain(seal);
        times.check(seal);
        TrailSealCheck check = new TrailSealCheck(seal, times, this::addFault);
        while (more && line.getLong("number") <= seal.last()) {
          check.addLine(line);
          more = line.next();
        }
        check.finish();
        acceptDigest(seal, batch.getBytes("digest"));
      }
      while (more) {
        addFault(TrailFault.ofNumber(TrailFault.Kind.NUMBER_STRAY, 0, line.getLong("number")));
        more = line.next();
      }
    }
  }

  private void checkPlaceInChain(TrailSeal seal) {
    for (long missing = batches + 1; missing < seal.number(); missing++) {
      addFault(TrailFault.ofBatch(TrailFault.Kind.BATCH_MISSING, missing));
    }
    if (seal.first() != lines + 1 || !Arrays.equals(seal.previous(), digest)) {
      addFault(TrailFault.ofBatch(TrailFault.Kind.CHAIN_BROKEN, seal.number()));
    }
    if (seal.form() < form) {
      addFault(TrailFault.ofBatch(TrailFault.Kind.FORM_LOWERED, seal.number()));
    }
  }

  private void acceptDigest(TrailSeal seal, byte[] kept) {
    if (!Arrays.equals(kept, seal.computeDigest())) {
      addFault(TrailFault.ofBatch(TrailFault.Kind.DIGEST_ALTERED, seal.number()));
    }
    for (TrailAnchor anchor : anchors.getOrDefault(HexFormat.of().formatHex(kept), List.of())) {
      if (anchor.isOf(regency, seal.number())) {
        foundAnchors.add(anchor);
        lastAnchoredSeal = seal.number();
      }
    }
    digest = kept;
    batches = seal.number();
    lines = seal.last();
    sealedAt = seal.sealedAt();
    form = seal.form();
    times.accept(seal);
  }

  /** A line put into the queue with a day of long ago: the sealer takes it for one that was written just now. */
  private void findDatedUnsealed() throws SQLException {
    Instant notBefore = times.notBefore();
    if (notBefore == null) {
      return;
    }
    String dated = """
        SELECT e.kind, e.action, e.at FROM audit.unsealed u
          JOIN audit.entry e ON e.regency = u.regency AND e.id = u.entry
         WHERE u.regency = ? AND e.at < least(CAST(? AS timestamptz), now()) - interval '15 minutes'
         ORDER BY e.at, e.id
        """;
    try (PreparedStatement statement = prepare(dated)) {
      statement.setString(2, notBefore.toString());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          addFault(TrailFault.ofLine(TrailFault.Kind.WAITING_DATED, 0, 0, row.getString("kind"),
              row.getString("action"), row.getTimestamp("at").toInstant()));
        }
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

  /** A regency that is at work has at least the line that says since when. */
  private boolean isSwitchedOn() throws SQLException {
    try (PreparedStatement statement = prepare("SELECT EXISTS (SELECT FROM regions.regency WHERE regency = ?)");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** Made with synthetic people: a seal that says so of itself in any other regency is not believed. */
  private static boolean isDemonstration(Connection connection, String regency) throws SQLException {
    String synthetic = """
        SELECT EXISTS (SELECT FROM accounts.mandate m JOIN accounts.person p ON p.id = m.person
          WHERE m.regency = ? AND p.synthetic)
        """;
    try (PreparedStatement statement = connection.prepareStatement(synthetic)) {
      statement.setString(1, regency);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
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
