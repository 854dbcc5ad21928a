package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
class TrailTests {
  @Autowired Trail trail;
  @Autowired Sealer sealer;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Cast cast;

  @Test
  void a_line_is_sealed_and_numbered_after_commit() {
    UUID subject = Ids.next();
    write(cast.as(Cast.CLERK), subject);

    sealer.seal(Cast.LUWU_TIMUR);

    assertThat(numberOf(cast.as(Cast.CLERK), subject)).isPositive();
  }

  @Test
  void nobody_reads_the_trail_of_the_neighbour() {
    UUID subject = Ids.next();
    write(cast.as(Cast.CLERK), subject);

    assertThat(lines(cast.as(Cast.AUDITOR), subject)).isEqualTo(1);
    assertThat(lines(cast.neighbour(), subject)).isZero();
    assertThat(lines(cast.as(Cast.OTHER_VOLUNTEER), subject)).isZero();
  }

  @Test
  void a_line_is_never_changed() {
    UUID subject = Ids.next();
    Actor admin = cast.as(Cast.ADMIN);
    write(admin, subject);

    assertThatThrownBy(() -> Acting.doing(admin,
        () -> transactions.executeWithoutResult(
            status -> jdbc.sql("UPDATE audit.entry SET reason = 'x' WHERE subject = ?").param(subject).update())))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void without_an_actor_no_transaction_opens() {
    assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {})).hasMessageContaining("nobody acts");
  }

  private void write(Actor actor, UUID subject) {
    Acting.doing(actor, () -> transactions.executeWithoutResult(status -> trail.wrote("test", subject, "created",
        List.of("a"), null, new Trail.Reach(List.of(Cast.DISDUKCAPIL), List.of()))));
  }

  private long lines(Actor actor, UUID subject) {
    return Acting.as(actor,
        () -> transactions.execute(status -> jdbc.sql("SELECT count(*) FROM audit.entry WHERE subject = ?")
            .param(subject)
            .query(Long.class)
            .single()));
  }

  private long numberOf(Actor actor, UUID subject) {
    return Acting.as(actor,
        () -> transactions.execute(status -> jdbc.sql("SELECT number FROM audit.sealed WHERE subject = ?")
            .param(subject)
            .query(Long.class)
            .single()));
  }
}
