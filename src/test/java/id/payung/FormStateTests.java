package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.agreements.AgreementFixture;
import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.community.ReportBody;
import id.payung.community.report.ReportKind;
import id.payung.community.report.ReportLifeCycle;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.answer.QuestionAnswerForm;
import id.payung.indicators.answer.QuestionAnswerSubmission;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.meetings.MeetingRegistration;
import id.payung.meetings.MeetingRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/**
 * Every form of a record in every state that the record can be in: what opens is not refused for the state. A form may
 * stay shut, lead elsewhere, or come back with what is wrong in it; it may not open only to say no.
 */
@PayungTest
class FormStateTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired Clock clock;
  @Autowired AgreementFixture agreements;
  @Autowired AgreementLifeCycle agreementLifeCycle;
  @Autowired PlanApproval planApproval;
  @Autowired MeetingRegistration meetings;
  @Autowired MeetingRepository meetingRepository;
  @Autowired ReportKind reportKind;
  @Autowired ReportLifeCycle reportLifeCycle;
  @Autowired EvidenceIntake evidenceIntake;
  @Autowired EvidenceRegister evidence;
  @Autowired DocumentStorage documents;
  @Autowired EvaluationOpening evaluationOpening;
  @Autowired DataRequestRepository requests;
  @Autowired QuestionAnswerSubmission answers;
  @Autowired EvaluationRepository evaluations;

  private final Map<String, Cookie> cookies = new HashMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private int opened;

  /** Each form is tried on a record of its own, since sending one changes the state for the next. */
  private void tryForms(String state, String who, Supplier<String> base, String... forms) throws Exception {
    for (String form : forms) {
      String address = "/73.24" + base.get() + form;
      MockHttpServletResponse page = mvc.perform(get(address).cookie(cookie(who))).andReturn().getResponse();
      if (page.getStatus() >= 500) {
        refused.put(state + " " + form, "status " + page.getStatus());
      }
      if (page.getStatus() == 200) {
        opened++;
        for (CrawledForms.CrawledForm met : CrawledForms.read(who, page.getContentAsString())) {
          if (met.action().equals(address.replaceFirst("\\?.*", "")) || address.contains(met.action())) {
            send(state + " " + form, met);
          }
        }
      }
    }
  }

  private void send(String label, CrawledForms.CrawledForm form) throws Exception {
    AbstractMockHttpServletRequestBuilder<?> request = form.fileFields().isEmpty() ? post(form.action())
        : multipart(form.action())
            .file(new MockMultipartFile(form.fileFields().getFirst(), "", "text/plain", new byte[0]));
    form.fields().forEach(request::param);
    MockHttpServletResponse answer =
        mvc.perform(request.with(csrf()).cookie(cookie(form.who()))).andReturn().getResponse();
    boolean cameBack = answer.getStatus() == 422 && answer.getContentAsString().contains("action=\"" + form.action());
    if (answer.getStatus() >= 400 && !cameBack) {
      refused.put(label + " " + form.action(), "status " + answer.getStatus());
    }
  }

  private Cookie cookie(String who) throws Exception {
    Cookie known = cookies.get(who);
    if (known == null) {
      known = TestSignIn.sessionCookie(mvc, who);
      cookies.put(who, known);
    }
    return known;
  }

  private void as(UUID person, java.util.function.Consumer<Actor> work) {
    Actor actor = cast.actorOf(person);
    ActorContext.runAs(actor, () -> work.accept(actor));
  }

  @Test
  void plans_and_agreements() throws Exception {
    String[] planForms = {"/activities/new", "/renewal", "/versions/1/return", "/versions/1/signed", "/imports"};
    tryForms("draft", "budi", () -> plan(false, false), planForms);
    tryForms("offered", "budi", () -> plan(true, false), planForms);
    tryForms("approved", "budi", () -> plan(true, true), planForms);
    tryForms("superseded", "budi", () -> {
      String plan = plan(true, true);
      agreements.runAs(TestCast.SECRETARY,
          actor -> planApproval.startNewVersion(actor, UUID.fromString(plan.replace("/plans/", "")), "Uji", 1));
      return plan;
    }, planForms);
    String[] agreementForms = {"/edit", "/renewal", "/ending", "/reopening", "/taking-back", "/versions/1/dropping"};
    tryForms("draft", "budi", () -> "/agreements/" + agreements.draftAgreement("Formulir draf"), agreementForms);
    tryForms("in force", "budi", () -> "/agreements/" + inForce(), agreementForms);
    tryForms("ended", "budi", () -> {
      UUID agreement = inForce();
      as(TestCast.SECRETARY, actor -> agreementLifeCycle.endEarly(actor, agreement, TestCast.today(clock), "Uji"));
      return "/agreements/" + agreement;
    }, agreementForms);

    assertThat(opened).isGreaterThan(12);
    assertThat(refused).isEmpty();
  }

  private UUID inForce() {
    UUID agreement = agreements.draftAgreement("Formulir berlaku");
    agreements.bringInForce(agreement);
    return agreement;
  }

  private String plan(boolean offered, boolean approved) {
    JointPlan plan = agreements.openPlan(agreements.draftAgreement("Formulir rencana"));
    agreements.saveActivity(plan, agreements.newActivity(1, "Kegiatan formulir"));
    if (approved) {
      agreements.offerAndApprove(plan);
    } else if (offered) {
      agreements.runAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), 1));
    }
    return "/plans/" + plan.id();
  }

  @Test
  void meetings_and_reports() throws Exception {
    tryForms("held", "budi", () -> "/meetings/" + meeting(), "/edit", "/withdrawal");
    tryForms("withdrawn", "budi", () -> {
      UUID meeting = meeting();
      as(TestCast.SECRETARY, actor -> meetingRepository.withdrawMeeting(actor, meeting, "Uji"));
      return "/meetings/" + meeting;
    }, "/edit", "/withdrawal");
    String[] reportForms = {"/edit", "/move", "/withdrawal", "/return"};
    for (String who : List.of("fitri", "budi")) {
      tryForms("received", who, () -> "/reports/" + report(2), reportForms);
      tryForms("in review", who, () -> "/reports/" + report(500), reportForms);
      tryForms("withdrawn", who, () -> {
        UUID report = report(2);
        as(TestCast.VOLUNTEER, actor -> reportLifeCycle.withdraw(actor, report, "Uji"));
        return "/reports/" + report;
      }, reportForms);
    }

    assertThat(opened).isGreaterThan(8);
    assertThat(refused).isEmpty();
  }

  private UUID meeting() {
    UUID id = Ids.next();
    as(TestCast.SECRETARY, actor -> meetings.registerMeeting(actor, id, "audience", "Rapat formulir",
        LocalDate.of(2026, 1, 12), "", null, "", List.of(TestCast.DISDUKCAPIL)));
    return id;
  }

  private UUID report(int daysAgo) {
    UUID id = Ids.next();
    LocalDate held = TestCast.today(clock).minusDays(daysAgo);
    ReportBody body = new ReportBody(null, "Laporan formulir", null, held, cast.village(TestCast.MAGANI),
        new ReportBody.PeopleCounts(1, 2, 3, 4), null, null, null, "", null, null, null, List.of());
    as(TestCast.VOLUNTEER, actor -> reportKind.receive(actor, new PhoneRecordForm<>(id, body, null, clock.instant())));
    return id;
  }

  @Test
  void proofs_and_years() throws Exception {
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open("2081");
    years.requestAnswers("2081", TestCast.DISDUKCAPIL, "4.1");
    String[] useForms = {"/refusal", "/take-back", "/mending", "/replacement"};
    tryForms("taken", "citra", () -> "/evidence/uses/" + use("2081"), useForms);
    tryForms("returned", "citra", () -> {
      UUID use = use("2081");
      as(TestCast.VERIFIER, actor -> evidence.recordCheck(actor, use, false, "Uji"));
      return "/evidence/uses/" + use;
    }, useForms);
    tryForms("taken back", "citra", () -> {
      UUID use = use("2081");
      as(TestCast.CLERK, actor -> evidence.takeBackUse(actor, use, "Uji"));
      return "/evidence/uses/" + use;
    }, useForms);
    tryForms("item", "citra", () -> "/evidence/" + item("2081", use("2081")), "/edit", "/withdrawal");
    tryForms("locked", "citra", this::lockedUse, useForms);
    String[] yearForms = {"/lock", "/unlock", "/close", "/questions/4.1/take-back"};
    for (EvaluationState state : EvaluationState.values()) {
      tryForms(state.code(), "budi", () -> year(state), yearForms);
    }

    assertThat(opened).isGreaterThan(8);
    assertThat(refused).isEmpty();
  }

  private String lockedUse() {
    String year = String.valueOf(nextYear++);
    EvaluationFixture years = new EvaluationFixture(evaluationOpening, requests, cast);
    years.open(year);
    years.requestAnswers(year, TestCast.DISDUKCAPIL, "4.1");
    UUID use = use(year);
    as(TestCast.SECRETARY, actor -> evaluations.changeState(actor, year, EvaluationState.LOCKED, "Uji"));
    return "/evidence/uses/" + use;
  }

  private UUID use(String year) {
    return new OfficialDocumentFixture(evidenceIntake, documents).placeDated(cast.actorOf(TestCast.CLERK),
        TestCast.DISDUKCAPIL, year, "4.1", "data");
  }

  private UUID item(String year, UUID use) {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    return ActorContext.callAs(clerk, () -> evidence.listUses(clerk, year, "4.1"))
        .stream()
        .filter(one -> one.id().equals(use))
        .map(EvidenceUseView::item)
        .findFirst()
        .orElseThrow();
  }

  private static int nextYear = 1901;

  /** Long past, so that no page takes it for the year that is worked on. */
  private String year(EvaluationState state) {
    String code = String.valueOf(nextYear++);
    new EvaluationFixture(evaluationOpening, requests, cast).open(code);
    new EvaluationFixture(evaluationOpening, requests, cast).requestAnswers(code, TestCast.DISDUKCAPIL, "4.1");
    as(TestCast.CLERK, actor -> answers.save(actor, code, "4.1", new QuestionAnswerForm(0, "c", "", true, "", null)));
    if (state != EvaluationState.OPEN) {
      as(TestCast.SECRETARY, actor -> evaluations.changeState(actor, code, state, "Uji"));
    }
    return "/kla/" + code;
  }
}
