package id.payung.platform.db;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
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
public class Turn {
  private final JdbcTemplate jdbc;

  Turn(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * With the keys to one account. For the accounts module alone, after it has checked the right. An exception leaves
   * the role as it is: the transaction is over then.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T extends @Nullable Object> T asWarden(UUID subject, Supplier<T> work) {
    Actor actor = Acting.current();
    jdbc.execute(actor.asWarden().settings(subject));
    T result = work.get();
    jdbc.execute(actor.settings(null));
    return result;
  }

  /**
   * As the module itself, with the regency's wide reach, for what follows from a person's deed and reaches beyond it: a
   * clerk sends one answer, and the score that all may read changes in the same transaction. The trail still names the
   * person. An exception leaves the role as it is: the transaction is over then.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T extends @Nullable Object> T asModule(String module, Function<Actor, T> work) {
    Actor actor = Acting.current();
    Actor service = Actor.service(module, actor.regency());
    jdbc.execute(service.settings(null));
    T result = work.apply(service);
    jdbc.execute(actor.settings(null));
    return result;
  }
}
