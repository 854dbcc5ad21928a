package id.payung.insight;

import id.payung.agreements.JointPlan;
import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementParty;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.register.AgreementText;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.TestCast;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Agreements and plans for tests, made by doing it, as the secretary. */
final class JointPlanFixture {
  private final AgreementRegistration registering;
  private final JointPlanDirectory plans;
  private final PlanDraftEditor drafting;
  private final TestCast cast;

  JointPlanFixture(AgreementRegistration registering, JointPlanDirectory plans, PlanDraftEditor drafting,
      TestCast cast) {
    this.registering = registering;
    this.plans = plans;
    this.drafting = drafting;
    this.cast = cast;
  }

  /** A plan of that year between the regency and the partner. */
  JointPlan openPlan(String title, UUID office, UUID partner, int year) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    UUID agreement = Ids.next();
    AgreementText text = AgreementText.of(title, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    List<AgreementParty> parties =
        List.of(new AgreementParty(1, "first", office, "Pemerintah Kabupaten Contoh", "", "", "", "definitive"),
            new AgreementParty(2, "second", partner, "Mitra Contoh", "", "", "", "definitive"));
    return ActorContext.callAs(secretary, () -> {
      registering.register(secretary, AgreementContents.of(agreement, "pks", text, parties));
      return plans.openPlan(secretary, Ids.next(), agreement, year);
    });
  }

  UUID addActivity(JointPlan plan, int number, String title, UUID office, UUID partner, LocalDate starts,
      LocalDate ends, long target, PlanVersionBudgetLine... lines) {
    return addActivityFor(List.of(), plan, number, title, office, partner, starts, ends, target, lines);
  }

  /** The newest version, offered and approved by the regency and the partner of the cast. */
  void approve(PlanApproval approval, JointPlan plan) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    Actor partner = cast.actorOf(TestCast.PARTNER);
    int number = ActorContext.callAs(secretary, () -> plans.require(secretary, plan.id())).newestVersion();
    String code = ActorContext.callAs(secretary, () -> approval.offer(secretary, plan.id(), number));
    ActorContext.runAs(secretary, () -> approval.approve(secretary, plan.id(), number, code));
    ActorContext.runAs(partner, () -> approval.approve(partner, plan.id(), number, code));
  }

  /** The same, which serves these questions. */
  UUID addActivityFor(List<String> questions, JointPlan plan, int number, String title, UUID office, UUID partner,
      LocalDate starts, LocalDate ends, long target, PlanVersionBudgetLine... lines) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    UUID id = Ids.next();
    PlanVersionActivity text = new PlanVersionActivity(id, number, title, "training", office, List.of(partner),
        List.of(cast.village(TestCast.MAGANI)), questions, starts, ends, "kegiatan", target, "", null, List.of(lines));
    ActorContext.runAs(secretary,
        () -> drafting.saveActivity(secretary, plan.id(), 0, new ActivityChange(text, Map.of(), Map.of())));
    return id;
  }

  /** The same with one line whose amount the task force alone may see. */
  UUID addActivityWithRestrictedAmount(JointPlan plan, int number, String title, UUID office, UUID partner,
      LocalDate starts, LocalDate ends, long target, PlanVersionBudgetLine line, long amount, String stage) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    UUID id = Ids.next();
    PlanVersionActivity text = new PlanVersionActivity(id, number, title, "training", office, List.of(partner),
        List.of(cast.village(TestCast.MAGANI)), List.of(), starts, ends, "kegiatan", target, "", null, List.of(line));
    ActorContext.runAs(secretary, () -> drafting.saveActivity(secretary, plan.id(), 0,
        new ActivityChange(text, Map.of(line.id(), amount), Map.of(line.id(), stage))));
    return id;
  }
}
