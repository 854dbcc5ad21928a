package id.payung.accounts;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Name and password, and the second factor where there is one. Says nothing about which of them was wrong, counts every
 * try, and locks an account for 15 minutes after ten wrong ones in a row.
 */
@Component
class SignIn {
  private static final int WRONG_BEFORE_LOCK = 10;
  private static final Duration LOCK = Duration.ofMinutes(15);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Passwords passwords;
  private final SecondFactor secondFactor;
  private final Tries tries;
  private final Clock clock;

  SignIn(JdbcClient jdbc, TransactionTemplate transactions, Passwords passwords, SecondFactor secondFactor, Tries tries,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
    this.tries = tries;
    this.clock = clock;
  }

  /** What a try came to. */
  sealed interface Outcome {
    record Welcome(UUID person, String name) implements Outcome {}

    record Wrong() implements Outcome {}

    record CodeNeeded() implements Outcome {}
  }

  Outcome attempt(String typedName, String password, @Nullable String code, String address) {
    String name = normalise(typedName);
    return Acting.as(Actor.door(), () -> {
      tries.countAddress("sign-in.address", address);
      tries.count("sign-in.name", name, Tries.BY_NAME);
      Optional<Account> account = find(name);
      boolean right = passwords.matches(password, account.map(Account::passwordHash).orElse(null));
      if (account.isEmpty()) {
        return new Outcome.Wrong();
      }
      Account known = account.get();
      boolean locked = known.lockedUntil() != null && isLocked(known.lockedUntil());
      if (!right || locked) {
        failed(known.person());
        return new Outcome.Wrong();
      }
      if (known.totpConfirmed() && known.totpSecret() != null) {
        if (code == null || code.isBlank()) {
          tries.forget("sign-in.name", name);
          return new Outcome.CodeNeeded();
        }
        OptionalLong step = secondFactor.check(known.person(), known.totpSecret(), known.totpLastStep(), code);
        if (step.isEmpty() || !spend(known.person(), step.getAsLong())) {
          failed(known.person());
          return new Outcome.Wrong();
        }
      }
      succeeded(known.person());
      tries.forget("sign-in.name", name);
      return new Outcome.Welcome(known.person(), known.name());
    });
  }

  /** A short name or a mobile number signs in: 0812… and +62 812… are the same. */
  static String normalise(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    String digits = name.replaceAll("[\\s().-]", "");
    if (digits.matches("\\+?\\d{8,15}")) {
      return digits.replaceFirst("^\\+", "").replaceFirst("^0", "62");
    }
    return name;
  }

  private record Account(UUID person, String name, @Nullable String passwordHash, byte @Nullable [] totpSecret,
      boolean totpConfirmed, long totpLastStep, @Nullable Instant lockedUntil) {}

  private Optional<Account> find(String name) {
    return transactions.execute(status -> jdbc.sql("""
        SELECT p.id, p.name, c.password_hash, c.totp_secret, c.totp_confirmed, c.totp_last_step, c.locked_until
          FROM accounts.person p JOIN accounts.credential c ON c.person = p.id
         WHERE p.sign_in_name = :name OR p.mobile = :name
        """)
        .param("name", name)
        .query((row, n) -> new Account(Sql.uuid(row, "id"), row.getString("name"), row.getString("password_hash"),
            row.getBytes("totp_secret"), row.getBoolean("totp_confirmed"), row.getLong("totp_last_step"),
            Sql.instantOrNull(row, "locked_until")))
        .optional());
  }

  /** A lock that ends later than any can was set before the clock was set back: it holds no longer. */
  private boolean isLocked(Instant until) {
    Instant now = clock.instant();
    return until.isAfter(now) && !until.isAfter(now.plus(LOCK));
  }

  private void failed(UUID person) {
    transactions.executeWithoutResult(status -> jdbc.sql("""
        UPDATE accounts.credential SET failed = failed + 1,
               locked_until = CASE WHEN failed + 1 >= :most THEN :until ELSE locked_until END
         WHERE person = :person
        """)
        .param("most", WRONG_BEFORE_LOCK)
        .param("until", Sql.at(clock.instant().plus(LOCK)))
        .param("person", person)
        .update());
  }

  private void succeeded(UUID person) {
    transactions.executeWithoutResult(status -> jdbc
        .sql("UPDATE accounts.credential SET failed = 0, locked_until = NULL WHERE person = :person AND failed > 0")
        .param("person", person)
        .update());
  }

  /** Two at once with the same code: one gets in. */
  private boolean spend(UUID person, long step) {
    Integer changed = transactions.execute(status -> jdbc
        .sql("UPDATE accounts.credential SET totp_last_step = :step WHERE person = :person AND totp_last_step < :step")
        .param("step", step)
        .param("person", person)
        .update());
    return changed != null && changed == 1;
  }
}
