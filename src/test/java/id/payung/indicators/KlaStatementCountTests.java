package id.payung.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.check.CheckingSessionRepository;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.StatementRecorder;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/**
 * What the pages of evidence and KLA ask of the database: at most twelve statements, and never more because there are
 * more rows.
 */
@PayungTest
class KlaStatementCountTests {
  private static final int MOST = 12;

  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired EvidenceIntake evidenceBook;
  @Autowired EvidenceRegister evidenceRegister;
  @Autowired DocumentStorage documents;
  @Autowired CheckingSessionRepository sessions;
  @Autowired TestCast cast;

  @Test
  void no_page_asks_more_than_twelve_times_whatever_lies_there() throws Exception {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open("2073");
    years.open("2074");
    for (String year : List.of("2073", "2074")) {
      years.requestAnswers(year, TestCast.DISDUKCAPIL, "4.1", "4.2", "4.3");
      years.requestAnswers(year, TestCast.DP3A, "6.1");
      Actor citra = cast.actorOf(TestCast.CLERK);
      ActorContext.runAs(citra,
          () -> answerSubmission.save(citra, year, "4.1", new QuestionAnswerForm(0, "a", "catatan", true, "", null)));
      ActorContext.runAs(citra, () -> answerSubmission.takeBack(citra, year, "4.1", "uji"));
    }
    UUID desk = Ids.next();
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(eko, () -> sessions.start(eko, desk, "2074", TestCast.DISDUKCAPIL, "Aula"));
    OfficialDocumentFixture proofs = new OfficialDocumentFixture(evidenceBook, documents);
    Actor citra = cast.actorOf(TestCast.CLERK);
    UUID use = proofs.placeDated(citra, TestCast.DISDUKCAPIL, "2073", "4.1", "data");
    proofs.placeDated(citra, TestCast.DISDUKCAPIL, "2074", "4.1", "data");
    UUID item = ActorContext.callAs(citra, () -> evidenceRegister.listUses(citra, "2073", "4.1"))
        .stream()
        .filter(one -> one.id().equals(use))
        .findFirst()
        .orElseThrow()
        .item();
    ActorContext.runAs(citra, () -> evidenceRegister.propose(citra, item, "2074", "4.1", "by-district", "", ""));
    Map<String, Integer> few = countStatementsByPage(desk, item);

    for (int i = 0; i < 12; i++) {
      proofs.placeDated(citra, TestCast.DISDUKCAPIL, "2074", "4.1", i % 2 == 0 ? "data" : "by-district");
      UUID other = proofs.placeUndated(citra, TestCast.DISDUKCAPIL, "2073", "4.1", "data");
      UUID known = ActorContext.callAs(citra, () -> evidenceRegister.listUses(citra, "2073", "4.1"))
          .stream()
          .filter(one -> one.id().equals(other))
          .findFirst()
          .orElseThrow()
          .item();
      ActorContext.runAs(citra, () -> evidenceRegister.propose(citra, known, "2074", "4.1", "by-district", "", ""));
    }
    Map<String, Integer> many = countStatementsByPage(desk, item);

    List<String> over = new ArrayList<>();
    many.forEach((page, count) -> {
      if (count > MOST || count > few.getOrDefault(page, 0)) {
        over.add(page + ": " + few.get(page) + " → " + count);
      }
    });
    assertThat(over).as("over " + MOST + ", or growing").isEmpty();
  }

  private Map<String, Integer> countStatementsByPage(UUID desk, UUID item) throws Exception {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    Cookie eko = TestSignIn.sessionCookie(mvc, "eko");
    for (String page : List.of("/evidence", "/evidence?q=surat", "/evidence/" + item, "/evidence/proposals",
        "/evidence/inbox", "/evidence/new?evaluation=2074&question=4.1&slot=data", "/evidence/exports")) {
      counts.put("citra " + page, countStatements(page, citra));
    }
    for (String page : List.of("", "/questions", "/questions/4.1", "/blocks/C1", "/gaps")) {
      counts.put("citra /kla/2074" + page, countStatements("/kla/2074" + page, citra));
      counts.put("budi /kla/2074" + page, countStatements("/kla/2074" + page, budi));
    }
    for (String page : List.of("/owing", "/copy", "/settings", "/results", "/results/VA", "/letters/new", "/owners",
        "/instrument", "/owing/" + TestCast.DISDUKCAPIL)) {
      counts.put("budi /kla/2074" + page, countStatements("/kla/2074" + page, budi));
    }
    for (String page : List.of("/desk", "/desk/" + desk, "/questions/4.1")) {
      counts.put("eko /kla/2074" + page, countStatements("/kla/2074" + page, eko));
    }
    return counts;
  }

  private int countStatements(String page, Cookie who) throws Exception {
    mvc.perform(get(URI.create("/73.24" + page)).cookie(who)).andExpect(status().isOk());
    return StatementRecorder
        .record(() -> mvc.perform(get(URI.create("/73.24" + page)).cookie(who)).andExpect(status().isOk()))
        .size();
  }
}
