package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.errors.Refused;
import id.payung.platform.testing.ConcurrentCalls;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A version of a plan: offered, approved by both sides, renewed, its paper. */
@PayungTest
class PlanApprovalTests {
  @Autowired AgreementFixture fixture;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanDraftEditor draftEditor;
  @Autowired PlanApproval planApproval;
  @Autowired PlannedActivityDirectory activities;
  @Autowired List<DutySource> dutySources;

  private JointPlan plan(String title) {
    return fixture.openPlan(fixture.draftAgreement(title));
  }

  @Test
  void both_sides_approve_the_same_version_and_it_is_frozen() throws Exception {
    JointPlan plan = plan("Disetujui berdua");
    fixture.saveActivity(plan, fixture.newActivity(1, "Kegiatan disetujui"));
    String code = fixture.callAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), 1));

    fixture.postForm("hadi", "/plans/" + plan.id() + "/versions/1/approval", "code", "RKB-PALSU")
        .andExpect(status().isConflict());
    fixture.postForm("dewi", "/plans/" + plan.id() + "/versions/1/approval", "code", code)
        .andExpect(status().isForbidden());
    fixture.getPage("hadi", "/plans/" + plan.id() + "/versions/1")
        .andExpect(content().string(containsString("/approval\"")));
    fixture.postForm("hadi", "/plans/" + plan.id() + "/versions/1/approval", "code", code)
        .andExpect(status().is3xxRedirection());
    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.OFFERED);
    for (String who : List.of("hadi", "dewi")) {
      fixture.getPage(who, "/plans/" + plan.id() + "/versions/1")
          .andExpect(content().string(not(containsString("/approval\""))))
          .andExpect(content().string(containsString("Menunggu persetujuan di akun masing-masing")));
    }
    fixture.postForm("budi", "/plans/" + plan.id() + "/versions/1/approval", "code", code)
        .andExpect(status().is3xxRedirection());

    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.APPROVED);
    assertThatThrownBy(() -> fixture.saveActivity(plan, fixture.newActivity(2, "Terlambat masuk")))
        .isInstanceOf(Refused.class);
    fixture.getPage("budi", "/plans/" + plan.id())
        .andExpect(content().string(containsString("versi 1 yang disetujui kedua pihak")));
  }

  @Test
  void two_approvals_at_the_same_moment_freeze_it_once() throws Exception {
    JointPlan plan = plan("Setuju serentak");
    fixture.saveActivity(plan, fixture.newActivity(1, "Kegiatan serentak"));
    String code = fixture.callAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), 1));
    Callable<PlanVersionState> secretary =
        () -> fixture.callAs(TestCast.SECRETARY, actor -> planApproval.approve(actor, plan.id(), 1, code));
    Callable<PlanVersionState> partner =
        () -> fixture.callAs(TestCast.PARTNER, actor -> planApproval.approve(actor, plan.id(), 1, code));

    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<PlanVersionState>> all = threads.invokeAll(List.of(secretary, partner, secretary, partner));
      for (Future<PlanVersionState> one : all) {
        one.get();
      }
    }

    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.APPROVED);
    assertThatList(fixture.callAs(TestCast.SECRETARY, actor -> plans.listApprovals(actor, plan.id()))).hasSize(2);
  }

  @Test
  void ten_of_both_sides_who_approve_at_once_freeze_one_version_once_and_ten_who_renew_it_make_one_draft()
      throws Exception {
    JointPlan plan = plan("Sepuluh sekaligus");
    fixture.saveActivity(plan, fixture.newActivity(1, "Disetujui sepuluh orang"));
    String code = fixture.callAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), 1));
    List<UUID> ten =
        Stream.iterate(0, n -> n + 1).limit(10).map(n -> n % 2 == 0 ? TestCast.SECRETARY : TestCast.PARTNER).toList();

    ConcurrentCalls.callAll(ten, who -> fixture.callAs(who, actor -> planApproval.approve(actor, plan.id(), 1, code)));
    List<Integer> drafts = ConcurrentCalls.callAll(java.util.Collections.nCopies(10, TestCast.SECRETARY),
        who -> fixture.callAs(who, actor -> planApproval.startNewVersion(actor, plan.id(), "Menambah sasaran", 1)));

    assertThatList(fixture.callAs(TestCast.SECRETARY, actor -> plans.listApprovals(actor, plan.id()))).hasSize(2);
    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.APPROVED);
    assertThatList(drafts).containsOnly(2);
    assertThat(fixture.callAs(TestCast.SECRETARY, actor -> plans.require(actor, plan.id())).newestVersion())
        .isEqualTo(2);
  }

  @Test
  void while_a_new_version_is_written_everything_is_measured_against_the_approved_one() {
    JointPlan plan = plan("Diukur versi lama");
    PlanVersionActivity text = fixture.newActivity(1, "Sasaran lama");
    fixture.saveActivity(plan, text);
    fixture.offerAndApprove(plan);
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.startNewVersion(actor, plan.id(), "Menambah sasaran", 1));
    PlanVersionActivity more = withTitle(text, "Sasaran baru");
    fixture.runAs(TestCast.SECRETARY,
        actor -> draftEditor.saveActivity(actor, plan.id(), 1, new ActivityChange(more, Map.of(), Map.of())));
    PlanVersionActivity fresh = fixture.newActivity(2, "Baru di versi dua");
    fixture.saveActivity(plan, fresh);

    assertThat(fixture.callAs(TestCast.CLERK, actor -> activities.require(actor, text.id())).title())
        .isEqualTo("Sasaran lama");
    assertThat(fixture.callAs(TestCast.CLERK, actor -> activities.require(actor, fresh.id())).standing()).isFalse();

    fixture.offerAndApprove(plan);

    assertThat(fixture.callAs(TestCast.CLERK, actor -> activities.require(actor, text.id())).title())
        .isEqualTo("Sasaran baru");
    assertThat(fixture.callAs(TestCast.CLERK, actor -> activities.require(actor, fresh.id())).standing()).isTrue();
    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.SUPERSEDED);
    assertThat(fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), 1)).activities())
        .extracting(PlanVersionActivity::title)
        .containsExactly("Sasaran lama");
  }

  @Test
  void an_offered_version_that_is_returned_keeps_its_text_and_loses_its_approvals() {
    JointPlan plan = plan("Dikembalikan");
    fixture.saveActivity(plan, fixture.newActivity(1, "Perlu diperbaiki"));
    String code = fixture.callAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), 1));
    fixture.runAs(TestCast.PARTNER, actor -> planApproval.approve(actor, plan.id(), 1, code));

    int next = fixture.callAs(TestCast.SECRETARY,
        actor -> planApproval.returnForCorrection(actor, plan.id(), 1, "Sasaran keliru"));

    assertThat(next).isEqualTo(2);
    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.RETURNED);
    assertThatThrownBy(
        () -> fixture.runAs(TestCast.SECRETARY, actor -> planApproval.approve(actor, plan.id(), 1, code)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no-longer-offered");
    assertThat(fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), 2)).activities())
        .hasSize(1);
  }

  @Test
  void a_version_that_is_returned_is_owed_with_its_reason_until_it_is_offered_again() throws Exception {
    JointPlan plan = plan("Dikembalikan dan ditagih");
    fixture.saveActivity(plan, fixture.newActivity(1, "Perlu diperbaiki lagi"));
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), 1));
    fixture.postForm("hadi", "/plans/" + plan.id() + "/versions/1/return", "newest", "1", "reason", "Sasaran keliru")
        .andExpect(status().is3xxRedirection());

    for (UUID planner : List.of(TestCast.SECRETARY, TestCast.PARTNER, TestCast.DP3A_CLERK)) {
      assertThat(returned(planner, plan)).as("%s", planner)
          .singleElement()
          .satisfies(duty -> assertThat(duty.whyArgs()).containsExactly("Sasaran keliru"))
          .extracting(Duty::path)
          .isEqualTo("/plans/" + plan.id() + "/versions/2");
    }
    assertThat(returned(TestCast.CLERK, plan)).isEmpty();
    fixture.getPage("budi", "/plans/" + plan.id() + "/versions/2")
        .andExpect(content().string(containsString("Dikembalikan untuk diperbaiki: Sasaran keliru")));

    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), 2));
    assertThat(returned(TestCast.SECRETARY, plan)).isEmpty();
  }

  private List<Duty> returned(UUID person, JointPlan plan) {
    return fixture.callAs(person,
        actor -> dutySources.stream()
            .flatMap(source -> source.listDuties(actor, 2_000).stream())
            .filter(duty -> duty.kind().equals("agreements.duty.returned") && duty.subject().equals(plan.id()))
            .toList());
  }

  @Test
  void the_paper_carries_its_code_on_each_page_and_the_scan_belongs_to_that_version_only() throws Exception {
    JointPlan plan = plan("Di atas kertas");
    for (int number = 1; number <= 40; number++) {
      fixture.saveActivity(plan, fixture.newActivity(number, "Kegiatan panjang nomor " + number,
          AgreementFixture.newLine(1, "Honor", 1_000_000L * number)));
    }
    String code = fixture.callAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), 1));

    byte[] pdf = fixture.getPage("budi", "/plans/" + plan.id() + "/versions/1/paper.pdf")
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(page);
        text.setEndPage(page);
        assertThat(text.getText(document)).contains(code);
      }
    }
    Object[] fields = {"code", "RKB-LAIN", "number", "005/RKB/2026", "signedOn", AgreementFixture.TODAY, "signers",
      "Ani Contoh; Hadi Contoh"};
    fixture.postFile("budi", "/plans/" + plan.id() + "/versions/1/signed", pdf, "naskah.pdf", "application/pdf", fields)
        .andExpect(status().is(422));
    fields[1] = code;
    fixture.postFile("budi", "/plans/" + plan.id() + "/versions/1/signed", pdf, "naskah.pdf", "application/pdf", fields)
        .andExpect(status().is3xxRedirection());

    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.APPROVED);
    fixture.getPage("hadi", "/plans/" + plan.id() + "/versions/1/signed/file")
        .andExpect(status().isOk())
        .andExpect(content().contentType("application/pdf"));
    fixture.getPage("fitri", "/plans/" + plan.id() + "/versions/1/signed/file").andExpect(status().isNotFound());
  }

  @Test
  void work_before_the_paper_is_complete_says_so_until_it_is() throws Exception {
    UUID agreement = fixture.draftAgreement("Jalan dulu");
    JointPlan plan = fixture.openPlan(agreement);
    PlanVersionActivity text = fixture.newActivity(1, "Sudah jalan");
    fixture.saveActivity(plan, text);
    fixture.postForm("budi", "/agreements/" + agreement + "/beginning", "begunOn", AgreementFixture.TODAY)
        .andExpect(status().is3xxRedirection());

    fixture.getPage("budi", "/agreements/" + agreement).andExpect(content().string(containsString("Berjalan sejak")));
    fixture.getPage("citra", "/activities/" + text.id())
        .andExpect(content().string(containsString("Naskah kerja samanya belum lengkap")));

    fixture.bringInForce(agreement);
    fixture.getPage("citra", "/activities/" + text.id())
        .andExpect(content().string(not(containsString("Naskah kerja samanya belum lengkap"))));
  }

  private PlanVersionState state(JointPlan plan, int number) {
    return fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), number)).version().state();
  }

  private static PlanVersionActivity withTitle(PlanVersionActivity text, String title) {
    return new PlanVersionActivity(text.id(), text.number(), title, text.kind(), text.office(), text.partners(),
        text.villages(), text.questions(), text.starts(), text.ends(), text.unit(), text.target(), text.note(),
        text.decision(), text.lines());
  }
}
