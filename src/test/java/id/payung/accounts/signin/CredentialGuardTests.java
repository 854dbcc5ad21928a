package id.payung.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.errors.TooManyAttempts;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What a link, an open session or a colleague's right may not do to an account. */
@PayungTest
class CredentialGuardTests {
  private static final String NEW_PASSWORD = "angin-laut-teluk-9";

  @Autowired MockMvc mvc;
  @Autowired PersonRegistration people;
  @Autowired JdbcClient jdbc;
  @Autowired InstallationKeys keys;
  @Autowired Clock clock;
  @Autowired TransactionTemplate transactions;

  @Test
  void an_invitation_does_not_replace_the_code_of_an_account_that_has_a_second_factor() throws Exception {
    UUID person = register("tina.jaga", Role.OFFICE_CLERK);
    enrolSecondFactor("tina.jaga");
    String page = mvc
        .perform(
            post("/73.24/people/" + person + "/invitation").cookie(TestSignIn.sessionCookie(mvc, "ani")).with(csrf()))
        .andReturn()
        .getResponse()
        .getContentAsString();
    Matcher link = Pattern.compile("/undangan/[A-Za-z0-9_-]{43}").matcher(page);
    assertThat(link.find()).isTrue();

    MockHttpServletResponse accepted =
        mvc.perform(post(link.group()).param("fresh", NEW_PASSWORD).param("again", NEW_PASSWORD).with(csrf()))
            .andExpect(redirectedUrl("/masuk"))
            .andReturn()
            .getResponse();

    assertThat(accepted.getHeaders("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("payung="));
    String asked = mvc.perform(post("/masuk").param("name", "tina.jaga").param("password", NEW_PASSWORD).with(csrf()))
        .andReturn()
        .getResponse()
        .getContentAsString();
    assertThat(asked).contains("name=\"code\"");
  }

  @Test
  void an_open_session_is_no_way_to_try_passwords() throws Exception {
    register("toni.jaga", Role.OFFICE_CLERK);
    Cookie toni = TestSignIn.sessionCookie(mvc, "toni.jaga");

    for (int i = 0; i < AttemptLimiter.MAX_BY_NAME; i++) {
      assertThat(changePassword(toni, "tebakan-ke-" + i)).isEqualTo(422);
    }

    assertThat(changePassword(toni, TestCast.PASSWORD)).isEqualTo(429);
  }

  @Test
  void who_may_not_give_a_mandate_may_not_end_it() throws Exception {
    UUID root = register("rudi.jaga", Role.SYSTEM_ADMIN);

    int status = mvc.perform(post("/73.24/people/" + root + "/mandates/" + mandateOf("rudi.jaga") + "/end")
        .param("reason", "Tidak perlu lagi")
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf())).andReturn().getResponse().getStatus();

    assertThat(status).isEqualTo(403);
  }

  @Test
  void right_sign_ins_of_an_office_do_not_use_up_the_tries_of_its_address() {
    AttemptLimiter limiter = new AttemptLimiter(jdbc, keys, clock, 3);
    for (int i = 0; i < 20; i++) {
      asDoor(() -> limiter.countByAddress("uji.address", "192.0.2.7"));
      asDoor(() -> limiter.takeBackByAddress("uji.address", "192.0.2.7"));
    }
    for (int i = 0; i < 3; i++) {
      asDoor(() -> limiter.countByAddress("uji.address", "192.0.2.7"));
    }

    Assertions.assertThatThrownBy(() -> asDoor(() -> limiter.countByAddress("uji.address", "192.0.2.7")))
        .isInstanceOf(TooManyAttempts.class);
  }

  private void asDoor(Runnable work) {
    ActorContext.runAs(Actor.anonymous(), () -> transactions.executeWithoutResult(_ -> work.run()));
  }

  private int changePassword(Cookie session, String old) throws Exception {
    return mvc.perform(post("/akun/kata-sandi").param("old", old)
        .param("fresh", NEW_PASSWORD)
        .param("again", NEW_PASSWORD)
        .cookie(session)
        .with(csrf())).andReturn().getResponse().getStatus();
  }

  private void enrolSecondFactor(String signIn) throws Exception {
    Cookie session = TestSignIn.sessionCookie(mvc, signIn);
    String code = AuthenticatorApp.read(mvc, session, clock).code(0);
    mvc.perform(post("/akun/faktor-kedua").param("code", code).cookie(session).with(csrf()))
        .andExpect(redirectedUrl("/mulai"));
  }

  private UUID register(String signIn, Role role) {
    UUID person = Ids.fromName("jaga:" + signIn);
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);
    NewMandate mandate = new NewMandate(mandateOf(signIn), person, role, TestCast.DP3A, "", List.of(),
        "SK-UJI/011/2026", LocalDate.of(2026, 1, 2), null);
    ActorContext.runAs(east, () -> people.registerWithMandate(east,
        new NewPerson(person, "Jaga Contoh", signIn, null, TestCast.PASSWORD, true), mandate));
    return person;
  }

  private static UUID mandateOf(String signIn) {
    return Ids.fromName("jaga:mandate:" + signIn);
  }
}
