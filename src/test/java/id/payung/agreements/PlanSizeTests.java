package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.ActivityChange;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanText;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PayungTest
class PlanSizeTests {
  @Autowired AgreementFixture fixture;
  @Autowired PlanDraftEditor draftEditor;
  @Autowired TestCast cast;

  /** All of a plan stands on one page and one paper. */
  @Test
  void a_plan_and_its_sheet_hold_no_more_than_people_can_work_with() throws Exception {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Besar " + Ids.next()));
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i <= 3 * PlanDraftEditor.MAX_ACTIVITIES; i++) {
      rows.append(i + 10).append(";Kegiatan\n");
    }
    byte[] sheet = ("No. Kegiatan;Kegiatan\n" + rows).getBytes(StandardCharsets.UTF_8);
    fixture.postFile("budi", "/plans/" + plan.id() + "/imports", sheet, "rencana.csv", "text/csv")
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("3.000")));

    Map<UUID, PlanText> full = new HashMap<>();
    for (int i = 0; i < PlanDraftEditor.MAX_ACTIVITIES; i++) {
      full.put(Ids.next(), null);
    }
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    ActivityChange oneMore = new ActivityChange(fixture.newActivity(3, "Satu lagi"), Map.of(), Map.of());
    assertThatThrownBy(() -> ActorContext.runAs(budi, () -> draftEditor.validate(budi, plan, oneMore, full)))
        .isInstanceOfSatisfying(Invalid.class,
            invalid -> assertThat(invalid.fields()).containsEntry("number", "agreements.wrong.too-many-activities"));
  }
}
