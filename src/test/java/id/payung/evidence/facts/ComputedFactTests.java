package id.payung.evidence.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.meetings.MeetingRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/**
 * The task force's meetings of 2018 prove question 2.2, which the Dinsos P3A answers: Dewi uses the count, and decides
 * when it changes.
 */
@PayungTest
class ComputedFactTests {
  private static final String YEAR = "2069";
  private static final EvidenceSlotKey PLACE = new EvidenceSlotKey(YEAR, "2.2", "count");
  private static final String AT = "/73.24/evidence/facts";

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired MeetingRegistration meetings;
  @Autowired EvidenceUseLifeCycle register;
  @Autowired EvidenceUseRepository uses;
  @Autowired EvidenceItemRepository items;
  @Autowired ComputedFactRegistration facts;
  @Autowired ComputedFactRecountJob rounds;
  @Autowired TestCast cast;

  @Test
  void a_count_is_frozen_when_it_is_used_and_a_later_one_is_proposed() throws Exception {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary,
        () -> opening.open(secretary, YEAR, "kla-2026", List.of(2018), LocalDate.of(2099, 3, 11)));
    new EvaluationFixture(opening, requests, cast).requestAnswers(YEAR, TestCast.DP3A, "2.2");
    Cookie dewi = TestSignIn.sessionCookie(mvc, "dewi");
    recordMeeting("Rapat Gugus Tugas pertama", "task-force", LocalDate.of(2018, 3, 1));
    recordMeeting("Lokakarya yang tidak dihitung", "workshop", LocalDate.of(2018, 4, 1));
    recordMeeting("Rapat Gugus Tugas tahun lain", "task-force", LocalDate.of(2017, 3, 1));

