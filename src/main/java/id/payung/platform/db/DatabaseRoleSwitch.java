package id.payung.platform.db;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes another database role for a few statements of the same transaction, so that what belongs together commits
 * together.
 */
@Component
public class DatabaseRoleSwitch {
  private final JdbcTemplate jdbc;

  DatabaseRoleSwitch(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * With the keys to one account. For the accounts module alone, after it has checked the right. An exception leaves
   * the role as it is: the transaction is over then.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T extends @Nullable Object> T callAsAccountAdministrator(UUID subject, Supplier<T> work) {
    Actor actor = ActorContext.current();
    jdbc.execute(actor.asAccountAdministrator().transactionSettingsSql(subject));
    T result = work.get();
    jdbc.execute(actor.transactionSettingsSql(null));
    return result;
  }

  /**
   * As the module itself, with the regency's wide reach, for what follows from a person's deed and reaches beyond it: a
   * clerk sends one answer, and the score that all may read changes in the same transaction. The trail still names the
   * person. An exception leaves the role as it is: the transaction is over then.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T extends @Nullable Object> T callAsModule(String module, Function<Actor, T> work) {
    Actor actor = ActorContext.current();
    Actor service = Actor.service(module, actor.regency());
    jdbc.execute(service.transactionSettingsSql(null));
    T result = work.apply(service);
    jdbc.execute(actor.transactionSettingsSql(null));
    return result;
  }
}
