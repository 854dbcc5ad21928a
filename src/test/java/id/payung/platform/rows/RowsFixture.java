package id.payung.platform.rows;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Samples.Kind;
import id.payung.platform.rows.Samples.MeetingSample;
import id.payung.platform.testing.TestCast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Two people of one regency and rows of the sample records. */
abstract class RowsFixture {
  static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");
  static final LocalDate DAY = LocalDate.of(2026, 3, 4);

  @Autowired Rows rows;
  @Autowired TransactionTemplate transactions;
  @Autowired TestCast cast;
  @Autowired JsonMapper json;

  Actor budi;
  Actor citra;

  @BeforeEach
  void people() {
    budi = cast.actorOf(TestCast.SECRETARY);
    citra = cast.actorOf(TestCast.CLERK);
  }

  <T> T as(Actor actor, Supplier<T> work) {
    return ActorContext.callAs(actor, () -> transactions.execute(_ -> work.get()));
  }

  void doing(Actor actor, Runnable work) {
    ActorContext.runAs(actor, () -> transactions.executeWithoutResult(_ -> work.run()));
  }

  MeetingSample kept(UUID... organisations) {
    MeetingSample meeting = new MeetingSample(Ids.next(), Kind.TASK_FORCE, "Rapat gugus tugas", DAY, "Malili", null, "",
        List.of(organisations), null, List.of(), 1);
    doing(budi, () -> rows.insert(budi, meeting));
    return meeting;
  }
}
