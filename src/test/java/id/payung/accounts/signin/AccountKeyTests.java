package id.payung.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.accounts.console.AccountRecoveryCommand;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every way in which the keys of an account change, and what phones, sessions and strangers may do after it: a test for
 * each row of the table in docs/threat-model-phone.md.
 */
@PayungTest
class AccountKeyTests {
  private static final String NEW_PASSWORD = "ombak-senja-perahu-4";

  @Autowired MockMvc mvc;
  @Autowired PersonRegistration people;
  @Autowired DeviceRepository devices;
  @Autowired OwnAccountMaintenance ownAccount;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired TestCast cast;
  @Autowired JsonMapper json;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String ownerPassword;

  @Test
  void own_change_without_suspicion_leaves_phones_sending_and_with_it_they_ask_for_the_new_password() throws Exception {
    UUID person = register("kunci.ganti");
    UUID device = Ids.next();
    JsonNode phone = signInDevice("kunci.ganti", TestCast.PASSWORD, device);

    assertThat(changePassword("kunci.ganti", TestCast.PASSWORD, NEW_PASSWORD, "false")).isEqualTo(303);
    assertThat(statusOf(phone)).isEqualTo(200);
    String newer = NEW_PASSWORD + "-lagi";
    Cookie session = sessionWith("kunci.ganti", NEW_PASSWORD);
    assertThat(changePassword(session, NEW_PASSWORD, newer, "true")).isEqualTo(303);

    assertThat(statusOf(phone)).isEqualTo(401);
    assertThat(rotationOf(phone)).isEqualTo(401);
    JsonNode again = signInDevice("kunci.ganti", newer, device);
    assertThat(again.path("recoverySecret")).as("its store opens, and what is unsent is sent")
        .isEqualTo(phone.path("recoverySecret"));
    assertThat(statusOf(again)).isEqualTo(200);
    assertThat(trailOf(person)).contains("password-changed", "phones-asked-again", "phone-signed-in");
  }

  @Test
  void a_rotation_that_was_on_its_way_does_not_bring_an_ended_credential_back() throws Exception {
    UUID person = register("kunci.putar");
    UUID device = Ids.next();
    JsonNode phone = signInDevice("kunci.putar", TestCast.PASSWORD, device);
    reset(person);

    assertThatThrownBy(() -> devices.rotateCredential(person, device)).isInstanceOf(SignInNeeded.class);
    assertThat(statusOf(phone)).isEqualTo(401);
  }

  @Test
  void an_invitation_that_is_accepted_ends_sessions_and_leaves_phones_sending() throws Exception {
    UUID person = register("kunci.undang");
    JsonNode phone = signInDevice("kunci.undang", TestCast.PASSWORD, Ids.next());
    Cookie before = TestSignIn.sessionCookie(mvc, "kunci.undang");
    String link = link(answer(
        post("/73.24/people/" + person + "/invitation").cookie(TestSignIn.sessionCookie(mvc, "ani")).with(csrf()))
        .getContentAsString());

    assertThat(answer(post(link).param("fresh", NEW_PASSWORD).param("again", NEW_PASSWORD).with(csrf())).getStatus())
        .isEqualTo(303);

    assertThat(statusOf(phone)).isEqualTo(200);
    assertThat(answer(get("/akun").cookie(before)).getStatus()).isNotEqualTo(200);
    assertThat(trailOf(person)).contains("invited", "invitation-accepted");
  }

