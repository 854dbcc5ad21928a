package id.payung.agreements;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.community.ReportBody;
import id.payung.community.report.ReportKind;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** The day on which an agreement is ended: not one to come, and a day gone by with open eyes for what lies after it. */
@PayungTest
class EndingDayTests {
  private static final LocalDate TODAY = AgreementFixture.TODAY;

  @Autowired AgreementFixture fixture;
  @Autowired AgreementDirectory agreements;
  @Autowired PlannedActivityDirectory activities;
  @Autowired BudgetRealisation money;
  @Autowired TestCast cast;
  @Autowired ReportKind kind;
  @Autowired Clock clock;

  private UUID agreement;
  private PlanVersionActivity activity;

  @BeforeEach
  void a_plan_in_force() {
    agreement = fixture.draftAgreement("Berakhir kapan");
    fixture.bringInForce(agreement);
    JointPlan plan = fixture.openPlan(agreement);
    activity = fixture.newActivity(1, "Kelas sesudahnya", AgreementFixture.newLine(1, "Honor", 40_000_000));
    fixture.saveActivity(plan, activity);
    fixture.offerAndApprove(plan);
  }

  @Test
  void a_day_to_come_ends_nothing_yet() throws Exception {
    end(TODAY.plusDays(1), false).andExpect(status().is(422))
        .andExpect(content().string(containsString("Akhiri kerja samanya pada harinya")));
    assertThat(endedOn()).isNull();

    end(TODAY, false).andExpect(status().isSeeOther());
    assertThat(endedOn()).isEqualTo(TODAY);
  }

  @Test
  void a_day_before_reports_and_money_names_them_and_asks_once() throws Exception {
    fixture.runAs(TestCast.CLERK, actor -> money.recordRealisation(actor, Ids.next(), activity.lines().getFirst().id(),
        TODAY, 9_000_000, "SP2D 7"));
    UUID report = Ids.next();
    ReportBody body = new ReportBody(activity.id(), null, null, TODAY.minusDays(2), cast.village(TestCast.MAGANI),
        new ReportBody.PeopleCounts(1, 2, 3, 4), null, null, null, "", null, null, null, List.of());
    fixture.runAs(TestCast.VOLUNTEER,
        actor -> kind.receive(actor, new PhoneRecordForm<>(report, body, null, clock.instant())));
    await().untilAsserted(() -> assertThat(
        fixture.callAs(TestCast.SECRETARY, actor -> activities.require(actor, activity.id())).reports()).isOne());

    end(TODAY.minusDays(5), false).andExpect(status().is(422))
        .andExpect(content().string(allOf(containsString("Kelas sesudahnya</a>"), containsString("laporan kegiatan "),
            containsString("realisasi per "), containsString("name=\"withWork\""), containsString("Mitra berhenti"))));
    assertThat(endedOn()).isNull();

    end(TODAY.minusDays(5), true).andExpect(status().isSeeOther());
    assertThat(endedOn()).isEqualTo(TODAY.minusDays(5));
    fixture.getPage("budi", "/reports/" + report)
        .andExpect(content().string(allOf(containsString("Kerja sama kegiatan ini diakhiri "),
            not(containsString("Kegiatan ini direncanakan")))));
  }

  private ResultActions end(LocalDate on, boolean knowing) throws Exception {
    String page = "/agreements/" + agreement + "/ending";
    return knowing ? fixture.postForm("budi", page, "on", on, "reason", "Mitra berhenti", "withWork", "true")
        : fixture.postForm("budi", page, "on", on, "reason", "Mitra berhenti");
  }

  private LocalDate endedOn() {
    return fixture.callAs(TestCast.SECRETARY, actor -> agreements.require(actor, agreement)).endedOn();
  }
}
