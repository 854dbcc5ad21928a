package id.payung.platform.events;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.core.EventPublicationRegistry;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.transaction.support.TransactionTemplate;

/** What a listener writes need not wait for the disk, because what a crash takes of it is heard again (record 0015). */
@PayungTest
@Import(EventListenerRecoveryTests.ListenerConfiguration.class)
@OwnDatabase("listening")
class EventListenerRecoveryTests {
  private static final Queue<UUID> RECEIVED_CAUSES = new ConcurrentLinkedQueue<>();
  private static final Queue<String> THREADS = new ConcurrentLinkedQueue<>();
  private static final Queue<String> SYNCHRONOUS_COMMIT_SETTINGS = new ConcurrentLinkedQueue<>();

  @Autowired ApplicationEventPublisher events;
  @Autowired IncompleteEventPublications incompletePublications;
  @Autowired EventPublicationRegistry publications;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;

  record TestEvent(String regency, UUID cause, @Nullable UUID person) implements ModuleEvent {}

  /** Remembers what it heard, and how its transaction was opened. */
  static class RecordingListener {
    private final JdbcClient jdbc;

    RecordingListener(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    @ApplicationModuleListener
    void on(TestEvent event) {
      SYNCHRONOUS_COMMIT_SETTINGS.add(jdbc.sql("SHOW synchronous_commit").query(String.class).single());
      THREADS.add(Thread.currentThread().getName());
      RECEIVED_CAUSES.add(event.cause());
    }
  }

  @TestConfiguration
  static class ListenerConfiguration {
    @Bean
    RecordingListener ear(JdbcClient jdbc) {
      return new RecordingListener(jdbc);
    }
  }

  @Test
  void to_note_that_an_event_is_being_heard_or_was_asks_nothing_of_the_database() {
    PublicationTargetIdentifier nobody = PublicationTargetIdentifier.of("nobody");
    TestEvent event = new TestEvent("73.24", Ids.next(), null);
    runAsService(() -> transactions.executeWithoutResult(status -> publications.store(event, Stream.of(nobody))));

    // without an actor every transaction is refused, so none is begun
    publications.markProcessing(event, nobody);
    publications.markCompleted(event, nobody);

    assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {})).isInstanceOf(IllegalStateException.class);
    assertThat(AopUtils.getTargetClass(publications)).isEqualTo(NonTransactionalPublicationRegistry.class);
  }

  private void publish(UUID cause) {
    runAsService(
        () -> transactions.executeWithoutResult(status -> events.publishEvent(new TestEvent("73.24", cause, null))));
  }

  private static void runAsService(Runnable work) {
    ActorContext.runAs(Actor.service("platform", "73.24"), work::run);
  }

  private List<Map<String, Object>> listPublications() {
    return ActorContext.<List<Map<String, Object>>, RuntimeException>callAs(Actor.anonymous(),
        () -> transactions
            .execute(status -> jdbc.sql("SELECT * FROM platform.event_publication WHERE event_type = :type")
                .param("type", TestEvent.class.getName())
                .query()
                .listOfRows()));
  }

  @Test
  void a_listener_does_not_wait_for_the_disk_where_others_do() {
    UUID cause = Ids.next();
    String usual = ActorContext.<String, RuntimeException>callAs(Actor.service("platform", "73.24"),
        () -> transactions
            .execute(status -> jdbc.sql("SELECT source FROM pg_settings WHERE name = 'synchronous_commit'")
                .query(String.class)
                .single()));

    publish(cause);

    await().until(() -> RECEIVED_CAUSES.contains(cause));
    assertThat(SYNCHRONOUS_COMMIT_SETTINGS).containsOnly("off");
    assertThat(THREADS).allMatch(name -> name.startsWith("listener-"));
    assertThat(usual).as("an ordinary transaction keeps what the server says").isEqualTo("configuration file");
  }

  @Test
  void what_was_heard_leaves_the_registry() {
    UUID cause = Ids.next();

    publish(cause);

    await().until(() -> RECEIVED_CAUSES.contains(cause));
    await().until(() -> listPublications().isEmpty());
  }

  @Test
  void what_a_crash_left_is_heard_at_each_next_start_until_it_was_heard_to_the_end() {
    UUID cause = Ids.next();
    UUID publication = Ids.next();
    // as a crash leaves it: announced, announced again after the crash before, begun, and the mark that it was heard is
    // lost
    ActorContext.runAs(Actor.anonymous(), () -> transactions.executeWithoutResult(status -> jdbc.sql("""
        INSERT INTO platform.event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
               completion_attempts, last_resubmission_date)
        VALUES (:id, :listener, :type, :event, now() - interval '1 hour', 'RESUBMITTED', 1, now() - interval '1 minute')
        """)
        .param("id", publication)
        .param("listener", RecordingListener.class.getName() + ".on(" + TestEvent.class.getName() + ")")
        .param("type", TestEvent.class.getName())
        .param("event", "{\"regency\":\"73.24\",\"cause\":\"" + cause + "\",\"person\":null}")
        .update()));

    ActorContext.runAs(Actor.anonymous(),
        () -> incompletePublications.resubmitIncompletePublicationsOlderThan(Duration.ofSeconds(1)));

    await().until(() -> RECEIVED_CAUSES.contains(cause));
    await().until(() -> listPublications().isEmpty());
  }
}
