package id.payung.accounts;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
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
class KnownPeople {
  private static final int TRIES = 10;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Tries tries;

  KnownPeople(JdbcClient jdbc, TransactionTemplate transactions, Tries tries) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.tries = tries;
  }

  /**
   * The person of this sign-in name and full name.
   *
   * @throws Invalid alike when the name is another's and when there is nobody
   * @throws id.payung.platform.errors.TooMany after ten guesses in a quarter of an hour
   */
  UUID require(Actor actor, String signInName, String name) {
    Optional<UUID> person = Acting.as(Actor.door(), () -> {
      tries.count("known-person", actor.requirePerson().toString(), TRIES);
      return transactions.execute(status -> jdbc
          .sql("SELECT id FROM accounts.person WHERE sign_in_name = :signIn AND lower(name) = lower(:name)")
          .param("signIn", SignIn.normalise(signInName))
          .param("name", name.strip())
          .query((row, n) -> Sql.uuid(row, "id"))
          .optional());
    });
    if (person == null || person.isEmpty()) {
      throw new Invalid("signInName", "accounts.person.known-mismatch");
    }
    return person.get();
  }
}
