package id.payung.agreements;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.agreements.register.AgreementParty;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.register.AgreementStage;
import id.payung.agreements.register.AgreementText;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.lifecycle.TransitionRequest;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Scope;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Reaches the states that the tests of agreements begin in, by doing what people do. */
@TestComponent
@Scope("prototype") // who is signed in is remembered for one test
public class AgreementFixture {
  static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Makassar"));
  static final int YEAR = TODAY.getYear();

  private final MockMvc mvc;
  private final TestCast cast;
  private final AgreementDirectory agreements;
  private final AgreementRegistration registration;
  private final AgreementLifeCycle lifecycle;
  private final JointPlanDirectory plans;
  private final PlanDraftEditor draftEditor;
  private final PlanApproval planApproval;
  private final Map<String, Cookie> signedIn = new HashMap<>();

  AgreementFixture(MockMvc mvc, TestCast cast, AgreementDirectory agreements, AgreementRegistration registration,
      AgreementLifeCycle lifecycle, JointPlanDirectory plans, PlanDraftEditor draftEditor, PlanApproval planApproval) {
    this.mvc = mvc;
    this.cast = cast;
    this.agreements = agreements;
    this.registration = registration;
    this.lifecycle = lifecycle;
    this.plans = plans;
    this.draftEditor = draftEditor;
    this.planApproval = planApproval;
  }

  public interface ActorCall<T> {
    T apply(Actor actor);
  }

  public <T> T callAs(UUID person, ActorCall<T> call) {
    Actor actor = cast.actorOf(person);
    return ActorContext.callAs(actor, () -> call.apply(actor));
  }

  public void runAs(UUID person, java.util.function.Consumer<Actor> call) {
    Actor actor = cast.actorOf(person);
    ActorContext.runAs(actor, () -> call.accept(actor));
  }

  private Cookie cookie(String name) throws Exception {
    Cookie known = signedIn.get(name);
    if (known == null) {
      known = TestSignIn.sessionCookie(mvc, name);
      signedIn.put(name, known);
    }
    return known;
  }

  ResultActions getPage(String who, String path) throws Exception {
    return mvc.perform(get(URI.create("/73.24" + path)).cookie(cookie(who)));
  }

  ResultActions getApi(String who, String path) throws Exception {
    return mvc.perform(get(URI.create("/api/v1/73.24" + path)).cookie(cookie(who)));
  }

  ResultActions getPageSignedOut(String path) throws Exception {
    return mvc.perform(get("/73.24" + path));
  }

  ResultActions postForm(String who, String path, Object... fields) throws Exception {
    return mvc.perform(withFields(post("/73.24" + path), fields).cookie(cookie(who)).with(csrf()));
  }

  ResultActions postFile(String who, String path, byte[] file, String name, String type, Object... fields)
      throws Exception {
    return mvc
        .perform(withFields(multipart("/73.24" + path).file(new MockMultipartFile("file", name, type, file)), fields)
            .cookie(cookie(who))
            .with(csrf()));
  }

