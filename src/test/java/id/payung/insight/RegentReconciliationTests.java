package id.payung.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.agreements.BudgetRealisation;
import id.payung.agreements.JointPlan;
import id.payung.agreements.ProgressStatus;
import id.payung.agreements.plan.BudgetStageTransition;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The regent's figures are those of the list behind them, also when activities left their plan or agreements ended. */
@PayungTest
@OwnDatabase("regent") // its figures are those of all plans of the year
class RegentReconciliationTests {
  @Autowired MockMvc mvc;
  @Autowired RegentPageLoader pageLoader;
  @Autowired AgreementRegistration registering;
  @Autowired AgreementLifeCycle lifecycle;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanDraftEditor drafting;
  @Autowired PlanApproval approval;
  @Autowired BudgetStageTransition stages;
  @Autowired BudgetRealisation money;
  @Autowired Clock clock;
  @Autowired TestCast cast;

  private LocalDate today;
  private Row headings;

  @BeforeEach
  void one_plan_lost_an_activity_and_one_agreement_ended() {
    today = TestCast.today(clock);
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    JointPlan lessened = openPlan();
    UUID gone = addActivity(lessened, 1, 4_000_000);
    addActivity(lessened, 2, 3_000_000);
    new JointPlanFixture(registering, plans, drafting, cast).approve(approval, lessened);
    ActorContext.runAs(secretary, () -> {
      approval.startNewVersion(secretary, lessened.id(), "Dikurangi", 1);
      drafting.removeActivity(secretary, lessened.id(), gone,
          plans.loadVersion(secretary, lessened.id(), 2).find(gone).version(), "Dialihkan");
    });
    new JointPlanFixture(registering, plans, drafting, cast).approve(approval, lessened);

    JointPlan ended = openPlan();
    addActivity(ended, 1, 6_000_000);
    new JointPlanFixture(registering, plans, drafting, cast).approve(approval, ended);
    ActorContext.runAs(secretary, () -> lifecycle.endEarly(secretary, ended.agreement(), today, "Mitra berhenti"));
    addActivity(openPlan(), 1, 1_000_000); // approved by nobody
  }

  @Test
  void each_count_of_the_page_is_the_length_of_the_list_it_leads_to() throws Exception {
    RegentPage view = view();

    for (ProgressStatus status : ProgressStatus.PURSUED) {
      assertThat(rows(view.listPath(status))).as(status.code()).hasSize(view.count(status));
      assertThat(page("/73.24/regent")).contains(view.listPath(status).replace("&", "&amp;"));
    }
    assertThat(rows(view.listPath(ProgressStatus.ENDED))).hasSize(view.ended().size()).isNotEmpty();
    assertThat(view.activities())
        .isEqualTo(ProgressStatus.PURSUED.stream().mapToInt(view::count).sum() + view.ended().size());
  }

  @Test
  void the_money_of_the_page_is_the_sum_of_the_sheet_and_says_what_it_includes() throws Exception {
    RegentPage view = view();
    List<Row> counted = rows("/activities?year=" + today.getYear() + "&approval=approved");

    assertThat(sum(counted, "Tersedia")).isEqualTo(view.money());
    assertThat(sum(counted, "Realisasi keuangan")).isEqualTo(view.realised());
    assertThat(sum(rows(view.listPath(ProgressStatus.LEFT_PLAN)), "Realisasi keuangan"))
        .isEqualTo(view.plans().leftPlan().realised())
        .isPositive();
    assertThat(sum(rows(view.listPath(ProgressStatus.ENDED)), "Realisasi keuangan")).isEqualTo(view.realisedOfEnded())
        .isPositive();
    assertThat(page("/73.24/regent")).contains("dari kegiatan yang keluar dari rencana",
        "berasal dari kerja sama yang sudah berakhir");
  }

  private JointPlan openPlan() {
    return new JointPlanFixture(registering, plans, drafting, cast).openPlan("PKS " + Ids.next(), TestCast.DP3A,
        TestCast.NGO, today.getYear());
  }

  private UUID addActivity(JointPlan plan, int number, long realised) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    PlanVersionBudgetLine line = new PlanVersionBudgetLine(Ids.next(), 1, "Honor", "apbd-kabupaten",
        TestCast.DISDUKCAPIL, null, "", false, 2 * realised);
    UUID activity =
        new JointPlanFixture(registering, plans, drafting, cast).addActivity(plan, number, "Kegiatan " + Ids.next(),
            TestCast.DISDUKCAPIL, TestCast.NGO, today.withDayOfYear(1), today.plusDays(1), 5, line);
    ActorContext.runAs(secretary, () -> {
      stages.moveLine(secretary, plan.id(), line.id(), "", "dpa", today);
      money.recordRealisation(secretary, Ids.next(), line.id(), today, realised, "SP2D uji");
    });
    return activity;
  }

  private RegentPage view() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(secretary, () -> pageLoader.load(secretary));
  }

  private String page(String path) throws Exception {
    return mvc.perform(get(path).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  /** Of the sheet of a list, its headings first among what {@link #sum} reads. */
  private List<Row> rows(String path) throws Exception {
    byte[] sheet = mvc.perform(get("/73.24" + path.replace("/activities?", "/activities/export.xlsx?"))
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))).andReturn().getResponse().getContentAsByteArray();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
      List<Row> all = book.getFirstSheet().read();
      headings = all.stream().filter(row -> textsOf(row).contains("Tersedia")).findFirst().orElseThrow();
      return all.stream().filter(row -> row.getRowNum() > headings.getRowNum()).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> textsOf(Row row) {
    return row.stream().map(cell -> cell == null ? "" : cell.getRawValue()).toList();
  }

  private long sum(List<Row> rows, String heading) {
    int column = textsOf(headings).indexOf(heading);
    assertThat(column).as(heading).isNotNegative();
    return rows.stream().mapToLong(row -> row.getCellAsNumber(column).orElseThrow().longValue()).sum();
  }
}
