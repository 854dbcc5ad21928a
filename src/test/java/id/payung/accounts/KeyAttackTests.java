package id.payung.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.crypto.Keys;
import id.payung.platform.errors.TooMany;
import id.payung.platform.ids.Ids;
import id.payung.platform.postgres.StartRefused;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import jakarta.servlet.http.Cookie;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
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
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Who wants into an account that is not theirs: by invitation, by guessing, by being twenty at once. */
@PayungTest
class KeyAttackTests {
  private static final int AT_ONCE = 20;

  @Autowired MockMvc mvc;
  @Autowired People people;
  @Autowired JdbcClient jdbc;
  @Autowired Keys keys;
  @Autowired Clock clock;
  @Autowired TransactionTemplate transactions;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String ownerPassword;

  @Test
  void who_was_never_in_is_told_to_no_neighbour_and_to_nobody_of_narrow_reach() throws Exception {
    UUID waiting = Ids.named("kunci:wati.menunggu");
    Actor east = Actor.service("accounts", Cast.LUWU_TIMUR);
    NewPerson uninvited = new NewPerson(waiting, "Wati Contoh", "wati.menunggu", null, null, false);
    Acting.doing(east,
        () -> people.registerWith(east, uninvited, mandate(waiting, Role.OFFICE_CLERK, Cast.DP3A, "timur")));

    assertThat(asked(east, Cast.LUWU_TIMUR)).contains(waiting);
    assertThat(asked(Actor.service("accounts", Cast.LUWU_UTARA), Cast.LUWU_TIMUR)).isEmpty();
    Actor clerk = Actor.person(Cast.LUWU_TIMUR, waiting, "Wati Contoh", List.of(Role.OFFICE_CLERK), Set.of(),
        Set.of(Cast.DP3A), Set.of());
    assertThatThrownBy(() -> asked(clerk, Cast.LUWU_TIMUR))
        .hasStackTraceContaining("permission denied for function never_in");
  }

  private List<UUID> asked(Actor actor, String place) {
    return Acting.<List<UUID>, RuntimeException>as(actor,
        () -> Objects.requireNonNull(
            transactions.execute(status -> jdbc.sql("SELECT person FROM accounts.never_in(:place, now())")
                .param("place", place)
                .query(UUID.class)
                .list())));
  }

