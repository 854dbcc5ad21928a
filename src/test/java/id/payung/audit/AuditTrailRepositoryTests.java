package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
class AuditTrailRepositoryTests {
  @Autowired AuditTrailRepository trail;
  @Autowired TrailSealingJob sealer;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;

  @Test
  void a_line_is_sealed_and_numbered_after_commit() {
    UUID subject = Ids.next();
    write(cast.actorOf(TestCast.CLERK), subject);

    sealer.seal(TestCast.LUWU_TIMUR);

    assertThat(numberOf(cast.actorOf(TestCast.CLERK), subject)).isPositive();
  }

  @Test
  void nobody_reads_the_trail_of_the_neighbour() {
    UUID subject = Ids.next();
    write(cast.actorOf(TestCast.CLERK), subject);

    assertThat(lines(cast.actorOf(TestCast.AUDITOR), subject)).isEqualTo(1);
    assertThat(lines(cast.neighbourAdmin(), subject)).isZero();
    assertThat(lines(cast.actorOf(TestCast.OTHER_VOLUNTEER), subject)).isZero();
  }

  @Test
  void a_line_is_never_changed() {
    UUID subject = Ids.next();
    Actor admin = cast.actorOf(TestCast.ADMIN);
    write(admin, subject);

    assertThatThrownBy(() -> ActorContext.runAs(admin,
        () -> transactions.executeWithoutResult(
            status -> jdbc.sql("UPDATE audit.entry SET reason = 'x' WHERE subject = ?").param(subject).update())))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void without_an_actor_no_transaction_opens() {
    assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {})).hasMessageContaining("nobody acts");
  }

  private void write(Actor actor, UUID subject) {
    ActorContext.runAs(actor, () -> transactions.executeWithoutResult(status -> trail.recordWrite("test", subject,
        "created", List.of("a"), null, new AuditTrailRepository.TrailReach(List.of(TestCast.DISDUKCAPIL), List.of()))));
  }

  private long lines(Actor actor, UUID subject) {
    return ActorContext.callAs(actor,
        () -> transactions.execute(status -> jdbc.sql("SELECT count(*) FROM audit.entry WHERE subject = ?")
            .param(subject)
            .query(Long.class)
            .single()));
  }

  private long numberOf(Actor actor, UUID subject) {
    return ActorContext.callAs(actor,
        () -> transactions.execute(status -> jdbc.sql("SELECT number FROM audit.sealed WHERE subject = ?")
            .param(subject)
            .query(Long.class)
            .single()));
  }
}
