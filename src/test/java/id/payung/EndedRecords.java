package id.payung;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.agreements.AgreementFixture;
import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.register.AddendumLifeCycle;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.community.ReportBody;
import id.payung.community.need.NeedKind;
import id.payung.community.need.NeedState;
import id.payung.community.report.ReportKind;
import id.payung.community.report.ReportLifeCycle;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.check.CheckingSessionRepository;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.indicators.year.Evaluation.EvaluationState;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingRegistration;
import id.payung.meetings.MeetingRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.lifecycle.TransitionRequest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Records that go on, each with what ends it, reached by doing what people do. */
final class EndedRecords {
  /** Long past, so that no page takes one for the year that is worked on. */
  static final String OPEN_YEAR = "1861";

  static final String CLOSED_YEAR = "1862";

  private static final String REASON = "Sudah berakhir (uji)";

  /**
   * A record that goes on.
   *
   * @param ids what stands for {@code {name}} in addresses and fields
   * @param rows where it is kept: a table, and the column that holds the first of the ids
   * @param end ends it, as somebody else does while a form is open
   */
  record Ongoing(Map<String, String> ids, List<String> rows, Runnable end) {}

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired Clock clock;
  @Autowired AgreementFixture agreements;
  @Autowired AgreementLifeCycle agreementLifeCycle;
  @Autowired AddendumLifeCycle addenda;
  @Autowired PlanApproval planApproval;
  @Autowired MeetingRegistration meetings;
  @Autowired MeetingRepository meetingRepository;
  @Autowired MeetingDecisionRepository decisions;
  @Autowired ReportKind reportKind;
  @Autowired ReportLifeCycle reports;
  @Autowired NeedKind needs;
  @Autowired EvidenceIntake intake;
  @Autowired EvidenceRegister evidence;
  @Autowired EvidenceItemLifeCycle items;
  @Autowired DocumentStorage documents;
  @Autowired EvaluationRepository evaluations;
  @Autowired CheckingSessionRepository sessions;
  @Autowired PersonRegistration people;
  @Autowired OrganisationRepository organisations;
  @Autowired TransactionTemplate transactions;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;

  private @Nullable Ongoing closedYear;

  private void as(UUID person, Consumer<Actor> work) {
    Actor actor = cast.actorOf(person);
    ActorContext.runAs(actor, () -> work.accept(actor));
  }

  private static List<String> agreementRows() {
    return List.of("agreements.agreement id", "agreements.agreement_version agreement", "agreements.party agreement",
        "agreements.step agreement", "agreements.plan agreement", "audit.entry subject");
  }

  private Ongoing agreement(UUID id) {
    return new Ongoing(Map.of("id", id.toString(), "plan", Ids.next().toString()), agreementRows(),
        () -> as(TestCast.SECRETARY, actor -> agreementLifeCycle.endEarly(actor, id, TestCast.today(clock), REASON)));
  }

  Ongoing draftAgreement() {
    return agreement(agreements.draftAgreement("Naskah yang diakhiri"));
  }

  Ongoing agreementInForce() {
    UUID id = agreements.draftAgreement("Kerja sama yang diakhiri");
    agreements.bringInForce(id);
    return agreement(id);
  }

  Ongoing agreementWithAddendum() {
    Ongoing inForce = agreementInForce();
    UUID id = UUID.fromString(inForce.ids().get("id"));
    as(TestCast.SECRETARY, actor -> addenda.openVersion(actor, id, "addendum", "Uji", 1));
    return inForce;
  }

  /** Here the end is that it goes on again. */
  Ongoing endedAgreement() {
    Ongoing ended = agreementInForce();
    UUID id = UUID.fromString(ended.ids().get("id"));
    ended.end().run();
    return new Ongoing(ended.ids(), ended.rows(),
        () -> as(TestCast.SECRETARY, actor -> agreementLifeCycle.reopen(actor, id, REASON)));
  }

  /** A plan with one activity and one line, in a draft; its agreement is what ends. */
  Ongoing draftPlan() {
    UUID agreement = agreements.draftAgreement("Kerja sama dengan rencana");
    agreements.bringInForce(agreement);
    JointPlan plan = agreements.openPlan(agreement);
    PlanVersionActivity activity =
        agreements.newActivity(1, "Kegiatan di bawahnya", AgreementFixture.newLine(1, "Sewa gedung", 5_000_000));
    agreements.saveActivity(plan, activity);
    Map<String, String> ids = Map.of("id", plan.id().toString(), "plan", plan.id().toString(), "activity",
        activity.id().toString(), "line", activity.lines().getFirst().id().toString());
    return new Ongoing(ids,
        List.of("agreements.plan id", "agreements.plan_version plan", "agreements.plan_text plan",
            "agreements.plan_approval plan", "agreements.plan_paper plan", "agreements.activity plan",
            "agreements.budget_line plan", "audit.entry subject"),
        () -> as(TestCast.SECRETARY,
            actor -> agreementLifeCycle.endEarly(actor, agreement, TestCast.today(clock), REASON)));
  }

