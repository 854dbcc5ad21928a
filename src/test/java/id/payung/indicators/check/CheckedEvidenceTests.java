package id.payung.indicators.check;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.proposal.EvidenceDutySource;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.bulk.ChosenRow;
import id.payung.platform.duty.Duty;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Files at the checker's table: many at once, beside a returned one, and taken out after they were checked. */
@PayungTest
class CheckedEvidenceTests extends ProofAtDeskScenario {
  @Autowired EvidenceDutySource duties;

  @Test
  void the_duty_of_a_returned_file_stays_when_another_file_fills_its_place() {
    answered("2064");
    check(proof, false, "halaman 2 tidak terbaca");
    assertThat(owed()).doesNotContain(proof);

    place("data");
    assertThat(owed()).contains(proof);

    Actor clerk = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(clerk, () -> evidenceRegister.takeBackUse(clerk, proof, "diganti berkas lain"));
    assertThat(owed()).doesNotContain(proof);
  }

  private List<UUID> owed() {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    return ActorContext.callAs(clerk, () -> duties.listDuties(clerk, 300))
        .stream()
        .filter(duty -> duty.kind().equals("evidence.duty.beside"))
        .map(Duty::subject)
        .toList();
  }

  @Test
  void files_with_warnings_are_left_out_of_an_acceptance_of_many_unless_ticked_knowingly() throws Exception {
    answered("2065");
    UUID warned = new OfficialDocumentFixture(evidenceIntake, documents).placeUndated(cast.actorOf(TestCast.CLERK),
        TestCast.DISDUKCAPIL, year, "4.1", "data");
    assertThat(use(warned).warnings()).isNotEmpty();
    MockHttpSession session = new MockHttpSession();
    assertThat(deskPage(session)).contains("name=\"knowing\" value=\"" + warned + "\"")
        .doesNotContain("name=\"knowing\" value=\"" + proof + "\"");

    acceptMany(session, List.of(proof, warned), List.of());
    assertThat(use(proof).check()).isEqualTo("accepted");
    assertThat(use(warned).check()).isEqualTo("unchecked");
    assertThat(deskPage(session)).contains("ada peringatan, jadi tidak ikut diterima");

    acceptMany(session, List.of(warned), List.of(warned.toString()));
    assertThat(use(warned).check()).isEqualTo("accepted");
  }

  @Test
  void of_many_only_those_are_counted_that_nobody_had_checked_and_the_others_say_who_did() throws Exception {
    answered("1880");
    UUID second = place("by-district");
    UUID third = place("data");
    String shown = ChosenRow.value(second, use(second).version());
    check(proof, true, "");
    check(second, false, "kabur");
    MockHttpSession session = new MockHttpSession();
    assertThat(page("/73.24/kla/1880/desk/" + desk + "?all=true", "eko", session))
        .containsPattern("value=\"" + third + "\\.\\d+\"[^>]*checked")
        .doesNotContainPattern("value=\"" + proof + "\\.\\d+\"[^>]*checked");

    mvc.perform(post("/73.24/kla/1880/desk/" + desk + "/verdicts/accept").session(session)
        .cookie(TestSignIn.sessionCookie(mvc, "eko"))
        .with(csrf())
        .param("reason", "")
        .param("chosen", ChosenRow.value(proof, use(proof).version()), shown,
            ChosenRow.value(third, use(third).version())))
        .andExpect(status().is3xxRedirection());

    String name = cast.actorOf(TestCast.VERIFIER).name();
    String said = deskPage(session);
    assertThat(said).contains("1 diterima.", "2 tidak dikerjakan", "sudah diterima oleh " + name + ", ",
        "sudah dikembalikan oleh " + name + ", ");
    assertThat(use(third).check()).isEqualTo("accepted");
    assertThat(use(second).check()).isEqualTo("returned");
  }

  @Test
  void one_press_accepts_no_file_with_a_warning_that_was_not_answered() throws Exception {
    answered("1855");
    UUID warned = new OfficialDocumentFixture(evidenceIntake, documents).placeUndated(cast.actorOf(TestCast.CLERK),
        TestCast.DISDUKCAPIL, year, "4.1", "data");
    assertThat(page("/73.24/kla/" + year + "/desk/" + desk + "?at=" + warned, "eko", new MockHttpSession()))
        .contains("id=\"knowing\"");
    assertThat(page("/73.24/kla/" + year + "/desk/" + desk + "?at=" + proof, "eko", new MockHttpSession()))
        .doesNotContain("id=\"knowing\"");

    assertThat(acceptOne(warned, false).andExpect(status().isUnprocessableContent())
        .andReturn()
        .getResponse()
        .getContentAsString()).contains("Berkas ini ada peringatannya").contains("value=\"" + warned + "\"");
    assertThat(use(warned).check()).isEqualTo("unchecked");

    acceptOne(warned, true).andExpect(status().is3xxRedirection());
    assertThat(use(warned).check()).isEqualTo("accepted");
  }

