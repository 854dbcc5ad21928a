package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.audit.TrailSealingJob;
import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The second kind of record: a volunteer's note of a need, from the phone to its companion and back. */
@PayungTest
class NeedNoteTests {
  /** Who accompanies the village changes the first version at a desk. */
  private void changeAtDesk(UUID id, String help, int children, int urgency) throws Exception {
    mvc.perform(as(SUPERVISOR, post("/73.24/needs/" + id)).param("version", "1")
        .param("help", help)
        .param("children", String.valueOf(children))
        .param("women", "1")
        .param("others", "0")
        .param("urgency", String.valueOf(urgency))
        .param("day", FieldAppPhone.heldOn(0))
        .param("text", "Belum punya akta kelahiran.")).andExpect(status().is3xxRedirection());
  }

  private static final String SUPERVISOR = "butuh.supervisor";

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired PersonRegistration people;
  @Autowired TrailSealingJob sealer;
  @Autowired TransactionTemplate transactions;

  private FieldAppPhone fitri;

  @BeforeEach
  void a_phone_and_a_companion() throws Exception {
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    UUID person = Ids.fromName("person:" + SUPERVISOR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
      people.register(service, new NewPerson(person, "Sari Contoh", SUPERVISOR, null, TestCast.PASSWORD, true));
      people.grantMandate(service,
          new NewMandate(Ids.fromName("mandate:" + SUPERVISOR), person, Role.DISTRICT_SUPERVISOR, TestCast.DP3A, "",
              List.of(cast.village(TestCast.MAGANI)), "SK-UJI/009", LocalDate.of(2024, 1, 2), null));
    }));
    fitri = FieldAppPhone.signedIn(mvc, "fitri");
  }

  @Test
  void a_note_is_stored_once_and_has_a_receipt() throws Exception {
    ObjectNode note = fitri.needRecord(FieldAppPhone.newId(), null, 2, 3);

    PhoneResponse first = fitri.push(note);
    PhoneResponse again = fitri.push(note);

    assertThat(first.receiptStatus()).isEqualTo("accepted");
    assertThat(first.receipt().path("receipt").asString()).matches("CK-73\\.24-20\\d\\d-[0-9A-HJKMNP-TV-Z]{8}");
    assertThat(again.receiptStatus()).isEqualTo("known");
    assertThat(again.receipt().path("receipt")).isEqualTo(first.receipt().path("receipt"));
  }

  @Test
  void what_the_declaration_does_not_allow_is_refused_with_words() throws Exception {
    ObjectNode unknownHelp = fitri.needRecord(FieldAppPhone.newId(), null, 2, 3);
    FieldAppPhone.body(unknownHelp).put("help", "sesuatu");
    ObjectNode tooUrgent = fitri.needRecord(FieldAppPhone.newId(), null, 4, 3);
    ObjectNode sound = fitri.needRecord(FieldAppPhone.newId(), null, 1, 3);

    PhoneResponse answer = fitri.push(unknownHelp, tooUrgent, sound, fitri.reportRecord(FieldAppPhone.newId()));

    assertThat(SyncPushTests.status(answer, unknownHelp)).isEqualTo("refused");
    assertThat(SyncPushTests.status(answer, tooUrgent)).isEqualTo("refused");
    assertThat(SyncPushTests.status(answer, sound)).isEqualTo("accepted");
    assertThat(answer.json().path("receipts").toString()).contains("Pilih bantuan yang dibutuhkan.");
  }

  @Test
  void who_may_not_send_the_kind_is_told_so() throws Exception {
    FieldAppPhone supervisor = FieldAppPhone.signedIn(mvc, SUPERVISOR);

    PhoneResponse answer = supervisor.push(supervisor.needRecord(FieldAppPhone.newId(), null, 2, 3));

    assertThat(answer.receipt().path("reason").path("code").asString()).isEqualTo("role");
  }

  @Test
  void the_description_of_the_form_comes_in_both_languages_and_only_to_phones_that_make_forms() throws Exception {
    JsonNode kind = find(fitri.pullWithForms(null).json(), "record-kind");

    assertThat(kind.path("of").asString()).isEqualTo("need-note");
    assertThat(kind.path("name").path("id").asString()).isEqualTo("Catatan kebutuhan");
    assertThat(kind.path("name").path("en").asString()).isEqualTo("Note of a need");
    assertThat(kind.path("maySend").asBoolean()).isTrue();
    assertThat(kind.path("fields").toString()).contains("\"type\":\"level\"", "\"settleBy\":\"highest\"", "\"max\":500",
        "Jangan tulis nama");
  }

  @Test
  void it_becomes_a_duty_of_the_companion_and_the_answer_goes_back_to_the_phone() throws Exception {
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.needRecord(id, null, 3, 5));
    mvc.perform(as(SUPERVISOR, get("/73.24")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/73.24/needs/" + id)));

    mvc.perform(as(SUPERVISOR, post("/73.24/needs/" + id + "/answer")).param("seen", "written").param("to", "declined"))
        .andExpect(status().is(422));
    answer(id, "written", "done", "Didaftarkan di Disdukcapil, akta selesai Senin.");
    sealer.seal(TestCast.LUWU_TIMUR);

    JsonNode note = noteOf(id);
    assertThat(note.path("status").path("code").asString()).isEqualTo("done");
    assertThat(note.path("status").path("id").asString()).isEqualTo("Terpenuhi");
    assertThat(note.path("answer").asString()).contains("akta selesai Senin");
    assertThat(note.path("answeredBy").asString()).isEqualTo("Sari Contoh");
    mvc.perform(as(SUPERVISOR, get("/73.24"))).andExpect(content().string(not(containsString("/73.24/needs/" + id))));
    ObjectNode late = fitri.needRecord(id, 1, 3, 6);
    assertThat(fitri.push(late).receipt().path("reason").path("code").asString()).isEqualTo("withdrawn");
  }

  @Test
  void what_both_changed_waits_for_a_choice_and_the_more_urgent_stands_by_itself() throws Exception {
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.needRecord(id, null, 1, 3));
    changeAtDesk(id, "identity", 7, 2);

    PhoneResponse edit = fitri.push(fitri.needRecord(id, 1, 3, 4));

    assertThat(edit.receiptStatus()).isEqualTo("conflict");
    assertThat(edit.receipt().path("conflicts").size()).isEqualTo(1);
    assertThat(edit.receipt().path("conflicts").path(0).path("field").asString()).isEqualTo("people.children");
    assertThat(edit.receipt().path("body").path("urgency").asInt()).isEqualTo(3);
    assertThat(edit.receipt().path("body").path("people").path("children").asInt()).isEqualTo(7);
    JsonNode waiting = noteOf(id).path("conflicts").path(0);
    assertThat(waiting.path("mineBy").asString()).isEqualTo(fitri.me.path("person").path("name").asString());
    assertThat(waiting.path("theirsBy").asString()).isNotBlank().isNotEqualTo(waiting.path("mineBy").asString());
    assertThat(waiting.path("at").asString()).isNotBlank();
    assertThat(waiting.path("theirsAt").asString()).isNotBlank();
    mvc.perform(as(SUPERVISOR, get("/73.24/needs/" + id)))
        .andExpect(content().string(containsString("choice.people.children")));
    mvc.perform(as(SUPERVISOR, get("/73.24/needs?show=conflict")))
        .andExpect(content().string(containsString("/73.24/needs/" + id)));

    mvc.perform(as(SUPERVISOR, post("/73.24/needs/" + id + "/settlement")).param("version", "3")
        .param("choice.people.children", "mine")).andExpect(status().is3xxRedirection());

    JsonNode note = noteOf(id);
    assertThat(note.path("body").path("people").path("children").asInt()).isEqualTo(4);
    assertThat(note.has("conflicts")).isFalse();
  }

  @Test
  void a_version_that_never_was_overwrites_nothing_and_settles_nothing() throws Exception {
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.needRecord(id, null, 1, 3));
    changeAtDesk(id, "identity", 7, 1);

    PhoneResponse edit = fitri.push(fitri.needRecord(id, 2_000_000, 1, 4));

    assertThat(edit.receiptStatus()).isEqualTo("conflict");
    assertThat(noteOf(id).path("body").path("people").path("children").asInt()).isEqualTo(7);
    mvc.perform(as(SUPERVISOR, post("/73.24/needs/" + id + "/answer")).param("seen", "written")
        .param("to", "done")
        .param("reason", "Selesai.")).andExpect(status().is4xxClientError());
    mvc.perform(as(SUPERVISOR, post("/73.24/needs/" + id + "/settlement")).param("version", "3"))
        .andExpect(status().is4xxClientError());
    assertThat(noteOf(id).has("conflicts")).isTrue();
  }

  @Test
  void a_companion_elsewhere_answers_for_no_village_where_they_are_a_volunteer() throws Exception {
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.needRecord(id, null, 1, 3));
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    UUID person = Ids.fromName("person:butuh.ganda");
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
      people.register(service, new NewPerson(person, "Rina Contoh", "butuh.ganda", null, TestCast.PASSWORD, true));
      people.grantMandate(service, new NewMandate(Ids.fromName("mandate:butuh.ganda.1"), person, Role.VILLAGE_OPERATOR,
          TestCast.DP3A, "", List.of(cast.village("73.24.04.1003")), "SK-UJI/010", LocalDate.of(2024, 1, 2), null));
      people.grantMandate(service, new NewMandate(Ids.fromName("mandate:butuh.ganda.2"), person, Role.VILLAGE_VOLUNTEER,
          TestCast.DP3A, "", List.of(cast.village(TestCast.MAGANI)), "SK-UJI/011", LocalDate.of(2024, 1, 2), null));
    }));

    mvc.perform(as("butuh.ganda", get("/73.24/needs/" + id))).andExpect(status().isOk());
    mvc.perform(
        as("butuh.ganda", post("/73.24/needs/" + id + "/answer")).param("seen", "written").param("to", "taken-on"))
        .andExpect(status().isForbidden());
    mvc.perform(as("butuh.ganda", get("/73.24"))).andExpect(content().string(not(containsString("/needs/" + id))));
  }

  @Test
  void two_who_answer_at_once_are_shown_words_and_no_codes() throws Exception {
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.needRecord(id, null, 1, 3));
    answer(id, "written", "taken-on", "");

    mvc.perform(as(SUPERVISOR, post("/73.24/needs/" + id + "/answer")).param("seen", "written")
        .param("to", "declined")
        .param("reason", "Bukan kewenangan kami."))
        .andExpect(status().is(409))
        .andExpect(content().string(containsString("Sedang diurus")))
        .andExpect(content().string(containsString("Tidak dapat dipenuhi")))
        .andExpect(content().string(not(containsString(">taken-on<"))));
  }

  @Test
  void the_choice_of_the_phone_settles_it_too() throws Exception {
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.needRecord(id, null, 1, 3));
    changeAtDesk(id, "school", 3, 1);
    ObjectNode mine = fitri.needRecord(id, 1, 1, 3);
    FieldAppPhone.body(mine).put("help", "health");
    assertThat(fitri.push(mine).receiptStatus()).isEqualTo("conflict");

    ObjectNode chosen = fitri.needRecord(id, 3, 1, 3);
    FieldAppPhone.body(chosen).put("help", "school");

    assertThat(fitri.push(chosen).receiptStatus()).isEqualTo("accepted");
    assertThat(noteOf(id).has("conflicts")).isFalse();
  }

  @Test
  void nobody_else_sees_it_and_the_sheet_has_every_declared_field() throws Exception {
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.needRecord(id, null, 1, 3));

    mvc.perform(as("gita", get("/73.24/needs/" + id))).andExpect(status().isNotFound());
    for (String other : List.of("hadi", "citra")) {
      mvc.perform(as(other, get("/73.24/needs/" + id))).andExpect(status().isForbidden());
    }
    for (String other : List.of("gita", "hadi", "citra")) {
      mvc.perform(as(other, get("/73.24/needs?show=all")))
          .andExpect(content().string(not(containsString(id.toString()))));
    }
    assertThat(FieldAppPhone.signedIn(mvc, "gita").pullWithForms(null).json().toString()).doesNotContain(id.toString());
    mvc.perform(as("budi", get("/73.24/needs/" + id))).andExpect(status().isOk());
    mvc.perform(as(SUPERVISOR, get("/73.24/needs/export.xlsx"))).andExpect(status().isOk());
    mvc.perform(as("fitri", post("/73.24/needs/" + id + "/answer")).param("seen", "written").param("to", "taken-on"))
        .andExpect(status().isForbidden());
    mvc.perform(as("fitri", post("/73.24/needs/" + id + "/answer")).param("seen", "written")
        .param("to", "taken-back")
        .param("reason", "Sudah terbantu tetangga.")).andExpect(status().is3xxRedirection());
  }

  @Test
  void what_was_answered_stays_when_the_author_takes_the_note_back() throws Exception {
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.needRecord(id, null, 1, 3));
    answer(id, "written", "taken-on", "Dijenguk bersama Puskesos hari Senin");

    mvc.perform(as("fitri", post("/73.24/needs/" + id + "/answer")).param("seen", "taken-on")
        .param("to", "taken-back")
        .param("reason", "Sudah terbantu tetangga.")).andExpect(status().is3xxRedirection());

    mvc.perform(as("budi", get("/73.24/needs/" + id)))
        .andExpect(content().string(containsString("Dijenguk bersama Puskesos hari Senin")))
        .andExpect(content().string(containsString("Sudah terbantu tetangga.")));
    assertThat(noteOf(id).toString()).contains("Sudah terbantu tetangga.");
  }

  private void answer(UUID id, String seen, String to, String reason) throws Exception {
    mvc.perform(as(SUPERVISOR, post("/73.24/needs/" + id + "/answer")).param("seen", seen)
        .param("to", to)
        .param("reason", reason)).andExpect(status().is3xxRedirection());
  }

  private MockHttpServletRequestBuilder as(String name, MockHttpServletRequestBuilder request) throws Exception {
    return request.cookie(TestSignIn.sessionCookie(mvc, name)).with(csrf());
  }

  private JsonNode noteOf(UUID id) throws Exception {
    String token = null;
    while (true) {
      JsonNode page = fitri.pullWithForms(token).json();
      for (JsonNode record : page.path("records")) {
        if (record.path("id").asString().equals(id.toString())) {
          return record;
        }
      }
      assertThat(page.path("more").asBoolean()).as("not on the phone: " + id).isTrue();
      token = page.path("token").asString();
    }
  }

  private static JsonNode find(JsonNode page, String kind) {
    for (JsonNode record : page.path("records")) {
      if (record.path("kind").asString().equals(kind)) {
        return record;
      }
    }
    throw new AssertionError("no " + kind);
  }
}