  Ongoing offeredPlan() {
    Ongoing draft = draftPlan();
    UUID plan = UUID.fromString(draft.ids().get("plan"));
    Map<String, String> ids = new HashMap<>(draft.ids());
    as(TestCast.SECRETARY, actor -> ids.put("code", planApproval.offer(actor, plan, 1)));
    return new Ongoing(ids, draft.rows(), draft.end());
  }

  Ongoing approvedPlan() {
    Ongoing offered = offeredPlan();
    UUID plan = UUID.fromString(offered.ids().get("plan"));
    List.of(TestCast.SECRETARY, TestCast.PARTNER)
        .forEach(who -> as(who, actor -> planApproval.approve(actor, plan, 1, offered.ids().get("code"))));
    return offered;
  }

  private Map<String, String> heldMeeting() {
    UUID id = Ids.next();
    UUID open = Ids.next();
    UUID closed = Ids.next();
    as(TestCast.SECRETARY, actor -> {
      meetings.registerMeeting(actor, id, "audience", "Rapat yang ditarik", LocalDate.of(2026, 1, 12), "", null, "",
          List.of(TestCast.DISDUKCAPIL));
      for (UUID decision : List.of(open, closed)) {
        decisions.addDecision(actor, id, decision, "Keputusan uji", "answer", TestCast.DISDUKCAPIL, "",
            LocalDate.of(2026, 2, 1));
      }
      decisions.dropDecision(actor, closed, "Uji");
    });
    return Map.of("id", id.toString(), "decision", open.toString(), "closed", closed.toString());
  }

  Ongoing meeting() {
    Map<String, String> ids = heldMeeting();
    return new Ongoing(ids,
        List.of("meetings.meeting id", "meetings.decision meeting", "meetings.attendance meeting",
            "meetings.proposal meeting", "meetings.file meeting", "audit.entry subject"),
        () -> as(TestCast.SECRETARY,
            actor -> meetingRepository.withdrawMeeting(actor, UUID.fromString(ids.get("id")), REASON)));
  }

  Ongoing decision() {
    String decision = heldMeeting().get("decision");
    return new Ongoing(Map.of("id", decision), List.of("meetings.decision id", "audit.entry subject"),
        () -> as(TestCast.SECRETARY, actor -> decisions.dropDecision(actor, UUID.fromString(decision), REASON)));
  }

  private String year(String code) {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(code);
    years.requestAnswers(code, TestCast.DISDUKCAPIL, "4.1");
    return code;
  }

  /** A proof that an office has taken. */
  Ongoing proof() {
    UUID use = new OfficialDocumentFixture(intake, documents).placeDated(cast.actorOf(TestCast.CLERK),
        TestCast.DISDUKCAPIL, year(OPEN_YEAR), "4.1", "data");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID item = ActorContext.callAs(clerk, () -> evidence.listUses(clerk, OPEN_YEAR, "4.1"))
        .stream()
        .filter(one -> one.id().equals(use))
        .map(EvidenceUseView::item)
        .findFirst()
        .orElseThrow();
    return new Ongoing(Map.of("id", item.toString(), "use", use.toString(), "other", Ids.next().toString()),
        List.of("evidence.item id", "evidence.use item", "audit.entry subject"),
        () -> as(TestCast.CLERK, actor -> items.withdraw(actor, item, REASON)));
  }

  Ongoing returnedProof() {
    Ongoing proof = proof();
    as(TestCast.VERIFIER,
        actor -> evidence.recordCheck(actor, UUID.fromString(proof.ids().get("use")), false, "Kurang jelas"));
    return proof;
  }

  private Ongoing report(int daysAgo, Consumer<UUID> end) {
    UUID id = Ids.next();
    ReportBody body = new ReportBody(null, "Laporan yang ditarik", null, TestCast.today(clock).minusDays(daysAgo),
        cast.village(TestCast.MAGANI), new ReportBody.PeopleCounts(1, 2, 3, 4), null, null, null, "", null, null, null,
        List.of());
    as(TestCast.VOLUNTEER, actor -> reportKind.receive(actor, new PhoneRecordForm<>(id, body, null, clock.instant())));
    return new Ongoing(
        Map.of("id", id.toString(), "day", body.heldOn().toString(), "village", body.village().toString()),
        List.of("community.report id", "community.report_version report", "audit.entry subject"), () -> end.accept(id));
  }

