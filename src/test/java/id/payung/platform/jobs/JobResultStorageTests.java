package id.payung.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.MandateReachLookup;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Nobody fills the disk with what jobs make: Rina asks for the same again and again. */
@PayungTest
class JobResultStorageTests {
  private static final String REGENCY = TestCast.LUWU_TIMUR;

  @Autowired JobQueue jobs;
  @Autowired JobRepository rows;
  @Autowired JobResultRepository kept;
  @Autowired JobRunner runner;
  @Autowired MandateReachLookup currentActorLookup;
  @Autowired PersonRegistration people;
  @Autowired TransactionTemplate transactions;
  @Autowired JsonMapper json;
  @Autowired Clock clock;
  @Autowired MockMvc mvc;

  private final List<UUID> weighed = new ArrayList<>();

  @AfterEach
  void weighNothing() {
    CountingJob.STEP_ACTIONS.clear();
    List.copyOf(weighed).forEach(id -> weigh(id, 0));
  }

  @Test
  void the_oldest_result_makes_room_for_the_newest_its_file_goes_at_once_and_its_page_says_so() throws Exception {
    String name = "rina" + Ids.next().toString().substring(28);
    Actor rina = register(name);
    UUID oldest = runToEnd(rina, 61);
    UUID later = runToEnd(rina, 62);
    Path file = pathOf(rina, oldest);
    Path laterFile = pathOf(rina, later);
    weigh(oldest, JobResultStorage.MAX_BYTES_OF_PERSON - 100);

    UUID newest = runToEnd(rina, 63);

    assertThat(file).doesNotExist();
    assertThat(laterFile).exists();
    assertThat(Files.readAllLines(pathOf(rina, newest))).hasSize(63);
    assertThat(show(rina, oldest).noteKey()).isEqualTo("jobs.made-room");
    assertThat(show(rina, later).hasResult()).isTrue();
    Cookie session = TestSignIn.sessionCookie(mvc, name);
    mvc.perform(get("/73.24/jobs/" + oldest).cookie(session))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Hasil ini sudah dihapus: ruang Anda untuk hasil (8 GB) penuh")));
    mvc.perform(get("/73.24/jobs").cookie(session))
        .andExpect(content().string(containsString("Sudah dihapus")))
        .andExpect(content().string(containsString("paling banyak 50 pekerjaan dan 8 GB")));
    mvc.perform(get("/73.24/jobs/" + oldest + "/result").cookie(session)).andExpect(status().isNotFound());
  }

  @Test
  void the_same_content_is_kept_once_and_stays_while_a_job_names_it() throws Exception {
    Actor rina = register("rina" + Ids.next().toString().substring(28));
    UUID first = runToEnd(rina, 71);
    UUID second = runToEnd(rina, 71);
    assertThat(pathOf(rina, first)).isEqualTo(pathOf(rina, second));
    weigh(first, JobResultStorage.MAX_BYTES_OF_PERSON);

    runToEnd(rina, 72);

    assertThat(show(rina, first).hasResult()).isFalse();
    assertThat(pathOf(rina, second)).exists();
  }

  @Test
  void a_result_that_is_more_than_one_person_may_keep_is_refused_and_nothing_of_it_stays() throws Exception {
    Actor rina = register("rina" + Ids.next().toString().substring(28));
    UUID small = runToEnd(rina, 73);
    UUID large = insertJob(rina, 74);
    CountingJob.STEP_ACTIONS.put(large, step -> weigh(large, JobResultStorage.MAX_BYTES_OF_PERSON));

    runner.run(REGENCY, large);

    assertThat(show(rina, large).state()).isEqualTo(JobState.FAILED);
    assertThat(show(rina, large).noteKey()).isEqualTo("jobs.result-too-large");
    assertThat(bytesOf(large)).isZero();
    assertThat(show(rina, small).hasResult()).as("another's result does not go for it").isTrue();
  }