    mvc.perform(get("/73.24/kla/" + YEAR + "/questions/2.2").cookie(dewi))
        .andExpect(content().string(containsString("Hitung dari catatan")));
    mvc.perform(get(AT).param("evaluation", YEAR).param("question", "2.2").param("slot", "count").cookie(dewi))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("1 pertemuan")))
        .andExpect(content().string(containsString("Rapat Gugus Tugas pertama")))
        .andExpect(content().string(not(containsString("yang tidak dihitung"))))
        .andExpect(content().string(not(containsString("tahun lain"))));
    mvc.perform(post(AT).param("place", PLACE.toString()).cookie(dewi).with(csrf()))
        .andExpect(status().is3xxRedirection());
    EvidenceUseListItem first = factsInSlot().getFirst();
    assertThat(first.use().state().code()).isEqualTo("taken");

    recordMeeting("Rapat Gugus Tugas kedua", "task-force", LocalDate.of(2018, 9, 1));
    rounds.run();
    rounds.run();

    assertThat(factsInSlot()).extracting(line -> line.use().state().code() + " " + line.use().proves())
        .containsExactly("taken 1 pertemuan", "proposed 2 pertemuan");
    assertThat(item(first.use().item()).factRows()).isEqualTo("2018-03-01 · Rapat Gugus Tugas pertama · Aula");
    UUID second = factsInSlot().getLast().use().id();
    mvc.perform(get("/73.24/evidence/proposals").cookie(dewi))
        .andExpect(content().string(containsString("2 pertemuan")));

    MockHttpSession session = new MockHttpSession();
    mvc.perform(post("/73.24/evidence/uses/" + second + "/taking").param("back", "proposals")
        .session(session)
        .cookie(dewi)
        .with(csrf())).andExpect(status().is3xxRedirection());
    String behind = mvc.perform(get("/73.24/evidence/proposals").session(session).cookie(dewi))
        .andReturn()
        .getResponse()
        .getContentAsString();
    mvc.perform(post(behind.replaceAll("(?s).*action=\"(/73\\.24/undo/[^\"]+)\".*", "$1")).cookie(dewi).with(csrf()))
        .andExpect(status().is3xxRedirection());
    assertThat(factsInSlot()).extracting(line -> line.use().state().code() + " " + line.use().proves())
        .containsExactly("taken 1 pertemuan", "proposed 2 pertemuan");

    mvc.perform(post("/73.24/evidence/uses/" + second + "/taking").cookie(dewi).with(csrf()))
        .andExpect(status().is3xxRedirection());

    assertThat(factsInSlot()).singleElement().satisfies(line -> assertThat(line.use().id()).isEqualTo(second));
    Actor clerk = cast.actorOf(TestCast.DP3A_CLERK);
    String reason = ActorContext.callAs(clerk, () -> uses.require(clerk, first.use().id())).use().stateReason();
    assertThat(StoredReason.text(new Messages(), reason)).isEqualTo("Diganti hitungan yang lebih baru.");
    mvc.perform(get("/73.24/evidence/" + item(factsInSlot().getFirst().use().item()).id()).cookie(dewi))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Rapat Gugus Tugas kedua")))
        .andExpect(content().string(containsString("Tahun data: 2018")));
  }

  @Test
  void a_count_that_was_declined_is_not_proposed_again_and_a_newer_proposal_takes_the_place_of_an_older()
      throws Exception {
    String year = "2070";
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary,
        () -> opening.open(secretary, year, "kla-2026", List.of(2016), LocalDate.of(2099, 3, 11)));
    new EvaluationFixture(opening, requests, cast).requestAnswers(year, TestCast.DP3A, "2.2");
    EvidenceSlotKey place = new EvidenceSlotKey(year, "2.2", "count");
    Actor dewi = cast.actorOf(TestCast.DP3A_CLERK);
    recordMeeting("Rapat 2016 pertama", "task-force", LocalDate.of(2016, 3, 1));
    ActorContext.runAs(dewi, () -> facts.freezeAndTake(dewi, place));
    recordMeeting("Rapat 2016 kedua", "task-force", LocalDate.of(2016, 4, 1));
    rounds.run();
    UUID declined = factsInSlot(place).getLast().use().id();
    ActorContext.runAs(dewi, () -> register.declineProposal(dewi, declined, "notulennya belum ada"));
    rounds.run();
    assertThat(factsInSlot(place)).extracting(line -> line.use().proves()).containsExactly("1 pertemuan");

    recordMeeting("Rapat 2016 ketiga", "task-force", LocalDate.of(2016, 5, 1));
    rounds.run();
    recordMeeting("Rapat 2016 keempat", "task-force", LocalDate.of(2016, 6, 1));
    rounds.run();

    assertThat(factsInSlot(place)).extracting(line -> line.use().state().code() + " " + line.use().proves())
        .containsExactly("taken 1 pertemuan", "proposed 4 pertemuan");
  }

  @Test
  void the_count_is_for_the_office_that_answers_and_the_task_force() throws Exception {
    String year = "2071";
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary,
        () -> opening.open(secretary, year, "kla-2026", List.of(2015), LocalDate.of(2099, 3, 11)));
    new EvaluationFixture(opening, requests, cast).requestAnswers(year, TestCast.DP3A, "2.2");

    for (String who : List.of("citra", "kiki")) {
      mvc.perform(get(AT).param("evaluation", year)
          .param("question", "2.2")
          .param("slot", "count")
          .cookie(TestSignIn.sessionCookie(mvc, who))).andExpect(status().isNotFound());
      mvc.perform(post(AT).param("place", year + "|2.2|count").cookie(TestSignIn.sessionCookie(mvc, who)).with(csrf()))
          .andExpect(status().isNotFound());
    }
    mvc.perform(get(AT).param("evaluation", year)
        .param("question", "2.2")
        .param("slot", "count")
        .cookie(TestSignIn.sessionCookie(mvc, "hadi"))).andExpect(status().isForbidden());
    mvc.perform(get(AT).param("evaluation", year)
        .param("question", "2.2")
        .param("slot", "decree")
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))).andExpect(status().isNotFound());
    mvc.perform(get(AT).param("evaluation", year)
        .param("question", "2.2")
        .param("slot", "count")
        .cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("0 pertemuan")));
    mvc.perform(post(AT).param("place", year + "|2.2|count").cookie(TestSignIn.sessionCookie(mvc, "budi")).with(csrf()))
        .andExpect(status().is(422));
  }

  private void recordMeeting(String title, String kind, LocalDate on) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> meetings.registerMeeting(secretary, Ids.next(), kind, title, on, "Aula", null,
        "", List.of(TestCast.DP3A)));
  }

  private List<EvidenceUseListItem> factsInSlot() {
    return factsInSlot(PLACE);
  }

  private List<EvidenceUseListItem> factsInSlot(EvidenceSlotKey place) {
    Actor clerk = cast.actorOf(TestCast.DP3A_CLERK);
    return ActorContext.callAs(clerk, () -> uses.listFactsInSlot(clerk, place));
  }

  private EvidenceItem item(UUID id) {
    Actor clerk = cast.actorOf(TestCast.DP3A_CLERK);
    return ActorContext.callAs(clerk, () -> items.require(clerk, id));
  }
}
