package id.payung.platform.documents;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.SqlValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes away files that no record names and nobody has sent for seven days: uploads whose form was never finished,
 * results of jobs that were thrown away. It looks into every column called {@code sha256} or {@code …_sha256} of every
 * table, so a module cannot forget to tell it; when it may not look into one, it takes nothing.
 */
@Component
public class UnreferencedDocumentCleanup {
  static final Duration GRACE_PERIOD = Duration.ofDays(7);

  private static final int BATCH_SIZE = 200;

  private final DocumentDiskFolder folder;
  private final DocumentRepository rows;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final List<DocumentReferenceSource> references;
  private final UnnamedDocumentLimit limit;
  private final Clock clock;

  UnreferencedDocumentCleanup(DocumentDiskFolder folder, DocumentRepository rows, JdbcClient jdbc,
      TransactionTemplate transactions, List<DocumentReferenceSource> references, UnnamedDocumentLimit limit,
      Clock clock) {
    this.limit = limit;
    this.folder = folder;
    this.rows = rows;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.references = references;
    this.clock = clock;
  }

  private record CandidateBatch(List<String> candidates, Set<String> referenced) {}

  /**
   * Sweeps one regency.
   *
   * @return how many files were taken away
   */
  public int deleteUnreferenced(String regency) {
    Instant moment = clock.instant().minus(GRACE_PERIOD);
    Actor service = Actor.service("platform", regency);
    int deleted = 0;
    String after = "";
    while (true) {
      String from = after;
      CandidateBatch page = ActorContext.<CandidateBatch, RuntimeException>callAs(service,
          () -> transactions.execute(status -> findCandidates(regency, moment, from)));
      if (page == null || page.candidates().isEmpty()) {
        break;
      }
      for (String sha256 : page.candidates()) {
        if (!page.referenced().contains(sha256) && deleteIfUnreferenced(service, sha256, moment)) {
          deleted++;
        }
      }
      after = page.candidates().getLast();
    }
    limit.forgetBefore(regency, moment);
    try {
      folder.deleteAbandonedUploadsBefore(moment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return deleted;
  }

  /**
   * Deletes these at once, for a row that named them and has gone: only what no record names and nobody has sent since
   * that moment. The others are left to {@link #deleteUnreferenced}.
   *
   * @return how many files were taken away
   */
  public int deleteIfUnreferenced(String regency, Collection<String> hashes, Instant notSentSince) {
    Actor service = Actor.service("platform", regency);
    return (int) Set.copyOf(hashes)
        .stream()
        .filter(sha256 -> deleteIfUnreferenced(service, sha256, notSentSince))
        .count();
  }

  private CandidateBatch findCandidates(String regency, Instant moment, String after) {
    if (isBackupRunning()) {
      return new CandidateBatch(List.of(), Set.of());
    }
    List<String> candidates = rows.listUntouchedSince(moment, regency, after, BATCH_SIZE);
    return new CandidateBatch(candidates, candidates.isEmpty() ? Set.of() : findReferenced(regency, candidates));
  }

  /**
   * First the row says pending, then the file goes, then the row: whenever the power fails, no row promises a file that
   * is not there.
   */
  private boolean deleteIfUnreferenced(Actor service, String sha256, Instant moment) {
    boolean markedPending = callInTransaction(service,
        () -> runIfUnreferenced(service.regency(), sha256, moment, () -> rows.markPending(service.regency(), sha256)));
    return markedPending
        && callInTransaction(service, () -> runIfUnreferenced(service.regency(), sha256, moment, () -> {
          try {
            folder.delete(service.regency(), sha256);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          rows.delete(service.regency(), sha256);
        }));
  }

  private boolean runIfUnreferenced(String regency, String sha256, Instant moment, Runnable action) {
    if (isBackupRunning()) {
      return false;
    }
    rows.lockDocument(regency, sha256);
    if (!rows.isUntouchedSince(moment, regency, sha256) || !findReferenced(regency, List.of(sha256)).isEmpty()) {
      return false;
    }
    action.run();
    return true;
  }

  /** A backup holds this lock, in whatever process it runs. */
  private boolean isBackupRunning() {
    return !jdbc.sql("SELECT pg_try_advisory_xact_lock(:key)")
        .param("key", DocumentDeletionLock.ADVISORY_LOCK_KEY)
        .query(Boolean.class)
        .single();
  }

  private interface TransactionalCheck {
    boolean check();
  }

  private boolean callInTransaction(Actor service, TransactionalCheck question) {
    return Boolean.TRUE.equals(ActorContext.<Boolean, RuntimeException>callAs(service,
        () -> transactions.execute(status -> question.check())));
  }

  /** Which of these some record names; within a transaction. */
  Set<String> findReferenced(String regency, List<String> candidates) {
    Set<String> named = new HashSet<>();
    for (HashColumn column : listHashColumns()) {
      named.addAll(jdbc.sql(
          "SELECT DISTINCT t.%1$s FROM %2$s t WHERE t.regency = :regency AND t.%1$s = ANY (CAST(:candidates AS text[]))"
              .formatted(column.name(), column.table()))
          .param("regency", regency)
          .param("candidates", SqlValues.textArray(candidates))
          .query((row, n) -> row.getString(1))
          .list());
    }
    references.forEach(module -> named.addAll(module.findReferenced(regency, candidates)));
    return named;
  }

  private record HashColumn(String table, String name) {}

  /** From the catalogue, already quoted. */
  private List<HashColumn> listHashColumns() {
    return jdbc.sql("""
        SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS place, quote_ident(a.attname) AS name
          FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT a.attisdropped AND a.attnum > 0
           AND (a.attname = 'sha256' OR a.attname LIKE '%\\_sha256') AND a.atttypid = 'text'::regtype
           AND n.nspname NOT IN ('pg_catalog', 'information_schema')
           AND NOT (n.nspname = 'platform' AND c.relname IN ('document', 'document_origin', 'document_sender'))
           AND EXISTS (SELECT FROM pg_attribute r WHERE r.attrelid = c.oid AND r.attname = 'regency'
             AND NOT r.attisdropped)
        """).query((row, n) -> new HashColumn(row.getString("place"), row.getString("name"))).list();
  }
}
