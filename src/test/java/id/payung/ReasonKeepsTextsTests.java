package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreements.AgreementFixture;
import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reason of a step has a place of its own: no text that somebody wrote before is lost by it. */
@PayungTest
class ReasonKeepsTextsTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String YEAR = "1878";
  private static final String REASON = "Belum dapat diterima begini";

  /** What a step changes beside its reason: the state, who changed it and when. */
  private static final Set<String> OF_THE_STEP = Set.of("state", "state_at", "state_by", "state_reason", "checked",
      "checked_name", "checked_at", "check_reason", "at", "by_name", "updated_at", "code", "fingerprint");

  @Autowired AgreementFixture agreements;
  @Autowired PlanApproval approval;
  @Autowired AgreementLifeCycle agreementLife;
  @Autowired EvaluationOpening opening;
  @Autowired EvaluationRepository evaluations;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerSubmission answers;
  @Autowired EvidenceIntake intake;
  @Autowired EvidenceRegister register;
  @Autowired EvidenceUseLifeCycle useLife;
  @Autowired EvidenceUseRepository uses;
  @Autowired DocumentStorage documents;
  @Autowired TestCast cast;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String ownerPassword;

  private interface Step {
    void take() throws Exception;
  }

  @Test
  void a_plan_that_is_returned_still_says_why_it_was_begun() throws Exception {
    UUID agreement = agreements.draftAgreement("Alasan " + Ids.next());
    agreements.bringInForce(agreement);
    JointPlan plan = agreements.openPlan(agreement);
    agreements.saveActivity(plan,
        agreements.newActivity(1, "Kelas orang tua", AgreementFixture.newLine(1, "Honor", 1_000_000)));
    agreements.offerAndApprove(plan);
    agreements.runAs(TestCast.SECRETARY, actor -> approval.startNewVersion(actor, plan.id(), "Menambah desa", 1));
    agreements.runAs(TestCast.SECRETARY, actor -> approval.offer(actor, plan.id(), 2));

    Map<String, String> row = keepsTexts("agreements.plan_version", "plan = '" + plan.id() + "' AND number = 2",
        () -> agreements.runAs(TestCast.SECRETARY, actor -> approval.returnForCorrection(actor, plan.id(), 2, REASON)));

    assertThat(row).containsEntry("reason", "Menambah desa").containsEntry("return_reason", REASON);
  }

  @Test
  void an_agreement_that_is_ended_and_goes_on_keeps_its_texts() throws Exception {
    UUID agreement = agreements.draftAgreement("Berakhir " + Ids.next());
    agreements.bringInForce(agreement);
    String same = "id = '" + agreement + "'";

    Map<String, String> row = keepsTexts("agreements.agreement", same, () -> agreements.runAs(TestCast.SECRETARY,
        actor -> agreementLife.endEarly(actor, agreement, TestCast.today(java.time.Clock.systemUTC()), REASON)));
    assertThat(row).containsEntry("ended_reason", REASON);
  }

  @Test
  void proofs_answers_and_the_year_keep_their_texts() throws Exception {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.1", "4.2");
    agreements.runAs(TestCast.CLERK, clerk -> answers.save(clerk, YEAR, "4.1",
        new QuestionAnswerForm(0, "c", "Cakupan menurut SIAK", true, "", null)));
    OfficialDocumentFixture proofs = new OfficialDocumentFixture(intake, documents);
    UUID proof = proofs.placeDated(cast.actorOf(TestCast.CLERK), TestCast.DISDUKCAPIL, YEAR, "4.1", "data");
    UUID item = agreements.callAs(TestCast.CLERK, clerk -> uses.require(clerk, proof).use().item());
    UUID proposal = agreements.callAs(TestCast.SECRETARY,
        budi -> useLife.propose(budi, item, YEAR, "4.2", "policy", "3-5", "Menyebut akta"));

    keepsTexts("evidence.use", "id = '" + proof + "'",
        () -> agreements.runAs(TestCast.VERIFIER, eko -> register.recordCheck(eko, proof, false, REASON)));
    Map<String, String> declined = keepsTexts("evidence.use", "id = '" + proposal + "'",
        () -> agreements.runAs(TestCast.CLERK, clerk -> useLife.declineProposal(clerk, proposal, REASON)));
    Map<String, String> answer = keepsTexts("indicators.answer", "evaluation = '" + YEAR + "' AND question = '4.1'",
        () -> agreements.runAs(TestCast.CLERK, clerk -> answers.takeBack(clerk, YEAR, "4.1", REASON)));
    keepsTexts("indicators.evaluation", "code = '" + YEAR + "'", () -> agreements.runAs(TestCast.SECRETARY,
        budi -> evaluations.changeState(budi, YEAR, EvaluationState.CLOSED, REASON)));

    assertThat(declined).containsEntry("proves", "Menyebut akta").containsEntry("state_reason", REASON);
    assertThat(answer).containsEntry("note", "Cakupan menurut SIAK");
  }

  /** Takes the step, and finds every text of before where it was; gives the row of afterwards. */
  private Map<String, String> keepsTexts(String table, String which, Step step) throws Exception {
    Map<String, String> before = readTexts(table, which);
    step.take();
    Map<String, String> after = readTexts(table, which);

    Map<String, String> lost = new TreeMap<>();
    before.forEach((column, text) -> {
      if (!text.isEmpty() && !OF_THE_STEP.contains(column) && !text.equals(after.get(column))) {
        lost.put(column, text);
      }
    });
    assertThat(after).as("the step was taken").isNotEqualTo(before);
    assertThat(lost).as("texts of %s", table).isEmpty();
    return after;
  }

  private Map<String, String> readTexts(String table, String which) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
        ResultSet row = connection.createStatement()
            .executeQuery("SELECT to_jsonb(t) FROM " + table + " t WHERE t.regency = '73.24' AND t." + which)) {
      assertThat(row.next()).isTrue();
      Map<String, String> texts = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : JSON.readTree(row.getString(1)).properties()) {
        if (field.getValue().isString()) {
          texts.put(field.getKey(), field.getValue().asString());
        }
      }
      return texts;
    }
  }
}
