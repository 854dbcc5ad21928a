package id.payung.agreements;

import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.TestCast;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan with one activity that has an open and a guarded budget line, as its office reads it. */
abstract class PlannedActivityScenario {
  @Autowired AgreementFixture fixture;
  @Autowired PlannedActivityDirectory activities;

  UUID agreement;
  JointPlan plan;
  PlanVersionActivity text;
  PlanVersionBudgetLine unguarded;
  PlanVersionBudgetLine guarded;
  UUID magani;

  @BeforeEach
  void a_plan_with_an_open_and_a_guarded_line() {
    agreement = fixture.draftAgreement("Realisasi " + Ids.next());
    plan = fixture.openPlan(agreement);
    unguarded = AgreementFixture.newLine(1, "Honor pelatih", 50_000_000);
    guarded = AgreementFixture.newGuardedLine(2, "Hibah tertutup");
    text = fixture.newActivity(1, "Pelatihan terealisasi", unguarded, guarded);
    fixture.saveActivity(plan, text);
    magani = text.villages().getFirst();
  }

  ActivityView readActivity() {
    return fixture.callAs(TestCast.CLERK, actor -> activities.require(actor, text.id()));
  }
}
