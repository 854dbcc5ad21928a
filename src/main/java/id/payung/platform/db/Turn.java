package id.payung.platform.db;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes another database role for a few statements of the same transaction, so that what belongs together commits together. */
@Component
public class Turn {
  private final JdbcTemplate jdbc;

  Turn(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * With the keys to one account. For the accounts module alone, after it has checked the right. An exception leaves the role as it is: the
   * transaction is over then.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T extends @Nullable Object> T asWarden(UUID subject, Supplier<T> work) {
    Actor actor = Acting.current();
    jdbc.execute(actor.asWarden().settings(subject));
    T result = work.get();
    jdbc.execute(actor.settings(null));
    return result;
  }
}
