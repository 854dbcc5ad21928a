package id.payung.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Whoever has the password, and perhaps the browser or the phone, guesses the code. */
@PayungTest
class SecondFactorAttemptLimitTests {
  @Autowired MockMvc mvc;
  @Autowired PersonRegistration people;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired TestCast cast;
  @Autowired Clock clock;
  @Autowired JsonMapper json;

  @Test
  void a_known_browser_has_ten_wrong_codes_also_with_right_passwords_in_between() throws Exception {
    UUID person = register("kode.peramban");
    AuthenticatorApp app = enrolSecondFactor("kode.peramban");
    Cookie known = knownBrowser("kode.peramban", app);
    for (int i = 0; i < SecondFactorAttemptLimit.MOST; i++) {
      assertThat(signIn("kode.peramban", wrongCode(app), known).getStatus()).isEqualTo(422);
      assertThat(signIn("kode.peramban", null, known).getContentAsString()).as("the code is asked")
          .contains("name=\"code\"");
    }

    assertThat(signIn("kode.peramban", wrongCode(app), known).getStatus()).isEqualTo(429);
    assertThat(signIn("kode.peramban", nextCode(app), known).getStatus()).as("nor is a right one looked at")
        .isEqualTo(429);
    assertThat(signIn("kode.peramban", nextCode(app), null).getStatus()).isEqualTo(429);
    assertThat(trailOf(person)).contains("wrong-codes 10");

    endPause(person);
    assertThat(signIn("kode.peramban", nextCode(app), known).getStatus()).isEqualTo(303);
    assertThat(count(person)).isZero();
  }

  @Test
  void a_known_phone_has_no_more_and_they_count_with_those_of_the_browser() throws Exception {
    UUID person = register("kode.ponsel");
    UUID device = Ids.next();
    assertThat(signInDevice("kode.ponsel", null, device).getStatus()).isEqualTo(200);
    AuthenticatorApp app = enrolSecondFactor("kode.ponsel");
    Cookie known = knownBrowser("kode.ponsel", app);
    for (int i = 0; i < SecondFactorAttemptLimit.MOST / 2; i++) {
      assertThat(signInDevice("kode.ponsel", wrongCode(app), device).getStatus()).isEqualTo(401);
      assertThat(signInDevice("kode.ponsel", null, device).getStatus()).isEqualTo(401);
      assertThat(signIn("kode.ponsel", wrongCode(app), known).getStatus()).isEqualTo(422);
    }

    assertThat(signInDevice("kode.ponsel", nextCode(app), device).getStatus()).isEqualTo(429);
    endPause(person);
    assertThat(signInDevice("kode.ponsel", nextCode(app), device).getStatus()).isEqualTo(200);
  }

  @Test
  void a_factor_that_is_being_set_has_as_many() throws Exception {
    UUID person = register("kode.pasang");
    Cookie session = TestSignIn.sessionCookie(mvc, "kode.pasang");
    AuthenticatorApp app = AuthenticatorApp.read(mvc, session, clock);
    for (int i = 0; i < SecondFactorAttemptLimit.MOST; i++) {
      assertThat(confirm(session, wrongCode(app))).isEqualTo(422);
    }

    assertThat(confirm(session, app.code(0))).isEqualTo(429);
    endPause(person);
    assertThat(confirm(session, app.code(0))).isEqualTo(303);
    assertThat(count(person)).isZero();
    assertThat(confirm(session, wrongCode(app))).as("of one that is set no code is looked at").isEqualTo(422);
    assertThat(count(person)).isZero();
  }

  @Test
  void wrong_codes_are_no_wrong_passwords() throws Exception {
    UUID person = register("kode.sendiri");
    AuthenticatorApp app = enrolSecondFactor("kode.sendiri");
    Cookie known = knownBrowser("kode.sendiri", app);
    signIn("kode.sendiri", wrongCode(app), known);

    assertThat(count(person)).isEqualTo(1);
    assertThat(asDoor("SELECT failed FROM accounts.credential WHERE person = ?", person)).isZero();
  }

  @Test
  void an_administrators_reset_takes_the_count_away_with_the_factor() throws Exception {
    UUID person = register("kode.reset");
    AuthenticatorApp app = enrolSecondFactor("kode.reset");
    Cookie known = knownBrowser("kode.reset", app);
    signIn("kode.reset", wrongCode(app), known);

    answer(post("/73.24/people/" + person + "/invitation").param("reset", "true")
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf()));

