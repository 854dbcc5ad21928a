package id.payung.indicators.check;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a checker accepted is what stands there: whoever changes it afterwards sends it back to be checked. */
@PayungTest
class AcceptedEvidenceChangeTests extends ProofAtDeskScenario {
  @Autowired EvaluationRepository evaluations;
  @Autowired EvidenceItemRepository items;

  @Test
  void an_accepted_proof_that_is_described_anew_waits_for_the_checker_who_reads_what_changed() throws Exception {
    answered("1811");
    acceptAll();
    assertThat(survivingPoints()).isEqualByComparingTo("6");
    assertThat(page("/evidence/" + item() + "/edit", "citra")).contains("Pemeriksa sudah menerima", "4.1 (KLA 1811)");

    describe("Surat lain", "PALSU/9").andExpect(status().is3xxRedirection());

    EvidenceUseView use = use(proof);
    assertThat(use.check()).isEqualTo("unchecked");
    assertThat(use.checkedBy()).isNull();
    await().untilAsserted(() -> assertThat(survivingPoints()).isEqualByComparingTo("0"));
    assertThat(page("/kla/1811/desk/" + desk, "eko")).contains("Diubah setelah diterima", "Judul, Nomor",
        "Surat data → Surat lain; SK/4.1 → PALSU/9", "name=\"use\" value=\"" + proof);

    describe("Surat ketiga", "PALSU/9").andExpect(status().is3xxRedirection());
    assertThat(Objects.requireNonNull(use(proof).mended()).note()).contains("Surat data → Surat lain",
        "Surat lain → Surat ketiga");
    verdict(use(proof).version()).andExpect(status().is3xxRedirection());
    assertThat(use(proof).mended()).isNull();
  }

  @Test
  void what_was_accepted_in_a_year_that_is_locked_stays_as_it_was_and_the_refusal_names_it() throws Exception {
    answered("1812");
    acceptAll();
    lock();
    assertThat(page("/evidence/" + item() + "/edit", "citra")).contains("4.1 (KLA 1812)", "tidak menerima perubahan");

    assertThat(describe("Surat lain", "PALSU/9").andExpect(status().isUnprocessableContent())
        .andReturn()
        .getResponse()
        .getContentAsString()).contains("4.1 (KLA 1812)");

    assertThat(use(proof).title()).isEqualTo("Surat data");
    assertThat(use(proof).check()).isEqualTo("accepted");
  }

  @Test
  void nobody_decides_of_a_description_that_they_did_not_see() throws Exception {
    answered("1813");
    int seen = use(proof).version();
    describe("Surat lain", "PALSU/9").andExpect(status().is3xxRedirection());

    String shown = verdict(seen).andExpect(status().isConflict()).andReturn().getResponse().getContentAsString();
    assertThat(shown).contains("Surat lain", "berubah sejak halaman ini dibuka",
        "name=\"version\" value=\"" + use(proof).version() + "\"");
    assertThat(use(proof).check()).isEqualTo("unchecked");
    mvc.perform(as("eko", post("/73.24/kla/1813/desk/" + desk + "/verdicts/accept")).param("reason", "")
        .param("chosen", ChosenRow.value(proof, seen))).andExpect(status().is3xxRedirection());
    assertThat(use(proof).check()).isEqualTo("unchecked");

    int now = use(proof).version();
    verdict(now).andExpect(status().is3xxRedirection());
    verdict(now).andExpect(status().is3xxRedirection());
    assertThat(use(proof).check()).isEqualTo("accepted");
  }

  @Test
  void other_pages_and_another_sentence_on_an_accepted_file_are_checked_anew() throws Exception {
    answered("1814");
    acceptAll();

    mvc.perform(as("citra", post("/73.24/evidence/" + item() + "/uses")).param("place", "1814|4.1|data")
        .param("pages", "7")
        .param("proves", "lain")).andExpect(status().is3xxRedirection());

    assertThat(use(proof).pages()).isEqualTo("7");
    assertThat(use(proof).check()).isEqualTo("unchecked");
    assertThat(Objects.requireNonNull(use(proof).mended()).note()).isEqualTo("1 → 7; isi data → lain");
  }

  @Test
  void a_proof_that_was_taken_back_and_described_comes_again_unchecked() throws Exception {
    answered("1815");
    acceptAll();
    Actor clerk = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(clerk, () -> evidenceRegister.takeBackUse(clerk, proof, "dilihat lagi"));

    describe("Surat lain", "PALSU/9").andExpect(status().is3xxRedirection());
    ActorContext.runAs(clerk, () -> evidenceRegister.takeProposal(clerk, proof));

    assertThat(use(proof).state()).isEqualTo("taken");
    assertThat(use(proof).check()).isEqualTo("unchecked");
  }

  private void acceptAll() {
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    uses().forEach(use -> ActorContext.runAs(eko, () -> sessions.saveCheck(eko, desk, use.id(), true, "")));
  }

  private void lock() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary,
        () -> evaluations.lockAndReopenQuestions(secretary, year, Ids.next(), List.of("4.2"), Duration.ofHours(48)));
  }

  private java.util.UUID item() {
    return use(proof).item();
  }

  private ResultActions describe(String title, String number) throws Exception {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    int version = ActorContext.callAs(clerk, () -> items.require(clerk, item()).version());
    return mvc.perform(as("citra", post("/73.24/evidence/" + item())).param("id", item().toString())
        .param("version", String.valueOf(version))
        .param("kind", "official")
        .param("docKind", "letter")
        .param("title", title)
        .param("number", number)
        .param("docDate", "2025-03-01"));
  }

  private ResultActions verdict(int version) throws Exception {
    return mvc
        .perform(as("eko", post("/73.24/kla/" + year + "/desk/" + desk + "/verdicts")).param("use", proof.toString())
            .param("version", String.valueOf(version))
            .param("verdict", "accept")
            .param("reason", "")
            .param("knowing", "true"));
  }

  private BigDecimal survivingPoints() {
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    return ActorContext.<BigDecimal, RuntimeException>callAs(eko,
        () -> scores.loadScores(eko, year).findQuestion("4.1").orElseThrow().computed().survives());
  }

  private String page(String path, String name) throws Exception {
    return mvc.perform(get("/73.24" + path).cookie(TestSignIn.sessionCookie(mvc, name)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private MockHttpServletRequestBuilder as(String name, MockHttpServletRequestBuilder request) throws Exception {
    return request.cookie(TestSignIn.sessionCookie(mvc, name)).with(csrf());
  }
}
