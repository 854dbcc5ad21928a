package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.register.AgreementText;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What looks like a slip is said once before an activity is kept, and kept when it is meant. */
@PayungTest
class ActivityDoubtTests {
  private static final String ELSEWHERE = "73.24.04.1003";

  @Autowired AgreementFixture fixture;
  @Autowired AgreementRegistration registration;
  @Autowired JointPlanDirectory plans;
  @Autowired TestCast cast;

  private JointPlan plan;
  private String path;
  private String version;

  @BeforeEach
  void a_plan_below_an_agreement_of_one_village() {
    UUID agreement = Ids.next();
    AgreementText text = RecordCopy.of(AgreementFixture.agreementText("Satu desa saja"))
        .with(AgreementText::area, new AgreementText.Area(false, Set.of(cast.village(TestCast.MAGANI))))
        .make();
    fixture.runAs(TestCast.SECRETARY, actor -> registration.register(actor,
        AgreementContents.of(agreement, "pks", text, AgreementFixture.agreementParties())));
    plan = fixture.openPlan(agreement);
    path = "/plans/" + plan.id() + "/activities";
    version = "/73.24/plans/" + plan.id() + "/versions/1";
  }

  @Test
  void a_village_outside_the_area_is_named_and_kept_when_it_is_meant() throws Exception {
    Object[] typed = activity(Ids.next(), "Penyuluhan di desa lain", ELSEWHERE);

    fixture.postForm("budi", path, typed)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(allOf(containsString("Di luar wilayah kerja sama ini:"),
            containsString("value=\"Penyuluhan di desa lain\""), containsString("name=\"meant\" value=\"outside\""),
            not(containsString("value=\"twin\"")))));
    assertThat(titles()).isEmpty();

    fixture.postForm("budi", path, with(typed, "meant", "outside")).andExpect(redirectedUrl(version));
    assertThat(titles()).containsExactly("Penyuluhan di desa lain");
  }

  @Test
  void a_village_of_the_area_is_not_asked_about() throws Exception {
    fixture.postForm("budi", path, activity(Ids.next(), "Penyuluhan di desanya", TestCast.MAGANI))
        .andExpect(redirectedUrl(version));
  }

  @Test
  void a_second_one_of_the_same_name_office_days_and_villages_is_told_and_one_that_differs_is_not() throws Exception {
    fixture.postForm("budi", path, activity(Ids.next(), "Pelatihan kembar", TestCast.MAGANI))
        .andExpect(redirectedUrl(version));
    Object[] twin = activity(Ids.next(), "pelatihan  KEMBAR", TestCast.MAGANI);

    fixture.postForm("budi", path, twin)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Sama persis dengan kegiatan nomor 1")));
    fixture.postForm("budi", path, with(twin, "meant", "outside")).andExpect(status().isUnprocessableContent());
    fixture.postForm("budi", path, with(twin, "meant", "twin")).andExpect(redirectedUrl(version));
    fixture.postForm("budi", path, activity(Ids.next(), "Pelatihan tunggal", TestCast.MAGANI))
        .andExpect(redirectedUrl(version));
    assertThat(titles()).hasSize(3);
  }

  @Test
  void what_was_answered_is_not_asked_again_when_the_activity_is_changed() throws Exception {
    UUID id = Ids.next();
    Object[] typed = activity(id, "Penyuluhan yang diubah", ELSEWHERE);
    fixture.postForm("budi", path, with(typed, "meant", "outside")).andExpect(redirectedUrl(version));
    Object[] again = activity(id, "Penyuluhan yang sudah diubah", ELSEWHERE);
    again[3] = "1";

    fixture.postForm("budi", path, again).andExpect(redirectedUrl(version));
  }

  private List<String> titles() {
    return fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), 1))
        .activities()
        .stream()
        .map(PlanVersionActivity::title)
        .toList();
  }

  private static Object[] with(Object[] form, String name, String value) {
    List<Object> all = new ArrayList<>(List.of(form));
    all.add(name);
    all.add(value);
    return all.toArray();
  }

  private Object[] activity(UUID id, String title, String village) {
    return new Object[]{"id", id, "basedOn", "0", "number", String.valueOf(titles().size() + 1), "title", title, "kind",
      "training", "office", TestCast.DISDUKCAPIL, "starts", AgreementFixture.YEAR + "-02-01", "ends",
      AgreementFixture.YEAR + "-11-30", "target", "40", "unit", "orang", "note", "", "village", cast.village(village)};
  }
}
