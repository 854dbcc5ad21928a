package id.payung.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.evidence.item.EvidenceUseLifecycle;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.evidence.register.EvidenceItemLifecycle;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.ConcurrentCalls;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who work on one proof at the same moment come one after the other; neither waits for what the other holds. */
@PayungTest
class EvidenceLockOrderTests {
  private static final String YEAR = "2078";

  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceUseLifecycle register;
  @Autowired EvidenceUseRepository uses;
  @Autowired EvidenceItemLifecycle items;
  @Autowired EvaluationDirectory calendar;
  @Autowired DocumentStorage documents;
  @Autowired TransactionTemplate transactions;
  @Autowired Environment settings;
  @Autowired TestCast cast;

  @BeforeEach
  void a_year_is_open() {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2");
  }

  @Test
  void who_withdraws_an_item_comes_after_who_places_it() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID item = added(clerk);
    place(clerk, item, "4.1");

    List<Future<String>> withdrawing = new ArrayList<>();
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      String placing = ConcurrentCalls.outcomeOf(() -> ActorContext.callAs(clerk, () -> transactions.execute(status -> {
        place(clerk, item, "4.2");
        withdrawing.add(other
            .submit(() -> ActorContext.callAs(clerk, () -> ConcurrentCalls.outcomeOf(() -> withdrawn(clerk, item)))));
        awaitOneWhoWaits();
        place(clerk, item, "4.1");
        return item;
      })));

      assertThat(placing).isEqualTo("done");
      assertThat(withdrawing.getFirst().get(60, TimeUnit.SECONDS)).isEqualTo("done");
    }
    assertThat(ActorContext.callAs(clerk, () -> uses.listByItem(clerk, item))).hasSize(2)
        .allSatisfy(line -> assertThat(line.use().state().code()).isEqualTo("taken-back"));
  }

  private UUID withdrawn(Actor clerk, UUID item) {
    items.withdraw(clerk, item, "Berkas keliru");
    return item;
  }

  private UUID added(Actor clerk) {
    UUID item = Ids.next();
    byte[] bytes = SampleFiles.pdf("Urutan kunci " + item);
    ActorContext.runAs(clerk, () -> items.addToInbox(clerk, item, "Urutan kunci", TestCast.DISDUKCAPIL, List.of(),
        documents.store(clerk, new ByteArrayInputStream(bytes), DocumentLimits.OFFICIAL)));
    return item;
  }

  private void place(Actor clerk, UUID item, String question) {
    ActorContext.runAs(clerk, () -> {
      String slot = calendar.listSlots(TestCast.LUWU_TIMUR, YEAR, question).getFirst().code();
      register.placeAndTake(clerk, item, YEAR, question, slot, "", "");
    });
  }

  /** Somebody waits for a row that this transaction holds. */
  private void awaitOneWhoWaits() {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
      try (
          Connection connection = DriverManager.getConnection(settings.getRequiredProperty("payung.db.url"),
              settings.getRequiredProperty("payung.db.owner.user"),
              settings.getRequiredProperty("payung.db.owner.password"));
          ResultSet row = connection.createStatement()
              .executeQuery(
                  """
                      SELECT count(*) FROM pg_stat_activity
                       WHERE datname = current_database() AND wait_event_type = 'Lock'
                         AND wait_event IN ('tuple', 'transactionid')
                      """)) {
        row.next();
        return row.getInt(1) > 0;
      }
    });
  }
}