  @Test
  void what_was_accepted_although_something_was_noticed_says_so_in_history_and_minutes() throws Exception {
    answered("1839");
    UUID warned = new OfficialDocumentFixture(evidenceIntake, documents).placeUndated(cast.actorOf(TestCast.CLERK),
        TestCast.DISDUKCAPIL, year, "4.1", "data");
    acceptOne(warned, true).andExpect(status().is3xxRedirection());
    acceptOne(proof, false).andExpect(status().is3xxRedirection());

    assertThat(use(warned).checkReason()).startsWith("Diterima walau").contains("tanpa tanggal");
    assertThat(use(proof).checkReason()).isNull();
    assertThat(page("/73.24/evidence/" + use(warned).item(), "eko", new MockHttpSession())).contains("Diterima walau ",
        "tanpa tanggal");
    assertThat(minutes()).containsOnlyOnce("Diterima walau").contains("tanpa tanggal");
  }

  private String minutes() throws Exception {
    byte[] pdf = mvc
        .perform(
            get("/73.24/kla/" + year + "/desk/" + desk + "/minutes.pdf").cookie(TestSignIn.sessionCookie(mvc, "eko")))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      return new org.apache.pdfbox.text.PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void an_office_without_files_is_offered_no_sitting() throws Exception {
    answered("1857");
    new EvaluationFixture(evaluationOpening, requests, cast).requestAnswers(year, TestCast.DP3A, "4.2");
    String desks = page("/73.24/kla/" + year + "/desk", "eko", new MockHttpSession());
    assertThat(desks).contains("Belum ada berkas").doesNotContain("name=\"office\" value=\"" + TestCast.DP3A + "\"");
    assertThat(desks).contains("<th scope=\"row\">Dinsos P3A", "<th scope=\"row\">Disdukcapil");
    assertThat(page("/73.24/kla/" + year + "/desk", "citra", new MockHttpSession()))
        .as("what reaches a clerk of another office's files is no count of them")
        .contains("<th scope=\"row\">Disdukcapil")
        .doesNotContain("<th scope=\"row\">Dinsos P3A");
  }

  private ResultActions acceptOne(UUID use, boolean knowing) throws Exception {
    MockHttpServletRequestBuilder sent =
        post("/73.24/kla/" + year + "/desk/" + desk + "/verdicts").param("use", use.toString())
            .param("version", String.valueOf(use(use).version()))
            .param("verdict", "accept")
            .cookie(TestSignIn.sessionCookie(mvc, "eko"))
            .with(csrf());
    return mvc.perform(knowing ? sent.param("knowing", "true") : sent);
  }

  @Test
  void a_file_is_withdrawn_with_its_points_said_before_and_comes_back_checked_as_it_was() throws Exception {
    answered("2084");
    check(proof, true, "");
    assertThat(survivingPoints()).isEqualByComparingTo("6");
    String item = "/73.24/evidence/" + use(proof).item();
    assertThat(page(item + "/withdrawal", "citra", new MockHttpSession()))
        .containsPattern("Pertanyaan 4\\.1 \\(KLA 2084\\): dipakai dan sudah diperiksa;\\s*<b>6,00 poin hilang</b>");

    MockHttpSession session = new MockHttpSession();
    mvc.perform(post(item + "/withdrawal").param("reason", "keliru")
        .session(session)
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))
        .with(csrf())).andExpect(status().is3xxRedirection());
    assertThat(use(proof).state()).isEqualTo("taken-back");
    await().untilAsserted(() -> assertThat(survivingPoints()).isEqualByComparingTo("0"));
    assertThat(page("/73.24/changes?kind=gone", "eko", new MockHttpSession())).contains("4.1 · 2084");
    Matcher undo =
        Pattern.compile("action=\"(/73\\.24/undo/[^\"]+)\"").matcher(page("/73.24/evidence", "citra", session));
    assertThat(undo.find()).isTrue();

    mvc.perform(post(undo.group(1)).session(session).cookie(TestSignIn.sessionCookie(mvc, "citra")).with(csrf()))
        .andExpect(status().is3xxRedirection());

    assertThat(use(proof).proven()).isTrue();
    await().untilAsserted(() -> assertThat(survivingPoints()).isEqualByComparingTo("6"));
  }

  private BigDecimal survivingPoints() {
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    return ActorContext.<BigDecimal, RuntimeException>callAs(eko,
        () -> scores.loadScores(eko, year).findQuestion("4.1").orElseThrow().computed().survives());
  }

  private void check(UUID use, boolean accepted, String reason) {
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(eko, () -> sessions.saveCheck(eko, desk, use, accepted, reason));
  }

  private String deskPage(MockHttpSession session) throws Exception {
    return page("/73.24/kla/" + year + "/desk/" + desk, "eko", session);
  }

  private String page(String path, String name, MockHttpSession session) throws Exception {
    return mvc.perform(get(path).session(session).cookie(TestSignIn.sessionCookie(mvc, name)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private void acceptMany(MockHttpSession session, List<UUID> chosen, List<String> knowing) throws Exception {
    mvc.perform(post("/73.24/kla/" + year + "/desk/" + desk + "/verdicts/accept").session(session)
        .cookie(TestSignIn.sessionCookie(mvc, "eko"))
        .with(csrf())
        .param("reason", "")
        .param("chosen", chosen.stream().map(one -> ChosenRow.value(one, use(one).version())).toArray(String[]::new))
        .param("knowing", knowing.toArray(String[]::new))).andExpect(status().is3xxRedirection());
  }
}
