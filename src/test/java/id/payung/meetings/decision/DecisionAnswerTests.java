package id.payung.meetings.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.meetings.DecisionAnswerPolicy;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Who is told to answer a decision finds the form, and the form takes what they write; nobody else sees one. */
@PayungTest
class DecisionAnswerTests {
  @Autowired MockMvc mvc;
  @Autowired FollowUpRepository followUps;
  @Autowired MeetingRegistration meetings;
  @Autowired MeetingDecisionRepository decisions;
  @Autowired OrganisationRepository organisations;
  @Autowired PersonRegistration people;
  @Autowired TestCast cast;
  @Autowired Clock clock;

  private Actor secretary() {
    return cast.actorOf(TestCast.SECRETARY);
  }

  private UUID decide(String text, String outcome, UUID owner) {
    UUID meeting = Ids.next();
    UUID decision = Ids.next();
    ActorContext.runAs(secretary(), () -> {
      meetings.registerMeeting(secretary(), meeting, "audience", "Rapat " + text, TestCast.today(clock), "", null, "",
          List.of(owner));
      decisions.addDecision(secretary(), meeting, decision, text, outcome, owner, "", TestCast.today(clock));
    });
    return decision;
  }

  private MeetingDecision read(UUID decision) {
    return ActorContext.callAs(secretary(), () -> decisions.require(secretary(), decision));
  }

  private boolean owes(Actor actor, UUID decision) {
    return ActorContext.callAs(actor, () -> followUps.listDuties(actor, 2_000))
        .stream()
        .anyMatch(duty -> duty.subject().equals(decision) && !duty.why().endsWith(".others"));
  }

  /** Somebody of the office in this role, who signs in by the name of the role. */
  private Actor register(Role role, UUID office, String prefix, LocalDate from) {
    UUID person = Ids.next();
    UUID mandate = Ids.next();
    Actor admin = cast.actorOf(TestCast.ADMIN);
    List<UUID> area = role.reach() == Role.Reach.AREA ? List.of(cast.village(TestCast.MAGANI)) : List.of();
    String name = prefix + role.name().toLowerCase(Locale.ROOT).replace('_', '.');
    ActorContext.runAs(admin,
        () -> people.registerWithMandate(admin,
            new NewPerson(person, "Contoh " + name, name, null, TestCast.PASSWORD, true),
            new NewMandate(mandate, person, role, office, "", area, "SK-UJI/9/2026", from, null)));
    return Actor.person(TestCast.LUWU_TIMUR, person, "Contoh " + name, List.of(role), Set.of(mandate),
        role.reach() == Role.Reach.REGENCY ? Set.of() : Set.of(office), Set.copyOf(area));
  }

  private UUID registerOffice(String name) {
    UUID office = Ids.next();
    Actor admin = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(admin, () -> organisations.insertIfAbsent(admin, office, "opd", name, name, null, true));
    return office;
  }

  private MockHttpServletResponse answer(Cookie session, UUID decision, String words) throws Exception {
    return mvc.perform(post("/73.24/meetings/decisions/" + decision + "/answer").param("answer", words)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .cookie(session)
        .with(csrf())).andReturn().getResponse();
  }

