package id.payung.agreements;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanVersion;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** A draft that comes to nothing goes; what was approved, reported, spent or talked about stays. */
@PayungTest
class DiscardedDraftTests {
  @Autowired AgreementFixture fixture;
  @Autowired MeetingDecisionFixture meetingDecisions;
  @Autowired MeetingDecisionRepository decisions;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanApproval planApproval;
  @Autowired BudgetRealisation budgetRealisation;

  private PlanVersion newest(JointPlan plan) {
    return fixture.callAs(TestCast.SECRETARY,
        actor -> plans.requireNewestVersion(actor, plans.require(actor, plan.id())));
  }

  private ResultActions discard(String who, JointPlan plan, String reason) throws Exception {
    PlanVersion newest = newest(plan);
    return fixture.postForm(who, "/plans/" + plan.id() + "/discard", "newest", newest.number(), "version",
        newest.version(), "reason", reason);
  }

  private boolean isThere(JointPlan plan) {
    return fixture.callAs(TestCast.SECRETARY, actor -> plans.listByAgreement(actor, plan.agreement()))
        .stream()
        .anyMatch(one -> one.id().equals(plan.id()));
  }

  private MeetingDecision read(UUID decision) {
    return fixture.callAs(TestCast.SECRETARY, actor -> decisions.require(actor, decision));
  }

  @Test
  void an_empty_draft_is_asked_about_once_and_goes_and_another_plan_of_its_year_can_be_opened() throws Exception {
    UUID agreement = fixture.draftAgreement("Rencana kosong dibuang");
    JointPlan plan = fixture.openPlan(agreement);

    fixture.getPage("budi", "/plans/" + plan.id() + "/versions/1")
        .andExpect(content().string(containsString("/plans/" + plan.id() + "/discard")));
    fixture.getPage("budi", "/plans/" + plan.id() + "/discard")
        .andExpect(content().string(containsString("tidak dapat dikembalikan")));
    discard("budi", plan, " ").andExpect(status().isUnprocessableContent());
    assertThat(isThere(plan)).isTrue();
    discard("budi", plan, "Salah tahun").andExpect(redirectedUrl("/73.24/agreements/" + agreement));

    assertThat(isThere(plan)).isFalse();
    fixture.getPage("budi", "/agreements/" + agreement)
        .andExpect(content().string(allOf(containsString("Salah tahun"), not(containsString("/plans/" + plan.id())))));
    assertThat(fixture.openPlan(agreement).id()).isNotEqualTo(plan.id());
  }

  @Test
  void who_plans_for_one_side_discards_it_with_what_others_guard_and_its_decisions_wait_again() throws Exception {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Rencana berisi dibuang"));
    UUID decision = meetingDecisions.decide("Kelas yang rencananya dibuang");
    PlanVersionActivity text = RecordCopy
        .of(fixture.newActivity(1, "Kelas dengan uang mitra", AgreementFixture.newGuardedLine(1, "Uang mitra")))
        .with(PlanVersionActivity::decision, decision)
        .make();
    fixture.saveActivity(plan, text);
    assertThat(read(decision).state()).isEqualTo("became");

    discard("citra", plan, "Tidak jadi tahun ini").andExpect(status().is3xxRedirection());

    assertThat(isThere(plan)).isFalse();
    await().untilAsserted(() -> assertThat(read(decision).awaitsResult()).isTrue());
  }

  @Test
  void a_draft_beside_an_approved_version_goes_and_the_approved_one_holds_on() throws Exception {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Versi dua dibuang"));
    fixture.saveActivity(plan, fixture.newActivity(1, "Kegiatan yang tetap"));
    fixture.offerAndApprove(plan);
    discard("budi", plan, "Belum ada rancangan").andExpect(status().isUnprocessableContent());
    fixture.getPage("budi", "/plans/" + plan.id() + "/discard").andExpect(status().is3xxRedirection());
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.startNewVersion(actor, plan.id(), "Menambah", 1));
    UUID decision = meetingDecisions.decide("Kelas di versi yang dibuang");
    meetingDecisions.writeActivity(plan, decision, 2, "Kelas versi dua");
    String code = fixture.callAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), 2));
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.approve(actor, plan.id(), 2, code));
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.returnForCorrection(actor, plan.id(), 2, "Perbaiki"));
    assertThat(newest(plan).number()).isEqualTo(3);

    discard("budi", plan, "Tidak jadi ditambah").andExpect(redirectedUrl("/73.24/plans/" + plan.id() + "/versions/1"));

    assertThat(newest(plan).number()).isEqualTo(1);
    await().untilAsserted(() -> assertThat(read(decision).awaitsResult()).isTrue());
    fixture.getPage("hadi", "/changes").andExpect(content().string(containsString("Rancangan versi baru dibuang")));
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.startNewVersion(actor, plan.id(), "Menambah lagi", 1));
    assertThat(newest(plan).number()).isEqualTo(2);
  }

  @Test
  void a_draft_with_money_stays_whole_and_so_does_one_that_somebody_wrote_into_since() throws Exception {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Rancangan dengan uang"));
    PlanVersionActivity text =
        fixture.newActivity(1, "Kegiatan dengan uang", AgreementFixture.newLine(1, "Sewa gedung", 5_000_000));
    PlanVersion before = newest(plan);
    fixture.saveActivity(plan, text);
    fixture
        .postForm("budi", "/plans/" + plan.id() + "/discard", "newest", 1, "version", before.version(), "reason",
            "Belum dibaca")
        .andExpect(status().isConflict());
    fixture.runAs(TestCast.CLERK, actor -> budgetRealisation.recordRealisation(actor, Ids.next(),
        text.lines().getFirst().id(), AgreementFixture.TODAY, 1_000_000, "Uang muka"));

    discard("budi", plan, "Tidak jadi").andExpect(status().isUnprocessableContent());
    fixture.getPage("budi", "/plans/" + plan.id() + "/discard").andExpect(status().is3xxRedirection());

    assertThat(isThere(plan)).isTrue();
  }

  @Test
  void nobody_else_discards_it() throws Exception {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Rancangan orang lain"));
    fixture.saveActivity(plan, fixture.newActivity(1, "Kegiatan orang lain"));
    for (String who : List.of("joko", "eko")) {
      discard(who, plan, "Bukan milik saya").andExpect(status().isForbidden());
      fixture.getPage(who, "/plans/" + plan.id() + "/discard").andExpect(status().isForbidden());
    }
    discard("kiki", plan, "Kabupaten lain").andExpect(status().isNotFound());

    assertThat(isThere(plan)).isTrue();
  }
}
