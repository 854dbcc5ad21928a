package id.payung.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.evidence.intake.EvidenceIntake;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A year is locked and one of its questions reopened: no page offers a place that takes no proof. */
@PayungTest
class LockedQuestionTests {
  private static final String LOCKED_WORDS = "Tahun ini terkunci untuk pertanyaan tersebut";

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired EvaluationRepository evaluations;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceIntake intake;
  @Autowired EvidenceRegister register;
  @Autowired DocumentStorage documents;

  private void openYear(String year) {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(year);
    years.requestAnswers(year, TestCast.DISDUKCAPIL, "4.1", "4.2");
  }

  private void reopenOnly(String year, String question) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary,
        () -> evaluations.lockAndReopenQuestions(secretary, year, Ids.next(), List.of(question), Duration.ofHours(48)));
  }

  private UUID place(String year, String question) {
    return new OfficialDocumentFixture(intake, documents).placeDated(cast.actorOf(TestCast.CLERK), TestCast.DISDUKCAPIL,
        year, question, question.equals("4.1") ? "data" : "policy");
  }

  private UUID itemOf(String year, String question) {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    return ActorContext.callAs(clerk, () -> register.listUses(clerk, year, question).getFirst().item());
  }

  private UUID addToInbox() {
    UUID id = Ids.next();
    Actor clerk = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(clerk, () -> {
      byte[] photo = DrawnPictures.jpeg(DrawnPictures.landscape(id.hashCode(), 300, 200), 0.8f);
      StoredDocument file = documents.store(clerk, photo, DocumentLimits.EVIDENCE);
      intake.addToInbox(clerk, id, "Berkas terkunci", TestCast.DISDUKCAPIL, file);
    });
    return id;
  }

  private String page(String address) throws Exception {
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");
    MockHttpServletResponse page = mvc.perform(get("/73.24" + address).cookie(citra)).andReturn().getResponse();
    assertThat(page.getStatus()).as(address).isEqualTo(200);
    return page.getContentAsString();
  }

  @Test
  void a_locked_place_is_no_choice_and_no_file_is_asked_for_it() throws Exception {
    openYear("2088");
    place("2088", "4.1");
    UUID item = itemOf("2088", "4.1");
    UUID waiting = addToInbox();
    reopenOnly("2088", "4.2");

    for (String address : List.of("/evidence/inbox/" + waiting + "?place=2088|4.1|data",
        "/evidence/" + item + "?place=2088|4.1|data")) {
      assertThat(page(address)).contains("value=\"2088|4.2|").doesNotContain("value=\"2088|4.1|data\"");
    }
    assertThat(page("/evidence/inbox/" + waiting + "?place=2088|4.1|data"))
        .contains("Pertanyaan yang Anda pilih kini terkunci");
    assertThat(page("/evidence/new?evaluation=2088&question=4.1&slot=data")).contains(LOCKED_WORDS)
        .doesNotContain("action=\"/73.24/evidence/files\"");
    assertThat(page("/evidence/new?evaluation=2088&question=4.2&slot=policy"))
        .contains("action=\"/73.24/evidence/files\"");
  }

  @Test
  void a_locked_proof_has_no_buttons_and_says_why() throws Exception {
    openYear("2089");
    UUID locked = place("2089", "4.1");
    UUID item = itemOf("2089", "4.1");
    UUID open = place("2089", "4.2");
    reopenOnly("2089", "4.2");

    assertThat(page("/evidence/" + item)).contains(LOCKED_WORDS).doesNotContain("/evidence/uses/" + locked + "/");
    assertThat(page("/evidence/" + itemOf("2089", "4.2"))).contains("/evidence/uses/" + open + "/take-back");
  }

  @Test
  void locked_while_it_was_filled_in_the_form_comes_back_as_it_was_typed() throws Exception {
    openYear("2090");
    UUID waiting = addToInbox();
    reopenOnly("2090", "4.2");

    MockHttpServletResponse answer = mvc.perform(post("/73.24/evidence/inbox/" + waiting).param("kind", "official")
        .param("version", "1")
        .param("title", "Judul yang sudah diketik")
        .param("place", "2090|4.1|data")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))).andReturn().getResponse();

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString()).contains("action=\"/73.24/evidence/inbox/" + waiting, LOCKED_WORDS,
        "Judul yang sudah diketik");
  }
}
