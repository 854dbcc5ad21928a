package id.payung.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PasswordHasher;
import id.payung.accounts.PersonRegistration;
import id.payung.accounts.console.AccountRecoveryCommand;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.command.CommandRefused;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.errors.TooManyAttempts;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Who wants into an account that is not theirs: by invitation, by guessing, by being twenty at once. */
@PayungTest
class AccountTakeoverTests {
  private static final int AT_ONCE = 20;

  @Autowired MockMvc mvc;
  @Autowired PersonRegistration people;
  @Autowired JdbcClient jdbc;
  @Autowired InstallationKeys keys;
  @Autowired Clock clock;
  @Autowired TransactionTemplate transactions;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String ownerPassword;

  @Test
  void who_was_never_in_is_told_to_no_neighbour_and_to_nobody_of_narrow_reach() throws Exception {
    UUID waiting = Ids.fromName("kunci:wati.menunggu");
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);
    NewPerson uninvited = new NewPerson(waiting, "Wati Contoh", "wati.menunggu", null, null, false);
    ActorContext.runAs(east,
        () -> people.registerWithMandate(east, uninvited, mandate(waiting, Role.OFFICE_CLERK, TestCast.DP3A, "timur")));

    assertThat(listNeverSignedIn(east, TestCast.LUWU_TIMUR)).contains(waiting);
    assertThat(listNeverSignedIn(Actor.service("accounts", TestCast.LUWU_UTARA), TestCast.LUWU_TIMUR)).isEmpty();
    Actor clerk = Actor.person(TestCast.LUWU_TIMUR, waiting, "Wati Contoh", List.of(Role.OFFICE_CLERK), Set.of(),
        Set.of(TestCast.DP3A), Set.of());
    assertThatThrownBy(() -> listNeverSignedIn(clerk, TestCast.LUWU_TIMUR))
        .hasStackTraceContaining("permission denied for function never_in");
  }

  private List<UUID> listNeverSignedIn(Actor actor, String place) {
    return ActorContext.<List<UUID>, RuntimeException>callAs(actor,
        () -> Objects.requireNonNull(
            transactions.execute(status -> jdbc.sql("SELECT person FROM accounts.never_in(:place, now())")
                .param("place", place)
                .query(UUID.class)
                .list())));
  }

  @Test
  void an_administrator_takes_over_nobody_who_works_in_another_regency() throws Exception {
    UUID victim = register("vera.kunci", "Vera Contoh", Role.OFFICE_CLERK);
    Cookie kiki = TestSignIn.sessionCookie(mvc, "kiki");
    Actor north = Actor.service("accounts", TestCast.LUWU_UTARA);
    ActorContext.runAs(north,
        () -> people.grantMandate(north, mandate(victim, Role.OFFICE_CLERK, TestCast.NEIGHBOURS_DP3A, "utara")));

    for (String reset : List.of("true", "false")) {
      MockHttpServletResponse answer =
          mvc.perform(post("/73.22/people/" + victim + "/invitation").param("reset", reset).cookie(kiki).with(csrf()))
              .andReturn()
              .getResponse();
      assertThat(answer.getStatus()).isEqualTo(422);
      assertThat(answer.getContentAsString()).contains("Minta admin sistem").doesNotContain("/undangan/");
    }
    mvc.perform(post("/73.24/people/" + victim + "/invitation").param("reset", "true")
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf())).andExpect(status().is(422));
    mvc.perform(get("/73.24").cookie(TestSignIn.sessionCookie(mvc, "vera.kunci"))).andExpect(status().isOk());

    try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword)) {
      assertThatThrownBy(() -> AccountRecoveryCommand.resetAndInvite(connection, "tidak.ada.kunci"))
          .isInstanceOf(CommandRefused.class);
      String token = AccountRecoveryCommand.resetAndInvite(connection, "vera.kunci");
      mvc.perform(get("/undangan/" + token)).andExpect(status().isOk());
    }
  }

  @Test
  void an_administrator_takes_over_no_system_administrator_and_makes_none() throws Exception {
    UUID root = register("root.kunci", "Rudi Contoh", Role.SYSTEM_ADMIN);
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");

    mvc.perform(post("/73.24/people/" + root + "/invitation").param("reset", "true").cookie(ani).with(csrf()))
        .andExpect(status().is(422));
    int made = mvc.perform(post("/73.24/people").param("person", Ids.next().toString())
        .param("mandate", Ids.next().toString())
        .param("name", "Naik Contoh")
        .param("signInName", "naik.kunci")
        .param("role", "SYSTEM_ADMIN")
        .param("organisation", TestCast.DP3A.toString())
        .param("decreeNumber", "SK-9")
        .param("validFrom", "2026-01-02")
        .cookie(ani)
        .with(csrf())).andReturn().getResponse().getStatus();
    assertThat(made).isIn(403, 422);
  }

  @Test
  void one_code_lets_in_one_of_twenty_and_nobody_afterwards() throws Exception {
    register("tari.kunci", "Tari Contoh", Role.OFFICE_CLERK);
    Cookie tari = TestSignIn.sessionCookie(mvc, "tari.kunci");
    AuthenticatorApp app = AuthenticatorApp.read(mvc, tari, clock);
    mvc.perform(post("/akun/faktor-kedua").param("code", app.code(0)).cookie(tari).with(csrf()))
        .andExpect(status().is3xxRedirection());
    String next = app.code(1);

    List<Integer> answers = runConcurrently(9, () -> signIn("tari.kunci", next));
    assertThat(answers).filteredOn(status -> status == 303).hasSize(1);
    assertThat(signIn("tari.kunci", next)).isNotEqualTo(303);
  }

  @Test
  void one_invitation_lets_in_one_of_twenty() throws Exception {
    UUID uma = register("uma.kunci", "Uma Contoh", Role.OFFICE_CLERK);
    String page = mvc.perform(post("/73.24/people/" + uma + "/invitation").param("reset", "true")
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf())).andReturn().getResponse().getContentAsString();
    Matcher link = Pattern.compile("/undangan/[A-Za-z0-9_-]{43}").matcher(page);
    assertThat(link.find()).isTrue();
    assertThat(page).contains("Nama masuk: <b>uma.kunci</b>", "Nama masuk Anda: uma.kunci");

    List<Integer> answers = runConcurrently(AT_ONCE,
        () -> mvc.perform(
            post(link.group()).param("fresh", "angin-laut-teluk-9").param("again", "angin-laut-teluk-9").with(csrf()))
            .andReturn()
            .getResponse()
            .getStatus());

    assertThat(answers).filteredOn(status -> status == 303).hasSize(1);
    assertThat(answers).allMatch(status -> status == 303 || status == 422 || status == 503);
  }

  @Test
  void guessing_ends_after_ten_also_when_the_server_was_started_anew() {
    Actor door = Actor.anonymous();
    AttemptLimiter before = new AttemptLimiter(jdbc, keys, clock, 100);
    for (int i = 0; i < 10; i++) {
      ActorContext.runAs(door, () -> transactions
          .executeWithoutResult(status -> before.countAttempt("uji.name", "siapa-pun", AttemptLimiter.MAX_BY_NAME)));
    }
    AttemptLimiter after = new AttemptLimiter(jdbc, keys, clock, 100);

    assertThatThrownBy(() -> ActorContext.runAs(door,
        () -> transactions
            .executeWithoutResult(status -> after.countAttempt("uji.name", "siapa-pun", AttemptLimiter.MAX_BY_NAME))))
        .isInstanceOf(TooManyAttempts.class);
  }

  @Test
  void twenty_guesses_at_once_are_all_counted() throws Exception {
    register("wira.kunci", "Wira Contoh", Role.OFFICE_CLERK);

    Callable<Integer> guess =
        () -> mvc.perform(post("/masuk").param("name", "wira.kunci").param("password", "salah-tebak").with(csrf()))
            .andReturn()
            .getResponse()
            .getStatus();
    // some of twenty are told that it is too full; what is weighed at all is counted
    List<Integer> answers = new ArrayList<>(runConcurrently(AT_ONCE, guess));
    for (int i = 0; i < AttemptLimiter.MAX_BY_NAME + 1; i++) {
      answers.add(guess.call());
    }

    assertThat(answers).filteredOn(status -> status == 422).hasSizeLessThanOrEqualTo(AttemptLimiter.MAX_BY_NAME);
    assertThat(answers).last().isEqualTo(429);
  }

  @Test
  void an_unknown_name_costs_the_same_work_as_a_known_one() {
    // the same hash is computed, and one question is asked of the database, whether the name is known or not
    PasswordHasher passwords = new PasswordHasher();
    String known = passwords.hash("angin-laut");

    assertThat(passwords.matches("tebakan", null)).isFalse();
    assertThat(passwords.matches("tebakan", known)).isFalse();
    assertThat(known.substring(0, known.lastIndexOf(','))).startsWith("$argon2id$v=19$m=19456");
  }

  private int signIn(String name, String code) throws Exception {
    return mvc
        .perform(
            post("/masuk").param("name", name).param("password", TestCast.PASSWORD).param("code", code).with(csrf()))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private static List<Integer> runConcurrently(int many, Callable<Integer> deed) throws Exception {
    List<Integer> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(many)) {
      for (Future<Integer> one : threads.invokeAll(java.util.Collections.nCopies(many, deed))) {
        answers.add(Objects.requireNonNull(one.get()));
      }
    }
    return answers;
  }

  private UUID register(String signIn, String name, Role role) {
    UUID person = Ids.fromName("kunci:" + signIn);
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(east,
        () -> people.registerWithMandate(east, new NewPerson(person, name, signIn, null, TestCast.PASSWORD, true),
            mandate(person, role, TestCast.DP3A, "timur")));
    return person;
  }

  private static NewMandate mandate(UUID person, Role role, UUID organisation, String where) {
    return new NewMandate(Ids.fromName("kunci:mandate:" + where + person), person, role, organisation, "", List.of(),
        "SK-UJI/009/2026", LocalDate.of(2026, 1, 2), null);
  }
}