  @Test
  void the_console_ends_phones_for_good_until_they_sign_in_again() throws Exception {
    UUID person = register("kunci.konsol");
    UUID device = Ids.next();
    JsonNode phone = signInDevice("kunci.konsol", TestCast.PASSWORD, device);

    try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword)) {
      AccountRecoveryCommand.resetAndInvite(connection, "kunci.konsol");
      assertThat(trailOf(person)).contains("password-reset").doesNotContain("second-factor-removed");
      try (PreparedStatement confirm =
          connection.prepareStatement("UPDATE accounts.credential SET totp_confirmed = true WHERE person = ?")) {
        confirm.setObject(1, person);
        confirm.executeUpdate();
      }
      AccountRecoveryCommand.resetAndInvite(connection, "kunci.konsol");
      assertThat(trailOf(person)).contains("second-factor-removed");
    }

    assertThat(statusOf(phone)).isEqualTo(401);
    assertThatThrownBy(() -> devices.rotateCredential(person, device)).isInstanceOf(SignInNeeded.class);
  }

  @Test
  void a_mandate_that_ends_leaves_the_credential_and_nothing_to_read_with_it() throws Exception {
    UUID person = register("kunci.selesai");
    JsonNode phone = signInDevice("kunci.selesai", TestCast.PASSWORD, Ids.next());
    Actor ani = cast.actorOf(TestCast.ADMIN);

    ActorContext.runAs(ani, () -> people.endMandate(ani, mandateOf("kunci.selesai"), "Pindah tugas"));

    JsonNode me =
        json.readTree(answer(get("/api/v1/devices/me").header("Authorization", bearer(phone))).getContentAsString());
    assertThat(me.path("regencies")).isEmpty();
    int pull = answer(post("/api/v1/73.24/sync/pull").header("Authorization", bearer(phone))
        .contentType("application/json")
        .content("{\"version\":1,\"device\":\"" + Ids.next() + "\",\"limit\":10}")).getStatus();
    assertThat(pull).isIn(403, 404);
    assertThat(person).isNotNull();
  }

  @Test
  void ending_a_session_leaves_phones_and_ending_a_phone_is_for_good() throws Exception {
    UUID person = register("kunci.tempat");
    UUID device = Ids.next();
    JsonNode phone = signInDevice("kunci.tempat", TestCast.PASSWORD, device);
    Cookie session = TestSignIn.sessionCookie(mvc, "kunci.tempat");
    Cookie other = TestSignIn.sessionCookie(mvc, "kunci.tempat");
    UUID otherId = ActorContext.callAs(Actor.anonymous(), () -> transactions.execute(_ -> jdbc
        .sql("SELECT id FROM accounts.session WHERE person = ? AND ended_at IS NULL ORDER BY created_at DESC, id DESC "
            + "LIMIT 1")
        .param(person)
        .query(UUID.class)
        .single()));

    answer(post("/akun/tempat/" + otherId + "/akhiri").cookie(session).with(csrf()));
    assertThat(answer(get("/akun").cookie(other)).getStatus()).isNotEqualTo(200);
    assertThat(statusOf(phone)).isEqualTo(200);
    answer(post("/akun/tempat/" + device + "/akhiri").param("phone", "true").cookie(session).with(csrf()));

    assertThat(statusOf(phone)).isEqualTo(401);
    assertThat(signInDevice("kunci.tempat", TestCast.PASSWORD, device).path("code").asString())
        .isEqualTo("device-revoked");
    assertThat(trailOf(person)).contains("session-ended", "phone-revoked");
  }

  @Test
  void what_was_proven_by_an_old_password_is_not_given_after_a_reset() throws Exception {
    UUID person = register("kunci.balap");
    String proof = ActorContext.callAs(Actor.anonymous(), () -> ownAccount.requireCredential(person)).passwordHash();
    reset(person);

    assertThatThrownBy(() -> asDoor(() -> ownAccount.replacePassword(person, proof, "hash baru", null)))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> devices.register(person, proof, Ids.next(), "Ponsel")).isInstanceOf(SignInNeeded.class);
    assertThat(ActorContext.callAs(Actor.anonymous(), () -> ownAccount.requireCredential(person)).passwordHash())
        .as("the administrator's reset stands")
        .isNull();
  }

  @Test
  void strangers_who_guess_shut_out_no_browser_and_no_phone_that_was_let_in_before() throws Exception {
    UUID person = register("kunci.kenal");
    UUID device = Ids.next();
    signInDevice("kunci.kenal", TestCast.PASSWORD, device);
    Cookie known = knownBrowser(signIn("kunci.kenal", TestCast.PASSWORD, null, "192.0.2.71"), person);
    for (int i = 0; i < 12; i++) {
      signIn("kunci.kenal", "tebakan-" + i, null, "198.51.100.9");
    }

    assertThat(signIn("kunci.kenal", TestCast.PASSWORD, null, "192.0.2.72").getStatus()).as("a browser like any other")
        .isEqualTo(429);
    assertThat(signIn("kunci.kenal", TestCast.PASSWORD, known, "198.51.100.9").getStatus()).isEqualTo(303);
    assertThat(signInDevice("kunci.kenal", TestCast.PASSWORD, device).path("credential").isMissingNode()).isFalse();
    assertThat(signInDevice("kunci.kenal", TestCast.PASSWORD, Ids.next()).path("credential").isMissingNode()).isTrue();
    assertThat(trailOf(person).stream().filter("sign-in-refused"::equals).count()).as("not a line for each guess")
        .isBetween(1L, 2L);
  }

  @Test
  void a_known_browser_has_ten_tries_of_its_own_and_is_known_to_no_other_account() throws Exception {
    UUID one = register("kunci.satu");
    register("kunci.dua");
    Cookie known = knownBrowser(signIn("kunci.satu", TestCast.PASSWORD, null, "192.0.2.73"), one);
    for (int i = 0; i < 12; i++) {
      signIn("kunci.dua", "tebakan-" + i, known, "198.51.100.10");
      signIn("kunci.satu", "tebakan-" + i, known, "198.51.100.11");
    }
    for (int i = 0; i < 12; i++) {
      signIn("kunci.satu", "tebakan-lagi-" + i, known, "198.51.100.12");
    }

    assertThat(signIn("kunci.dua", TestCast.PASSWORD, known, "192.0.2.74").getStatus()).isEqualTo(429);
    assertThat(signIn("kunci.satu", TestCast.PASSWORD, known, "192.0.2.75").getStatus()).isEqualTo(429);
  }

  @Test
  void opening_right_invitations_is_no_try() throws Exception {
    UUID person = register("kunci.banyak");
    String link = link(answer(
        post("/73.24/people/" + person + "/invitation").cookie(TestSignIn.sessionCookie(mvc, "ani")).with(csrf()))
        .getContentAsString());
    for (int i = 0; i < 130; i++) {
      assertThat(answer(get(link).with(request -> {
        request.setRemoteAddr("192.0.2.76");
        return request;
      })).getStatus()).isEqualTo(200);
    }
  }

  @Test
  void sign_in_second_factor_and_phones_stand_in_the_trail() throws Exception {
    UUID person = register("kunci.jejak");
    JsonNode phone = signInDevice("kunci.jejak", TestCast.PASSWORD, Ids.next());
    TestSignIn.sessionCookie(mvc, "kunci.jejak");
    assertThat(rotationOf(phone)).isEqualTo(200);

    assertThat(trailOf(person)).contains("signed-in", "phone-signed-in", "phone-rotated");
    String page =
        answer(get("/73.24/people/" + person).cookie(TestSignIn.sessionCookie(mvc, "ani"))).getContentAsString();
    assertThat(page).contains("Lupa kata sandi", "Kata sandi mungkin diketahui orang lain", "Ponsel hilang");
  }

  @Test
  void every_deed_of_an_account_has_words_in_both_languages() {
    Messages words = new Messages();
    for (AccountTrail.AccountAction action : AccountTrail.AccountAction.values()) {
      assertThat(words.keys(Messages.INDONESIAN)).contains("audit.action." + action.code());
      assertThat(words.keys(Messages.ENGLISH)).contains("audit.action." + action.code());
    }
  }

  private void reset(UUID person) throws Exception {
    assertThat(answer(post("/73.24/people/" + person + "/invitation").param("reset", "true")
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf())).getStatus()).isEqualTo(200);
  }

  private static String link(String page) {
    Matcher link = Pattern.compile("/undangan/[A-Za-z0-9_-]{43}").matcher(page);
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private void asDoor(Runnable work) {
    ActorContext.runAs(Actor.anonymous(), () -> transactions.executeWithoutResult(_ -> work.run()));
  }

  /** What the auditor reads of this person. */
  private List<String> trailOf(UUID person) {
    return ActorContext.callAs(cast.actorOf(TestCast.AUDITOR),
        () -> transactions
            .execute(_ -> jdbc.sql("SELECT action FROM audit.entry WHERE regency = ? AND (person = ? OR subject = ?)")
                .params(TestCast.LUWU_TIMUR, person, person)
                .query(String.class)
                .list()));
  }

  private MockHttpServletResponse signIn(String name, String password, Cookie known, String address) throws Exception {
    MockHttpServletRequestBuilder request =
        post("/masuk").param("name", name).param("password", password).with(csrf()).with(each -> {
          each.setRemoteAddr(address);
          return each;
        });
    return answer(known == null ? request : request.cookie(known));
  }

  private static Cookie knownBrowser(MockHttpServletResponse signedIn, UUID person) {
    return Arrays.stream(signedIn.getCookies())
        .filter(cookie -> cookie.getName().startsWith("payung-known-"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no cookie for " + person));
  }

  private Cookie sessionWith(String name, String password) throws Exception {
    return signIn(name, password, null, "192.0.2.77").getCookie("payung");
  }

  private int changePassword(String name, String old, String fresh, String phones) throws Exception {
    return changePassword(TestSignIn.sessionCookie(mvc, name), old, fresh, phones);
  }

  private int changePassword(Cookie session, String old, String fresh, String phones) throws Exception {
    return answer(post("/akun/kata-sandi").param("old", old)
        .param("fresh", fresh)
        .param("again", fresh)
        .param("phones", phones)
        .cookie(session)
        .with(csrf())).getStatus();
  }

  private UUID register(String signIn) {
    UUID person = Ids.fromName("kunci:" + signIn);
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);
    NewMandate mandate = new NewMandate(mandateOf(signIn), person, Role.OFFICE_CLERK, TestCast.DP3A, "", List.of(),
        "SK-UJI/012/2026", LocalDate.of(2026, 1, 2), null);
    ActorContext.runAs(east, () -> people.registerWithMandate(east,
        new NewPerson(person, "Kunci Contoh", signIn, null, TestCast.PASSWORD, true), mandate));
    return person;
  }

  private static UUID mandateOf(String signIn) {
    return Ids.fromName("kunci:mandate:" + signIn);
  }

  private JsonNode signInDevice(String name, String password, UUID device) throws Exception {
    String body = json.writeValueAsString(json.createObjectNode()
        .put("device", device.toString())
        .put("deviceName", "Ponsel uji")
        .put("name", name)
        .put("password", password)
        .put("version", 1));
    return json
        .readTree(answer(post("/api/v1/devices").contentType("application/json").content(body)).getContentAsString());
  }

  private static String bearer(JsonNode phone) {
    return "Bearer " + phone.path("credential").asString();
  }

  private int statusOf(JsonNode phone) throws Exception {
    return answer(get("/api/v1/devices/me").header("Authorization", bearer(phone))).getStatus();
  }

  private int rotationOf(JsonNode phone) throws Exception {
    return answer(post("/api/v1/devices/rotation").header("Authorization", bearer(phone))
        .contentType("application/json")
        .content("{}")).getStatus();
  }

  private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }
}
