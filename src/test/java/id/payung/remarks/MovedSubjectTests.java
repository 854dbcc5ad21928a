package id.payung.remarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.agreements.JointPlan;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.ReachCopies;
import id.payung.platform.rows.Rows;
import id.payung.platform.testing.AdvisoryLockWaiters;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.remarks.RemarkFixture.Subject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A subject changes who sees it in the moment in which somebody writes beside it: whoever comes first is waited for,
 * and what was written has the reach that the subject has then.
 */
@PayungTest
class MovedSubjectTests {
  /** That of {@link RemarkReachTests}, with questions of its own. */
  private static final String YEAR = "2063";

  @Autowired RemarkFixture fixture;
  @Autowired RemarkSubmission submission;
  @Autowired RemarkSubjectLookup subjects;
  @Autowired ReachCopies copies;
  @Autowired Rows rows;
  @Autowired TransactionTemplate transactions;
  @Autowired Environment settings;
  @Autowired TestCast cast;

  @Test
  void who_writes_while_a_question_goes_to_another_office_writes_with_the_reach_of_now() {
    Subject question = fixture.question(YEAR, "5.1", TestCast.DISDUKCAPIL);
    UUID byOffice = Ids.next();
    UUID byChecker = Ids.next();
    RemarkSubject opened = as(TestCast.CLERK, citra -> subjects.require(citra, question.kind(), question.key()));

    List<CompletableFuture<?>> writing = as(TestCast.SECRETARY, _ -> {
      fixture.askAnotherOffice(YEAR, "5.1", TestCast.DP3A);
      List<CompletableFuture<?>> both = List.of(inAnotherThread(() -> write(TestCast.CLERK, opened, byOffice)),
          inAnotherThread(() -> write(TestCast.VERIFIER, opened, byChecker)));
      AdvisoryLockWaiters.awaitWaiters(settings, 2);
      return both;
    });

    assertThatThrownBy(() -> writing.getFirst().join()).isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(NotFound.class);
    writing.getLast().join();
    assertThat(organisations(byOffice)).isEmpty();
    assertThat(organisations(byChecker)).containsExactly(TestCast.DP3A);
  }

  @Test
  void a_question_that_goes_to_another_office_waits_for_who_writes_and_takes_it_along() {
    Subject question = fixture.question(YEAR, "5.2", TestCast.DISDUKCAPIL);
    UUID conversation = Ids.next();
    RemarkSubject opened = as(TestCast.CLERK, citra -> subjects.require(citra, question.kind(), question.key()));

    CompletableFuture<?> moving = as(TestCast.CLERK, _ -> {
      write(TestCast.CLERK, opened, conversation);
      CompletableFuture<?> move = inAnotherThread(() -> fixture.askAnotherOffice(YEAR, "5.2", TestCast.DP3A));
      AdvisoryLockWaiters.awaitWaiters(settings, 1);
      return move;
    });

    moving.join();
    assertThat(organisations(conversation)).containsExactly(TestCast.DP3A);
  }

  /** The reach of an activity is that of its plan, and is copied by one statement. */
  @Test
  void who_leaves_a_plan_while_somebody_writes_leaves_that_conversation_too() {
    Subject activity = fixture.activity("Kegiatan yang ditinggalkan");
    UUID conversation = Ids.next();
    RemarkSubject opened = as(TestCast.CLERK, citra -> subjects.require(citra, activity.kind(), activity.key()));
    UUID plan = asService(
        service -> rows.sql(service, "SELECT plan FROM agreements.activity WHERE regency = :regency AND id = :id")
            .param("id", opened.id())
            .single(UUID.class));

    CompletableFuture<?> leaving = as(TestCast.CLERK, _ -> {
      write(TestCast.CLERK, opened, conversation);
      CompletableFuture<?> narrow = inAnotherThread(
          () -> asService(service -> copies.narrow(service, JointPlan.class, List.of(TestCast.NGO), plan)));
      AdvisoryLockWaiters.awaitWaiters(settings, 1);
      return narrow;
    });

    leaving.join();
    assertThat(organisations(conversation)).contains(TestCast.DISDUKCAPIL).doesNotContain(TestCast.NGO);
  }

  private Object write(UUID person, RemarkSubject opened, UUID conversation) {
    return as(person, actor -> submission.write(actor, opened,
        new RemarkForm(Ids.next(), opened.kind(), opened.key(), conversation, "Pada saat yang sama", null, "")));
  }

  private static CompletableFuture<?> inAnotherThread(Runnable work) {
    return CompletableFuture.runAsync(work, Thread::startVirtualThread);
  }

  private List<UUID> organisations(UUID conversation) {
    return asService(service -> rows.sql(service, """
        SELECT DISTINCT unnest(c.organisations || r.organisations) FROM remarks.conversation c
          JOIN remarks.remark r ON r.regency = c.regency AND r.conversation = c.id
         WHERE c.regency = :regency AND c.id = :id
        """).param("id", conversation).list(UUID.class));
  }

  private <T> T as(UUID person, Function<Actor, T> work) {
    return inTransaction(cast.actorOf(person), work);
  }

  private <T> T asService(Function<Actor, T> work) {
    return inTransaction(Actor.service("agreements", TestCast.LUWU_TIMUR), work);
  }

  private <T> T inTransaction(Actor actor, Function<Actor, T> work) {
    return ActorContext.<T, RuntimeException>callAs(actor, () -> transactions.execute(_ -> work.apply(actor)));
  }
}