    assertThat(count(person)).isZero();
  }

  /** The one that comes next counts already, and has not been used. */
  private String nextCode(AuthenticatorApp app) throws Exception {
    return app.code(1);
  }

  private String wrongCode(AuthenticatorApp app) throws Exception {
    List<String> right = List.of(app.code(-2), app.code(-1), app.code(0), app.code(1), app.code(2));
    for (int guess = 100_000;; guess++) {
      if (!right.contains(Integer.toString(guess))) {
        return Integer.toString(guess);
      }
    }
  }

  private AuthenticatorApp enrolSecondFactor(String name) throws Exception {
    Cookie session = TestSignIn.sessionCookie(mvc, name);
    AuthenticatorApp app = AuthenticatorApp.read(mvc, session, clock);
    assertThat(confirm(session, app.code(-1))).isEqualTo(303);
    return app;
  }

  private int confirm(Cookie session, String code) throws Exception {
    return answer(post("/akun/faktor-kedua").param("code", code).cookie(session).with(csrf())).getStatus();
  }

  private Cookie knownBrowser(String name, AuthenticatorApp app) throws Exception {
    return Arrays.stream(signIn(name, app.code(0), null).getCookies())
        .filter(cookie -> cookie.getName().startsWith("payung-known-"))
        .findFirst()
        .orElseThrow();
  }

  private MockHttpServletResponse signIn(String name, String code, Cookie known) throws Exception {
    MockHttpServletRequestBuilder request = post("/masuk").param("name", name)
        .param("password", TestCast.PASSWORD)
        .param("code", code == null ? "" : code)
        .with(csrf())
        .with(each -> {
          each.setRemoteAddr("203.0.113.41");
          return each;
        });
    return answer(known == null ? request : request.cookie(known));
  }

  private MockHttpServletResponse signInDevice(String name, String code, UUID device) throws Exception {
    String body = json.writeValueAsString(json.createObjectNode()
        .put("device", device.toString())
        .put("deviceName", "Ponsel uji")
        .put("name", name)
        .put("password", TestCast.PASSWORD)
        .put("totp", code)
        .put("version", 1));
    return answer(post("/api/v1/devices").contentType("application/json").content(body));
  }

  private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }

  private int count(UUID person) {
    return asDoor("SELECT codes_failed FROM accounts.credential WHERE person = ?", person);
  }

  /** As if a quarter of an hour had gone by. */
  private void endPause(UUID person) {
    Instant before = clock.instant().minusSeconds(1);
    ActorContext.runAs(Actor.anonymous(),
        () -> transactions.executeWithoutResult(_ -> jdbc
            .sql("UPDATE accounts.credential SET codes_refused_until = CAST(? AS timestamptz) WHERE person = ?")
            .params(before.toString(), person)
            .update()));
  }

  private int asDoor(String sql, UUID person) {
    return ActorContext.callAs(Actor.anonymous(),
        () -> transactions.execute(_ -> jdbc.sql(sql).param(person).query(Integer.class).single()));
  }

  /** What the auditor reads of refusals of this person. */
  private List<String> trailOf(UUID person) {
    return ActorContext.callAs(cast.actorOf(TestCast.AUDITOR),
        () -> transactions.execute(_ -> jdbc
            .sql("SELECT fields[1] FROM audit.entry WHERE regency = ? AND person = ? AND action = 'sign-in-refused'")
            .params(TestCast.LUWU_TIMUR, person)
            .query(String.class)
            .list()));
  }

  private UUID register(String signIn) {
    UUID person = Ids.fromName("kode:" + signIn);
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);
    NewMandate mandate = new NewMandate(Ids.fromName("kode:mandate:" + signIn), person, Role.OFFICE_CLERK,
        TestCast.DP3A, "", List.of(), "SK-UJI/013/2026", LocalDate.of(2026, 1, 2), null);
    ActorContext.runAs(east, () -> people.registerWithMandate(east,
        new NewPerson(person, "Kode Contoh", signIn, null, TestCast.PASSWORD, true), mandate));
    return person;
  }
}
