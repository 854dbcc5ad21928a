package id.payung.remarks;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.accounts.signin.AttemptLimiter;
import id.payung.agreements.AgreementFixture;
import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.EvidenceUseView;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.OfficialDocumentFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** Subjects of all kinds, made by doing it, and what people write beside them through the forms. */
@TestComponent
@Scope("prototype") // who is signed in is remembered for one test
public class RemarkFixture {
  private final MockMvc mvc;
  private final TestCast cast;
  private final EvaluationFixture years;
  private final OfficialDocumentFixture papers;
  private final EvidenceRegister evidence;
  private final AgreementFixture agreements;
  private final DataRequestRepository requests;
  private final AttemptLimiter limiter;
  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;
  private final Map<String, Cookie> signedIn = new HashMap<>();

  RemarkFixture(MockMvc mvc, TestCast cast, EvaluationOpening opening, DataRequestRepository requests,
      EvidenceIntake intake, DocumentStorage documents, EvidenceRegister evidence, AgreementFixture agreements,
      AttemptLimiter limiter, TransactionTemplate transactions, JdbcClient jdbc) {
    this.limiter = limiter;
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.mvc = mvc;
    this.cast = cast;
    this.years = new EvaluationFixture(opening, requests, cast);
    this.papers = new OfficialDocumentFixture(intake, documents);
    this.evidence = evidence;
    this.agreements = agreements;
    this.requests = requests;
  }

  /** What a form says of the subject. */
  public record Subject(String kind, String key, String path) {}

  /** A question that an office is asked. */
  public Subject question(String year, String question, UUID organisation) {
    years.open(year);
    years.requestAnswers(year, organisation, question);
    return new Subject("question", year + "/" + question, "/kla/" + year + "/questions/" + question);
  }

  public void askAnotherOffice(String year, String question, UUID organisation) {
    years.requestAnswers(year, organisation, question);
  }

  public DataRequestRepository requests() {
    return requests;
  }

  /** A file of Disdukcapil, used for a question that it was asked. */
  public Subject evidence(String year, String question) {
    question(year, question, TestCast.DISDUKCAPIL);
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID use = papers.placeDated(clerk, TestCast.DISDUKCAPIL, year, question, "data");
    UUID item = ActorContext.callAs(clerk, () -> evidence.listUses(clerk, year, question))
        .stream()
        .filter(one -> one.id().equals(use))
        .map(EvidenceUseView::item)
        .findFirst()
        .orElseThrow();
    return new Subject("evidence", item.toString(), "/evidence/" + item);
  }

  /** An activity of Dinsos P3A, Disdukcapil and Yayasan Teduh in Magani. */
  public Subject activity(String title) {
    UUID agreement = agreements.draftAgreement(title);
    JointPlan plan = agreements.openPlan(agreement);
    PlanVersionActivity activity = agreements.newActivity(1, title);
    agreements.saveActivity(plan, activity);
    agreements.offerAndApprove(plan);
    return new Subject("activity", activity.id().toString(), "/activities/" + activity.id());
  }

  public UUID say(String who, Subject subject, String text) throws Exception {
    UUID conversation = Ids.next();
    send(who, subject, conversation, Ids.next(), text, null);
    return conversation;
  }

  public ResultActions answer(String who, Subject subject, UUID conversation, String text) throws Exception {
    return send(who, subject, conversation, Ids.next(), text, null);
  }

  public ResultActions send(String who, Subject subject, UUID conversation, UUID id, String text, @Nullable UUID named)
      throws Exception {
    var request = post("/73.24/remarks").param("id", id.toString())
        .param("conversation", conversation.toString())
        .param("kind", subject.kind())
        .param("key", subject.key())
        .param("text", text)
        .param("back", "");
    Optional.ofNullable(named).ifPresent(person -> request.param("named", person.toString()));
    return mvc.perform(request.with(csrf()).cookie(cookie(who)));
  }

  public ResultActions settle(String who, UUID conversation) throws Exception {
    return mvc.perform(post("/73.24/remarks/conversations/" + conversation + "/settlement").param("back", "")
        .with(csrf())
        .cookie(cookie(who)));
  }

  public ResultActions open(String who, String path) throws Exception {
    return mvc.perform(get(URI.create("/73.24" + path)).cookie(cookie(who)));
  }

  public String read(String who, String path) throws Exception {
    return open(who, path).andReturn().getResponse().getContentAsString();
  }

  public ResultActions press(String who, String path) throws Exception {
    return mvc.perform(post("/73.24" + path).with(csrf()).cookie(cookie(who)));
  }

  /** What other tests sent in the same ten minutes does not count in this one. */
  private void forgetPace(String who) {
    UUID person = ActorContext.callAs(Actor.anonymous(),
        () -> transactions.execute(_ -> jdbc.sql("SELECT id FROM accounts.person WHERE sign_in_name = :who")
            .param("who", who)
            .query(UUID.class)
            .single()));
    ActorContext.runAs(Actor.anonymous(), () -> limiter.reset(RemarkController.PURPOSE, person.toString()));
  }

  public Cookie cookie(String who) throws Exception {
    Cookie known = signedIn.get(who);
    if (known == null) {
      known = TestSignIn.sessionCookie(mvc, who);
      signedIn.put(who, known);
      forgetPace(who);
    }
    return known;
  }
}
