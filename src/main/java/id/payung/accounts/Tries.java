package id.payung.accounts;

import id.payung.platform.crypto.Keys;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.TooMany;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Limits that survive a restart: so many tries in a window, by name and by address. Runs as the door. */
@Component
class Tries {
  static final Duration WINDOW = Duration.ofMinutes(15);
  static final int BY_NAME = 10;

  private final JdbcClient jdbc;
  private final Keys keys;
  private final Clock clock;
  private final int byAddress;

  Tries(JdbcClient jdbc, Keys keys, Clock clock, @Value("${payung.tries.by-address:100}") int byAddress) {
    this.byAddress = byAddress;
    this.jdbc = jdbc;
    this.keys = keys;
    this.clock = clock;
  }

  /** A whole office may sit behind one address, so it has more tries than a name. */
  @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = TooMany.class)
  public void countAddress(String what, String address) {
    count(what, address, byAddress);
  }

  /**
   * Counts a try in a transaction of its own, so that a refusal afterwards does not undo it.
   *
   * @throws TooMany when the window is full
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = TooMany.class)
  public void count(String what, String who, int most) {
    Instant now = clock.instant();
    String bucket = keys.blindIndex().of("tries." + what, "", who);
    Counted counted = jdbc.sql("""
        INSERT INTO accounts.attempt AS a (bucket, window_start, tries) VALUES (:bucket, :now, 1)
        ON CONFLICT (bucket) DO UPDATE SET
          tries = CASE WHEN a.window_start < :begin OR a.window_start > :soon THEN 1 ELSE a.tries + 1 END,
          window_start = CASE WHEN a.window_start < :begin OR a.window_start > :soon THEN :now ELSE a.window_start END
        RETURNING window_start, tries
        """)
        .param("bucket", bucket)
        .param("now", Sql.at(now))
        .param("begin", Sql.at(now.minus(WINDOW)))
        // a window that begins in the future was opened before the clock was set back: nobody waits a day for it
        .param("soon", Sql.at(now.plus(WINDOW)))
        .query((row, n) -> new Counted(Sql.instant(row, "window_start"), row.getInt("tries")))
        .single();
    if (counted.tries() > most) {
      throw new TooMany(Math.max(1, Duration.between(now, counted.since().plus(WINDOW)).toSeconds()));
    }
  }

  /** A right password opens the window again for this name. */
  @Transactional
  public void forget(String what, String who) {
    jdbc.sql("DELETE FROM accounts.attempt WHERE bucket = :bucket")
        .param("bucket", keys.blindIndex().of("tries." + what, "", who))
        .update();
  }

  private record Counted(Instant since, int tries) {}
}