  @Test
  void an_administrator_takes_over_nobody_who_works_in_another_regency() throws Exception {
    UUID victim = register("vera.kunci", "Vera Contoh", Role.OFFICE_CLERK);
    Cookie kiki = SignedIn.as(mvc, "kiki");
    Actor north = Actor.service("accounts", Cast.LUWU_UTARA);
    Acting.doing(north, () -> people.give(north, mandate(victim, Role.OFFICE_CLERK, Cast.NEIGHBOURS_DP3A, "utara")));

    for (String reset : List.of("true", "false")) {
      MockHttpServletResponse answer =
          mvc.perform(post("/73.22/people/" + victim + "/invitation").param("reset", reset).cookie(kiki).with(csrf()))
              .andReturn()
              .getResponse();
      assertThat(answer.getStatus()).isEqualTo(422);
      assertThat(answer.getContentAsString()).contains("Minta admin sistem").doesNotContain("/undangan/");
    }
    mvc.perform(post("/73.24/people/" + victim + "/invitation").param("reset", "true")
        .cookie(SignedIn.as(mvc, "ani"))
        .with(csrf())).andExpect(status().is(422));
    mvc.perform(get("/73.24").cookie(SignedIn.as(mvc, "vera.kunci"))).andExpect(status().isOk());

    try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword)) {
      assertThatThrownBy(() -> KeyCommand.make(connection, "tidak.ada.kunci")).isInstanceOf(StartRefused.class);
      String token = KeyCommand.make(connection, "vera.kunci");
      mvc.perform(get("/undangan/" + token)).andExpect(status().isOk());
    }
  }

  @Test
  void an_administrator_takes_over_no_system_administrator_and_makes_none() throws Exception {
    UUID root = register("root.kunci", "Rudi Contoh", Role.SYSTEM_ADMIN);
    Cookie ani = SignedIn.as(mvc, "ani");

    mvc.perform(post("/73.24/people/" + root + "/invitation").param("reset", "true").cookie(ani).with(csrf()))
        .andExpect(status().is(422));
    int made = mvc.perform(post("/73.24/people").param("person", Ids.next().toString())
        .param("mandate", Ids.next().toString())
        .param("name", "Naik Contoh")
        .param("signInName", "naik.kunci")
        .param("role", "SYSTEM_ADMIN")
        .param("organisation", Cast.DP3A.toString())
        .param("decreeNumber", "SK-9")
        .param("validFrom", "2026-01-02")
        .cookie(ani)
        .with(csrf())).andReturn().getResponse().getStatus();
    assertThat(made).isIn(403, 422);
  }

  @Test
  void one_code_lets_in_one_of_twenty_and_nobody_afterwards() throws Exception {
    register("tari.kunci", "Tari Contoh", Role.OFFICE_CLERK);
    Cookie tari = SignedIn.as(mvc, "tari.kunci");
    String page = mvc.perform(get("/akun/faktor-kedua").cookie(tari)).andReturn().getResponse().getContentAsString();
    Matcher secret = Pattern.compile("\\b([A-Z2-7]{32})\\b").matcher(page);
    assertThat(secret.find()).isTrue();
    TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(30), 6);
    SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret.group(1)), codes.getAlgorithm());
    mvc.perform(post("/akun/faktor-kedua").param("code", codes.generateOneTimePasswordString(key, clock.instant()))
        .cookie(tari)
        .with(csrf())).andExpect(status().is3xxRedirection());
    String next = codes.generateOneTimePasswordString(key, clock.instant().plusSeconds(30));

    List<Integer> answers = atOnce(9, () -> signIn("tari.kunci", next));
    assertThat(answers).filteredOn(status -> status == 302).hasSize(1);
    assertThat(signIn("tari.kunci", next)).isNotEqualTo(302);
  }

  @Test
  void one_invitation_lets_in_one_of_twenty() throws Exception {
    UUID uma = register("uma.kunci", "Uma Contoh", Role.OFFICE_CLERK);
    String page = mvc.perform(post("/73.24/people/" + uma + "/invitation").param("reset", "true")
        .cookie(SignedIn.as(mvc, "ani"))
        .with(csrf())).andReturn().getResponse().getContentAsString();
    Matcher link = Pattern.compile("/undangan/[A-Za-z0-9_-]{43}").matcher(page);
    assertThat(link.find()).isTrue();

    List<Integer> answers = atOnce(AT_ONCE,
        () -> mvc.perform(
            post(link.group()).param("fresh", "angin-laut-teluk-9").param("again", "angin-laut-teluk-9").with(csrf()))
            .andReturn()
            .getResponse()
            .getStatus());

    assertThat(answers).filteredOn(status -> status == 302).hasSize(1);
    assertThat(answers).allMatch(status -> status == 302 || status == 422 || status == 503);
  }

  @Test
  void guessing_ends_after_ten_also_when_the_server_was_started_anew() {
    Actor door = Actor.door();
    Tries before = new Tries(jdbc, keys, clock, 100);
    for (int i = 0; i < 10; i++) {
      Acting.doing(door,
          () -> transactions.executeWithoutResult(status -> before.count("uji.name", "siapa-pun", Tries.BY_NAME)));
    }
    Tries after = new Tries(jdbc, keys, clock, 100);

    assertThatThrownBy(() -> Acting.doing(door,
        () -> transactions.executeWithoutResult(status -> after.count("uji.name", "siapa-pun", Tries.BY_NAME))))
        .isInstanceOf(TooMany.class);
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
    List<Integer> answers = new ArrayList<>(atOnce(AT_ONCE, guess));
    for (int i = 0; i < Tries.BY_NAME + 1; i++) {
      answers.add(guess.call());
    }

    assertThat(answers).filteredOn(status -> status == 422).hasSizeLessThanOrEqualTo(Tries.BY_NAME);
    assertThat(answers).last().isEqualTo(429);
  }

  @Test
  void an_unknown_name_costs_the_same_work_as_a_known_one() {
    // the same hash is computed, and one question is asked of the database, whether the name is known or not
    Passwords passwords = new Passwords();
    String known = passwords.hash("angin-laut");

    assertThat(passwords.matches("tebakan", null)).isFalse();
    assertThat(passwords.matches("tebakan", known)).isFalse();
    assertThat(known.substring(0, known.lastIndexOf(','))).startsWith("$argon2id$v=19$m=19456");
  }

  private int signIn(String name, String code) throws Exception {
    return mvc
        .perform(post("/masuk").param("name", name).param("password", Cast.PASSWORD).param("code", code).with(csrf()))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private static List<Integer> atOnce(int many, Callable<Integer> deed) throws Exception {
    List<Integer> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(many)) {
      for (Future<Integer> one : threads.invokeAll(java.util.Collections.nCopies(many, deed))) {
        answers.add(Objects.requireNonNull(one.get()));
      }
    }
    return answers;
  }

  private UUID register(String signIn, String name, Role role) {
    UUID person = Ids.named("kunci:" + signIn);
    Actor east = Actor.service("accounts", Cast.LUWU_TIMUR);
    Acting.doing(east, () -> people.registerWith(east, new NewPerson(person, name, signIn, null, Cast.PASSWORD, true),
        mandate(person, role, Cast.DP3A, "timur")));
    return person;
  }

  private static NewMandate mandate(UUID person, Role role, UUID organisation, String where) {
    return new NewMandate(Ids.named("kunci:mandate:" + where + person), person, role, organisation, "", List.of(),
        "SK-UJI/009/2026", LocalDate.of(2026, 1, 2), null);
  }
}
