package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.SqlValues;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the committed lines that are in no batch yet, whatever their id or time, numbers them, makes a Merkle tree of
 * them and chains the batch. A chain that every writer had to extend would make them queue. One sealer works at a time
 * in a regency (advisory lock), also where several applications share a database.
 */
@Component
public class TrailSealingJob implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(TrailSealingJob.class);
  private static final int MAX_BATCH_SIZE = 2_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final ObjectProvider<RegencyDirectory> regencies;
  private final Clock clock;
  private final Set<String> pendingRegencies = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  TrailSealingJob(JdbcClient jdbc, TransactionTemplate transactions, ObjectProvider<RegencyDirectory> regencies,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.regencies = regencies;
    this.clock = clock;
  }

  /** Something was committed there: seal soon. */
  void requestSealing(String regency) {
    pendingRegencies.add(regency);
  }

  /**
   * Seals what waits in a regency.
   *
   * @return how many lines were sealed
   */
  public int seal(String regency) {
    int all = 0;
    int sealed;
    do {
      Integer now = ActorContext.<Integer, RuntimeException>callAs(Actor.sealer(regency),
          () -> transactions.execute(status -> sealBatch(regency)));
      sealed = now == null ? 0 : now;
      all += sealed;
    } while (sealed == MAX_BATCH_SIZE);
    return all;
  }

  private int sealBatch(String regency) {
    boolean alone = jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtext('payung.sealer'), hashtext(:regency))")
        .param("regency", regency)
        .query(Boolean.class)
        .single();
    if (!alone) {
      pendingRegencies.add(regency);
      return 0;
    }
    List<SealedTrailEntry> lines = jdbc.sql("""
        WITH taken AS (
          DELETE FROM audit.unsealed u
           WHERE u.regency = :regency
             AND u.entry IN (SELECT w.entry FROM audit.unsealed w
               WHERE w.regency = :regency ORDER BY w.entry LIMIT :most)
          RETURNING u.entry)
        SELECT e.* FROM taken t JOIN audit.entry e ON e.regency = :regency AND e.id = t.entry ORDER BY e.id
        """).param("regency", regency).param("most", MAX_BATCH_SIZE).query((row, n) -> readEntry(row)).list();
    if (lines.isEmpty()) {
      return 0;
    }
    LastBatch last =
        jdbc.sql("SELECT number, last, digest FROM audit.batch WHERE regency = :regency ORDER BY number DESC LIMIT 1")
            .param("regency", regency)
            .query((row, n) -> new LastBatch(row.getLong("number"), row.getLong("last"), row.getBytes("digest")))
            .optional()
            .orElse(new LastBatch(0, 0, MerkleTree.GENESIS_DIGEST));
    long batch = last.batch() + 1;
    long first = last.number() + 1;
    List<byte[]> leaves = lines.stream().map(SealedTrailEntry::leafHash).toList();
    jdbc.sql("""
        INSERT INTO audit.sealed (regency, number, entry, batch, kind, subject, changes, organisations, villages,
          owner, leaf)
        SELECT :regency, :before + t.ordinal, e.id, :batch, e.kind, e.subject, e.changes, e.organisations,
          e.villages, e.owner, decode(t.leaf, 'hex')
          FROM unnest(CAST(:ids AS uuid[]), CAST(:leaves AS text[])) WITH ORDINALITY AS t (id, leaf, ordinal)
          JOIN audit.entry e ON e.regency = :regency AND e.id = t.id
        """)
        .param("regency", regency)
        .param("before", last.number())
        .param("batch", batch)
        .param("ids", SqlValues.uuidArray(lines.stream().map(SealedTrailEntry::id).toList()))
        .param("leaves", SqlValues.textArray(leaves.stream().map(HexFormat.of()::formatHex).toList()))
        .update();
    byte[] root = MerkleTree.computeRoot(leaves);
    long lastNumber = last.number() + lines.size();
    jdbc.sql("""
        INSERT INTO audit.batch (regency, number, first, last, previous, root, digest, sealed_at)
        VALUES (:regency, :number, :first, :last, :previous, :root, :digest, :at)
        """)
        .param("regency", regency)
        .param("number", batch)
        .param("first", first)
        .param("last", lastNumber)
        .param("previous", last.digest())
        .param("root", root)
        .param("digest", MerkleTree.chainDigest(last.digest(), root, batch, first, lastNumber))
        .param("at", SqlValues.timestamp(clock.instant()))
        .update();
    return lines.size();
  }

  private record LastBatch(long batch, long number, byte[] digest) {}

  /** Also read by the verifier, which comes from outside. */
  static SealedTrailEntry readEntry(ResultSet row) throws SQLException {
    return new SealedTrailEntry(row.getString("regency"), SqlValues.uuid(row, "id"), SqlValues.instant(row, "at"),
        SqlValues.uuidOrNull(row, "person"), row.getString("person_name"), row.getString("service"),
        SqlValues.uuidList(row, "mandates"), row.getString("kind"), SqlValues.uuid(row, "subject"),
        row.getString("action"), SqlValues.textList(row, "fields"), row.getString("reason"),
        SqlValues.uuidList(row, "organisations"), SqlValues.uuidList(row, "villages"), row.getBoolean("changes"));
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name("sealer").start(this::runLoop);
  }

  private void runLoop() {
    long rounds = 0;
    while (running) {
      try {
        // Every minute all regencies are looked at, in case another application wrote; in between only those touched
        // here.
        Set<String> now = rounds++ % 120 == 0 ? listAllRegencies() : Set.copyOf(pendingRegencies);
        pendingRegencies.removeAll(now);
        for (String regency : now) {
          seal(regency);
        }
        synchronized (pendingRegencies) {
          pendingRegencies.wait(500);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("the sealer rests a moment: {}", e.toString());
      }
    }
  }

  private Set<String> listAllRegencies() {
    RegencyDirectory directory = regencies.getIfAvailable();
    Set<String> all = ConcurrentHashMap.newKeySet();
    if (directory != null) {
      directory.listAll().stream().map(RegencySettings::regency).forEach(all::add);
    }
    all.addAll(pendingRegencies);
    return all;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
