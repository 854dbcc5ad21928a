package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** What one side of a plan says holds for that side: paper, and the stages of budget lines. */
@PayungTest
class PlanSideTests {
  @Autowired AgreementFixture fixture;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanDraftEditor draftEditor;
  @Autowired PlanApproval planApproval;

  private JointPlan plan(PlanVersionActivity activity) {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Dua pihak " + Ids.next()));
    fixture.saveActivity(plan, activity);
    return plan;
  }

  @Test
  void a_paper_that_a_partner_records_is_the_partners_yes_and_waits_for_the_regency() throws Exception {
    JointPlan plan = plan(fixture.newActivity(1, "Naskah dari mitra"));
    String code = offer(plan, 1);

    fixture.getPage("hadi", "/plans/" + plan.id() + "/versions/1/signed")
        .andExpect(content().string(containsString("persetujuan Yayasan Teduh Contoh saja")));
    sign("hadi", plan, 1, code).andExpect(redirectedUrl("/73.24/plans/" + plan.id() + "/versions/1"));

    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.OFFERED);
    assertThat(fixture.callAs(TestCast.SECRETARY, actor -> plans.require(actor, plan.id())).approvedVersion()).isNull();
    assertThatList(fixture.callAs(TestCast.SECRETARY, actor -> plans.listApprovals(actor, plan.id()))).singleElement()
        .satisfies(yes -> assertThat(yes.organisation()).isEqualTo(TestCast.NGO));
    sign("hadi", plan, 1, code).andExpect(status().is(422));
    fixture.getPage("hadi", "/plans/" + plan.id() + "/versions/1")
        .andExpect(content().string(not(containsString("/versions/1/signed\""))))
        .andExpect(content().string(not(containsString("Tanda tangan di kertas"))));

    fixture.postForm("budi", "/plans/" + plan.id() + "/versions/1/approval", "code", code)
        .andExpect(status().is3xxRedirection());
    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.APPROVED);
  }

  @Test
  void who_keeps_the_register_puts_the_whole_paper_in_the_place_of_one_sides() throws Exception {
    JointPlan plan = plan(fixture.newActivity(1, "Naskah utuh"));
    String code = offer(plan, 1);
    sign("hadi", plan, 1, code).andExpect(status().is3xxRedirection());

    fixture.getPage("budi", "/plans/" + plan.id() + "/versions/1")
        .andExpect(content().string(containsString("/versions/1/signed\"")));
    sign("budi", plan, 1, code).andExpect(status().is3xxRedirection());

    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.APPROVED);
    sign("budi", plan, 1, code).andExpect(status().is(422));
  }

  @Test
  void the_people_of_the_first_party_record_the_paper_for_both() throws Exception {
    JointPlan plan = plan(fixture.newActivity(1, "Naskah pihak kesatu"));
    String code = offer(plan, 1);

    sign("citra", plan, 1, code).andExpect(status().isForbidden());
    sign("dewi", plan, 1, code).andExpect(status().is3xxRedirection());

    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.APPROVED);
  }

  @Test
  void the_form_of_a_draft_moves_no_line_of_another_owner() {
    PlanVersionBudgetLine line = AgreementFixture.newLine(1, "Honor kantor", 80_000_000);
    PlanVersionActivity text = fixture.newActivity(1, "Uang kantor", line);
    JointPlan plan = plan(text);
    fixture.offerAndApprove(plan);
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.startNewVersion(actor, plan.id(), "Menambah sasaran", 1));

    Assertions.assertThatThrownBy(() -> change(TestCast.PARTNER, plan, 1, text, Map.of(line.id(), "proposed")))
        .isInstanceOfSatisfying(Invalid.class,
            no -> assertThat(no.fields()).containsEntry("lines", "agreements.wrong.stage-not-yours"));
    assertThat(stage(plan, line)).isEqualTo("dpa");

    PlanVersionActivity taken = RecordCopy.of(text)
        .with(PlanVersionActivity::lines,
            List.of(RecordCopy.of(line).with(PlanVersionBudgetLine::owner, TestCast.NGO).make()))
        .make();
    change(TestCast.PARTNER, plan, 1, taken, Map.of());
    Assertions.assertThatThrownBy(() -> change(TestCast.PARTNER, plan, 2, taken, Map.of(line.id(), "proposed")))
        .isInstanceOf(Invalid.class);
    assertThat(stage(plan, line)).isEqualTo("dpa");

    change(TestCast.CLERK, plan, 2, text, Map.of(line.id(), "awaiting-revision"));
    assertThat(stage(plan, line)).isEqualTo("awaiting-revision");
  }

  @Test
  void the_form_shows_the_stage_of_anothers_line_without_a_choice() throws Exception {
    PlanVersionBudgetLine line = AgreementFixture.newLine(1, "Honor kantor", 80_000_000);
    PlanVersionActivity text = fixture.newActivity(1, "Tahap orang lain", line);
    JointPlan plan = plan(text);
    String path = "/plans/" + plan.id() + "/activities/" + text.id() + "/edit";

    fixture.getPage("hadi", path)
        .andExpect(content().string(not(containsString("<select id=\"lines[0].stage\""))))
        .andExpect(content().string(containsString("name=\"lines[0].stage\" value=\"dpa\"")));
    fixture.getPage("citra", path)
        .andExpect(content().string(not(containsString("name=\"lines[0].stage\" value=\"dpa\""))));
  }

  @Test
  void an_id_that_follows_from_a_name_makes_no_new_activity() throws Exception {
    JointPlan plan = plan(fixture.newActivity(1, "Yang sudah ada"));
    Object[] form = {"id", Ids.fromName("request:73.24:1800:2.1"), "basedOn", "0", "number", 2, "title",
      "Menumpang pertanyaan", "kind", "training", "office", TestCast.DISDUKCAPIL, "partner", TestCast.NGO, "starts",
      AgreementFixture.YEAR + "-02-01", "ends", AgreementFixture.YEAR + "-11-30", "target", "12", "unit", "orang"};

    fixture.postForm("hadi", "/plans/" + plan.id() + "/activities", form).andExpect(status().is(422));
    form[1] = Ids.next();
    fixture.postForm("hadi", "/plans/" + plan.id() + "/activities", form).andExpect(status().is3xxRedirection());
  }

  private void change(UUID person, JointPlan plan, int basedOn, PlanVersionActivity text, Map<UUID, String> stages) {
    fixture.runAs(person,
        actor -> draftEditor.saveActivity(actor, plan.id(), basedOn, new ActivityChange(text, Map.of(), stages)));
  }

  private String offer(JointPlan plan, int number) {
    return fixture.callAs(TestCast.PARTNER, actor -> planApproval.offer(actor, plan.id(), number));
  }

  private ResultActions sign(String who, JointPlan plan, int number, String code) throws Exception {
    String path = "/plans/" + plan.id() + "/versions/" + number;
    byte[] scan = fixture.getPage("budi", path + "/paper.pdf").andReturn().getResponse().getContentAsByteArray();
    return fixture.postFile(who, path + "/signed", scan, who + ".pdf", "application/pdf", "code", code, "number",
        "005/RKB", "signedOn", AgreementFixture.TODAY, "signers", "Ani Contoh; Hadi Contoh");
  }

  private PlanVersionState state(JointPlan plan, int number) {
    return fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), number)).version().state();
  }

  private String stage(JointPlan plan, PlanVersionBudgetLine line) {
    return Objects.requireNonNull(fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), 1))
        .stagesByLine()
        .get(line.id()));
  }
}