  @Test
  void when_a_regency_keeps_too_much_whoever_keeps_the_most_makes_room() throws Exception {
    Actor rina = register("rina" + Ids.next().toString().substring(28));
    Actor sari = register("sari" + Ids.next().toString().substring(28));
    UUID herFirst = runToEnd(rina, 75);
    UUID herSecond = runToEnd(rina, 76);
    UUID others = runToEnd(sari, 77);
    weigh(herFirst, JobResultStorage.MAX_BYTES_OF_REGENCY / 2);
    weigh(herSecond, JobResultStorage.MAX_BYTES_OF_REGENCY / 2);

    UUID next = runToEnd(sari, 78);

    assertThat(show(rina, herFirst).noteKey()).isEqualTo("jobs.made-room-regency");
    assertThat(show(rina, herSecond).hasResult()).isTrue();
    assertThat(show(sari, others).hasResult()).isTrue();
    assertThat(show(sari, next).hasResult()).isTrue();
  }

  @Test
  void what_a_persons_list_no_longer_shows_is_forgotten_with_its_file() throws Exception {
    Actor rina = register("rina" + Ids.next().toString().substring(28));
    UUID first = runToEnd(rina, 79);
    Path file = pathOf(rina, first);
    for (int i = 1; i < JobResultStorage.MAX_JOBS_OF_PERSON; i++) {
      UUID ended = insertJob(rina, 1);
      callAs(Actor.service("platform", REGENCY), () -> transactions
          .execute(_ -> rows.markEnded(REGENCY, ended, JobState.FAILED, "jobs.too-long", List.of(), clock.instant())));
    }
    assertThat(show(rina, first).hasResult()).isTrue();

    runToEnd(rina, 1);

    assertThatThrownBy(() -> show(rina, first)).isInstanceOf(NotFound.class);
    assertThat(file).doesNotExist();
  }

  private Actor register(String name) {
    UUID person = Ids.next();
    Actor service = Actor.service("accounts", REGENCY);
    callAs(service, () -> transactions.execute(status -> {
      people.register(service, new NewPerson(person, "Rina Contoh", name, null, TestCast.PASSWORD, true));
      people.grantMandate(service, new NewMandate(Ids.next(), person, Role.OFFICE_CLERK, TestCast.DISDUKCAPIL, "",
          List.of(), "SK-UJI/12/2026", LocalDate.of(2026, 1, 1), null));
      return true;
    }));
    return currentActorLookup.findCurrentActor(REGENCY, person).orElseThrow();
  }

  private UUID runToEnd(Actor actor, int to) throws InterruptedException {
    UUID id = insertJob(actor, to);
    runner.run(REGENCY, id);
    assertThat(show(actor, id).state()).isEqualTo(JobState.DONE);
    return id;
  }

  private UUID insertJob(Actor actor, int to) {
    UUID id = Ids.next();
    callAs(actor, () -> transactions.execute(status -> {
      rows.insertIfAbsent(actor, id, "jobs.counting", json.valueToTree(Map.of("to", to)), clock.instant());
      return true;
    }));
    return id;
  }

  private void weigh(UUID job, long bytes) {
    weighed.add(job);
    callAs(Actor.service("platform", REGENCY), () -> transactions.execute(status -> {
      kept.updateBytes(REGENCY, job, bytes);
      return true;
    }));
  }

  private long bytesOf(UUID job) {
    return callAs(Actor.service("platform", REGENCY), () -> transactions.execute(_ -> kept.bytesOf(REGENCY, job)));
  }

  private Path pathOf(Actor actor, UUID job) {
    return callAs(actor, () -> jobs.openResult(actor, job)).path();
  }

  private Job show(Actor actor, UUID job) {
    return callAs(actor, () -> jobs.getOwn(actor, job));
  }

  private static <T> T callAs(Actor actor, Supplier<T> work) {
    return ActorContext.callAs(actor, work::get);
  }
}