  @Test
  void in_every_role_the_duty_the_form_and_what_takes_it_go_together() throws Exception {
    UUID office = registerOffice("Bagian Jawaban Contoh");
    Map<String, String> torn = new TreeMap<>();
    int owing = 0;
    int answering = 0;
    for (Role role : Role.values()) {
      if (role.requiresSecondFactor()) {
        continue; // the first sign-in leads to the second factor and to no page
      }
      Actor actor = register(role, office, "jawab.", LocalDate.of(2024, 1, 2));
      UUID decision = decide("Menjawab sebagai " + role, "answer", office);
      Cookie session = TestSignIn.sessionCookie(mvc, "jawab." + role.name().toLowerCase(Locale.ROOT).replace('_', '.'));
      MockHttpServletResponse page =
          mvc.perform(get("/73.24/meetings/decisions/" + decision).cookie(session)).andReturn().getResponse();
      boolean owes = owes(actor, decision);
      boolean sees = page.getContentAsString().contains("/decisions/" + decision + "/answer\"");
      MockHttpServletResponse answer = answer(session, decision, "Sudah dijawab lisan.");
      boolean taken = answer.getStatus() == 303;
      if (answer.getStatus() == 403 && !answer.getContentAsString().contains("Sudah dijawab lisan.")) {
        torn.put(role.name(), "what was typed is lost");
      }
      if (owes && !sees || sees != taken || taken == read(decision).open()) {
        torn.put(role.name(), "owes " + owes + ", sees the form " + sees + ", may send it " + taken);
      }
      owing += owes ? 1 : 0;
      answering += taken ? 1 : 0;
    }

    assertThat(torn).isEmpty();
    assertThat(owing).isGreaterThanOrEqualTo(8);
    assertThat(answering).isGreaterThan(owing).isLessThan(Role.values().length / 2);
  }

  @Test
  void an_office_is_answered_for_by_its_own_people_alone() {
    MeetingDecision ofOthers = read(decide("Menjawab bagi yang lain", "answer", TestCast.DISDUKCAPIL));

    assertThat(DecisionAnswerPolicy.mayAnswer(cast.actorOf(TestCast.CLERK), ofOthers)).isTrue();
    assertThat(DecisionAnswerPolicy.mayAnswer(cast.actorOf(TestCast.DP3A_CLERK), ofOthers)).isFalse();
    assertThat(DecisionAnswerPolicy.mayAnswer(cast.actorOf(TestCast.AUDITOR), ofOthers)).isFalse();
  }