  private static <B extends AbstractMockHttpServletRequestBuilder<B>> B withFields(B request, Object... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i].toString(), String.valueOf(fields[i + 1]));
    }
    return request;
  }

  /** Between Dinsos P3A and Yayasan Teduh, still a draft. */
  public UUID draftAgreement(String title) {
    UUID id = Ids.next();
    runAs(TestCast.SECRETARY, actor -> registration.register(actor, agreementDraft(id, title)));
    return id;
  }

  static AgreementContents agreementDraft(UUID id, String title) {
    return AgreementContents.of(id, "pks", agreementText(title), agreementParties());
  }

  static AgreementText agreementText(String title) {
    return RecordCopy.of(AgreementText.of(title, TODAY.minusMonths(6), TODAY.plusYears(1)))
        .with(AgreementText::scope, "Pencegahan perkawinan anak")
        .make();
  }

  static List<AgreementParty> agreementParties() {
    return List.of(
        new AgreementParty(1, "first", TestCast.DP3A, "Dinsos P3A", "", "Ani Contoh", "Kepala Dinas", "acting"),
        new AgreementParty(2, "second", TestCast.NGO, "Yayasan Teduh Contoh", "", "Hadi Contoh", "Direktur",
            "definitive"));
  }

  void takeSteps(UUID agreement, AgreementStage... stages) {
    AgreementStage from =
        callAs(TestCast.SECRETARY, actor -> agreements.listVersions(actor, agreement).getFirst().stage());
    for (AgreementStage to : stages) {
      AgreementStage before = from;
      runAs(TestCast.SECRETARY,
          actor -> lifecycle.takeStep(actor, agreement,
              new TransitionRequest<>(before, to, to == AgreementStage.SIGNED ? "Nomor dan pindaian menyusul" : null),
              TODAY, 0));
      from = to;
    }
  }

  public void bringInForce(UUID agreement) {
    takeSteps(agreement, AgreementStage.REVIEWED, AgreementStage.INITIALLED, AgreementStage.SIGNED,
        AgreementStage.IN_FORCE);
  }

  public JointPlan openPlan(UUID agreement) {
    return openPlan(agreement, YEAR);
  }

  JointPlan openPlan(UUID agreement, int year) {
    return callAs(TestCast.SECRETARY, actor -> plans.openPlan(actor, Ids.next(), agreement, year));
  }

  public PlanVersionActivity newActivity(int number, String title, PlanVersionBudgetLine... lines) {
    return newActivityIn(YEAR, number, title, lines);
  }

  /** From the first to the last day of that year. */
  PlanVersionActivity newActivityIn(int year, int number, String title, PlanVersionBudgetLine... lines) {
    return new PlanVersionActivity(Ids.next(), number, title, "training", TestCast.DISDUKCAPIL, List.of(TestCast.NGO),
        List.of(cast.village(TestCast.MAGANI)), List.of(), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31),
        "orang", 100, "", null, List.of(lines));
  }

  public static PlanVersionBudgetLine newLine(int number, String what, long amount) {
    return new PlanVersionBudgetLine(Ids.next(), number, what, "apbd-kabupaten", TestCast.DISDUKCAPIL, null, "", false,
        amount);
  }

  static PlanVersionBudgetLine newGuardedLine(int number, String what) {
    return new PlanVersionBudgetLine(Ids.next(), number, what, "hibah-luar-apbd", TestCast.NGO, null, "", true, null);
  }

  void saveActivity(UUID person, JointPlan plan, PlanVersionActivity text, Map<UUID, Long> guarded,
      Map<UUID, String> stages) {
    runAs(person, actor -> draftEditor.saveActivity(actor, plan.id(), 0, new ActivityChange(text, guarded, stages)));
  }

  public void saveActivity(JointPlan plan, PlanVersionActivity text) {
    Map<UUID, Long> guarded = new HashMap<>();
    Map<UUID, String> stages = new HashMap<>();
    for (PlanVersionBudgetLine line : text.lines()) {
      if (line.guarded()) {
        guarded.put(line.id(), 75_000_000L);
        stages.put(line.id(), "commitment");
      } else {
        stages.put(line.id(), "dpa");
      }
    }
    saveActivity(TestCast.SECRETARY, plan, text, guarded, stages);
  }

  /** Offered and approved by the secretary and by the partner. */
  public void offerAndApprove(JointPlan plan) {
    int number = callAs(TestCast.SECRETARY, actor -> plans.require(actor, plan.id())).newestVersion();
    String code = callAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), number));
    runAs(TestCast.SECRETARY, actor -> planApproval.approve(actor, plan.id(), number, code));
    runAs(TestCast.PARTNER, actor -> planApproval.approve(actor, plan.id(), number, code));
  }

  Agreement readAgreement(UUID person, UUID agreement) {
    return callAs(person, actor -> agreements.require(actor, agreement));
  }

  List<UUID> ids(PlanVersionActivity... texts) {
    List<UUID> ids = new ArrayList<>();
    for (PlanVersionActivity text : texts) {
      ids.add(text.id());
    }
    return ids;
  }

  /** The form of an agreement of two parties, as it is sent. */
  static Object[] form(UUID id, String title, Object... more) {
    List<Object> fields = new ArrayList<>(List.of("id", id, "title", title, "kind", "pks", "wholeRegency", "true",
        "p1.position", "first", "p1.organisation", TestCast.DP3A, "p1.signer", "Ani Contoh", "p1.post", "Kepala Dinas",
        "p1.capacity", "acting", "p2.position", "second", "p2.newName", "Yayasan Baru " + title, "p2.newKind", "ngo",
        "starts", "2026-01-01", "ends", "2027-12-31"));
    fields.addAll(List.of(more));
    return fields.toArray();
  }
}
