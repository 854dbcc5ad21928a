package id.payung.indicators.check;

import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.score.QuestionScoreRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** An answer of Disdukcapil whose proofs lie at the desk of Eko, who checks them. */
abstract class ProofAtDeskScenario {
  @Autowired MockMvc mvc;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerSubmission answerSubmission;
  @Autowired EvidenceIntake evidenceIntake;
  @Autowired EvidenceRegister evidenceRegister;
  @Autowired DocumentStorage documents;
  @Autowired QuestionScoreRepository scores;
  @Autowired CheckingSessionRepository sessions;
  @Autowired TestCast cast;

  String year = "";
  UUID desk = Ids.next();
  UUID proof = Ids.next();

  /** Disdukcapil has answered and Eko sits with it; option c asks for two places, both are filled. */
  void answered(String code) {
    year = code;
    desk = Ids.next();
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(year);
    years.requestAnswers(year, TestCast.DISDUKCAPIL, "4.1");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    ActorContext.runAs(clerk,
        () -> answerSubmission.save(clerk, year, "4.1", new QuestionAnswerForm(0, "c", "", true, "", null)));
    place("by-district");
    proof = place("data");
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    ActorContext.runAs(eko, () -> sessions.start(eko, desk, year, TestCast.DISDUKCAPIL, "Aula"));
  }

  UUID place(String slot) {
    return new OfficialDocumentFixture(evidenceIntake, documents).placeDated(cast.actorOf(TestCast.CLERK),
        TestCast.DISDUKCAPIL, year, "4.1", slot);
  }

  List<EvidenceUseView> uses() {
    Actor eko = cast.actorOf(TestCast.VERIFIER);
    return ActorContext.callAs(eko, () -> evidenceRegister.listUses(eko, year, "4.1"));
  }

  EvidenceUseView use(UUID id) {
    return uses().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }
}
