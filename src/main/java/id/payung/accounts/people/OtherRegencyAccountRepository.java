package id.payung.accounts.people;

import id.payung.accounts.SignInName;
import id.payung.accounts.signin.AttemptLimiter;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Invalid;
import id.payung.platform.rows.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody who has an account through another regency, such as an NGO's coordinator, gets a mandate here without a
 * second account. Who asks must know both the sign-in name and the full name: nothing is told to those who guess, and
 * guesses are counted.
 */
@Component
class OtherRegencyAccountRepository {
  private static final int MAX_ATTEMPTS = 10;
  private static final int MAX_FOUND = 20;

  private final Rows rows;
  private final TransactionTemplate transactions;
  private final AttemptLimiter attemptLimiter;

  OtherRegencyAccountRepository(Rows rows, TransactionTemplate transactions, AttemptLimiter attemptLimiter) {
    this.rows = rows;
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
      return transactions.execute(status -> rows
          .sql(Actor.anonymous(),
              "SELECT id FROM accounts.person WHERE sign_in_name = :signIn AND lower(name) = lower(:name)")
          .param("signIn", SignInName.normalise(signInName))
          .param("name", name.strip())
          .optional(UUID.class));
    });
    if (person == null || person.isEmpty()) {
      throw new Invalid("signInName", "accounts.person.known-mismatch");
    }
    return person.get();
  }

  /**
   * Somebody is about to be told of so many names or numbers that they are taken by accounts they may not see.
   *
   * @throws id.payung.platform.errors.TooManyAttempts after twenty of them in a quarter of an hour: nobody looks up who
   * has an account with us
   */
  void countFound(Actor actor, long found) {
    ActorContext.runAs(Actor.anonymous(), () -> {
      for (long i = 0; i < found; i++) {
        attemptLimiter.countAttempt("account-found", actor.requirePerson().toString(), MAX_FOUND);
      }
    });
  }

  /** Those who have accounts, by sign-in name; only the door sees the names of all. */
  Map<String, UUID> findIdsBySignInName(Collection<String> signInNames) {
    return select("sign_in_name = ANY (CAST(:values AS text[]))", signInNames).stream()
        .collect(Collectors.toMap(NamedAccount::signInName, NamedAccount::id));
  }

  /** Likewise, by mobile number in the form in which it is stored. */
  Map<String, UUID> findIdsByMobile(Collection<String> mobiles) {
    return select("mobile = ANY (CAST(:values AS text[]))", mobiles).stream()
        .collect(Collectors.toMap(account -> Objects.requireNonNull(account.mobile()), NamedAccount::id));
  }

  /** Sign-in names of people of whom the caller knows that they have a mandate here. */
  Map<UUID, String> findSignInNames(Collection<UUID> persons) {
    return select("id = ANY (CAST(:values AS uuid[]))", persons).stream()
        .collect(Collectors.toMap(NamedAccount::id, NamedAccount::signInName));
  }

  private record NamedAccount(UUID id, String signInName, @Nullable String mobile) {}

  private List<NamedAccount> select(String condition, Collection<?> values) {
    Actor door = Actor.anonymous();
    return Objects.requireNonNull(ActorContext.<List<NamedAccount>, RuntimeException>callAs(door,
        () -> transactions
            .execute(status -> rows.sql(door, "SELECT id, sign_in_name, mobile FROM accounts.person WHERE " + condition)
                .param("values", values)
                .list(NamedAccount.class))));
  }
}
