package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.audit.TrailSealingJob;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a desk sees of notes of needs when something about them has changed: a list of choices, a mandate, a village.
 */
@PayungTest
class NeedNoteDeskTests {
  private static final String WOTU = "73.24.04.1003";
  /** No other test gives anybody a mandate there. */
  private static final String UNACCOMPANIED = "73.24.08.1003";

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired PersonRegistration people;
  @Autowired TrailSealingJob sealer;
  @Autowired TransactionTemplate transactions;
  @Autowired List<DutySource> sources;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  private String author;

  @BeforeEach
  void an_author_of_their_own() {
    author = "meja." + Ids.next().toString().substring(19).replace("-", "");
    as(Actor.service("accounts", TestCast.LUWU_TIMUR), service -> {
      people.register(service, new NewPerson(personOf(author), "Tini Contoh", author, null, TestCast.PASSWORD, true));
      people.grantMandate(service, mandate("1", TestCast.MAGANI));
    });
  }

  @Test
  void a_choice_that_is_no_choice_any_more_brings_the_page_back_with_words() throws Exception {
    UUID id = FieldAppPhone.newId();
    tearHelp(id, "health");
    forgetCode(id, "health");

    mvc.perform(
        asUser("budi", post("/73.24/needs/" + id + "/settlement")).param("version", "3").param("choice.help", "mine"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Pilih bantuan yang dibutuhkan.")))
        .andExpect(content().string(matchesPattern("(?s).*name=\"choice.help\" value=\"mine\" required\\s+checked.*")));
    mvc.perform(asUser("budi", post("/73.24/needs/" + id + "/settlement")).param("version", "3"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Pilih satu isian untuk setiap baris yang berbeda.")));

    mvc.perform(
        asUser("budi", post("/73.24/needs/" + id + "/settlement")).param("version", "3").param("choice.help", "theirs"))
        .andExpect(status().is3xxRedirection());
  }

  @Test
  void a_note_of_an_ended_mandate_waits_where_the_office_finds_it() throws Exception {
    UUID id = FieldAppPhone.newId();
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, author);
    ObjectNode note = phone.needRecord(id, null, 3, 2);
    as(Actor.service("accounts", TestCast.LUWU_TIMUR), service -> {
      people.grantMandate(service, mandate("2", WOTU));
      people.endMandate(service, Ids.fromName("mandate:" + author + "1"), "Pindah desa");
    });

    assertThat(phone.push(note).receiptStatus()).isEqualTo("review");

    mvc.perform(asUser("budi", get("/73.24/needs?show=review")))
        .andExpect(content().string(containsString("/73.24/needs/" + id)));
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    assertThat(ActorContext.callAs(secretary,
        () -> sources.stream().flatMap(source -> source.listDuties(secretary, 1_000).stream()).toList()))
        .anySatisfy(duty -> {
          assertThat(duty.subject()).isEqualTo(id);
          assertThat(duty.titleIn(Messages.INDONESIAN)).contains("3 orang");
          assertThat(duty.titleIn(Messages.ENGLISH)).contains("3 people");
        });
  }

  @Test
  void a_note_of_a_village_that_nobody_accompanies_is_owed_by_the_secretariat_until_somebody_does() throws Exception {
    String alone = "meja.sunyi." + Ids.next().toString().substring(19).replace("-", "");
    as(Actor.service("accounts", TestCast.LUWU_TIMUR), service -> {
      people.register(service, new NewPerson(personOf(alone), "Tono Contoh", alone, null, TestCast.PASSWORD, true));
      people.grantMandate(service, mandate(alone, "1", Role.VILLAGE_VOLUNTEER, UNACCOMPANIED));
    });
    UUID id = FieldAppPhone.newId();
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, alone);
    phone.push(phone.needRecord(id, null, 3, 2));
    assertThat(kindsOwed(cast.actorOf(TestCast.SECRETARY), id)).containsExactly("community.need.duty.unaccompanied");
    assertThat(kindsOwed(cast.actorOf(TestCast.CLERK), id)).isEmpty();

    as(Actor.service("accounts", TestCast.LUWU_TIMUR),
        service -> people.grantMandate(service, mandate(alone, "2", Role.VILLAGE_OPERATOR, UNACCOMPANIED)));
    assertThat(kindsOwed(cast.actorOf(TestCast.SECRETARY), id)).isEmpty();

    putOff(id);
    assertThat(kindsOwed(cast.actorOf(TestCast.SECRETARY), id)).containsExactly("community.need.duty.late");
    mvc.perform(asUser("budi", get("/73.24/needs/" + id)))
        .andExpect(content().string(containsString("Ditulis · Terlambat")));
    mvc.perform(asUser("budi", get("/73.24/needs"))).andExpect(content().string(containsString("Ditulis · Terlambat")));
    as(Actor.service("accounts", TestCast.LUWU_TIMUR),
        service -> people.endMandate(service, Ids.fromName("mandate:" + alone + "2"), "Selesai diuji"));
    assertThat(dutiesOf(cast.actorOf(TestCast.SECRETARY), id)).singleElement().satisfies(duty -> {
      assertThat(duty.kind()).isEqualTo("community.need.duty.late");
      assertThat(duty.why()).isEqualTo("community.need.duty.late.unaccompanied.why");
    });
  }

  @Test
  void an_urgent_note_says_so_and_stands_first_for_who_accompanies_its_village() throws Exception {
    UUID waits = FieldAppPhone.newId();
    UUID urgent = FieldAppPhone.newId();
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, author);
    ObjectNode note = phone.needRecord(urgent, null, 3, 2);
    FieldAppPhone.body(note).put("urgency", 3);
    ObjectNode later = phone.needRecord(waits, null, 3, 1);
    FieldAppPhone.body(later).put("urgency", 2);
    phone.push(later);
    phone.push(note);
    String operator = "meja.desa." + Ids.next().toString().substring(19).replace("-", "");
    as(Actor.service("accounts", TestCast.LUWU_TIMUR), service -> {
      people.register(service,
          new NewPerson(personOf(operator), "Tuti Contoh", operator, null, TestCast.PASSWORD, true));
      people.grantMandate(service, mandate(operator, "1", Role.VILLAGE_OPERATOR, TestCast.MAGANI));
    });

    String page = mvc.perform(asUser(operator, get("/73.24/"))).andReturn().getResponse().getContentAsString();

    as(Actor.service("accounts", TestCast.LUWU_TIMUR),
        service -> people.endMandate(service, Ids.fromName("mandate:" + operator + "1"), "Selesai diuji"));
    assertThat(page).contains("<h2>Mendesak</h2>", "Mendesak hari ini · ");
    assertThat(page.indexOf("/needs/" + urgent)).isPositive().isLessThan(page.indexOf("/needs/" + waits));
    assertThat(page.indexOf("<h2>Mendesak</h2>")).isLessThan(page.indexOf("Tujuh hari"));
  }

  private List<String> kindsOwed(Actor actor, UUID note) {
    return dutiesOf(actor, note).stream().map(Duty::kind).toList();
  }

  private List<Duty> dutiesOf(Actor actor, UUID note) {
    return ActorContext.callAs(actor,
        () -> sources.stream()
            .flatMap(source -> source.listDuties(actor, 1_000).stream())
            .filter(duty -> duty.subject().equals(note))
            .toList());
  }

  /** As if its day had passed. */
  private void putOff(UUID id) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, owner, password);
        PreparedStatement update =
            connection.prepareStatement("UPDATE community.need_note SET due_on = '2020-01-02' WHERE id = ?")) {
      update.setObject(1, id);
      assertThat(update.executeUpdate()).isOne();
    }
  }

  @Test
  void the_author_who_works_elsewhere_by_now_hears_the_answer() throws Exception {
    UUID id = FieldAppPhone.newId();
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, author);
    phone.push(phone.needRecord(id, null, 3, 2));
    as(Actor.service("accounts", TestCast.LUWU_TIMUR), service -> {
      people.endMandate(service, Ids.fromName("mandate:" + author + "1"), "Pindah desa");
      people.grantMandate(service, mandate("2", WOTU));
    });
    sealer.seal(TestCast.LUWU_TIMUR);
    String token = loadAll(phone);

    mvc.perform(asUser("budi", post("/73.24/needs/" + id + "/answer")).param("seen", "written")
        .param("to", "done")
        .param("reason", "Akta sudah terbit.")).andExpect(status().is3xxRedirection());
    sealer.seal(TestCast.LUWU_TIMUR);

    JsonNode page = phone.pullWithForms(token).json();
    assertThat(page.path("reset").asBoolean()).isFalse();
    assertThat(page.path("records").toString()).contains(id.toString(), "Akta sudah terbit.");
    assertThat(page.path("gone").toString()).doesNotContain(id.toString());
  }

  private static String loadAll(FieldAppPhone phone) throws Exception {
    String token = null;
    for (boolean more = true; more;) {
      JsonNode page = phone.pullWithForms(token).json();
      token = page.path("token").asString();
      more = page.path("more").asBoolean();
    }
    return token;
  }

  /** The office says school, the phone says something else. */
  private void tearHelp(UUID id, String mine) throws Exception {
    FieldAppPhone phone = FieldAppPhone.signedIn(mvc, author);
    ObjectNode first = phone.needRecord(id, null, 1, 3);
    phone.push(first);
    JsonNode body = FieldAppPhone.body(first);
    mvc.perform(asUser("budi", post("/73.24/needs/" + id)).param("version", "1")
        .param("help", "school")
        .param("children", "3")
        .param("women", "1")
        .param("others", "0")
        .param("urgency", "1")
        .param("day", body.path("day").asString())
        .param("text", body.path("text").asString())).andExpect(status().is3xxRedirection());
    ObjectNode edit = phone.needRecord(id, 1, 1, 3);
    FieldAppPhone.body(edit).put("help", mine);
    assertThat(phone.push(edit).receiptStatus()).isEqualTo("conflict");
  }

  /** As if the code had been taken out of the reference data since. */
  private void forgetCode(UUID id, String code) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, owner, password);
        PreparedStatement update = connection.prepareStatement("""
            UPDATE community.need_note SET conflicts = replace(conflicts::text, ?, '"of-yesterday"')::jsonb WHERE id = ?
            """)) {
      update.setString(1, "\"" + code + "\"");
      update.setObject(2, id);
      assertThat(update.executeUpdate()).isOne();
    }
  }

  private void as(Actor actor, java.util.function.Consumer<Actor> work) {
    ActorContext.runAs(actor, () -> transactions.executeWithoutResult(status -> work.accept(actor)));
  }

  private NewMandate mandate(String which, String village) {
    return mandate(author, which, Role.VILLAGE_VOLUNTEER, village);
  }

  private NewMandate mandate(String holder, String which, Role role, String village) {
    return new NewMandate(Ids.fromName("mandate:" + holder + which), personOf(holder), role, TestCast.DP3A, "",
        List.of(cast.village(village)), "SK-UJI/012", LocalDate.of(2024, 1, 2), null);
  }

  private static UUID personOf(String name) {
    return Ids.fromName("person:" + name);
  }

  private MockHttpServletRequestBuilder asUser(String name, MockHttpServletRequestBuilder request) throws Exception {
    return request.cookie(TestSignIn.sessionCookie(mvc, name)).with(csrf());
  }
}
