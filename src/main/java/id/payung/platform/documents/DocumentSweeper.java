package id.payung.platform.documents;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.archive.SweepingHold;
import id.payung.platform.db.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
public class DocumentSweeper {
  static final Duration PATIENCE = Duration.ofDays(7);

  private static final int AT_ONCE = 200;

  private final DocumentFolder folder;
  private final DocumentRows rows;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final List<DocumentReferences> references;
  private final Clock clock;

  DocumentSweeper(DocumentFolder folder, DocumentRows rows, JdbcClient jdbc, TransactionTemplate transactions,
      List<DocumentReferences> references, Clock clock) {
    this.folder = folder;
    this.rows = rows;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.references = references;
    this.clock = clock;
  }

  private record Page(List<String> candidates, Set<String> named) {}

  /**
   * Sweeps one regency.
   *
   * @return how many files were taken away
   */
  public int sweep(String regency) {
    Instant moment = clock.instant().minus(PATIENCE);
    Actor service = Actor.service("platform", regency);
    int taken = 0;
    String after = "";
    while (true) {
      String from = after;
      Page page =
          Acting.<Page, RuntimeException>as(service, () -> transactions.execute(status -> look(regency, moment, from)));
      if (page == null || page.candidates().isEmpty()) {
        break;
      }
      for (String sha256 : page.candidates()) {
        if (!page.named().contains(sha256) && take(service, sha256, moment)) {
          taken++;
        }
      }
      after = page.candidates().getLast();
    }
    try {
      folder.deleteTornBefore(moment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taken;
  }

  private Page look(String regency, Instant moment, String after) {
    if (isPaused()) {
      return new Page(List.of(), Set.of());
    }
    List<String> candidates = rows.untouchedSince(moment, regency, after, AT_ONCE);
    return new Page(candidates, candidates.isEmpty() ? Set.of() : named(regency, candidates));
  }

  /**
   * First the row says pending, then the file goes, then the row: whenever the power fails, no row promises a file that
   * is not there.
   */
  private boolean take(Actor service, String sha256, Instant moment) {
    boolean free =
        in(service, () -> free(service.regency(), sha256, moment, () -> rows.pending(service.regency(), sha256)));
    return free && in(service, () -> free(service.regency(), sha256, moment, () -> {
      try {
        folder.delete(service.regency(), sha256);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      rows.delete(service.regency(), sha256);
    }));
  }

  private boolean free(String regency, String sha256, Instant moment, Runnable deed) {
    if (isPaused()) {
      return false;
    }
    rows.lock(regency, sha256);
    if (!rows.isUntouchedSince(moment, regency, sha256) || !named(regency, List.of(sha256)).isEmpty()) {
      return false;
    }
    deed.run();
    return true;
  }

  /** A backup holds this lock, in whatever process it runs. */
  private boolean isPaused() {
    return !jdbc.sql("SELECT pg_try_advisory_xact_lock(:key)")
        .param("key", SweepingHold.KEY)
        .query(Boolean.class)
        .single();
  }

  private interface Question {
    boolean ask();
  }

  private boolean in(Actor service, Question question) {
    return Boolean.TRUE
        .equals(Acting.<Boolean, RuntimeException>as(service, () -> transactions.execute(status -> question.ask())));
  }

  private Set<String> named(String regency, List<String> candidates) {
    Set<String> named = new HashSet<>();
    for (Column column : columns()) {
      named.addAll(jdbc.sql(
          "SELECT DISTINCT t.%1$s FROM %2$s t WHERE t.regency = :regency AND t.%1$s = ANY (CAST(:candidates AS text[]))"
              .formatted(column.name(), column.table()))
          .param("regency", regency)
          .param("candidates", Sql.texts(candidates))
          .query((row, n) -> row.getString(1))
          .list());
    }
    references.forEach(module -> named.addAll(module.stillNamed(regency, candidates)));
    return named;
  }

  private record Column(String table, String name) {}

  /** From the catalogue, already quoted. */
  private List<Column> columns() {
    return jdbc.sql("""
        SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS place, quote_ident(a.attname) AS name
          FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT a.attisdropped AND a.attnum > 0
           AND (a.attname = 'sha256' OR a.attname LIKE '%\\_sha256') AND a.atttypid = 'text'::regtype
           AND n.nspname NOT IN ('pg_catalog', 'information_schema')
           AND NOT (n.nspname = 'platform' AND c.relname IN ('document', 'document_origin'))
           AND EXISTS (SELECT FROM pg_attribute r WHERE r.attrelid = c.oid AND r.attname = 'regency'
             AND NOT r.attisdropped)
        """).query((row, n) -> new Column(row.getString("place"), row.getString("name"))).list();
  }
}
