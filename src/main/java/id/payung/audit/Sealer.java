package id.payung.audit;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
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
public class Sealer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
  private static final int MOST_AT_ONCE = 2_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final ObjectProvider<RegencyDirectory> regencies;
  private final Clock clock;
  private final Set<String> touched = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  Sealer(JdbcClient jdbc, TransactionTemplate transactions, ObjectProvider<RegencyDirectory> regencies, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.regencies = regencies;
    this.clock = clock;
  }

  /** Something was committed there: seal soon. */
  void touched(String regency) {
    touched.add(regency);
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
      Integer now = Acting.<Integer, RuntimeException>as(Actor.sealer(regency),
          () -> transactions.execute(status -> sealOnce(regency)));
      sealed = now == null ? 0 : now;
      all += sealed;
    } while (sealed == MOST_AT_ONCE);
    return all;
  }

  private int sealOnce(String regency) {
    boolean alone = jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtext('payung.sealer'), hashtext(:regency))")
        .param("regency", regency)
        .query(Boolean.class)
        .single();
    if (!alone) {
      touched.add(regency);
      return 0;
    }
    List<SealedLine> lines = jdbc.sql("""
        WITH taken AS (
          DELETE FROM audit.unsealed u
           WHERE u.regency = :regency
             AND u.entry IN (SELECT w.entry FROM audit.unsealed w
               WHERE w.regency = :regency ORDER BY w.entry LIMIT :most)
          RETURNING u.entry)
        SELECT e.* FROM taken t JOIN audit.entry e ON e.regency = :regency AND e.id = t.entry ORDER BY e.id
        """).param("regency", regency).param("most", MOST_AT_ONCE).query((row, n) -> read(row)).list();
    if (lines.isEmpty()) {
      return 0;
    }
    Last last =
        jdbc.sql("SELECT number, last, digest FROM audit.batch WHERE regency = :regency ORDER BY number DESC LIMIT 1")
            .param("regency", regency)
            .query((row, n) -> new Last(row.getLong("number"), row.getLong("last"), row.getBytes("digest")))
            .optional()
            .orElse(new Last(0, 0, Merkle.BEGINNING));
    long batch = last.batch() + 1;
    long first = last.number() + 1;
    List<byte[]> leaves = lines.stream().map(SealedLine::leaf).toList();
    jdbc.sql("""
        INSERT INTO audit.sealed (regency, number, entry, batch, kind, subject, changes, organisations, villages,
          leaf)
        SELECT :regency, :before + t.ordinal, e.id, :batch, e.kind, e.subject, e.changes, e.organisations,
          e.villages, decode(t.leaf, 'hex')
          FROM unnest(CAST(:ids AS uuid[]), CAST(:leaves AS text[])) WITH ORDINALITY AS t (id, leaf, ordinal)
          JOIN audit.entry e ON e.regency = :regency AND e.id = t.id
        """)
        .param("regency", regency)
        .param("before", last.number())
        .param("batch", batch)
        .param("ids", Sql.uuids(lines.stream().map(SealedLine::id).toList()))
        .param("leaves", Sql.texts(leaves.stream().map(HexFormat.of()::formatHex).toList()))
        .update();
    byte[] root = Merkle.root(leaves);
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
        .param("digest", Merkle.digest(last.digest(), root, batch, first, lastNumber))
        .param("at", Sql.at(clock.instant()))
        .update();
    return lines.size();
  }

  private record Last(long batch, long number, byte[] digest) {}

  /** Also read by the verifier, which comes from outside. */
  static SealedLine read(ResultSet row) throws SQLException {
    return new SealedLine(row.getString("regency"), Sql.uuid(row, "id"), Sql.instant(row, "at"),
        Sql.uuidOrNull(row, "person"), row.getString("person_name"), row.getString("service"),
        Sql.uuidList(row, "mandates"), row.getString("kind"), Sql.uuid(row, "subject"), row.getString("action"),
        Sql.textList(row, "fields"), row.getString("reason"), Sql.uuidList(row, "organisations"),
        Sql.uuidList(row, "villages"), row.getBoolean("changes"));
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name("sealer").start(this::work);
  }

  private void work() {
    long rounds = 0;
    while (running) {
      try {
        // Every minute all regencies are looked at, in case another application wrote; in between only those touched
        // here.
        Set<String> now = rounds++ % 120 == 0 ? everywhere() : Set.copyOf(touched);
        touched.removeAll(now);
        for (String regency : now) {
          seal(regency);
        }
        synchronized (touched) {
          touched.wait(500);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("the sealer rests a moment: {}", e.toString());
      }
    }
  }

  private Set<String> everywhere() {
    RegencyDirectory directory = regencies.getIfAvailable();
    Set<String> all = ConcurrentHashMap.newKeySet();
    if (directory != null) {
      directory.all().stream().map(RegencySettings::regency).forEach(all::add);
    }
    all.addAll(touched);
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
