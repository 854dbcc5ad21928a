package id.payung.indicators.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.SampleFiles;
import id.payung.indicators.score.QuestionNextStep;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;

/** What a checker sent back is mended where its reason stands, and comes to the checker first, with what changed. */
@PayungTest
class ReturnedEvidenceTests extends ProofAtDeskScenario {
  @Autowired EvidenceCheckDecision decision;

  private static int nextYear = 2001;

  @BeforeEach
  void a_checker_has_sent_a_proof_back() {
    sendBackIn(String.valueOf(nextYear++));
  }

  private void sendBackIn(String code) {
    answered(code);
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(eko, () -> sessions.saveCheck(eko, desk, proof, false, "halaman 2 tidak terbaca"));
  }

  @Test
  void the_question_and_the_file_offer_both_ways_beside_the_reason() throws Exception {
    for (String page : List.of("/kla/" + year + "/questions/4.1", "/evidence/uses/" + proof, "/evidence/proposals")) {
      String address = page.contains("uses") ? "/evidence/" + use(proof).item() : page;
      mvc.perform(get("/73.24" + address).cookie(TestSignIn.sessionCookie(mvc, "citra")))
          .andExpect(content().string(allOf(containsString("halaman 2 tidak terbaca"),
              containsString("/73.24/evidence/uses/" + proof + "/replacement"),
              containsString("/73.24/evidence/uses/" + proof + "/mending"))));
    }
    mvc.perform(get("/73.24/kla/" + year + "/questions/4.1").cookie(TestSignIn.sessionCookie(mvc, "eko")))
        .andExpect(content().string(not(containsString("/mending"))));
  }

  @Test
  void what_changed_tells_a_returned_file_as_returned_with_the_reason_until_it_is_accepted() throws Exception {
    assertThat(changes("returned")).contains("/73.24/evidence/uses/" + proof, "icons.svg", "#undo", "dikembalikan",
        "4.1 · " + year + " · halaman 2 tidak terbaca");
    assertThat(changes("checked")).doesNotContain("/73.24/evidence/uses/" + proof);

    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(eko, () -> sessions.saveCheck(eko, desk, proof, true, ""));

    assertThat(changes("returned")).doesNotContain("/73.24/evidence/uses/" + proof);
    assertThat(changes("checked")).contains("/73.24/evidence/uses/" + proof, "#check");
  }

