package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.community.PlannedActivity;
import id.payung.platform.duty.DutySource;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What stands below an agreement that was ended: it is marked as such, no form opens only to refuse, and what was held
 * before can still be reported. That nothing is saved behind the end: {@code EndedRecordTests}.
 */
@PayungTest
class EndedAgreementTests {
  private static final String TITLE = "Kerja sama yang berhenti";

  @Autowired AgreementFixture fixture;
  @Autowired AgreementLifeCycle lifecycle;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanApproval approval;

  @Autowired List<DutySource> duties;

  @Autowired PlannedActivityDirectory activities;

  private UUID agreement;
  private JointPlan plan;
  private PlanVersionActivity activity;

  @BeforeEach
  void an_approved_plan_whose_agreement_ends() {
    agreement = fixture.draftAgreement(TITLE);
    fixture.bringInForce(agreement);
    plan = fixture.openPlan(agreement);
    activity = fixture.newActivity(1, "Kelas yang terhenti", AgreementFixture.newLine(1, "Sewa gedung", 5_000_000));
    fixture.saveActivity(plan, activity);
    fixture.offerAndApprove(plan);
    fixture.runAs(TestCast.SECRETARY,
        actor -> lifecycle.endEarly(actor, agreement, AgreementFixture.TODAY, "Mitra berhenti"));
  }

  @Test
  void an_ended_plan_is_no_choice_and_its_forms_lead_to_the_page_that_says_so() throws Exception {
    String base = "/plans/" + plan.id();
    String version = "/73.24" + base + "/versions/1";

    fixture.getPage("budi", "/plans/choose?question=19.3&q=Kerja%20sama%20yang%20berhenti")
        .andExpect(content().string(not(containsString(plan.id().toString()))));
    for (String form : List.of("/renewal", "/renewal?question=19.3", "/activities/new", "/versions/1/return",
        "/activities/" + activity.id() + "/edit", "/activities/" + activity.id() + "/removal")) {
      fixture.getPage("budi", base + form).andExpect(redirectedUrl(version));
    }
    fixture.getPage("budi", base + "/versions/1")
        .andExpect(content()
            .string(allOf(containsString("rencana ini hanya untuk dibaca"), not(containsString(base + "/renewal")))));
    fixture.getPage("budi", base + "/imports")
        .andExpect(content()
            .string(allOf(containsString("rencana ini hanya untuk dibaca"), not(containsString("type=\"file\"")))));
  }

  @Test
  void plan_and_activity_say_that_the_agreement_was_ended_until_that_is_taken_back() throws Exception {
    fixture.getPage("hadi", "/plans/" + plan.id()).andExpect(content().string(containsString("hanya untuk dibaca")));
    fixture.getPage("hadi", "/activities/" + activity.id())
        .andExpect(content().string(allOf(containsString("Kerja samanya diakhiri pada"),
            not(containsString("/lines/" + activity.lines().getFirst().id() + "/stage")))));

    fixture.runAs(TestCast.SECRETARY, actor -> lifecycle.reopen(actor, agreement, "Keliru diakhiri"));

    assertThat(fixture.callAs(TestCast.SECRETARY, actor -> plans.require(actor, plan.id())).ongoing()).isTrue();
    fixture.getPage("hadi", "/activities/" + activity.id())
        .andExpect(content().string(not(containsString("Kerja samanya diakhiri pada"))));
  }

  @Test
  void the_end_is_told_to_the_parties_and_marked_in_lists_filter_and_search() throws Exception {
    String path = "/73.24/agreements/" + agreement;
    String q = "q=Kerja%20sama%20yang%20berhenti";

    fixture.getPage("hadi", "/changes?kind=agreements-ended").andExpect(content().string(containsString(path)));
    fixture.getPage("hadi", "/agreements?stage=ended&" + q)
        .andExpect(content().string(allOf(containsString(path), containsString("Diakhiri "))));
    fixture.getPage("hadi", "/agreements?stage=in-force&" + q).andExpect(content().string(not(containsString(path))));
    fixture.getPage("hadi", "/plans?" + q).andExpect(content().string(containsString("kerja sama diakhiri ")));
    fixture.getPage("hadi", "/activities?q=Kelas%20yang%20terhenti")
        .andExpect(content().string(containsString("kerja sama diakhiri ")));
    fixture.getPage("hadi", "/search?q=Kelas%20yang%20terhenti")
        .andExpect(content().string(containsString("Kerja samanya diakhiri")));
  }

  @Test
  void a_plan_is_found_by_the_number_on_its_papers() throws Exception {
    String code = fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), 1)).version().code();
    String number = code.replaceFirst("-V1-.*", "");

    assertThat(number).startsWith("RKB-");
    fixture.getPage("hadi", "/search?q=" + number)
        .andExpect(content().string(containsString("/73.24/plans/" + plan.id())));
    fixture.getPage("hadi", "/plans?q=" + number)
        .andExpect(content().string(containsString("/73.24/plans/" + plan.id())));
  }

  @Test
  void the_paper_of_an_approved_plan_says_that_and_by_whom() throws Exception {
    byte[] pdf = fixture.getPage("hadi", "/plans/" + plan.id() + "/versions/1/paper.pdf")
        .andReturn()
        .getResponse()
        .getContentAsByteArray();

    try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document).replaceAll("\\s+", " "))
          .contains("DISETUJUI", "Budi Contoh (Dinsos P3A)", "Hadi Contoh (Yayasan Teduh Contoh)");
    }
  }

  @Test
  void nobody_is_asked_to_approve_a_plan_whose_agreement_ended() {
    UUID other = fixture.draftAgreement("Menunggu lalu berhenti");
    JointPlan offered = fixture.openPlan(other);
    fixture.saveActivity(offered, fixture.newActivity(1, "Kegiatan yang menunggu"));
    fixture.runAs(TestCast.SECRETARY, actor -> approval.offer(actor, offered.id(), 1));
    assertThat(asked(offered)).isTrue();

    fixture.runAs(TestCast.SECRETARY,
        actor -> lifecycle.endEarly(actor, other, AgreementFixture.TODAY, "Mitra berhenti"));

    assertThat(asked(offered)).isFalse();
  }

  private boolean asked(JointPlan offered) {
    return duties.stream()
        .flatMap(source -> fixture.callAs(TestCast.PARTNER, actor -> source.listDuties(actor, 500)).stream())
        .anyMatch(duty -> duty.path().startsWith("/plans/" + offered.id()));
  }

  @Test
  void what_was_held_before_the_end_may_still_be_reported_and_nothing_later() {
    PlannedActivity reportable = fixture.callAs(TestCast.SECRETARY, actor -> activities.listReportable(actor))
        .stream()
        .filter(one -> one.id().equals(activity.id()))
        .findFirst()
        .orElseThrow();

    assertThat(reportable.covers(AgreementFixture.TODAY)).isTrue();
    assertThat(reportable.covers(AgreementFixture.TODAY.plusDays(1))).isFalse();
  }
}
