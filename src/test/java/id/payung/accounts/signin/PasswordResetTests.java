package id.payung.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
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
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a reset ends, and what it does not lose: decision 0005. */
@PayungTest
class PasswordResetTests {
  private static final String NEW_PASSWORD = " hujan-pagi-danau ";

  @Autowired MockMvc mvc;
  @Autowired PersonRegistration people;
  @Autowired JsonMapper json;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String ownerPassword;

  @Test
  void after_a_reset_a_phone_asks_for_the_new_password_and_gets_the_same_secret() throws Exception {
    UUID person = register("wulan.reset");
    UUID device = Ids.next();
    JsonNode phone = signInDevice("wulan.reset", TestCast.PASSWORD, device);
    assertThat(statusOf(phone)).isEqualTo(200);

    String page = answer(post("/73.24/people/" + person + "/invitation").param("reset", "true")
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf())).getContentAsString();

    assertThat(statusOf(phone)).isEqualTo(401);
    Matcher link = Pattern.compile("/undangan/[A-Za-z0-9_-]{43}").matcher(page);
    assertThat(link.find()).isTrue();
    answer(post(link.group()).param("fresh", NEW_PASSWORD).param("again", NEW_PASSWORD).with(csrf()));
    assertThat(signInDevice("wulan.reset", NEW_PASSWORD.strip(), device).path("credential").isMissingNode())
        .as("blanks at the ends of a password count")
        .isTrue();
    JsonNode again = signInDevice("wulan.reset", NEW_PASSWORD, device);
    assertThat(again.path("recoverySecret")).isEqualTo(phone.path("recoverySecret"));
    assertThat(statusOf(again)).isEqualTo(200);
  }

  @Test
  void an_invitation_without_a_reset_leaves_the_phone_alone() throws Exception {
    UUID person = register("wenny.undang");
    JsonNode phone = signInDevice("wenny.undang", TestCast.PASSWORD, Ids.next());

    answer(post("/73.24/people/" + person + "/invitation").cookie(TestSignIn.sessionCookie(mvc, "ani")).with(csrf()));

    assertThat(statusOf(phone)).isEqualTo(200);
  }

  @Test
  void a_reset_at_the_console_ends_the_credential_of_a_phone_too() throws Exception {
    register("wati.konsol");
    JsonNode phone = signInDevice("wati.konsol", TestCast.PASSWORD, Ids.next());

    try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword)) {
      AccountRecoveryCommand.resetAndInvite(connection, "wati.konsol");
    }

    assertThat(statusOf(phone)).isEqualTo(401);
  }

  @Test
  void a_password_that_is_refused_is_not_sent_back() throws Exception {
    register("widya.ulang");

    MockHttpServletResponse answer = answer(post("/akun/kata-sandi").param("old", TestCast.PASSWORD)
        .param("fresh", "pagi-yang-cerah")
        .param("again", "pagi-yang-lain")
        .cookie(TestSignIn.sessionCookie(mvc, "widya.ulang"))
        .with(csrf()));

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString()).contains("again-error").doesNotContain("pagi-yang", TestCast.PASSWORD);
    assertThat(answer(post("/masuk").param("name", "widya.ulang").param("password", "salah-tebak-9").with(csrf()))
        .getContentAsString()).contains("widya.ulang").doesNotContain("salah-tebak-9");
  }

  private UUID register(String signIn) {
    UUID person = Ids.next();
    Actor east = Actor.service("accounts", TestCast.LUWU_TIMUR);
    NewMandate mandate = new NewMandate(Ids.next(), person, Role.OFFICE_CLERK, TestCast.DP3A, "", List.of(),
        "SK-UJI/010/2026", LocalDate.of(2026, 1, 2), null);
    ActorContext.runAs(east, () -> people.registerWithMandate(east,
        new NewPerson(person, "Setel Contoh", signIn, null, TestCast.PASSWORD, true), mandate));
    return person;
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

  private int statusOf(JsonNode phone) throws Exception {
    return answer(get("/api/v1/devices/me").header("Authorization", "Bearer " + phone.path("credential").asString()))
        .getStatus();
  }

  private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }
}
