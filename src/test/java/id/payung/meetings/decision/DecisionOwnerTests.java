package id.payung.meetings.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.OrganisationRepository;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingRegistration;
import id.payung.meetings.MeetingRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What a meeting decided reaches somebody who can do it, and is not buried by words. */
@PayungTest
class DecisionOwnerTests {
  @Autowired MockMvc mvc;
  @Autowired FollowUpRepository followUps;
  @Autowired MeetingRegistration meetings;
  @Autowired MeetingRepository meetingRecords;
  @Autowired MeetingDecisionRepository decisions;
  @Autowired OrganisationRepository organisations;
  @Autowired TestCast cast;
  @Autowired Clock clock;

  private UUID meeting;

  private UUID decide(String text, String outcome, UUID owner) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    meeting = Ids.next();
    UUID decision = Ids.next();
    ActorContext.runAs(secretary, () -> {
      meetings.registerMeeting(secretary, meeting, "audience", "Rapat " + text, TestCast.today(clock), "", null, "",
          List.of(owner));
      decisions.addDecision(secretary, meeting, decision, text, outcome, owner, "", TestCast.today(clock));
    });
    return decision;
  }

  private MeetingDecision read(UUID decision) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(secretary, () -> decisions.require(secretary, decision));
  }

  private List<Duty> duties(Actor actor, UUID decision) {
    return ActorContext.callAs(actor, () -> followUps.listDuties(actor, 2_000))
        .stream()
        .filter(duty -> duty.subject().equals(decision))
        .toList();
  }

  private Actor cooperationOfficer() {
    return Actor.person(TestCast.LUWU_TIMUR, Ids.next(), "Petugas Contoh", List.of(Role.COOPERATION_OFFICE),
        Set.of(Ids.next()), Set.of(), Set.of());
  }

  private void answer(String person, UUID decision, String words) throws Exception {
    mvc.perform(post("/73.24/meetings/decisions/" + decision + "/answer").param("answer", words)
        .cookie(TestSignIn.sessionCookie(mvc, person))
        .with(csrf())).andExpect(status().is3xxRedirection());
  }

  @Test
  void who_has_no_account_for_it_is_not_said_to_have_been_told() throws Exception {
    UUID village = Ids.next();
    Actor admin = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(admin, () -> organisations.insertIfAbsent(admin, village, "kelurahan-office",
        "Kelurahan Tanpa Akun Contoh", "Kel. Tanpa Akun", null, true));

    UUID unread = decide("Memasang papan pengaduan", "answer", village);
    UUID readable = decide("Menyusun jadwal papan", "answer", TestCast.DISDUKCAPIL);

    mvc.perform(get("/73.24/meetings/decisions/" + unread).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("belum punya akun yang menerima tugas rapat")));
    mvc.perform(get("/73.24/meetings/decisions/" + readable).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(not(containsString("belum punya akun yang menerima tugas rapat"))));
  }

  @Test
  void an_agreement_that_a_partner_owes_is_a_task_of_who_may_make_it_and_words_leave_it_open() throws Exception {
    UUID decision = decide("Menyusun kerja sama dengan mitra", "agreement", TestCast.NGO);
    Actor partner = cast.actorOf(TestCast.PARTNER);
    assertThat(duties(partner, decision)).hasSize(1);
    assertThat(duties(cooperationOfficer(), decision)).singleElement()
        .satisfies(duty -> assertThat(duty.why()).isEqualTo("meetings.duty.why.agreement"));
    mvc.perform(get("/73.24/meetings/decisions/" + decision).cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(content().string(containsString("Kerja samanya dibuat oleh Bagian Kerja Sama")));

    answer("hadi", decision, "Kami setuju.");

    assertThat(read(decision).open()).isTrue();
    assertThat(read(decision).answer()).isEqualTo("Kami setuju.");
    assertThat(duties(partner, decision)).isEmpty();
    assertThat(duties(cooperationOfficer(), decision)).hasSize(1);
    mvc.perform(get("/73.24/meetings/decisions/" + decision).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("Kami setuju.")))
        .andExpect(content().string(containsString("/agreements/new?decision=" + decision)));
  }

  @Test
  void an_activity_of_a_partner_is_a_task_of_the_cooperation_office_and_that_of_an_office_is_not() {
    UUID ofPartner = decide("Kelas bersama mitra", "activity", TestCast.NGO);
    UUID ofOffice = decide("Kelas oleh dinas", "activity", TestCast.DISDUKCAPIL);

    assertThat(duties(cooperationOfficer(), ofPartner)).hasSize(1);
    assertThat(duties(cooperationOfficer(), ofOffice)).isEmpty();
    assertThat(duties(cast.actorOf(TestCast.CLERK), ofOffice)).hasSize(1);
  }

  @Test
  void a_decision_of_a_withdrawn_meeting_is_owed_no_longer() throws Exception {
    UUID decision = decide("Menyusun dari rapat yang keliru", "answer", TestCast.DISDUKCAPIL);
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    assertThat(duties(cast.actorOf(TestCast.CLERK), decision)).hasSize(1);

    ActorContext.runAs(secretary, () -> meetingRecords.withdrawMeeting(secretary, meeting, "Salah catat"));

    assertThat(duties(cast.actorOf(TestCast.CLERK), decision)).isEmpty();
    assertThat(duties(secretary, decision)).isEmpty();
    mvc.perform(get("/73.24/meetings/decisions/" + decision).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(containsString("tidak ditagih lagi")))
        .andExpect(content().string(not(containsString("Terlambat"))));
    String words = "?q=rapat%20yang%20keliru";
    for (String page : List.of("/meetings/decisions" + words + "&show=all", "/search" + words, "/meetings/" + meeting,
        "/meetings/decisions/" + decision)) {
      mvc.perform(get(URI.create("/73.24" + page)).cookie(TestSignIn.sessionCookie(mvc, "citra")))
          .andExpect(content().string(containsString("Pertemuan ditarik kembali")));
    }
    mvc.perform(get(URI.create("/73.24/meetings/decisions" + words)).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(not(containsString(decision.toString()))));
  }
}
