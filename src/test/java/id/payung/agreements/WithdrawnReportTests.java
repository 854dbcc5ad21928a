package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.community.ReportBody;
import id.payung.community.report.ReportKind;
import id.payung.community.report.ReportLifeCycle;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Fitri's report realised volume, and somebody else took it back. */
@PayungTest
class WithdrawnReportTests {
  @Autowired AgreementFixture fixture;
  @Autowired PlannedActivityDirectory activities;
  @Autowired ReportKind kind;
  @Autowired ReportLifeCycle reports;
  @Autowired Clock clock;
  @Autowired MockMvc mvc;

  @Test
  void the_page_of_the_activity_names_who_withdrew_the_report_and_why() throws Exception {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Penarikan " + Ids.next()));
    PlanVersionActivity text = fixture.newActivity(1, "Pelatihan yang ditarik");
    fixture.saveActivity(plan, text);
    UUID report = report(text);
    await().until(() -> realised(text) > 0);

    fixture.runAs(TestCast.ADMIN, actor -> reports.withdraw(actor, report, "Tercatat dua kali"));

    await().until(() -> realised(text) == 0);
    assertThat(page("/73.24/activities/" + text.id()))
        .containsPattern("Laporannya ditarik kembali oleh Ani[^<]*: Tercatat")
        .doesNotContain("oleh penulis");
    assertThat(page("/73.24/reports/" + report)).containsPattern("Ditarik kembali oleh Ani[^<]*: Tercatat dua kali");
  }

  private long realised(PlanVersionActivity text) {
    return fixture.callAs(TestCast.SECRETARY, actor -> activities.require(actor, text.id())).realised();
  }

  private String page(String path) throws Exception {
    return mvc.perform(get(path).cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private UUID report(PlanVersionActivity activity) {
    UUID id = Ids.next();
    ReportBody body =
        new ReportBody(activity.id(), null, null, AgreementFixture.TODAY.minusDays(2), activity.villages().getFirst(),
            new ReportBody.PeopleCounts(4, 3, 2, 1), null, null, null, "", null, null, null, List.of());
    fixture.runAs(TestCast.VOLUNTEER,
        actor -> kind.receive(actor, new PhoneRecordForm<>(id, body, null, clock.instant())));
    return id;
  }
}
