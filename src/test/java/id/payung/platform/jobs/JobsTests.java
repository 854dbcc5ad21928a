package id.payung.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.People;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.actor.Standing;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import jakarta.servlet.http.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
class JobsTests {
  @Autowired Jobs jobs;
  @Autowired JobRows rows;
  @Autowired JobRunner runner;
  @Autowired Standing standing;
  @Autowired People people;
  @Autowired TransactionTemplate transactions;
  @Autowired JsonMapper json;
  @Autowired Clock clock;
  @Autowired Cast cast;
  @Autowired MockMvc mvc;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.jobs.user}") String user;

  @Value("${payung.db.jobs.password}") String password;

  @AfterEach
  void forgetSteps() {
    CountingJob.STEPS.clear();
  }

  @Test
  void a_job_runs_as_its_person_and_leaves_a_result_for_them_alone() throws Exception {
    Actor clerk = cast.as(Cast.CLERK);
    UUID id = Ids.next();
    as(clerk, () -> jobs.start(clerk, id, "jobs.counting", Map.of("to", 3)));
    as(clerk, () -> jobs.start(clerk, id, "jobs.counting", Map.of("to", 3)));

    Job done = awaitEnd(clerk, id);

    assertThat(done.state()).isEqualTo(JobState.DONE);
    assertThat(done.done()).isEqualTo(3);
    Path result = as(clerk, () -> jobs.result(clerk, id)).path();
    assertThat(Files.readAllLines(result)).containsExactly("1;1;payung_narrow", "2;1;payung_narrow",
        "3;1;payung_narrow");
    Actor admin = cast.as(Cast.ADMIN);
    assertThatThrownBy(() -> as(admin, () -> jobs.result(admin, id))).isInstanceOf(NotFound.class);
    Actor neighbour = cast.neighbour();
    assertThatThrownBy(() -> as(neighbour, () -> jobs.show(neighbour, id))).isInstanceOf(NotFound.class);
  }

  @Test
  void a_job_that_broke_off_goes_on_where_it_was() throws Exception {
    Actor clerk = cast.as(Cast.CLERK);
    UUID id = add(clerk, 5);
    CountingJob.STEPS.put(id, step -> {
      if (step == 4) {
        CountingJob.STEPS.remove(id);
        throw new InterruptedException("the machine goes down");
      }
    });

    assertThatThrownBy(() -> runner.run(clerk.regency(), id)).isInstanceOf(InterruptedException.class);
    Job broken = as(clerk, () -> jobs.show(clerk, id));
    assertThat(broken.state()).isEqualTo(JobState.RUNNING);
    assertThat(broken.cursor()).isEqualTo("3");

    runner.run(clerk.regency(), id);

    assertThat(as(clerk, () -> jobs.show(clerk, id)).state()).isEqualTo(JobState.DONE);
    assertThat(Files.readAllLines(as(clerk, () -> jobs.result(clerk, id)).path())).hasSize(5)
        .allMatch(line -> line.contains(";1;"));
  }

  @Test
  void when_the_mandate_ends_the_job_stops_at_its_next_chunk_and_its_result_is_not_handed_out() throws Exception {
    UUID person = Ids.next();
    UUID mandate = Ids.next();
    Actor service = Actor.service("accounts", Cast.LUWU_TIMUR);
    as(service, () -> transactions.execute(status -> {
      people.register(service,
          new NewPerson(person, "Lina Contoh", "lina" + person.toString().substring(28), null, Cast.PASSWORD, true));
      people.give(service, new NewMandate(mandate, person, Role.OFFICE_CLERK, Cast.DISDUKCAPIL, "", List.of(),
          "SK-UJI/9/2026", LocalDate.of(2026, 1, 1), null));
      return true;
    }));
    Actor lina = standing.now(Cast.LUWU_TIMUR, person).orElseThrow();
    UUID finished = add(lina, 1);
    runner.run(lina.regency(), finished);
    UUID id = add(lina, 5);
    CountingJob.STEPS.put(id, step -> {
      if (step == 2) {
        as(service, () -> transactions.execute(status -> {
          people.end(service, mandate, "mutasi");
          return true;
        }));
      }
    });

    runner.run(lina.regency(), id);

    Job stopped = as(lina, () -> jobs.show(lina, id));
    assertThat(stopped.state()).isEqualTo(JobState.FAILED);
    assertThat(stopped.noteKey()).isEqualTo("jobs.mandate-ended");
    assertThat(stopped.done()).isEqualTo(2);
    assertThat(standing.now(Cast.LUWU_TIMUR, person)).isEmpty();
    Actor later = Actor.person(Cast.LUWU_TIMUR, person, "Lina Contoh", List.of(Role.VILLAGE_VOLUNTEER),
        java.util.Set.of(Ids.next()), java.util.Set.of(), java.util.Set.of());
    assertThatThrownBy(() -> as(later, () -> jobs.result(later, finished))).isInstanceOf(Forbidden.class);
  }

  @Test
  void who_lost_one_of_two_mandates_gets_nothing_that_both_had_read() throws Exception {
    UUID person = Ids.next();
    UUID other = Ids.next();
    String name = "mona" + person.toString().substring(28);
    Actor service = Actor.service("accounts", Cast.LUWU_TIMUR);
    as(service, () -> transactions.execute(status -> {
      people.register(service, new NewPerson(person, "Mona Contoh", name, null, Cast.PASSWORD, true));
      people.give(service, new NewMandate(Ids.next(), person, Role.OFFICE_CLERK, Cast.DISDUKCAPIL, "", List.of(),
          "SK-UJI/10/2026", LocalDate.of(2026, 1, 1), null));
      people.give(service, new NewMandate(other, person, Role.INTERNAL_VERIFIER, Cast.DP3A, "", List.of(),
          "SK-UJI/11/2026", LocalDate.of(2026, 1, 1), null));
      return true;
    }));
    Actor both = standing.now(Cast.LUWU_TIMUR, person).orElseThrow();
    UUID finished = add(both, 1);
    runner.run(both.regency(), finished);
    UUID waiting = add(both, 1);
    as(service, () -> transactions.execute(status -> {
      people.end(service, other, "mutasi");
      return true;
    }));

    Actor one = standing.now(Cast.LUWU_TIMUR, person).orElseThrow();
    runner.run(one.regency(), waiting);

    assertThat(one.wide()).isFalse();
    assertThat(as(one, () -> jobs.show(one, waiting)).noteKey()).isEqualTo("jobs.mandate-ended");
    assertThat(as(one, () -> jobs.show(one, finished)).hasResult()).isFalse();
    assertThatThrownBy(() -> as(one, () -> jobs.result(one, finished))).isInstanceOf(Forbidden.class);
    Cookie mona = SignedIn.as(mvc, name);
    mvc.perform(get("/73.24/jobs").cookie(mona))
        .andExpect(
            content().string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString(finished + "/result"))));
    mvc.perform(get("/73.24/jobs/" + finished + "/result").cookie(mona)).andExpect(status().isForbidden());
  }

  @Test
  void its_person_stops_it() throws Exception {
    Actor clerk = cast.as(Cast.CLERK);
    UUID id = add(clerk, 5);
    CountingJob.STEPS.put(id, step -> {
      if (step == 2) {
        as(clerk, () -> {
          jobs.cancel(clerk, id);
          return true;
        });
      }
    });

    runner.run(clerk.regency(), id);

    assertThat(as(clerk, () -> jobs.show(clerk, id)).state()).isEqualTo(JobState.CANCELLED);
    assertThatThrownBy(() -> as(clerk, () -> jobs.result(clerk, id))).isInstanceOf(NotFound.class);
  }

  @Test
  void a_refusal_is_told_as_it_is_and_a_bug_by_number_only() throws Exception {
    Actor clerk = cast.as(Cast.CLERK);
    UUID refused = add(clerk, 2);
    CountingJob.STEPS.put(refused, step -> {
      throw new Refused("documents.too-large", 5);
    });
    UUID bug = add(clerk, 2);
    CountingJob.STEPS.put(bug, step -> {
      throw new IllegalStateException("Siti Rahma is in this message");
    });

    runner.run(clerk.regency(), refused);
    runner.run(clerk.regency(), bug);

    assertThat(as(clerk, () -> jobs.show(clerk, refused)).noteKey()).isEqualTo("documents.too-large");
    assertThat(as(clerk, () -> jobs.show(clerk, refused)).noteArgs()).containsExactly("5");
    assertThat(as(clerk, () -> jobs.show(clerk, bug)).noteKey()).isEqualTo("jobs.bug");
    assertThat(as(clerk, () -> jobs.show(clerk, bug)).noteArgs()).noneMatch(text -> text.contains("Siti"));
  }

  @Test
  void who_may_not_does_not_start_it_and_nobody_fills_the_queue() {
    Actor partner = cast.as(Cast.PARTNER);
    assertThatThrownBy(() -> as(partner, () -> jobs.start(partner, Ids.next(), "jobs.counting", Map.of("to", 1))))
        .isInstanceOf(Forbidden.class);

    Actor volunteer = cast.as(Cast.OTHER_VOLUNTEER);
    for (int i = 0; i < Jobs.MOST_OPEN; i++) {
      add(volunteer, 1);
    }
    assertThatThrownBy(() -> as(volunteer, () -> jobs.start(volunteer, Ids.next(), "jobs.counting", Map.of("to", 1))))
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
    Actor clerk = cast.as(Cast.CLERK);
    UUID waiting = add(clerk, 2);
    UUID dead = Ids.next();
    java.util.concurrent.atomic.AtomicInteger steps = new java.util.concurrent.atomic.AtomicInteger();
    CountingJob.STEPS.put(waiting, step -> steps.incrementAndGet());
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

      JobClock.bringBack(table, java.time.Instant.now());

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
    assertThat(CountingJob.AGAIN.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void the_pages_show_ones_own_work_and_hand_out_the_result() throws Exception {
    Actor clerk = cast.as(Cast.CLERK);
    UUID id = add(clerk, 2);
    Cookie citra = SignedIn.as(mvc, "citra");

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
    Cookie dewi = SignedIn.as(mvc, "dewi");
    mvc.perform(get("/73.24/jobs/" + id).cookie(dewi)).andExpect(status().isNotFound());
    mvc.perform(post("/73.24/jobs/" + id + "/cancellation").with(csrf()).cookie(dewi)).andExpect(status().isNotFound());
  }

  private UUID add(Actor actor, int to) {
    UUID id = Ids.next();
    as(actor, () -> transactions.execute(status -> {
      rows.add(actor, id, "jobs.counting", json.valueToTree(Map.of("to", to)), clock.instant());
      return true;
    }));
    return id;
  }

  private Job awaitEnd(Actor actor, UUID id) {
    return await().atMost(Duration.ofSeconds(60))
        .until(() -> as(actor, () -> jobs.show(actor, id)), job -> !job.state().isOpen());
  }

  private static <T> T as(Actor actor, Supplier<T> work) {
    return Acting.as(actor, work::get);
  }
}
