package id.payung.accounts.signin;

import id.payung.accounts.Credential;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.TooManyAttempts;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often a code of an account's second factor was wrong, wherever it was asked. The count is the account's: a known
 * browser or phone, another address and a right password change nothing in it, since whoever guesses codes has the
 * password already and perhaps the browser. After ten wrong ones no code is looked at for a quarter of an hour.
 */
@Component
@Transactional
class SecondFactorAttemptLimit {
  static final int MOST = 10;
  private static final Duration PAUSE = Duration.ofMinutes(15);

  private final Rows rows;
  private final AccountTrail trail;
  private final Clock clock;

  SecondFactorAttemptLimit(Rows rows, AccountTrail trail, Clock clock) {
    this.rows = rows;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Counts a code before it is looked at, so that of many at once no more than ten are; in a transaction of its own,
   * which no refusal afterwards undoes.
   *
   * @return how many there were since the last right one, with this one
   * @throws TooManyAttempts when no code is looked at now
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public int count(UUID person) {
    Instant now = clock.instant();
    // a pause that ends later than any can was set before the clock was set back: it holds no longer
    return rows.sql(Actor.anonymous(), """
        UPDATE accounts.credential SET codes_failed = codes_failed + 1,
               codes_refused_until = CASE WHEN codes_failed + 1 >= :most THEN :until ELSE codes_refused_until END
         WHERE person = :person
           AND (codes_refused_until IS NULL OR codes_refused_until <= :now OR codes_refused_until > :until)
        RETURNING codes_failed
        """)
        .param("most", MOST)
        .param("now", now)
        .param("until", now.plus(PAUSE))
        .param("person", person)
        .optional(Integer.class)
        .orElseThrow(() -> new TooManyAttempts(secondsLeft(person, now)));
  }

  private long secondsLeft(UUID person, Instant now) {
    Optional<Instant> until =
        rows.sql(Actor.anonymous(), "SELECT codes_refused_until FROM accounts.credential WHERE person = :person")
            .param("person", person)
            .optional(Instant.class);
    return Math.max(1, Duration.between(now, until.orElse(now.plus(PAUSE))).toSeconds());
  }

  /** It was wrong: ten of them have a line in the trail. */
  public void recordWrong(UUID person, int tries) {
    if (tries % MOST == 0) {
      recordTries(person, tries);
    }
  }

  /** It was right: the next wrong one is the first. */
  public void reset(UUID person, int tries) {
    rows.query(Actor.anonymous(), Credential.class)
        .key(person)
        .set(Credential::codesFailed, 0)
        .set(Credential::codesRefusedUntil, null)
        .update();
    if (tries > 1) {
      recordTries(person, tries - 1);
    }
  }

  private void recordTries(UUID person, int wrong) {
    trail.record(person, AccountTrail.AccountAction.REFUSED, List.of("wrong-codes " + wrong));
  }
}
