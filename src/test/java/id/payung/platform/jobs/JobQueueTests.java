package id.payung.platform.jobs;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.MandateReachLookup;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Patience;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@PayungTest
class JobQueueTests {
  @Autowired JobQueue jobs;
  @Autowired JobRepository rows;
  @Autowired JobRunner runner;
  @Autowired MandateReachLookup currentActorLookup;
  @Autowired PersonRegistration people;
  @Autowired TransactionTemplate transactions;
  @Autowired JsonMapper json;
  @Autowired Clock clock;
  @Autowired TestCast cast;
  @Autowired MockMvc mvc;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.jobs.user}") String user;

  @Value("${payung.db.jobs.password}") String password;

  @AfterEach
  void forgetSteps() {
    CountingJob.STEP_ACTIONS.clear();
  }

  @Test
  void a_job_runs_as_its_person_and_leaves_a_result_for_them_alone() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID id = Ids.next();
    callAs(clerk, () -> jobs.start(clerk, id, "jobs.counting", Map.of("to", 3)));
    callAs(clerk, () -> jobs.start(clerk, id, "jobs.counting", Map.of("to", 3)));

    Job done = awaitEnd(clerk, id);

    assertThat(done.state()).isEqualTo(JobState.DONE);
    assertThat(done.done()).isEqualTo(3);
    Path result = callAs(clerk, () -> jobs.openResult(clerk, id)).path();
    assertThat(Files.readAllLines(result)).containsExactly("1;1;payung_narrow", "2;1;payung_narrow",
        "3;1;payung_narrow");
    Actor admin = cast.actorOf(TestCast.ADMIN);
    assertThatThrownBy(() -> callAs(admin, () -> jobs.openResult(admin, id))).isInstanceOf(NotFound.class);
    Actor neighbour = cast.neighbourAdmin();
    assertThatThrownBy(() -> callAs(neighbour, () -> jobs.getOwn(neighbour, id))).isInstanceOf(NotFound.class);
  }

  @Test
  void a_job_that_broke_off_goes_on_where_it_was() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID id = insertJob(clerk, 5);
    CountingJob.STEP_ACTIONS.put(id, step -> {
      if (step == 4) {
        CountingJob.STEP_ACTIONS.remove(id);
        throw new InterruptedException("the machine goes down");
      }
    });

    assertThatThrownBy(() -> runner.run(clerk.regency(), id)).isInstanceOf(InterruptedException.class);
    Job broken = callAs(clerk, () -> jobs.getOwn(clerk, id));
    assertThat(broken.state()).isEqualTo(JobState.RUNNING);
    assertThat(broken.cursor()).isEqualTo("3");

    runner.run(clerk.regency(), id);

    assertThat(callAs(clerk, () -> jobs.getOwn(clerk, id)).state()).isEqualTo(JobState.DONE);
    assertThat(Files.readAllLines(callAs(clerk, () -> jobs.openResult(clerk, id)).path())).hasSize(5)
        .allMatch(line -> line.contains(";1;"));
  }

  @Test
  void the_second_job_of_a_person_waits_while_those_of_others_run() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    Actor volunteer = cast.actorOf(TestCast.VOLUNTEER);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    UUID first = Ids.next();
    UUID second = Ids.next();
    UUID other = Ids.next();
    CountingJob.STEP_ACTIONS.put(first, step -> {
      begun.countDown();
      released.await();
    });

    callAs(clerk, () -> jobs.start(clerk, first, "jobs.counting", Map.of("to", 1)));
    begun.await();
    callAs(clerk, () -> jobs.start(clerk, second, "jobs.counting", Map.of("to", 1)));
    callAs(volunteer, () -> jobs.start(volunteer, other, "jobs.counting", Map.of("to", 1)));

    assertThat(awaitEnd(volunteer, other).state()).isEqualTo(JobState.DONE);
    assertThat(callAs(clerk, () -> jobs.getOwn(clerk, second)).state()).isEqualTo(JobState.QUEUED);
    released.countDown();
    assertThat(awaitEnd(clerk, first).state()).isEqualTo(JobState.DONE);
    assertThat(awaitEnd(clerk, second).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void when_the_mandate_ends_the_job_stops_at_its_next_chunk_and_its_result_is_not_handed_out() throws Exception {
    UUID person = Ids.next();
    UUID mandate = Ids.next();
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    callAs(service, () -> transactions.execute(status -> {
      people.register(service, new NewPerson(person, "Lina Contoh", "lina" + person.toString().substring(28), null,
          TestCast.PASSWORD, true));
      people.grantMandate(service, new NewMandate(mandate, person, Role.OFFICE_CLERK, TestCast.DISDUKCAPIL, "",
          List.of(), "SK-UJI/9/2026", LocalDate.of(2026, 1, 1), null));
      return true;
    }));
    Actor lina = currentActorLookup.findCurrentActor(TestCast.LUWU_TIMUR, person).orElseThrow();
    UUID finished = insertJob(lina, 1);
    runner.run(lina.regency(), finished);
    UUID id = insertJob(lina, 5);
    CountingJob.STEP_ACTIONS.put(id, step -> {
      if (step == 2) {
        callAs(service, () -> transactions.execute(status -> {
          people.endMandate(service, mandate, "mutasi");
          return true;
        }));
      }
    });

    runner.run(lina.regency(), id);

    Job stopped = callAs(lina, () -> jobs.getOwn(lina, id));
    assertThat(stopped.state()).isEqualTo(JobState.FAILED);
    assertThat(stopped.noteKey()).isEqualTo("jobs.mandate-ended");
    assertThat(stopped.done()).isEqualTo(2);
    assertThat(currentActorLookup.findCurrentActor(TestCast.LUWU_TIMUR, person)).isEmpty();
    Actor later = Actor.person(TestCast.LUWU_TIMUR, person, "Lina Contoh", List.of(Role.VILLAGE_VOLUNTEER),
        java.util.Set.of(Ids.next()), java.util.Set.of(), java.util.Set.of());
    assertThatThrownBy(() -> callAs(later, () -> jobs.openResult(later, finished))).isInstanceOf(Forbidden.class);
  }

  @Test
  void who_lost_one_of_two_mandates_gets_nothing_that_both_had_read() throws Exception {
    UUID person = Ids.next();
    UUID other = Ids.next();
    String name = "mona" + person.toString().substring(28);
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    callAs(service, () -> transactions.execute(status -> {
      people.register(service, new NewPerson(person, "Mona Contoh", name, null, TestCast.PASSWORD, true));
      people.grantMandate(service, new NewMandate(Ids.next(), person, Role.OFFICE_CLERK, TestCast.DISDUKCAPIL, "",
          List.of(), "SK-UJI/10/2026", LocalDate.of(2026, 1, 1), null));
      people.grantMandate(service, new NewMandate(other, person, Role.INTERNAL_VERIFIER, TestCast.DP3A, "", List.of(),
          "SK-UJI/11/2026", LocalDate.of(2026, 1, 1), null));
      return true;
    }));
    Actor both = currentActorLookup.findCurrentActor(TestCast.LUWU_TIMUR, person).orElseThrow();
    UUID finished = insertJob(both, 1);
    runner.run(both.regency(), finished);
    UUID waiting = insertJob(both, 1);
    callAs(service, () -> transactions.execute(status -> {
      people.endMandate(service, other, "mutasi");
      return true;
    }));

    Actor one = currentActorLookup.findCurrentActor(TestCast.LUWU_TIMUR, person).orElseThrow();
    runner.run(one.regency(), waiting);

    assertThat(one.hasRegencyWideReach()).isFalse();
    assertThat(callAs(one, () -> jobs.getOwn(one, waiting)).noteKey()).isEqualTo("jobs.mandate-ended");
    assertThat(callAs(one, () -> jobs.getOwn(one, finished)).hasResult()).isFalse();
    assertThatThrownBy(() -> callAs(one, () -> jobs.openResult(one, finished))).isInstanceOf(Forbidden.class);
    Cookie mona = TestSignIn.sessionCookie(mvc, name);
    mvc.perform(get("/73.24/jobs").cookie(mona))
        .andExpect(
            content().string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString(finished + "/result"))));
    mvc.perform(get("/73.24/jobs/" + finished + "/result").cookie(mona)).andExpect(status().isForbidden());
  }

  @Test
  void its_person_stops_it() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID id = insertJob(clerk, 5);
    CountingJob.STEP_ACTIONS.put(id, step -> {
      if (step == 2) {
        callAs(clerk, () -> {
          jobs.cancel(clerk, id);
          return true;
        });
      }
    });

    runner.run(clerk.regency(), id);

    assertThat(callAs(clerk, () -> jobs.getOwn(clerk, id)).state()).isEqualTo(JobState.CANCELLED);
    assertThatThrownBy(() -> callAs(clerk, () -> jobs.openResult(clerk, id))).isInstanceOf(NotFound.class);
  }

  @Test
  void a_refusal_is_told_as_it_is_and_a_bug_by_number_only() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID refused = insertJob(clerk, 2);
    CountingJob.STEP_ACTIONS.put(refused, step -> {
      throw new Refused("documents.too-large", 5);
    });
    UUID bug = insertJob(clerk, 2);
    CountingJob.STEP_ACTIONS.put(bug, step -> {
      throw new IllegalStateException("Siti Rahma is in this message");
    });

    runner.run(clerk.regency(), refused);
    runner.run(clerk.regency(), bug);

    assertThat(callAs(clerk, () -> jobs.getOwn(clerk, refused)).noteKey()).isEqualTo("documents.too-large");
    assertThat(callAs(clerk, () -> jobs.getOwn(clerk, refused)).noteArgs()).containsExactly("5");
    assertThat(callAs(clerk, () -> jobs.getOwn(clerk, bug)).noteKey()).isEqualTo("jobs.bug");
    assertThat(callAs(clerk, () -> jobs.getOwn(clerk, bug)).noteArgs()).noneMatch(text -> text.contains("Siti"));
  }

  @Test
  void who_may_not_does_not_start_it_and_nobody_fills_the_queue() {
    Actor partner = cast.actorOf(TestCast.PARTNER);
    assertThatThrownBy(() -> callAs(partner, () -> jobs.start(partner, Ids.next(), "jobs.counting", Map.of("to", 1))))
        .isInstanceOf(Forbidden.class);

    Actor volunteer = cast.actorOf(TestCast.OTHER_VOLUNTEER);
    for (int i = 0; i < JobQueue.MAX_OPEN_JOBS; i++) {
      insertJob(volunteer, 1);
    }
    assertThatThrownBy(
        () -> callAs(volunteer, () -> jobs.start(volunteer, Ids.next(), "jobs.counting", Map.of("to", 1))))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.key()).isEqualTo("jobs.too-many"));
  }

  @Test
  void the_schedulers_role_sees_nothing_but_its_own_table() throws Exception {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      assertThat(connection.createStatement().executeQuery("SELECT count(*) FROM platform.scheduled_tasks").next())
          .isTrue();
      for (String table : List.of("platform.job", "platform.document", "accounts.person", "audit.entry")) {
        assertThatThrownBy(() -> connection.createStatement().executeQuery("SELECT * FROM " + table))
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void a_job_dated_in_a_time_to_come_is_done_once_and_now_after_the_clock_was_set_back() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID waiting = insertJob(clerk, 2);
    UUID dead = Ids.next();
    java.util.concurrent.atomic.AtomicInteger steps = new java.util.concurrent.atomic.AtomicInteger();
    CountingJob.STEP_ACTIONS.put(waiting, step -> steps.incrementAndGet());
    org.postgresql.ds.PGSimpleDataSource table = new org.postgresql.ds.PGSimpleDataSource();
    table.setUrl(url);
    table.setUser(user);
    table.setPassword(password);
    try (Connection connection = table.getConnection()) {
      connection.createStatement()
          .executeUpdate(
              "INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version) "
                  + "VALUES ('job', '73.24_" + waiting + "', now() + interval '1 day', false, 1)");
      connection.createStatement()
          .executeUpdate(
              "INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, "
                  + "last_heartbeat, version) VALUES ('jobs.nobodys', '" + dead
                  + "', now(), true, 'a machine that died', now() + interval '1 day', 1)");

      JobScheduler.correctFutureTimes(table, java.time.Instant.now());

      try (var row = connection.createStatement()
          .executeQuery(
              "SELECT last_heartbeat <= now() FROM platform.scheduled_tasks WHERE task_instance = '" + dead + "'")) {
        assertThat(row.next() && row.getBoolean(1)).isTrue();
      } finally {
        connection.createStatement()
            .executeUpdate("DELETE FROM platform.scheduled_tasks WHERE task_instance = '" + dead + "'");
      }
    }

    assertThat(awaitEnd(clerk, waiting).state()).isEqualTo(JobState.DONE);
    assertThat(steps).hasValue(2);
  }

  @Test
  void what_recurs_comes_again_after_a_bad_run() throws Exception {
    assertThat(CountingJob.TICKS.await(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void the_pages_show_ones_own_work_and_hand_out_the_result() throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID id = insertJob(clerk, 2);
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");

    mvc.perform(get("/73.24/jobs/" + id).cookie(citra))
        .andExpect(status().isOk())
        .andExpect(content().string(org.hamcrest.Matchers.containsString("hx-get")));
    mvc.perform(get("/73.24/jobs/" + id + "/result").cookie(citra)).andExpect(status().isNotFound());
    runner.run(clerk.regency(), id);
    mvc.perform(get("/73.24/jobs/" + id + "/progress").cookie(citra))
        .andExpect(status().isOk())
        .andExpect(content().string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("hx-get"))));
    mvc.perform(get("/73.24/jobs").cookie(citra))
        .andExpect(status().isOk())
        .andExpect(content().string(org.hamcrest.Matchers.containsString(id.toString())));
    mvc.perform(get("/73.24/jobs/" + id + "/result").cookie(citra))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Disposition",
            org.hamcrest.Matchers.startsWith("attachment; filename=\"hitungan.csv\"")))
        .andExpect(header().string("Cache-Control", "private, no-store"))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    mvc.perform(get("/73.24/jobs/" + id + "/result").header("Range", "bytes=0-1").cookie(citra))
        .andExpect(status().isPartialContent())
        .andExpect(content().string("1;"));
    Cookie dewi = TestSignIn.sessionCookie(mvc, "dewi");
    mvc.perform(get("/73.24/jobs/" + id).cookie(dewi)).andExpect(status().isNotFound());
    mvc.perform(post("/73.24/jobs/" + id + "/cancellation").with(csrf()).cookie(dewi)).andExpect(status().isNotFound());
  }

  private UUID insertJob(Actor actor, int to) {
    UUID id = Ids.next();
    callAs(actor, () -> transactions.execute(status -> {
      rows.insertIfAbsent(actor, id, "jobs.counting", json.valueToTree(Map.of("to", to)), clock.instant());
      return true;
    }));
    return id;
  }

  private Job awaitEnd(Actor actor, UUID id) {
    return await().until(() -> callAs(actor, () -> jobs.getOwn(actor, id)), job -> !job.state().isOpen());
  }

  private static <T> T callAs(Actor actor, Supplier<T> work) {
    return ActorContext.callAs(actor, work::get);
  }
}