  @Test
  void the_head_of_an_office_may_choose_a_plan_for_an_activity_and_nobody_for_anything_else() throws Exception {
    UUID office = registerOffice("Dinas Kegiatan Contoh");
    register(Role.OFFICE_HEAD, office, "pilih.", LocalDate.of(2024, 1, 2));
    UUID activity = decide("Menggelar kelas kepala dinas", "activity", office);
    UUID letter = decide("Menjawab surat kepala dinas", "answer", office);
    Cookie session = TestSignIn.sessionCookie(mvc, "pilih.office.head");

    mvc.perform(get("/73.24/meetings/decisions/" + activity).cookie(session))
        .andExpect(content().string(containsString("/plans/choose?decision=" + activity)));
    mvc.perform(get("/73.24/plans/choose?decision=" + activity).cookie(session)).andExpect(status().isOk());
    mvc.perform(get("/73.24/plans/choose?decision=" + letter).cookie(session))
        .andExpect(redirectedUrl("/73.24/meetings/decisions/" + letter));
    assertThatThrownBy(
        () -> ActorContext.runAs(secretary(), () -> decisions.linkDraft(secretary(), letter, "activity", Ids.next())))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_mandate_that_lapsed_or_begins_later_owes_nothing() {
    UUID office = registerOffice("Bagian Mandat Contoh");
    UUID decision = decide("Menjawab dengan mandat", "answer", office);
    Actor holder = register(Role.LEGAL_OFFICE, office, "mandat.", TestCast.today(clock).plusDays(30));
    Actor elsewhere = Actor.person(TestCast.LUWU_TIMUR, holder.requirePerson(), holder.name(), holder.roles(),
        Set.of(Ids.next()), Set.of(), Set.of());

    assertThat(owes(holder, decision)).as("with the mandate among those of today").isTrue();
    assertThat(owes(elsewhere, decision)).as("with another mandate of today").isFalse();
  }

  @Test
  void a_dropped_decision_keeps_what_was_answered_and_is_owed_again_when_it_is_reopened() throws Exception {
    UUID decision = decide("Menyusun kerja sama yang ditunda", "agreement", TestCast.DISDUKCAPIL);
    UUID unanswered = decide("Menyusun kerja sama yang belum dijawab", "agreement", TestCast.DISDUKCAPIL);
    answer(TestSignIn.sessionCookie(mvc, "citra"), decision, "Kami siap bulan depan.");
    Actor clerk = cast.actorOf(TestCast.CLERK);

    for (UUID each : List.of(decision, unanswered)) {
      ActorContext.runAs(secretary(), () -> decisions.dropDecision(secretary(), each, "Anggaran ditunda"));
    }

    assertThat(read(decision).answer()).isEqualTo("Kami siap bulan depan.");
    assertThat(read(decision).dropReason()).isEqualTo("Anggaran ditunda");
    String page =
        mvc.perform(get("/73.24/meetings/decisions/" + decision).cookie(TestSignIn.sessionCookie(mvc, "citra")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page).contains("Kami siap bulan depan.", "Alasan tidak dilanjutkan", "Anggaran ditunda");

    for (UUID each : List.of(decision, unanswered)) {
      ActorContext.runAs(secretary(), () -> decisions.reopenDecision(secretary(), each, "Anggaran ada lagi"));
    }

    assertThat(read(decision).answer()).isEqualTo("Kami siap bulan depan.");
    assertThat(read(decision).dropReason()).isEmpty();
    assertThat(owes(clerk, decision)).as("who has said their part").isFalse();
    assertThat(owes(clerk, unanswered)).as("who has said nothing yet").isTrue();
  }

  private MockHttpServletResponse correct(String who, UUID decision, int version, String words) throws Exception {
    return mvc.perform(post("/73.24/meetings/decisions/" + decision + "/answer/correction").param("answer", words)
        .param("version", "" + version)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .cookie(TestSignIn.sessionCookie(mvc, who))
        .with(csrf())).andReturn().getResponse();
  }

  @Test
  void whoever_answered_corrects_the_answer_and_the_text_of_before_stays_in_the_history() throws Exception {
    UUID decision = decide("Menyerahkan data yang salah ketik", "document", TestCast.DISDUKCAPIL);
    answer(TestSignIn.sessionCookie(mvc, "citra"), decision, "Surat nomor 12 terlampir.");
    MeetingDecision answered = read(decision);

    assertThat(correct("budi", decision, answered.version(), "Bukan jawaban saya").getStatus()).isEqualTo(403);
    assertThat(correct("citra", decision, answered.version(), " ").getStatus()).isEqualTo(422);
    assertThat(correct("citra", decision, answered.version(), "Surat nomor 21 terlampir.").getStatus()).isEqualTo(303);
    assertThat(correct("citra", decision, answered.version(), "Surat nomor 21 terlampir.").getStatus()).isEqualTo(303);
    MockHttpServletResponse stale = correct("citra", decision, answered.version(), "Surat nomor 33.");

    assertThat(stale.getStatus()).isEqualTo(409);
    assertThat(stale.getContentAsString()).contains("Surat nomor 33.", "Surat nomor 21 terlampir.");
    assertThat(read(decision).answer()).isEqualTo("Surat nomor 21 terlampir.");
    assertThat(read(decision).state()).isEqualTo("answered");
    mvc.perform(get("/73.24/meetings/decisions/" + decision).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(containsString("Surat nomor 12 terlampir.")));
  }

  @Test
  void an_answer_is_corrected_no_more_once_its_decision_is_dropped_and_a_note_keeps_what_it_replaces()
      throws Exception {
    UUID decision = decide("Menyusun kerja sama dengan catatan", "agreement", TestCast.DISDUKCAPIL);
    Cookie clerk = TestSignIn.sessionCookie(mvc, "citra");
    answer(clerk, decision, "Siap bulan depan.");
    answer(clerk, decision, "Siap bulan ini.");
    mvc.perform(get("/73.24/meetings/decisions/" + decision).cookie(clerk))
        .andExpect(content().string(containsString("Siap bulan depan.")));

    ActorContext.runAs(secretary(), () -> decisions.dropDecision(secretary(), decision, "Anggaran ditunda"));

    assertThat(correct("citra", decision, read(decision).version(), "Siap tahun depan.").getStatus()).isEqualTo(422);
    assertThat(read(decision).answer()).isEqualTo("Siap bulan ini.");
  }
}
