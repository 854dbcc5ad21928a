package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom a draft names reads what was approved without them only once they are approved as well. */
@PayungTest
class DraftParticipantTests {
  @Autowired AgreementFixture fixture;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanDraftEditor draftEditor;
  @Autowired PlanApproval planApproval;

  private UUID agreement;
  private JointPlan plan;

  @BeforeEach
  void a_plan() {
    agreement = fixture.draftAgreement("Yang ikut " + Ids.next());
    plan = fixture.openPlan(agreement);
  }

  @Test
  void whom_a_first_draft_names_reads_the_plan_without_its_agreement_until_it_is_approved() throws Exception {
    PlanVersionActivity text = fixture.newActivity(1, "Tugas kantor lain");
    fixture.saveActivity(plan, text);

    fixture.getPage("citra", "/plans/" + plan.id())
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("/agreements/" + agreement))));
    fixture.getPage("citra", "/activities/" + text.id())
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("/agreements/" + agreement))));
    fixture.getPage("citra", "/agreements/" + agreement).andExpect(status().isNotFound());
    fixture.getPage("citra", "/agreements/" + agreement + "/versions/1/file").andExpect(status().isNotFound());
    PlanVersionActivity more = RecordCopy.of(text).with(PlanVersionActivity::note, "Ditulis kantor itu").make();
    fixture.runAs(TestCast.CLERK,
        actor -> draftEditor.saveActivity(actor, plan.id(), 1, new ActivityChange(more, Map.of(), Map.of())));

    fixture.offerAndApprove(plan);

    fixture.getPage("citra", "/agreements/" + agreement).andExpect(status().isOk());
  }

  @Test
  void whom_a_first_draft_names_no_longer_reads_nothing_of_it() throws Exception {
    PlanVersionActivity text = fixture.newActivity(1, "Salah kantor");
    fixture.saveActivity(plan, text);
    fixture.getPage("citra", "/plans/" + plan.id()).andExpect(status().isOk());

    fixture.runAs(TestCast.SECRETARY,
        actor -> draftEditor.removeActivity(actor, plan.id(), text.id(), 1, "Salah kantor"));

    fixture.getPage("citra", "/plans/" + plan.id()).andExpect(status().isNotFound());
    fixture.getPage("citra", "/plans/" + plan.id() + "/versions/1").andExpect(status().isNotFound());
    fixture.getPage("hadi", "/plans/" + plan.id()).andExpect(status().isOk());
  }

  @Test
  void an_office_that_is_exchanged_in_a_first_draft_leaves_it() throws Exception {
    PlanVersionActivity text = fixture.newActivity(1, "Kantor ditukar");
    fixture.saveActivity(plan, text);

    change(TestCast.SECRETARY, 1, RecordCopy.of(text).with(PlanVersionActivity::office, TestCast.DP3A).make());

    fixture.getPage("citra", "/plans/" + plan.id()).andExpect(status().isNotFound());
  }

  @Test
  void a_draft_beside_an_approved_version_opens_nothing_to_whom_it_names() throws Exception {
    PlanVersionActivity own =
        RecordCopy.of(fixture.newActivity(1, "Berdua saja")).with(PlanVersionActivity::office, TestCast.DP3A).make();
    fixture.saveActivity(plan, own);
    fixture.offerAndApprove(plan);
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.startNewVersion(actor, plan.id(), "Menambah kantor", 1));
    PlanVersionActivity added = fixture.newActivity(2, "Bersama Disdukcapil");
    fixture.saveActivity(plan, added);

    for (String path : List.of("/plans/" + plan.id(), "/plans/" + plan.id() + "/versions/1",
        "/plans/" + plan.id() + "/export.xlsx", "/agreements/" + agreement)) {
      fixture.getPage("citra", path).andExpect(status().isNotFound());
    }
    assertThat(fixture.callAs(TestCast.SECRETARY, actor -> plans.require(actor, plan.id())).organisations())
        .doesNotContain(TestCast.DISDUKCAPIL);

    fixture.offerAndApprove(plan);

    fixture.getPage("citra", "/plans/" + plan.id()).andExpect(status().isOk());
    fixture.getPage("citra", "/agreements/" + agreement).andExpect(status().isOk());
    fixture.getPage("citra", "/activities/" + added.id()).andExpect(status().isOk());
  }

  private void change(UUID person, int basedOn, PlanVersionActivity text) {
    fixture.runAs(person,
        actor -> draftEditor.saveActivity(actor, plan.id(), basedOn, new ActivityChange(text, Map.of(), Map.of())));
  }
}
