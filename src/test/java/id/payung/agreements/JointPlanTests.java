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
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionState;
import id.payung.platform.errors.Stale;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.ConcurrentCalls;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PayungTest
class JointPlanTests {
  @Autowired AgreementFixture fixture;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanDraftEditor draftEditor;
  @Autowired PlannedActivityDirectory activities;

  private Object[] form(UUID id, String title, int number) {
    return new Object[]{"id", id, "basedOn", "0", "places", "1", "number", number, "title", title, "kind", "training",
      "office", TestCast.DISDUKCAPIL, "partner", TestCast.NGO, "starts", AgreementFixture.YEAR + "-02-01", "ends",
      AgreementFixture.YEAR + "-11-30", "target", "1.200", "unit", "orang", "question", "6.1", "lines[0].id",
      Ids.next(), "lines[0].what", "Honor pelatih", "lines[0].source", "apbd-kabupaten", "lines[0].owner",
      TestCast.DISDUKCAPIL, "lines[0].stage", "dpa", "lines[0].amount", "12.500.000"};
  }

  private JointPlan plan(String title) {
    return fixture.openPlan(fixture.draftAgreement(title));
  }

  @Test
  void an_activity_is_typed_with_its_line_and_stands_in_every_list() throws Exception {
    JointPlan plan = plan("Rencana diketik");
    UUID id = Ids.next();

    fixture.postForm("budi", "/plans/" + plan.id() + "/activities", form(id, "Pelatihan kader diketik", 1))
        .andExpect(status().is3xxRedirection());

    fixture.getPage("budi", "/plans/" + plan.id() + "/versions/1")
        .andExpect(content().string(containsString("Pelatihan kader diketik")))
        .andExpect(content().string(containsString("Rp12.500.000")))
        .andExpect(content().string(not(containsString("⟦"))));
    fixture.getPage("budi", "/plans/" + plan.id())
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("draf versi 1")))
        .andExpect(content().string(not(containsString("⟦"))));
    fixture.getPage("budi", "/activities/" + id)
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("⟦"))));
    fixture.getPage("budi", "/activities?q=kader%20diketik")
        .andExpect(content().string(containsString("Pelatihan kader diketik")))
        .andExpect(content().string(not(containsString("⟦"))));
  }

  @Test
  void the_office_that_got_work_sees_the_plan_from_then_on_and_its_agreement_once_it_is_approved() throws Exception {
    UUID agreement = fixture.draftAgreement("Kantor baru ikut");
    JointPlan plan = fixture.openPlan(agreement);
    fixture.getPage("citra", "/plans/" + plan.id()).andExpect(status().isNotFound());

    fixture.saveActivity(plan, fixture.newActivity(1, "Tugas Disdukcapil"));

    fixture.getPage("citra", "/plans/" + plan.id()).andExpect(status().isOk());
    fixture.getPage("citra", "/agreements/" + agreement).andExpect(status().isNotFound());
    fixture.offerAndApprove(plan);
    fixture.getPage("citra", "/agreements/" + agreement).andExpect(status().isOk());
  }

  @Test
  void a_bad_form_comes_back_with_what_was_typed() throws Exception {
    JointPlan plan = plan("Salah isi");
    Object[] form = form(Ids.next(), "Kegiatan salah", 1);
    form[19] = "2019-12-01";
    fixture.postForm("budi", "/plans/" + plan.id() + "/activities", form)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Kegiatan salah")))
        .andExpect(content().string(containsString("mendahului tanggal mulai")));
  }

  @Test
  void a_kelurahan_has_no_village_money() throws Exception {
    JointPlan plan = plan("Uang kelurahan");
    UUID kelurahan = fixture.callAs(TestCast.VOLUNTEER, actor -> actor.villages().iterator().next());
    Object[] form = java.util.Arrays.copyOf(form(Ids.next(), "Dana desa di kelurahan", 1), 40);
    form[31] = "dana-desa";
    form[35] = "rkpdes";
    form[38] = "lines[0].village";
    form[39] = kelurahan;
    fixture.postForm("budi", "/plans/" + plan.id() + "/activities", form)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Kelurahan tidak punya APBDes")));
  }

  @Test
  void a_stale_save_is_refused_with_both_values() {
    JointPlan plan = plan("Simpan bersamaan");
    PlanVersionActivity first = fixture.newActivity(1, "Judul pertama");
    fixture.saveActivity(plan, first);
    PlanVersionActivity mine = withTitle(first, "Judul saya");
    PlanVersionActivity theirs = withTitle(first, "Judul mereka");
    fixture.runAs(TestCast.SECRETARY,
        actor -> draftEditor.saveActivity(actor, plan.id(), 1, new ActivityChange(theirs, Map.of(), Map.of())));

    assertThatThrownBy(() -> fixture.runAs(TestCast.PARTNER,
        actor -> draftEditor.saveActivity(actor, plan.id(), 1, new ActivityChange(mine, Map.of(), Map.of()))))
        .isInstanceOfSatisfying(Stale.class, stale -> assertThat(stale.differences())
            .anySatisfy(difference -> assertThat(difference.theirs()).isEqualTo("Judul mereka")));
  }

  @Test
  void a_spare_row_for_a_line_may_stay_blank() throws Exception {
    JointPlan plan = plan("Baris kosong");

    fixture.getPage("budi", "/plans/" + plan.id() + "/activities/new")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("name=\"lines[2].source\"")))
        .andExpect(content().string(not(containsString("name=\"lines[2].source\" required"))))
        .andExpect(content().string(containsString("name=\"unit\" required")));
  }

  @Test
  void two_who_save_one_activity_at_once_are_not_written_over() throws Exception {
    JointPlan plan = plan("Dua sekaligus");
    PlanVersionActivity first = fixture.newActivity(1, "Judul pertama");
    fixture.saveActivity(plan, first);

    List<String> outcomes = ConcurrentCalls.callAll(List.of("Judul satu", "Judul dua", "Judul tiga"), title -> {
      try {
        fixture.runAs(TestCast.SECRETARY, actor -> draftEditor.saveActivity(actor, plan.id(), 1,
            new ActivityChange(withTitle(first, title), Map.of(), Map.of())));
        return title;
      } catch (Stale stale) {
        assertThat(stale.currentVersion()).isEqualTo(2);
        return "stale";
      }
    });

    assertThatList(outcomes).filteredOn("stale"::equals).hasSize(2);
    assertThat(listTitles(plan, 1))
        .containsExactly(outcomes.stream().filter(outcome -> !outcome.equals("stale")).findFirst().orElseThrow());
  }

  @Test
  void a_form_that_somebody_else_overtook_comes_back_with_both_values_and_goes_on_from_there() throws Exception {
    JointPlan plan = plan("Menyusul");
    UUID id = Ids.next();
    String path = "/plans/" + plan.id() + "/activities";
    fixture.postForm("budi", path, form(id, "Judul semula", 1)).andExpect(status().is3xxRedirection());
    Object[] mine = form(id, "Judul saya", 1);
    mine[3] = "1";
    Object[] theirs = form(id, "Judul mereka", 1);
    theirs[3] = "1";
    mine[27] = theirs[27] = listLines(plan, 1).getFirst();
    fixture.postForm("budi", path, theirs).andExpect(status().is3xxRedirection());

    fixture.postForm("budi", path, mine)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Judul saya")))
        .andExpect(content().string(containsString("Judul mereka")))
        .andExpect(content().string(containsString("name=\"basedOn\" value=\"2\"")));
    fixture.postForm("budi", path + "/" + id + "/removal", "version", "1", "reason", "Tidak jadi")
        .andExpect(status().isConflict());
    mine[3] = "2";
    fixture.postForm("budi", path, mine).andExpect(status().is3xxRedirection());

    assertThat(listTitles(plan, 1)).containsExactly("Judul saya");
    fixture.postForm("budi", path + "/" + id + "/removal", "version", "3", "reason", " ").andExpect(status().is(422));
    fixture.postForm("budi", path + "/" + id + "/removal", "version", "3", "reason", "Tidak jadi")
        .andExpect(status().is3xxRedirection());
    assertThat(listTitles(plan, 1)).isEmpty();
  }

  @Test
  void a_draft_that_changed_since_it_was_read_is_not_offered() throws Exception {
    JointPlan plan = plan("Berubah sebelum diajukan");
    fixture.saveActivity(plan, fixture.newActivity(1, "Kegiatan pertama"));
    int seen = fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), 1)).version().version();
    fixture.saveActivity(plan, fixture.newActivity(2, "Kegiatan menyela"));

    fixture.postForm("budi", "/plans/" + plan.id() + "/versions/1/offer", "version", seen)
        .andExpect(status().isConflict());
    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.DRAFT);
    fixture.postForm("budi", "/plans/" + plan.id() + "/versions/1/offer", "version", seen + 1)
        .andExpect(status().is3xxRedirection());
    assertThat(state(plan, 1)).isEqualTo(PlanVersionState.OFFERED);
  }

  @Test
  void an_id_of_another_plan_does_not_lead_into_it() throws Exception {
    JointPlan other = plan("Rencana lain");
    PlanVersionActivity theirs = fixture.newActivity(1, "Milik rencana lain");
    fixture.saveActivity(other, theirs);
    JointPlan plan = plan("Rencana sendiri");

    fixture.postForm("budi", "/plans/" + plan.id() + "/activities", form(theirs.id(), "Direbut", 1))
        .andExpect(status().is(422));

    assertThat(fixture.callAs(TestCast.SECRETARY, actor -> activities.require(actor, theirs.id())).title())
        .isEqualTo("Milik rencana lain");
    assertThat(listTitles(plan, 1)).isEmpty();
  }

  private List<String> listTitles(JointPlan plan, int version) {
    return fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), version))
        .activities()
        .stream()
        .map(PlanVersionActivity::title)
        .toList();
  }

  private List<UUID> listLines(JointPlan plan, int version) {
    return fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), version))
        .activities()
        .stream()
        .flatMap(activity -> activity.lines().stream())
        .map(id.payung.agreements.plan.PlanVersionBudgetLine::id)
        .toList();
  }

  @Test
  void what_a_question_lacks_becomes_an_activity_of_a_plan() throws Exception {
    JointPlan plan = plan("Kebutuhan tahun depan");

    fixture.getPage("budi", "/plans/choose?q=Kebutuhan%20tahun%20depan&question=8.4")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/plans/" + plan.id() + "/activities/new?question=8.4")))
        .andExpect(content().string(containsString("pertanyaan 8.4")));
    fixture.getPage("budi", "/plans/" + plan.id() + "/activities/new?question=8.4")
        .andExpect(content().string(containsString("value=\"8.4\" checked")));
    fixture.getPage("budi", "/plans/" + plan.id() + "/activities/new")
        .andExpect(content().string(not(containsString("value=\"8.4\" checked"))));
    fixture.getPage("budi", "/plans/choose").andExpect(status().isNotFound());
  }

  @Test
  void a_volunteer_sees_the_activity_of_their_village_without_money_and_no_plan() throws Exception {
    JointPlan plan = plan("Untuk Magani");
    PlanVersionActivity text =
        fixture.newActivity(1, "Kegiatan Magani", AgreementFixture.newLine(1, "Honor rahasia", 9_876_000));
    fixture.saveActivity(plan, text);

    fixture.getPage("fitri", "/activities/" + text.id())
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("9.876.000"))))
        .andExpect(content().string(not(containsString("Honor rahasia"))));
    fixture.getPage("gita", "/activities/" + text.id()).andExpect(status().isNotFound());
    fixture.getPage("fitri", "/plans/" + plan.id()).andExpect(status().isNotFound());
    fixture.getPage("kiki", "/activities/" + text.id()).andExpect(status().isNotFound());
    byte[] sheet =
        fixture.getPage("fitri", "/activities/export.xlsx").andReturn().getResponse().getContentAsByteArray();
    assertThat(new String(sheet, StandardCharsets.ISO_8859_1)).isNotEmpty();
    assertThat(fixture.callAs(TestCast.VOLUNTEER, activities::listReportable))
        .anySatisfy(open -> assertThat(open.id()).isEqualTo(text.id()));
    assertThat(fixture.callAs(TestCast.OTHER_VOLUNTEER, activities::listReportable))
        .noneSatisfy(open -> assertThat(open.id()).isEqualTo(text.id()));
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
