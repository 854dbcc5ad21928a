package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

/** A regency with three seals of four lines, and the owner of the database who may do what nobody should. */
abstract class TrailVerificationFixture {
  static int next = 10;

  @Autowired AuditTrailRepository trail;
  @Autowired TrailSealingJob sealer;
  @Autowired TransactionTemplate transactions;
  @Value("${payung.db.url}") String url;
  @Value("${payung.db.owner.user}") String user;
  @Value("${payung.db.owner.password}") String password;

  String regency;
  Connection owner;
  final List<UUID> subjects = new ArrayList<>();

  @BeforeEach
  void three_seals_of_four_lines() throws SQLException {
    regency = "99." + next++;
    owner = DriverManager.getConnection(url, user, password);
    for (int batch = 0; batch < 3; batch++) {
      ActorContext.runAs(Actor.service("audit", regency), () -> transactions.executeWithoutResult(status -> {
        for (int line = 0; line < 4; line++) {
          UUID subject = Ids.next();
          subjects.add(subject);
          trail.recordWrite("meeting", subject, "created", List.of("title"), "karena contoh",
              AuditTrailRepository.TrailReach.NONE);
        }
      }));
      sealAll();
    }
  }

  /**
   * The application's own sealer may be at it as well: then there is nothing left for us, yet it is not done either.
   */
  void sealAll() throws SQLException {
    do {
      sealer.seal(regency);
    } while (verify(null).unsealedLines() > 0);
  }

  @AfterEach
  void leave() throws SQLException {
    // What was damaged goes: the command verifies all regencies of this database.
    owner.setAutoCommit(true);
    for (String table : List.of("entry", "unsealed", "sealed", "batch")) {
      run("DELETE FROM audit." + table + " WHERE regency = ?", regency);
    }
    owner.close();
  }

  /** As the software before this one sealed: leaves and digests of the first form. */
  void remakeInOldForm(long number) throws SQLException {
    List<byte[]> leaves = new ArrayList<>();
    try (PreparedStatement lines = owner.prepareStatement("SELECT e.* FROM audit.sealed s JOIN audit.entry e ON "
        + "e.regency = s.regency AND e.id = s.entry WHERE s.regency = ? AND s.batch = ? ORDER BY s.number")) {
      lines.setString(1, regency);
      lines.setLong(2, number);
      try (ResultSet row = lines.executeQuery()) {
        while (row.next()) {
          SealedTrailEntry line = TrailSealingJob.readEntry(row);
          leaves.add(line.leafHash(1));
          run("UPDATE audit.sealed SET leaf = ? WHERE regency = ? AND entry = ?", line.leafHash(1), regency, line.id());
        }
      }
    }
    try (PreparedStatement seals = owner.prepareStatement("SELECT b.first, b.last, coalesce(p.digest, decode(repeat("
        + "'00', 32), 'hex')) AS previous FROM audit.batch b LEFT JOIN audit.batch p ON p.regency = b.regency AND "
        + "p.number = b.number - 1 WHERE b.regency = ? AND b.number = ?")) {
      seals.setString(1, regency);
      seals.setLong(2, number);
      try (ResultSet seal = seals.executeQuery()) {
        seal.next();
        byte[] root = MerkleTree.computeRoot(leaves);
        byte[] previous = seal.getBytes("previous");
        run("UPDATE audit.batch SET form = 1, previous = ?, root = ?, digest = ? WHERE regency = ? AND number = ?",
            previous, root, MerkleTree.chainDigest(previous, root, number, seal.getLong("first"), seal.getLong("last")),
            regency, number);
      }
    }
  }

  record CommandResult(int code, String text) {}

  TrailVerificationReport verify(byte[] printed) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      return TrailVerification.verifyRegency(connection, regency,
          printed == null ? List.of() : List.of(new TrailAnchor(null, null, HexFormat.of().formatHex(printed))));
    }
  }

  void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      assertThat(statement.executeUpdate()).isGreaterThanOrEqualTo(0);
    }
  }
}
