package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestSignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Work may begin before its plan is approved; whoever reads of it is told that it is not. */
@PayungTest
class UnapprovedPlanTests {
  @Autowired AgreementFixture fixture;
  @Autowired MockMvc mvc;

  private PlanVersionActivity activity;

  @BeforeEach
  void a_plan_that_nobody_has_approved() {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Rancangan " + Ids.next()));
    activity = fixture.newActivity(1, "Kelas dalam rancangan");
    fixture.saveActivity(plan, activity);
  }

  @Test
  void the_form_of_reports_says_which_activities_are_not_approved() throws Exception {
    String form = page("/73.24/reports/new", "fitri");

    String option = form.substring(form.indexOf("value=\"" + activity.id() + "\""));
    assertThat(option.substring(0, option.indexOf("</option>"))).contains("rencana belum disetujui");
    assertThat(form).contains("Yang rencananya belum disetujui diberi tanda");
  }

  @Test
  void the_regents_page_says_how_many_there_are_and_the_changes_do_not_tell_them() throws Exception {
    assertThat(page("/73.24/regent", "budi"))
        .containsPattern("\\d+ kegiatan lain berasal dari rencana yang belum disetujui");
    assertThat(page("/73.24/changes?kind=activities", "citra")).doesNotContain("/73.24/activities/" + activity.id());
  }

  @Test
  void the_list_the_page_and_the_search_of_activities_say_it_in_the_same_words() throws Exception {
    String listed = page("/73.24/activities?q=Kelas dalam rancangan&year=" + AgreementFixture.YEAR, "budi");
    String found = page("/73.24/search?q=Kelas dalam rancangan", "budi");

    assertThat(listed).contains("/73.24/activities/" + activity.id()).contains("rencana belum disetujui");
    assertThat(page("/73.24/activities/" + activity.id(), "budi")).contains("Rencana belum disetujui");
    assertThat(found).contains("rencana belum disetujui");
  }

  private String page(String path, String name) throws Exception {
    return mvc.perform(get(path).cookie(TestSignIn.sessionCookie(mvc, name)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
