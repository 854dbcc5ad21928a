package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A decision or a question on its way into a plan that is locked: nothing that was typed is thrown away. */
@PayungTest
class LockedPlanTests {
  @Autowired AgreementFixture fixture;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanApproval planApproval;
  @Autowired MeetingDecisionFixture meetingDecisions;

  private JointPlan approvedPlan(String title) {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement(title));
    fixture.saveActivity(plan, fixture.newActivity(1, "Kegiatan pertama"));
    fixture.offerAndApprove(plan);
    return plan;
  }

  @Test
  void a_decision_becomes_an_activity_of_an_approved_plan_in_a_new_version() throws Exception {
    JointPlan plan = approvedPlan("Terkunci untuk keputusan");
    UUID decision = meetingDecisions.decide("Menggelar kelas pengasuhan terkunci");
    String renewal = "/plans/" + plan.id() + "/renewal?decision=" + decision;

    fixture.getPage("budi", "/plans/choose?q=Terkunci%20untuk%20keputusan&decision=" + decision)
        .andExpect(content().string(allOf(containsString("href=\"/73.24" + renewal + "\""),
            containsString("Buka versi 2 dan tambahkan kegiatan ini"))))
        .andExpect(content().string(not(containsString("/plans/" + plan.id() + "/activities/new"))));
    fixture.getPage("budi", renewal)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("name=\"decision\" value=\"" + decision + "\"")));
    fixture
        .postForm("budi", "/plans/" + plan.id() + "/renewal", "newest", "1", "decision", decision, "reason",
            "Keputusan rapat")
        .andExpect(redirectedUrl("/73.24/plans/" + plan.id() + "/activities/new?decision=" + decision));
    fixture.getPage("budi", "/plans/" + plan.id() + "/activities/new?decision=" + decision)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Menggelar kelas pengasuhan terkunci")));
    assertThat(newestVersion(plan)).isEqualTo(2);
  }

  @Test
  void what_waits_for_a_yes_is_sent_back_before_a_question_goes_in() throws Exception {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Menunggu untuk pertanyaan"));
    fixture.saveActivity(plan, fixture.newActivity(1, "Kegiatan menunggu"));
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), 1));
    String back = "/plans/" + plan.id() + "/versions/1/return?question=8.4";

    fixture.getPage("budi", "/plans/choose?q=Menunggu%20untuk%20pertanyaan&question=8.4")
        .andExpect(content().string(containsString("href=\"/73.24" + back + "\"")));
    fixture.getPage("budi", "/plans/" + plan.id() + "/activities/new?question=8.4")
        .andExpect(redirectedUrl("/73.24" + back));
    fixture.getPage("budi", back).andExpect(status().isOk());
    fixture
        .postForm("budi", "/plans/" + plan.id() + "/versions/1/return", "newest", "1", "question", "8.4", "reason",
            "Menambah kegiatan")
        .andExpect(redirectedUrl("/73.24/plans/" + plan.id() + "/activities/new?question=8.4"));
  }

  @Test
  void last_year_is_no_choice() throws Exception {
    UUID agreement = fixture.draftAgreement("Dua tahun rencana");
    JointPlan before = fixture.openPlan(agreement, AgreementFixture.YEAR - 1);
    JointPlan now = fixture.openPlan(agreement);

    fixture.getPage("budi", "/plans/choose?q=Dua%20tahun%20rencana&question=8.4")
        .andExpect(content().string(containsString(now.id().toString())))
        .andExpect(content().string(not(containsString(before.id().toString()))));
    fixture.getPage("budi", "/plans?q=Dua%20tahun%20rencana")
        .andExpect(content().string(containsString(before.id().toString())));
    fixture.getPage("budi", "/plans?q=tiadasatupunrencana")
        .andExpect(content().string(containsString("Tidak ada rencana kerja yang cocok")));
  }

  @Test
  void what_was_typed_while_somebody_approved_comes_back_and_is_saved_in_a_new_version() throws Exception {
    JointPlan plan = approvedPlan("Disetujui di tengah jalan");
    UUID id = Ids.next();
    Object[] typed = {"id", id, "basedOn", "0", "number", "2", "title", "Pelatihan yang diketik lama", "kind",
      "training", "office", TestCast.DISDUKCAPIL, "starts", AgreementFixture.YEAR + "-02-01", "ends",
      AgreementFixture.YEAR + "-11-30", "target", "40", "unit", "orang", "note", "Catatan panjang"};

    fixture.postForm("budi", "/plans/" + plan.id() + "/activities", typed)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(allOf(containsString("value=\"Pelatihan yang diketik lama\""),
            containsString("Catatan panjang"), containsString("Buka versi 2 dan simpan kegiatan ini"))))
        .andExpect(content().string(not(containsString("<li>training</li>"))));
    Object[] again = java.util.Arrays.copyOf(typed, typed.length + 2);
    again[typed.length] = "renewal";
    again[typed.length + 1] = "Kegiatan baru dari rapat";
    fixture.postForm("budi", "/plans/" + plan.id() + "/activities", again)
        .andExpect(redirectedUrl("/73.24/plans/" + plan.id() + "/versions/2"));

    assertThat(fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), 2)).activities())
        .extracting(PlanVersionActivity::title)
        .containsExactly("Kegiatan pertama", "Pelatihan yang diketik lama");
  }

  @Test
  void an_activity_changed_while_somebody_approved_is_saved_in_a_new_version_at_the_first_press() throws Exception {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Diubah lalu disetujui"));
    UUID id = Ids.next();
    String path = "/plans/" + plan.id() + "/activities";
    String version = "/73.24/plans/" + plan.id() + "/versions/";
    fixture.postForm("budi", path, activity(id, "0", "Judul pertama", "")).andExpect(redirectedUrl(version + "1"));
    fixture.postForm("budi", path, activity(id, "1", "Judul kedua", "")).andExpect(redirectedUrl(version + "1"));
    fixture.offerAndApprove(plan);

    fixture.postForm("budi", path, activity(id, "2", "Judul ketiga", "")).andExpect(status().isUnprocessableContent());
    fixture.postForm("budi", path, activity(id, "2", "Judul ketiga", "Perubahan dari rapat"))
        .andExpect(redirectedUrl(version + "2"));

    assertThat(fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), 2)).activities())
        .extracting(PlanVersionActivity::title)
        .containsExactly("Judul ketiga");
  }

  private static Object[] activity(UUID id, String basedOn, String title, String renewal) {
    return new Object[]{"id", id, "basedOn", basedOn, "number", "1", "title", title, "kind", "training", "office",
      TestCast.DISDUKCAPIL, "starts", AgreementFixture.YEAR + "-02-01", "ends", AgreementFixture.YEAR + "-11-30",
      "target", "40", "unit", "orang", "note", "", "renewal", renewal};
  }

  @Test
  void no_form_of_a_locked_plan_opens_only_to_refuse() throws Exception {
    JointPlan plan = approvedPlan("Semua formulir terkunci");
    UUID activity = fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), 1))
        .activities()
        .getFirst()
        .id();
    String base = "/plans/" + plan.id();

    fixture.getPage("budi", base + "/activities/new").andExpect(redirectedUrl("/73.24" + base + "/renewal"));
    fixture.getPage("budi", base + "/activities/" + activity + "/edit")
        .andExpect(redirectedUrl("/73.24" + base + "/renewal?activity=" + activity));
    fixture.getPage("budi", base + "/activities/" + activity + "/removal")
        .andExpect(redirectedUrl("/73.24" + base + "/renewal"));
    fixture.getPage("budi", base + "/versions/1/return").andExpect(redirectedUrl("/73.24" + base + "/renewal"));
    fixture.getPage("budi", base + "/imports")
        .andExpect(content().string(allOf(containsString("belum dapat diimpor"), containsString(base + "/renewal"),
            not(containsString("type=\"file\"")))));
    fixture.postForm("budi", base + "/renewal", "newest", "1", "activity", activity, "reason", "Membetulkan")
        .andExpect(redirectedUrl("/73.24" + base + "/activities/" + activity + "/edit"));
    fixture.getPage("budi", base + "/imports").andExpect(content().string(containsString("type=\"file\"")));
    fixture.getPage("budi", base + "/renewal").andExpect(redirectedUrl("/73.24" + base + "/versions/2"));
    fixture.getPage("budi", base + "/versions/2/signed").andExpect(redirectedUrl("/73.24" + base + "/versions/2"));
  }

  @Test
  void who_says_yes_reads_on_whose_behalf() throws Exception {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Atas nama siapa"));
    fixture.saveActivity(plan, fixture.newActivity(1, "Kegiatan atas nama"));
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.offer(actor, plan.id(), 1));

    fixture.getPage("hadi", "/plans/" + plan.id() + "/versions/1")
        .andExpect(content().string(containsString("Setujui atas nama Yayasan Teduh")));
    fixture.getPage("budi", "/plans/" + plan.id() + "/versions/1")
        .andExpect(content().string(containsString("Setujui atas nama Dinsos P3A")));
  }

  private int newestVersion(JointPlan plan) {
    return fixture.callAs(TestCast.SECRETARY, actor -> plans.require(actor, plan.id())).newestVersion();
  }
}
