package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.audit.TrailSealingJob;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a phone says to its person because the server told it: whom to ask, why a report waits, and who has answered.
 */
@PayungTest
class PhoneWordsTests {
  /** Nobody else accompanies it. */
  private static final String VILLAGE = "73.24.07.2001";

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired PersonRegistration people;
  @Autowired TrailSealingJob sealer;
  @Autowired TransactionTemplate transactions;

  @Test
  void whom_to_ask_is_who_accompanies_the_village_and_the_administrator_and_never_the_person_themselves()
      throws Exception {
    register("tanya.nia", "Nia Contoh", Role.VILLAGE_VOLUNTEER);
    register("tanya.omar", "Omar Contoh", Role.VILLAGE_OPERATOR);
    register("tanya.putu", "Putu Contoh", Role.DISTRICT_SUPERVISOR);

    assertThat(contactsOf("tanya.nia")).hasSize(2).first().satisfies(nearest -> {
      assertThat(nearest.path("name").asString()).isEqualTo("Omar Contoh");
      assertThat(nearest.path("role").path("id").asString()).isEqualTo("Operator desa/kelurahan");
      assertThat(nearest.path("role").path("en").asString()).isEqualTo("Village operator");
      assertThat(nearest.path("organisation").asString()).isEqualTo("Dinsos P3A");
    });
    assertThat(rolesAskedBy("tanya.nia")).containsExactly("Operator desa/kelurahan", "Admin kabupaten");
    assertThat(rolesAskedBy("tanya.omar")).containsExactly("Supervisor kecamatan", "Admin kabupaten");
    assertThat(rolesAskedBy("tanya.putu")).containsExactly("Admin kabupaten");
    assertThat(contactsOf("ani")).noneMatch(contact -> contact.path("name").asString().equals("Ani Contoh"));
  }

  @Test
  void why_a_report_waits_is_pulled_in_both_languages_by_a_phone_that_never_had_its_receipt() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    ObjectNode record = fitri.reportRecord(FieldAppPhone.newId());
    FieldAppPhone.body(record).put("heldOn", LocalDate.now(ZoneId.of("Asia/Makassar")).minusDays(500).toString());
    JsonNode told = fitri.push(record).receipt();
    sealer.seal(TestCast.LUWU_TIMUR);

    JsonNode pulled = pulled(FieldAppPhone.signedIn(mvc, "fitri"), record.path("id").asString());

    assertThat(told.path("status").asString()).isEqualTo("review");
    assertThat(pulled.path("review").path("code").asString()).isEqualTo("date-far");
    assertThat(pulled.path("review").path("id").asString()).isEqualTo(told.path("reason").path("text").asString());
    assertThat(pulled.path("review").path("en").asString()).startsWith("Received, and checked first");
  }

  @Test
  void a_report_that_nobody_has_to_look_at_says_no_reason() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    ObjectNode record = fitri.reportRecord(FieldAppPhone.newId());
    fitri.push(record);
    sealer.seal(TestCast.LUWU_TIMUR);

    assertThat(pulled(fitri, record.path("id").asString()).has("review")).isFalse();
  }

  @Test
  void the_word_of_a_question_comes_back_with_a_refusal_and_nothing_else_does() throws Exception {
    assertThat(ask("Bearer nobody", "0190aaaa-0000-7000").getStatus()).isEqualTo(401);
    assertThat(ask("Bearer nobody", "0190aaaa-0000-7000").getHeader("Payung-Mark")).isEqualTo("0190aaaa-0000-7000");
    assertThat(ask("Bearer nobody", "<script>").getHeader("Payung-Mark")).isNull();
    assertThat(ask("Bearer nobody", null).getHeader("Payung-Mark")).isNull();
  }

  private MockHttpServletResponse ask(String credential, String word) throws Exception {
    var request = get("/api/v1/devices/me").header("Authorization", credential);
    return mvc.perform(word == null ? request : request.header("Payung-Mark", word)).andReturn().getResponse();
  }

  private List<JsonNode> contactsOf(String signInName) throws Exception {
    return FieldAppPhone.signedIn(mvc, signInName).me.path("regencies").path(0).path("contacts").valueStream().toList();
  }

  private List<String> rolesAskedBy(String signInName) throws Exception {
    return contactsOf(signInName).stream().map(contact -> contact.path("role").path("id").asString()).toList();
  }

  private void register(String signInName, String name, Role role) {
    UUID person = Ids.fromName("person:" + signInName);
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
      people.register(service, new NewPerson(person, name, signInName, null, TestCast.PASSWORD, true));
      people.grantMandate(service, new NewMandate(Ids.fromName("mandate:" + signInName), person, role, TestCast.DP3A,
          "", List.of(cast.village(VILLAGE)), "SK-UJI/007", LocalDate.of(2024, 1, 2), null));
    }));
  }

  private static JsonNode pulled(FieldAppPhone phone, String id) throws Exception {
    String token = null;
    for (boolean more = true; more;) {
      JsonNode page = phone.pullWithForms(token).json();
      for (JsonNode record : page.path("records")) {
        if (record.path("id").asString().equals(id)) {
          return record;
        }
      }
      token = page.path("token").asString();
      more = page.path("more").asBoolean();
    }
    throw new AssertionError("not pulled: " + id);
  }
}
