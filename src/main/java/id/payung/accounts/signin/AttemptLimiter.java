package id.payung.accounts.signin;

import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.TooManyAttempts;
import id.payung.platform.web.admission.ClientNetwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Limits that survive a restart: so many tries in a window, by name and by address. Runs as the door. */
@Component
@NamedInterface("limits")
public class AttemptLimiter {
  static final Duration WINDOW = Duration.ofMinutes(15);
  static final int MAX_BY_NAME = 10;

  private final JdbcClient jdbc;
  private final InstallationKeys keys;
  private final Clock clock;
  private final int maxByAddress;

  AttemptLimiter(JdbcClient jdbc, InstallationKeys keys, Clock clock,
      @Value("${payung.tries.by-address:100}") int maxByAddress) {
    this.maxByAddress = maxByAddress;
    this.jdbc = jdbc;
    this.keys = keys;
    this.clock = clock;
  }

  /** A whole office may sit behind one address, so it has more tries than a name. */
  @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = TooManyAttempts.class)
  public void countByAddress(String purpose, String address) {
    countAttempt(purpose, ClientNetwork.of(address), maxByAddress);
  }

  /**
   * Counts a try in a transaction of its own, so that a refusal afterwards does not undo it.
   *
   * @throws TooManyAttempts when the window is full
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = TooManyAttempts.class)
  public void countAttempt(String purpose, String subject, int maximum) {
    countAttempt(purpose, subject, maximum, WINDOW);
  }

  /** Likewise in a window of another length. */
  @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = TooManyAttempts.class)
  public void countAttempt(String purpose, String subject, int maximum, Duration window) {
    AttemptWindow counted = count(purpose, subject, window);
    if (counted.tries() > maximum) {
      throw new TooManyAttempts(
          Math.max(1, Duration.between(clock.instant(), counted.since().plus(window)).toSeconds()));
    }
  }

  /** Likewise, and says whether the window has room. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public boolean tryCount(String purpose, String subject, int maximum) {
    return tryCount(purpose, subject, maximum, WINDOW);
  }

  /** Likewise in a window of another length. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public boolean tryCount(String purpose, String subject, int maximum, Duration window) {
    return count(purpose, subject, window).tries() <= maximum;
  }

  private AttemptWindow count(String purpose, String subject, Duration window) {
    Instant now = clock.instant();
    String bucket = keys.blindIndex().computeHash("tries." + purpose, "", subject);
    return jdbc.sql("""
        INSERT INTO accounts.attempt AS a (bucket, window_start, tries) VALUES (:bucket, :now, 1)
        ON CONFLICT (bucket) DO UPDATE SET
          tries = CASE WHEN a.window_start < :begin OR a.window_start > :soon THEN 1 ELSE a.tries + 1 END,
          window_start = CASE WHEN a.window_start < :begin OR a.window_start > :soon THEN :now ELSE a.window_start END
        RETURNING window_start, tries
        """)
        .param("bucket", bucket)
        .param("now", SqlValues.timestamp(now))
        .param("begin", SqlValues.timestamp(now.minus(window)))
        // a window that begins in the future was opened before the clock was set back: nobody waits a day for it
        .param("soon", SqlValues.timestamp(now.plus(window)))
        .query((row, n) -> new AttemptWindow(SqlValues.instant(row, "window_start"), row.getInt("tries")))
        .single();
  }

  /** Takes a counted try back: it was a right one, and an office of hundreds sits behind one address. */
  @Transactional
  public void takeBackByAddress(String purpose, String address) {
    jdbc.sql("UPDATE accounts.attempt SET tries = greatest(tries - 1, 0) WHERE bucket = :bucket")
        .param("bucket", keys.blindIndex().computeHash("tries." + purpose, "", ClientNetwork.of(address)))
        .update();
  }

  /** A right password opens the window again for this name. */
  @Transactional
  public void reset(String purpose, String subject) {
    jdbc.sql("DELETE FROM accounts.attempt WHERE bucket = :bucket")
        .param("bucket", keys.blindIndex().computeHash("tries." + purpose, "", subject))
        .update();
  }

  private record AttemptWindow(Instant since, int tries) {}
}
