package id.payung.accounts.signin;

import id.payung.accounts.Credential;
import id.payung.accounts.PasswordHasher;
import id.payung.accounts.SignInName;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Name and password, and the second factor where there is one. Says nothing about which of them was wrong, counts every
 * try, and locks an account for 15 minutes after ten wrong ones in a row.
 */
@Component
class SignInAuthenticator {
  private static final int FAILURES_BEFORE_LOCK = 10;
  private static final Duration LOCK_DURATION = Duration.ofMinutes(15);

  private final Rows rows;
  private final TransactionTemplate transactions;
  private final PasswordHasher passwords;
  private final TotpVerifier secondFactor;
  private final AttemptLimiter attemptLimiter;
  private final Clock clock;

  SignInAuthenticator(Rows rows, TransactionTemplate transactions, PasswordHasher passwords, TotpVerifier secondFactor,
      AttemptLimiter attemptLimiter, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
    this.attemptLimiter = attemptLimiter;
    this.clock = clock;
  }

  /** What a try came to. */
  sealed interface SignInResult {
    record Authenticated(UUID person, String name) implements SignInResult {}

    record Rejected() implements SignInResult {}

    record TotpCodeRequired() implements SignInResult {}
  }

  SignInResult authenticate(String typedName, String password, @Nullable String code, String address) {
    String name = SignInName.normalise(typedName);
    return ActorContext.callAs(Actor.anonymous(), () -> {
      attemptLimiter.countByAddress("sign-in.address", address);
      attemptLimiter.countAttempt("sign-in.name", name, AttemptLimiter.MAX_BY_NAME);
      Optional<SignInAccount> account = findAccount(name);
      boolean right = passwords.matches(password, account.map(SignInAccount::passwordHash).orElse(null));
      if (account.isEmpty()) {
        return new SignInResult.Rejected();
      }
      SignInAccount known = account.get();
      boolean locked = known.lockedUntil() != null && isLocked(known.lockedUntil());
      if (!right || locked) {
        recordFailure(known.person());
        return new SignInResult.Rejected();
      }
      if (known.totpConfirmed() && known.totpSecret() != null) {
        if (code == null || code.isBlank()) {
          attemptLimiter.reset("sign-in.name", name);
          attemptLimiter.takeBackByAddress("sign-in.address", address);
          return new SignInResult.TotpCodeRequired();
        }
        OptionalLong step =
            secondFactor.findMatchingStep(known.person(), known.totpSecret(), known.totpLastStep(), code);
        if (step.isEmpty() || !consumeTotpStep(known.person(), step.getAsLong())) {
          recordFailure(known.person());
          return new SignInResult.Rejected();
        }
      }
      resetFailures(known.person());
      attemptLimiter.reset("sign-in.name", name);
      attemptLimiter.takeBackByAddress("sign-in.address", address);
      return new SignInResult.Authenticated(known.person(), known.name());
    });
  }

  private record SignInAccount(UUID person, String name, @Nullable String passwordHash, byte @Nullable [] totpSecret,
      boolean totpConfirmed, long totpLastStep, @Nullable Instant lockedUntil) {}

  private Optional<SignInAccount> findAccount(String name) {
    return transactions.execute(status -> rows.sql(Actor.anonymous(), """
        SELECT p.id AS person, p.name, c.password_hash, c.totp_secret, c.totp_confirmed, c.totp_last_step,
               c.locked_until
          FROM accounts.person p JOIN accounts.credential c ON c.person = p.id
         WHERE p.sign_in_name = :name OR p.mobile = :name
        """).param("name", name).optional(SignInAccount.class));
  }

  /** A lock that ends later than any can was set before the clock was set back: it holds no longer. */
  private boolean isLocked(Instant until) {
    Instant now = clock.instant();
    return until.isAfter(now) && !until.isAfter(now.plus(LOCK_DURATION));
  }

  private void recordFailure(UUID person) {
    transactions.executeWithoutResult(status -> rows.sql(Actor.anonymous(), """
        UPDATE accounts.credential SET failed = failed + 1,
               locked_until = CASE WHEN failed + 1 >= :most THEN :until ELSE locked_until END
         WHERE person = :person
        """)
        .param("most", FAILURES_BEFORE_LOCK)
        .param("until", clock.instant().plus(LOCK_DURATION))
        .param("person", person)
        .update());
  }

  private void resetFailures(UUID person) {
    transactions.executeWithoutResult(status -> credential(person).and("r.failed > 0")
        .set(Credential::failed, 0)
        .set(Credential::lockedUntil, null)
        .update());
  }

  /** Two at once with the same code: one gets in. */
  private boolean consumeTotpStep(UUID person, long step) {
    return Objects.equals(1,
        transactions.execute(status -> credential(person).and("r.totp_last_step < :step", "step", step)
            .set(Credential::totpLastStep, step)
            .update()));
  }

  private RowQuery<Credential> credential(UUID person) {
    return rows.query(Actor.anonymous(), Credential.class).key(person);
  }
}
