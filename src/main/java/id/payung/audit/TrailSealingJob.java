package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.SqlValues;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
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

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final ObjectProvider<RegencyDirectory> regencies;
  private final Clock clock;
  private final SealDigestFolder digestFolder;
  private final boolean demonstration;
  private final Set<String> pendingRegencies = ConcurrentHashMap.newKeySet();
  private volatile Instant startedAt;
  private volatile boolean running;

  TrailSealingJob(JdbcClient jdbc, TransactionTemplate transactions, ObjectProvider<RegencyDirectory> regencies,
      Clock clock, SealDigestFolder digestFolder, @Value("${payung.demo:false}") boolean demonstration) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.regencies = regencies;
    this.clock = clock;
    this.digestFolder = digestFolder;
    this.demonstration = demonstration;
    this.startedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Something was committed there: seal soon. */
  public void requestSealing(String regency) {
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
      TrailSeal made = ActorContext.<@Nullable TrailSeal, RuntimeException>callAs(Actor.sealer(regency),
          () -> transactions.execute(status -> sealBatch(regency)));
      sealed = made == null ? 0 : (int) (made.last() - made.first() + 1);
      if (made != null) {
        digestFolder.append(regency, made);
      }
      all += sealed;
    } while (sealed == TrailSeal.MAX_LINES);
    return all;
  }

  private @Nullable TrailSeal sealBatch(String regency) {
    boolean alone = jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtext('payung.sealer'), hashtext(:regency))")
        .param("regency", regency)
        .query(Boolean.class)
        .single();
    if (!alone) {
      pendingRegencies.add(regency);
      return null;
    }
    List<SealedTrailEntry> lines = takeWaiting(regency);
    if (lines.isEmpty()) {
      return null;
    }
    LastBatch last =
        jdbc.sql("SELECT number, last, digest FROM audit.batch WHERE regency = :regency ORDER BY number DESC LIMIT 1")
            .param("regency", regency)
            .query((row, n) -> new LastBatch(row.getLong("number"), row.getLong("last"), row.getBytes("digest")))
            .optional()
            .orElse(new LastBatch(0, 0, MerkleTree.GENESIS_DIGEST));
    List<byte[]> leaves = lines.stream().map(line -> line.leafHash(TrailSeal.PRESENT_FORM)).toList();
    TrailSeal seal = new TrailSeal(last.batch() + 1, last.number() + 1, last.number() + lines.size(), last.digest(),
        MerkleTree.computeRoot(leaves), clock.instant().truncatedTo(ChronoUnit.MICROS), TrailSeal.PRESENT_FORM,
        demonstration, startedAt);
    insertNumbers(regency, seal, lines, leaves);
    insertSeal(regency, seal);
    return seal;
  }

  private List<SealedTrailEntry> takeWaiting(String regency) {
    return jdbc.sql("""
        WITH taken AS (
          DELETE FROM audit.unsealed u
           WHERE u.regency = :regency
             AND u.entry IN (SELECT w.entry FROM audit.unsealed w
               WHERE w.regency = :regency ORDER BY w.entry LIMIT :most)
          RETURNING u.entry)
        SELECT e.* FROM taken t JOIN audit.entry e ON e.regency = :regency AND e.id = t.entry ORDER BY e.id
        """).param("regency", regency).param("most", TrailSeal.MAX_LINES).query((row, n) -> readEntry(row)).list();
  }

  private void insertNumbers(String regency, TrailSeal seal, List<SealedTrailEntry> lines, List<byte[]> leaves) {
    jdbc.sql("""
        INSERT INTO audit.sealed (regency, number, entry, batch, kind, subject, changes, organisations, villages,
          owner, leaf)
        SELECT :regency, :before + t.ordinal, e.id, :batch, e.kind, e.subject, e.changes, e.organisations,
          e.villages, e.owner, decode(t.leaf, 'hex')
          FROM unnest(CAST(:ids AS uuid[]), CAST(:leaves AS text[])) WITH ORDINALITY AS t (id, leaf, ordinal)
          JOIN audit.entry e ON e.regency = :regency AND e.id = t.id
        """)
        .param("regency", regency)
        .param("before", seal.first() - 1)
        .param("batch", seal.number())
        .param("ids", SqlValues.uuidArray(lines.stream().map(SealedTrailEntry::id).toList()))
        .param("leaves", SqlValues.textArray(leaves.stream().map(HexFormat.of()::formatHex).toList()))
        .update();
  }

  private void insertSeal(String regency, TrailSeal seal) {
    jdbc.sql("""
        INSERT INTO audit.batch (regency, number, first, last, previous, root, digest, sealed_at, form, demonstration,
          started_at)
        VALUES (:regency, :number, :first, :last, :previous, :root, :digest, :at, :form, :demonstration, :started)
        """)
        .param("regency", regency)
        .param("number", seal.number())
        .param("first", seal.first())
        .param("last", seal.last())
        .param("previous", seal.previous())
        .param("root", seal.root())
        .param("digest", seal.computeDigest())
        .param("at", SqlValues.timestamp(seal.sealedAt()))
        .param("form", seal.form())
        .param("demonstration", seal.demonstration())
        .param("started", SqlValues.timestamp(Objects.requireNonNull(seal.startedAt())))
        .update();
  }

  private record LastBatch(long batch, long number, byte[] digest) {}

  /** Also read by the verifier, which comes from outside. */
  static SealedTrailEntry readEntry(ResultSet row) throws SQLException {
    return new SealedTrailEntry(row.getString("regency"), SqlValues.uuid(row, "id"), SqlValues.instant(row, "at"),
        SqlValues.uuidOrNull(row, "person"), row.getString("person_name"), row.getString("service"),
        SqlValues.uuidList(row, "mandates"), row.getString("kind"), SqlValues.uuid(row, "subject"),
        row.getString("action"), SqlValues.textList(row, "fields"), row.getString("reason"),
        SqlValues.uuidList(row, "organisations"), SqlValues.uuidList(row, "villages"), row.getBoolean("changes"),
        SqlValues.uuidOrNull(row, "owner"));
  }

  @Override
  public void start() {
    startedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
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
