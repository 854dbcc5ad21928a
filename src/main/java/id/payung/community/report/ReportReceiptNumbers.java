package id.payung.community.report;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers of receipts: LK-73.24-2026-000123, unique in a regency and year. They are taken from the counter in blocks,
 * in a transaction of their own: one row that every report had to lock until its commit would make all phones queue.
 * Blocks grow while many come. A restart may leave a gap of less than a block. After a restore the counter leaps, since
 * numbers given after the backup are on phones and on paper.
 */
@Component
class ReportReceiptNumbers {
  private static final int SMALLEST_BLOCK = 20;
  private static final int LARGEST_BLOCK = 500;
  private static final Duration BUSY_INTERVAL = Duration.ofSeconds(5);
  private static final int RESTORE_GAP = 1_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Map<String, NumberBlock> blocks = new ConcurrentHashMap<>();

  ReportReceiptNumbers(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Numbers at hand for one regency and year. */
  private static final class NumberBlock {
    final Deque<Long> numbers = new ArrayDeque<>();
    int size = SMALLEST_BLOCK;
    Instant filled = Instant.EPOCH;
  }

  /** Takes so many. Must be called outside a transaction. */
  public List<String> allocate(String regency, int year, int count) {
    NumberBlock block = blocks.computeIfAbsent(regency + "/" + year, key -> new NumberBlock());
    List<Long> taken = new ArrayList<>(count);
    synchronized (block) {
      if (block.numbers.size() < count) {
        Instant now = clock.instant();
        block.size =
            block.filled.plus(BUSY_INTERVAL).isAfter(now) ? Math.min(LARGEST_BLOCK, block.size * 2) : SMALLEST_BLOCK;
        reserveBlock(block.numbers, regency, year, Math.max(block.size, count - block.numbers.size()));
        block.filled = now;
      }
      for (int i = 0; i < count; i++) {
        taken.add(block.numbers.removeFirst());
      }
    }
    return taken.stream().map(number -> String.format(Locale.ROOT, "LK-%s-%d-%06d", regency, year, number)).toList();
  }

  /** Numbers that no report has got. */
  public void release(String regency, int year, List<String> unused) {
    if (unused.isEmpty()) {
      return;
    }
    NumberBlock block = blocks.computeIfAbsent(regency + "/" + year, key -> new NumberBlock());
    synchronized (block) {
      for (int i = unused.size() - 1; i >= 0; i--) {
        block.numbers.addFirst(Long.parseLong(unused.get(i).substring(unused.get(i).lastIndexOf('-') + 1)));
      }
    }
  }

  private void reserveBlock(Deque<Long> block, String regency, int year, int count) {
    Long last = ActorContext.<Long, RuntimeException>callAs(Actor.service("community", regency),
        () -> transactions.execute(status -> {
          // Waits for the disk: a database that died and forgot the block would give its numbers again while we still
          // have them.
          return jdbc.sql("""
              INSERT INTO community.receipt_counter AS c (regency, year, last, epoch)
              SELECT :regency, :year, :count, i.epoch FROM platform.installation i
              ON CONFLICT (regency, year) DO UPDATE SET
                last = c.last + CASE WHEN c.epoch = excluded.epoch THEN 0 ELSE :leap END + :count,
                epoch = excluded.epoch
              RETURNING last
              """)
              .param("regency", regency)
              .param("year", year)
              .param("count", count)
              .param("leap", RESTORE_GAP)
              .query(Long.class)
              .single();
        }));
    for (long number = last - count + 1; number <= last; number++) {
      block.addLast(number);
    }
  }
}