  private String changes(String kind) throws Exception {
    return mvc.perform(get("/73.24/changes?kind=" + kind).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void what_was_mended_goes_to_the_checker_at_once_and_comes_first_with_what_changed() throws Exception {
    assertThat(nextStep()).isEqualTo(QuestionNextStep.MEND);

    mvc.perform(post("/73.24/evidence/uses/" + proof + "/mending").param("note", "")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(status().isUnprocessableContent());
    mvc.perform(post("/73.24/evidence/uses/" + proof + "/mending").param("note", "dipindai ulang di kertas putih")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(redirectedUrl("/73.24/kla/" + year + "/questions/4.1"));

    assertThat(nextStep()).isNotEqualTo(QuestionNextStep.MEND);
    String session = deskPage();
    assertThat(session).contains("dipindai ulang di kertas putih", "halaman 2 tidak terbaca", "Diperbaiki");
    assertThat(session.indexOf("name=\"use\" value=\"" + proof)).isPositive();
    mvc.perform(get("/73.24/evidence/uses/" + proof + "/mending").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().is3xxRedirection());
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(eko, () -> sessions.saveCheck(eko, desk, proof, true, ""));
    assertThat(use(proof).mended()).isNull();
  }

  @Test
  void an_undone_verdict_gives_back_what_was_mended() throws Exception {
    mvc.perform(post("/73.24/evidence/uses/" + proof + "/mending").param("note", "dipindai ulang")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "citra")));
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    EvidenceCheckUndoStep step = ActorContext.callAs(eko, () -> decision.decide(eko, desk, new EvidenceCheckForm(proof,
        use(proof).version(), EvidenceCheckForm.Verdict.ACCEPT, "", use(proof).warnings().size() > 0)));
    assertThat(use(proof).mended()).isNull();

    ActorContext.runAs(eko, () -> decision.undo(eko, step));

    assertThat(use(proof).mended()).isNotNull()
        .satisfies(mended -> assertThat(mended.note()).isEqualTo("dipindai ulang"))
        .satisfies(mended -> assertThat(mended.complaint()).isEqualTo("halaman 2 tidak terbaca"));
    assertThat(deskPage()).contains("dipindai ulang");
  }

  /** Of the years that are open the latest two are owed: this one is among them. */
  @Test
  void the_checker_reads_of_it_on_the_first_page() throws Exception {
    sendBackIn("2097");
    mvc.perform(post("/73.24/evidence/uses/" + proof + "/mending").param("note", "diberi stempel")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(status().is3xxRedirection());

    mvc.perform(get("/73.24/").cookie(TestSignIn.sessionCookie(mvc, "eko")))
        .andExpect(content().string(containsString("KLA 2097: 1 data dukung sudah diperbaiki")));
  }

  @Test
  void another_file_takes_its_place_with_the_same_description() throws Exception {
    UUID item = Ids.next();
    byte[] file = SampleFiles.pdf("Pindaian yang terbaca");
    for (int twice = 0; twice < 2; twice++) {
      mvc.perform(multipart("/73.24/evidence/uses/" + proof + "/replacement")
          .file(new MockMultipartFile("file", "baru.pdf", "application/pdf", file))
          .param("id", item.toString())
          .param("note", "halaman 2 terbaca")
          .with(csrf())
          .cookie(TestSignIn.sessionCookie(mvc, "citra")))
          .andExpect(redirectedUrl("/73.24/kla/" + year + "/questions/4.1"));
    }

    EvidenceUseView placed = uses().stream().filter(use -> use.item().equals(item)).findFirst().orElseThrow();
    assertThat(placed.title()).isEqualTo("Surat data");
    assertThat(placed.state()).isEqualTo("taken");
    assertThat(placed.mended()).isNotNull();
    assertThat(placed.mended().complaint()).isEqualTo("halaman 2 tidak terbaca");
    assertThat(use(proof).state()).isEqualTo("taken-back");
    assertThat(nextStep()).isNotEqualTo(QuestionNextStep.MEND);
    assertThat(deskPage()).contains("Berkas diganti", "halaman 2 terbaca", "/73.24/evidence/" + use(proof).item())
        .contains("name=\"use\" value=\"" + placed.id());
  }

  @Test
  void the_new_file_has_a_day_and_pages_of_its_own() throws Exception {
    mvc.perform(get("/73.24/evidence/uses/" + proof + "/replacement").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(allOf(containsString("name=\"day\""), containsString("value=\"2025-03-01\""),
            containsString("Di berkas lama: 1."))));
    UUID item = Ids.next();
    mvc.perform(multipart("/73.24/evidence/uses/" + proof + "/replacement")
        .file(new MockMultipartFile("file", "satu.pdf", "application/pdf", SampleFiles.pdf("Satu halaman")))
        .param("id", item.toString())
        .param("day", "2025-04-02")
        .param("pages", "")
        .param("note", "")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(status().is3xxRedirection());

    assertThat(uses()).filteredOn(use -> use.item().equals(item))
        .singleElement()
        .satisfies(use -> assertThat(use.pages()).isEmpty());
    mvc.perform(get("/73.24/evidence/" + item).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(containsString("2 April 2025")));
  }

  @Test
  void another_office_mends_nothing_here() throws Exception {
    mvc.perform(get("/73.24/evidence/uses/" + proof + "/mending").cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andExpect(status().isNotFound());
    mvc.perform(post("/73.24/evidence/uses/" + proof + "/mending").param("note", "coba")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "eko"))).andExpect(status().isForbidden());
  }

  private String deskPage() throws Exception {
    return mvc.perform(get("/73.24/kla/" + year + "/desk/" + desk).cookie(TestSignIn.sessionCookie(mvc, "eko")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private QuestionNextStep nextStep() {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    return ActorContext.callAs(clerk, () -> scores.loadScores(clerk, year))
        .findQuestion("4.1")
        .orElseThrow()
        .computed()
        .next();
  }
}