  Ongoing report() {
    return report(2, id -> as(TestCast.VOLUNTEER, actor -> reports.withdraw(actor, id, REASON)));
  }

  Ongoing reportInReview() {
    return report(500, id -> as(TestCast.SECRETARY, actor -> reports.accept(actor, id)));
  }

  Ongoing need() {
    UUID id = Ids.next();
    String body = """
        {"village": "%s", "help": "school", "people": {"children": 2, "women": 1, "others": 0}, "urgency": 2,
         "day": "%s", "text": "Perlu perlengkapan sekolah"}
        """.formatted(cast.village(TestCast.MAGANI), TestCast.today(clock));
    as(TestCast.VOLUNTEER, actor -> needs.receive(actor,
        new PhoneRecordForm<>(id, needs.read(JsonMapper.shared().readTree(body)), null, clock.instant())));
    return new Ongoing(Map.of("id", id.toString()), List.of("community.need_note id", "audit.entry subject"),
        () -> as(TestCast.SECRETARY,
            actor -> needs.move(actor, id, new TransitionRequest<>(NeedState.WRITTEN, NeedState.DONE, REASON))));
  }

  Ongoing session() {
    UUID id = Ids.next();
    as(TestCast.VERIFIER, actor -> sessions.start(actor, id, year(OPEN_YEAR), TestCast.DISDUKCAPIL, "Aula contoh"));
    return new Ongoing(Map.of("id", id.toString(), "other", Ids.next().toString()),
        List.of("indicators.desk id", "indicators.desk_verdict desk", "audit.entry subject"), () -> endSession(id));
  }

  private void endSession(UUID id) {
    try {
      mvc.perform(post("/73.24/kla/" + OPEN_YEAR + "/desk/" + id + "/end").param("basedOn", "1")
          .param("place", "Aula contoh")
          .with(csrf())
          .cookie(TestSignIn.sessionCookie(mvc, "eko"))).andExpect(status().isSeeOther());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Closed for good, so that it is made once and everything is tried on it. */
  Ongoing year() {
    if (closedYear == null) {
      year(CLOSED_YEAR);
      closedYear = new Ongoing(Map.of("id", CLOSED_YEAR, "other", Ids.next().toString()),
          List.of("indicators.evaluation code", "indicators.request evaluation", "indicators.answer evaluation",
              "indicators.opinion evaluation", "indicators.desk evaluation", "indicators.letter evaluation",
              "indicators.sprint evaluation"),
          () -> as(TestCast.SECRETARY, this::closeYear));
    }
    return closedYear;
  }

  private void closeYear(Actor secretary) {
    if (evaluations.require(secretary, CLOSED_YEAR).state() != EvaluationState.CLOSED) {
      evaluations.changeState(secretary, CLOSED_YEAR, EvaluationState.CLOSED, REASON);
    }
  }

  /** Of a newcomer, who works for an office that may be laid to rest. */
  Ongoing mandate() {
    return newcomer((mandate, office) -> as(TestCast.ADMIN, actor -> people.endMandate(actor, mandate, REASON)));
  }

  Ongoing organisation() {
    return newcomer((mandate, office) -> as(TestCast.ADMIN, actor -> {
      people.endMandate(actor, mandate, REASON);
      organisations.update(actor, office, 1, officeName(office), "", false);
    }));
  }

  /** Sheets of people name offices: each has a name of its own. */
  private static String officeName(UUID office) {
    return "Lembaga uji " + office.toString().substring(24);
  }

  private Ongoing newcomer(BiConsumer<UUID, UUID> end) {
    UUID person = Ids.next();
    UUID successor = Ids.next();
    UUID mandate = Ids.next();
    UUID office = Ids.next();
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
      organisations.insertIfAbsent(service, office, "opd", officeName(office), "", null, true);
      for (UUID one : List.of(person, successor)) {
        people.register(service,
            new NewPerson(one, "Wati Contoh", "wati." + one.toString().substring(24), null, TestCast.PASSWORD, true));
      }
      people.grantMandate(service, new NewMandate(mandate, person, Role.OFFICE_CLERK, office, "", List.of(), "SK-UJI",
          LocalDate.of(2024, 1, 2), null));
    }));
    return new Ongoing(
        Map.of("id", person.toString(), "mandate", mandate.toString(), "office", office.toString(), "successor",
            successor.toString(), "other", Ids.next().toString()),
        List.of("accounts.mandate person"), () -> end.accept(mandate, office));
  }
}
