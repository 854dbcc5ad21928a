package id.payung.community;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
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
 * Numbers of receipts: LK-73.24-2026-000123, unique in a regency and year. They are taken from the counter in blocks, in a transaction of their own:
 * one row that every report had to lock until its commit would make all phones queue. A restart may leave a gap of less than a block. After a restore
 * the counter leaps, since numbers given after the backup are on phones and on paper.
 */
@Component
class ReceiptNumbers {
  private static final int BLOCK = 20;
  private static final int LEAP = 1_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Map<String, Deque<Long>> atHand = new ConcurrentHashMap<>();

  ReceiptNumbers(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** Takes so many. Must be called outside a transaction. */
  List<String> take(String regency, int year, int count) {
    Deque<Long> block = atHand.computeIfAbsent(regency + "/" + year, key -> new ArrayDeque<>());
    List<String> taken = new ArrayList<>(count);
    synchronized (block) {
      if (block.size() < count) {
        fill(block, regency, year, Math.max(BLOCK, count - block.size()));
      }
      for (int i = 0; i < count; i++) {
        taken.add(String.format(Locale.ROOT, "LK-%s-%d-%06d", regency, year, block.removeFirst()));
      }
    }
    return taken;
  }

  /** Numbers that no report has got. */
  void giveBack(String regency, int year, List<String> unused) {
    Deque<Long> block = atHand.computeIfAbsent(regency + "/" + year, key -> new ArrayDeque<>());
    synchronized (block) {
      for (int i = unused.size() - 1; i >= 0; i--) {
        block.addFirst(Long.parseLong(unused.get(i).substring(unused.get(i).lastIndexOf('-') + 1)));
      }
    }
  }

  private void fill(Deque<Long> block, String regency, int year, int count) {
    Long last =
        Acting.<Long, RuntimeException>as(
            Actor.service("community", regency),
            () ->
                transactions.execute(
                    status ->
                        jdbc.sql(
                                """
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
                            .param("leap", LEAP)
                            .query(Long.class)
                            .single()));
    for (long number = last - count + 1; number <= last; number++) {
      block.addLast(number);
    }
  }
}
