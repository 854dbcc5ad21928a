package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was spent never leaves a page or a sum, whatever becomes of the plan. */
@PayungTest
class SpentMoneyTests {
  private static final long SPENT = 10_000_000;

  @Autowired AgreementFixture fixture;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanApproval approval;
  @Autowired PlanDraftEditor editor;
  @Autowired BudgetRealisation money;
  @Autowired PlanProgressRepository progress;

  private JointPlan plan;
  private PlanVersionActivity spent;
  private UUID line;

  @BeforeEach
  void an_approved_activity_of_which_money_was_spent() {
    plan = fixture.openPlan(fixture.draftAgreement("Uang yang terpakai"));
    spent = fixture.newActivity(1, "Kelas yang terpakai", AgreementFixture.newLine(1, "Honor pelatih", 40_000_000));
    line = spent.lines().getFirst().id();
    fixture.saveActivity(plan, spent);
    fixture.saveActivity(plan, fixture.newActivity(2, "Kelas yang tetap"));
    fixture.offerAndApprove(plan);
    fixture.runAs(TestCast.CLERK,
        actor -> money.recordRealisation(actor, Ids.next(), line, AgreementFixture.TODAY, SPENT, "SP2D 7"));
  }

  @Test
  void money_of_an_activity_that_leaves_its_plan_is_said_before_and_stays_readable_and_counted() throws Exception {
    long before = realisedOfTheYear();
    fixture.runAs(TestCast.SECRETARY, actor -> approval.startNewVersion(actor, plan.id(), "Dikurangi", 1));
    String removal = "/plans/" + plan.id() + "/activities/" + spent.id() + "/removal";
    fixture.getPage("budi", removal)
        .andExpect(content().string(containsString("Rp10.000.000 sudah terealisasi, 0 laporan")));
    fixture.runAs(TestCast.SECRETARY, actor -> editor.removeActivity(actor, plan.id(), spent.id(),
        plans.loadVersion(actor, plan.id(), 2).find(spent.id()).version(), "Dialihkan"));
    fixture.offerAndApprove(plan);

    fixture.getPage("budi", "/activities/" + spent.id())
        .andExpect(content().string(allOf(containsString("Honor pelatih"), containsString("Rp10.000.000"),
            containsString("sudah keluar dari rencana"), containsString("SP2D 7"))));
    fixture.getPage("budi", "/plans/" + plan.id())
        .andExpect(content().string(allOf(containsString("Rp10.000.000"), containsString("Honor pelatih"))));
    assertThat(realisedOfTheYear()).isEqualTo(before);
    fixture.getPage("citra", "/activities/" + spent.id() + "/lines/" + line + "/realisation")
        .andExpect(redirectedUrl("/73.24/activities/" + spent.id()));
    fixture
        .postForm("citra", "/activities/" + spent.id() + "/lines/" + line + "/realisation", "id", Ids.next(), "asOf",
            AgreementFixture.TODAY, "amount", "11000000", "basis", "SP2D 8")
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void a_line_of_which_money_was_spent_is_not_lowered() throws Exception {
    fixture
        .postForm("budi", "/activities/" + spent.id() + "/lines/" + line + "/stage", "was", "dpa", "stage",
            "not-accommodated", "on", AgreementFixture.TODAY)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("tahapnya tidak dapat diturunkan")));

    BudgetLine kept = fixture.callAs(TestCast.SECRETARY, actor -> money.listByActivity(actor, spent.id())).getFirst();
    assertThat(kept.stage()).isEqualTo("dpa");
  }

  @Test
  void what_was_spent_of_a_line_that_is_money_no_longer_is_counted_and_the_rest_is_not() {
    BudgetLine kept = fixture.callAs(TestCast.SECRETARY, actor -> money.listByActivity(actor, spent.id())).getFirst();
    BudgetLine lowered =
        new BudgetLine(kept.id(), kept.activity(), kept.plan(), 1, kept.what(), kept.source(), kept.owner(), null, "",
            false, kept.amount(), "not-accommodated", kept.stageOn(), true, kept.realised(), kept.realisedOn());

    BudgetRealisation.BudgetTotals sums = fixture.callAs(TestCast.SECRETARY, actor -> money.sumLines(List.of(lowered)));

    assertThat(sums.realised()).isEqualTo(SPENT);
    assertThat(sums.counted()).isEqualTo(SPENT);
    assertThat(sums.asOf()).isEqualTo(AgreementFixture.TODAY);
  }

  /** Of this test's activity alone: other classes write into the same year. */
  private long realisedOfTheYear() {
    PlanProgressRepository.YearProgress year =
        fixture.callAs(TestCast.SECRETARY, actor -> progress.loadYear(actor, AgreementFixture.YEAR));
    return year.leftPlan().realised() + year.activities()
        .stream()
        .filter(one -> one.activity().id().equals(spent.id()))
        .mapToLong(PlanProgressRepository.ActivityProgressView::moneyRealised)
        .sum();
  }
}
