package id.payung.accounts.people;

import id.payung.accounts.SignInName;
import id.payung.accounts.signin.AttemptLimiter;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.SqlValues;
import id.payung.platform.errors.Invalid;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody who has an account through another regency, such as an NGO's coordinator, gets a mandate here without a
 * second account. Who asks must know both the sign-in name and the full name: nothing is told to those who guess, and
 * guesses are counted.
 */
@Component
class ExistingAccountRepository {
  private static final int MAX_ATTEMPTS = 10;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final AttemptLimiter attemptLimiter;

  ExistingAccountRepository(JdbcClient jdbc, TransactionTemplate transactions, AttemptLimiter attemptLimiter) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.attemptLimiter = attemptLimiter;
  }

  /**
   * The person of this sign-in name and full name.
   *
   * @throws Invalid alike when the name is another's and when there is nobody
   * @throws id.payung.platform.errors.TooManyAttempts after ten guesses in a quarter of an hour
   */
  UUID requireByNames(Actor actor, String signInName, String name) {
    Optional<UUID> person = ActorContext.callAs(Actor.anonymous(), () -> {
      attemptLimiter.countAttempt("known-person", actor.requirePerson().toString(), MAX_ATTEMPTS);
      return transactions.execute(status -> jdbc
          .sql("SELECT id FROM accounts.person WHERE sign_in_name = :signIn AND lower(name) = lower(:name)")
          .param("signIn", SignInName.normalise(signInName))
          .param("name", name.strip())
          .query((row, n) -> SqlValues.uuid(row, "id"))
          .optional());
    });
    if (person == null || person.isEmpty()) {
      throw new Invalid("signInName", "accounts.person.known-mismatch");
    }
    return person.get();
  }
}
