package id.payung.accounts.signin;

import id.payung.accounts.Credential;
import id.payung.accounts.PasswordHasher;
import id.payung.accounts.SignInName;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Name and password, and the second factor where there is one. Says nothing about which of them was wrong, counts every
 * wrong try, and locks an account for 15 minutes after ten of them in a row. A browser or phone that was let in before
 * is counted apart: strangers who guess shut out nobody who works there. Wrong codes are counted for the account,
 * wherever they come from.
 */
@Component
class SignInAuthenticator {
  private static final String BY_ADDRESS = "sign-in.address";
  private static final String BY_NAME = "sign-in.name";
  private static final String KNOWN = "sign-in.known";
  private static final int FAILURES_BEFORE_LOCK = 10;
  private static final Duration LOCK_DURATION = Duration.ofMinutes(15);

  private final Rows rows;
  private final TransactionTemplate transactions;
  private final PasswordHasher passwords;
  private final TotpVerifier secondFactor;
  private final AttemptLimiter attemptLimiter;
  private final KnownBrowserCookies knownBrowsers;
  private final AccountTrail trail;
  private final Clock clock;

  SignInAuthenticator(Rows rows, TransactionTemplate transactions, PasswordHasher passwords, TotpVerifier secondFactor,
      AttemptLimiter attemptLimiter, KnownBrowserCookies knownBrowsers, AccountTrail trail, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
    this.attemptLimiter = attemptLimiter;
    this.knownBrowsers = knownBrowsers;
    this.trail = trail;
    this.clock = clock;
  }

  /** What a try came to. */
  sealed interface SignInResult {
    /** @param proof the hash that the password was right for: what is given for it is given while it stands */
    record Authenticated(UUID person, String name, String proof) implements SignInResult {}

    record Rejected() implements SignInResult {}

    record TotpCodeRequired() implements SignInResult {}
  }

  /**
   * Where a try comes from.
   *
   * @param cookies of a browser
   * @param device the id that a phone made for itself and tells nobody but us; null for a browser
   */
  record SignInOrigin(String address, Cookie @Nullable [] cookies, @Nullable UUID device) {
    static SignInOrigin of(HttpServletRequest request, @Nullable UUID device) {
      return new SignInOrigin(request.getRemoteAddr(), request.getCookies(), device);
    }
  }

  SignInResult authenticate(String typedName, String password, @Nullable String code, SignInOrigin origin) {
    String name = SignInName.normalise(typedName);
    return ActorContext.callAs(Actor.anonymous(), () -> {
      Optional<SignInAccount> account = findAccount(name);
      String known = account.map(found -> findKnown(found.person(), origin)).orElse(null);
      countTry(known, name, origin);
      boolean right = passwords.matches(password, account.map(SignInAccount::passwordHash).orElse(null));
      if (account.isEmpty()) {
        return new SignInResult.Rejected();
      }
      SignInAccount found = account.get();
      boolean locked = known == null && found.lockedUntil() != null && isLocked(found.lockedUntil());
      if (!right || locked) {
        recordFailure(found.person());
        return new SignInResult.Rejected();
      }
      if (found.totpConfirmed() && found.totpSecret() != null) {
        if (code == null || code.isBlank()) {
          takeTryBack(known, name, origin);
          return new SignInResult.TotpCodeRequired();
        }
        if (!isRightCode(found, found.totpSecret(), code)) {
          return new SignInResult.Rejected();
        }
      }
      resetFailures(found, known == null);
      takeTryBack(known, name, origin);
      return new SignInResult.Authenticated(found.person(), found.name(), Objects.requireNonNull(found.passwordHash()));
    });
  }

  /** What is counted of who was let in before; null for a stranger, and for a known one who has guessed too often. */
  private @Nullable String findKnown(UUID person, SignInOrigin origin) {
    UUID device = origin.device();
    Optional<String> known = device == null ? knownBrowsers.find(person, origin.cookies())
        : Boolean.TRUE.equals(transactions.execute(_ -> rows.query(Actor.anonymous(), SignedInPhone.class)
            .key(person, device)
            .is("revoked_at", null)
            .exists())) ? Optional.of(device.toString())
        : Optional.empty();
    return known.map(each -> person + "/" + each)
        .filter(each -> attemptLimiter.tryCount(KNOWN, each, AttemptLimiter.MAX_BY_NAME))
        .orElse(null);
  }

  private void countTry(@Nullable String known, String name, SignInOrigin origin) {
    if (known == null) {
      attemptLimiter.countByAddress(BY_ADDRESS, origin.address());
      attemptLimiter.countAttempt(BY_NAME, name, AttemptLimiter.MAX_BY_NAME);
    }
  }

  /** A right one of somebody known opens nothing again for the strangers. */
  private void takeTryBack(@Nullable String known, String name, SignInOrigin origin) {
    if (known != null) {
      attemptLimiter.reset(KNOWN, known);
    } else {
      attemptLimiter.reset(BY_NAME, name);
      attemptLimiter.takeBackByAddress(BY_ADDRESS, origin.address());
    }
  }

  private record SignInAccount(UUID person, String name, @Nullable String passwordHash, byte @Nullable [] totpSecret,
      boolean totpConfirmed, long totpLastStep, int failed, @Nullable Instant lockedUntil) {}

  private Optional<SignInAccount> findAccount(String name) {
    return transactions.execute(status -> rows.sql(Actor.anonymous(), """
        SELECT p.id AS person, p.name, c.password_hash, c.totp_secret, c.totp_confirmed, c.totp_last_step,
               c.failed, c.locked_until
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
    transactions.executeWithoutResult(status -> {
      int failed = rows.sql(Actor.anonymous(), """
          UPDATE accounts.credential SET failed = failed + 1,
                 locked_until = CASE WHEN failed + 1 >= :most THEN :until ELSE locked_until END
           WHERE person = :person RETURNING failed
          """)
          .param("most", FAILURES_BEFORE_LOCK)
          .param("until", clock.instant().plus(LOCK_DURATION))
          .param("person", person)
          .optional(Integer.class)
          .orElse(0);
      if (failed > 0 && failed % FAILURES_BEFORE_LOCK == 0) {
        trail.record(person, AccountTrail.AccountAction.REFUSED, List.of("tries " + failed));
      }
    });
  }

  private void resetFailures(SignInAccount account, boolean unlock) {
    if (account.failed() == 0) {
      return;
    }
    transactions.executeWithoutResult(status -> {
      int reset = credential(account.person()).and("r.failed > 0")
          .set(Credential::failed, 0)
          .set(Credential::lockedUntil, unlock ? null : account.lockedUntil())
          .update();
      if (reset > 0) {
        trail.record(account.person(), AccountTrail.AccountAction.REFUSED, List.of("tries " + account.failed()));
      }
    });
  }

  /** A wrong one is none of the wrong passwords, and is not taken back with them. */
  private boolean isRightCode(SignInAccount account, byte[] secret, String code) {
    return secondFactor.verify(account.person(), secret, account.totpLastStep(), code,
        step -> consumeTotpStep(account.person(), step));
  }

  /** Two at once with the same code: one gets in. */
  private boolean consumeTotpStep(UUID person, long step) {
    return credential(person).and("r.totp_last_step < :step", "step", step)
        .set(Credential::totpLastStep, step)
        .update() == 1;
  }

  private RowQuery<Credential> credential(UUID person) {
    return rows.query(Actor.anonymous(), Credential.class).key(person);
  }
}
