package id.payung.agreements;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanApproval;
import id.payung.agreements.plan.PlanDraftEditor;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was decided is done when its activity stands in the plan that holds, and not a day before or after. */
@PayungTest
class DecisionInDraftTests {
  @Autowired AgreementFixture fixture;
  @Autowired JointPlanDirectory plans;
  @Autowired PlanApproval planApproval;
  @Autowired PlanDraftEditor draftEditor;
  @Autowired AgreementRegistration registration;
  @Autowired MeetingDecisionFixture meetingDecisions;
  @Autowired MeetingDecisionRepository decisions;

  private JointPlan planWithVersionTwo(String title) {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement(title));
    fixture.saveActivity(plan, fixture.newActivity(1, "Kegiatan pertama"));
    fixture.offerAndApprove(plan);
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.startNewVersion(actor, plan.id(), "Keputusan rapat", 1));
    return plan;
  }

  private UUID write(JointPlan plan, UUID decision, int number) {
    PlanVersionActivity text = RecordCopy.of(fixture.newActivity(number, "Kegiatan dari keputusan"))
        .with(PlanVersionActivity::decision, decision)
        .make();
    fixture.saveActivity(plan, text);
    return text.id();
  }

  private void remove(JointPlan plan, UUID activity) {
    fixture.runAs(TestCast.SECRETARY, actor -> {
      int version =
          plans.loadVersion(actor, plan.id(), plans.require(actor, plan.id()).newestVersion()).find(activity).version();
      draftEditor.removeActivity(actor, plan.id(), activity, version, "Tidak jadi");
    });
  }

  private MeetingDecision read(UUID decision) {
    return fixture.callAs(TestCast.SECRETARY, actor -> decisions.require(actor, decision));
  }

  @Test
  void it_waits_while_its_activity_stands_only_in_a_draft_and_is_done_with_the_approval() throws Exception {
    JointPlan plan = planWithVersionTwo("Keputusan dalam rancangan");
    UUID decision = meetingDecisions.decide("Menggelar kelas dalam rancangan");
    UUID activity = write(plan, decision, 2);

    assertThat(read(decision).drafted()).isTrue();
    fixture.getPage("budi", "/meetings/decisions/" + decision)
        .andExpect(content().string(allOf(containsString("Dalam rancangan rencana"),
            containsString("/activities/" + activity), not(containsString("Sudah diwujudkan")))));
    fixture.getPage("budi", "/activities/" + activity)
        .andExpect(content().string(allOf(containsString("Belum dinilai"), not(containsString("hari tanpa laporan")))));

    fixture.offerAndApprove(plan);

    await().untilAsserted(() -> assertThat(read(decision).state()).isEqualTo("became"));
    assertThat(read(decision).target()).isEqualTo(activity);
  }

  @Test
  void it_waits_again_when_its_activity_is_taken_out_of_a_draft() throws Exception {
    JointPlan plan = planWithVersionTwo("Keluar dari rancangan");
    UUID decision = meetingDecisions.decide("Menggelar kelas yang dikeluarkan");
    UUID activity = write(plan, decision, 2);

    remove(plan, activity);

    await().untilAsserted(() -> assertThat(read(decision).awaitsResult()).isTrue());
    fixture.getPage("budi", "/meetings/decisions/" + decision)
        .andExpect(content().string(allOf(containsString("/plans/choose?decision=" + decision),
            not(containsString("/activities/" + activity)))));

    JointPlan first = fixture.openPlan(fixture.draftAgreement("Keluar dari versi pertama"));
    UUID again = write(first, decision, 1);
    assertThat(read(decision).state()).isEqualTo("became");
    remove(first, again);
    await().untilAsserted(() -> assertThat(read(decision).awaitsResult()).isTrue());
  }

  @Test
  void it_waits_again_when_a_later_version_leaves_its_activity_out() {
    JointPlan plan = planWithVersionTwo("Keluar di versi ketiga");
    UUID decision = meetingDecisions.decide("Menggelar kelas sampai versi ketiga");
    UUID activity = write(plan, decision, 2);
    fixture.offerAndApprove(plan);
    await().untilAsserted(() -> assertThat(read(decision).state()).isEqualTo("became"));
    fixture.runAs(TestCast.SECRETARY, actor -> planApproval.startNewVersion(actor, plan.id(), "Batal", 2));

    remove(plan, activity);
    assertThat(read(decision).state()).isEqualTo("became");
    fixture.offerAndApprove(plan);

    await().untilAsserted(() -> assertThat(read(decision).awaitsResult()).isTrue());
  }

  @Test
  void the_form_from_a_decision_ticks_the_partners_and_not_the_office_itself() throws Exception {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Mitra dari keputusan"));
    fixture.saveActivity(plan, fixture.newActivity(1, "Kegiatan yang melibatkan kantor"));
    UUID decision = meetingDecisions.decide("Menggelar kelas bersama mitra");

    fixture.getPage("budi", "/plans/" + plan.id() + "/activities/new?decision=" + decision)
        .andExpect(content()
            .string(allOf(matchesPattern(ticked(TestCast.NGO)), not(matchesPattern(ticked(TestCast.DISDUKCAPIL))))));
  }

  @Test
  void who_reads_a_decision_and_is_not_among_its_makers_settles_nothing_by_naming_it() throws Exception {
    UUID paper = meetingDecisions.decide("Menyusun kerja sama baru", "agreement", TestCast.DP3A, TestCast.NGO);
    AgreementContents bare =
        RecordCopy.of(AgreementFixture.agreementDraft(Ids.next(), "Naskah yang hanya menutup keputusan"))
            .with(AgreementContents::decision, paper)
            .make();
    assertThatThrownBy(() -> fixture.runAs(TestCast.DP3A_CLERK, actor -> registration.register(actor, bare)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("meetings.decision.not-yours-to-make");
    assertThat(read(paper).awaitsResult()).isTrue();

    UUID work = meetingDecisions.decide("Menggelar kelas", "activity", TestCast.DISDUKCAPIL, TestCast.NGO);
    JointPlan plan = planWithVersionTwo("Mitra menyebut keputusan");
    fixture.postForm("hadi", "/plans/" + plan.id() + "/activities", typed("Kelas mitra", "decision", work))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Keputusan itu tidak Anda wujudkan sendiri")));
    assertThat(read(work).awaitsResult()).isTrue();
    fixture.runAs(TestCast.SECRETARY, actor -> registration.register(actor, bare));
    assertThat(read(paper).target()).isEqualTo(bare.id());
  }

  private static Pattern ticked(UUID partner) {
    return Pattern.compile(".*<input[^>]*name=\"partner\"[^>]*value=\"" + partner + "\"[^>]*checked.*", Pattern.DOTALL);
  }

  @Test
  void a_second_form_for_a_decision_is_told_what_is_wrong_and_not_that_its_number_is_taken() throws Exception {
    for (JointPlan plan : List.of(planWithVersionTwo("Formulir kedua di rancangan"),
        fixture.openPlan(fixture.draftAgreement("Formulir kedua di versi pertama")))) {
      UUID decision = meetingDecisions.decide("Menggelar kelas dua kali");
      fixture.postForm("budi", "/plans/" + plan.id() + "/activities", typed("Kelas pertama", "decision", decision))
          .andExpect(status().is3xxRedirection());

      fixture.postForm("budi", "/plans/" + plan.id() + "/activities", typed("Kelas kedua", "decision", decision))
          .andExpect(status().isUnprocessableContent())
          .andExpect(content()
              .string(allOf(containsString("Kelas kedua"), containsString("Dari keputusan ini sudah dibuat sesuatu"),
                  not(containsString("Nomor ini sudah dipakai")))));
    }
  }

  @Test
  void a_number_that_the_form_proposed_gives_way_and_one_that_was_typed_does_not() throws Exception {
    JointPlan plan = planWithVersionTwo("Dua formulir bersamaan");
    String path = "/plans/" + plan.id() + "/activities";
    fixture.postForm("budi", path, typed("Yang lebih dulu", "proposed", "2"));

    fixture.postForm("budi", path, typed("Yang menyusul", "proposed", "2")).andExpect(status().is3xxRedirection());
    fixture.postForm("budi", path, typed("Yang diketik", "proposed", "4"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Nomor ini sudah dipakai")));

    assertThat(fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), 2)).activities())
        .extracting(PlanVersionActivity::number, PlanVersionActivity::title)
        .contains(tuple(2, "Yang lebih dulu"), tuple(3, "Yang menyusul"));
  }

  private static Object[] typed(String title, Object... more) {
    List<Object> fields = new ArrayList<>(List.of("id", Ids.next(), "basedOn", "0", "number", "2", "title", title,
        "kind", "training", "office", TestCast.DISDUKCAPIL, "starts", AgreementFixture.YEAR + "-02-01", "ends",
        AgreementFixture.YEAR + "-11-30", "target", "40", "unit", "orang", "meant", "twin"));
    fields.addAll(List.of(more));
    return fields.toArray();
  }

  @Test
  void no_form_opens_for_a_decision_of_which_something_is_made_already() throws Exception {
    JointPlan plan = planWithVersionTwo("Formulir keputusan selesai");
    UUID decision = meetingDecisions.decide("Menggelar kelas yang sudah ditulis");
    write(plan, decision, 2);
    JointPlan other = fixture.openPlan(fixture.draftAgreement("Rencana lain untuk keputusan"));
    String shown = "/73.24/meetings/decisions/" + decision;

    for (String form : List.of("/plans/choose", "/plans/" + other.id() + "/activities/new",
        "/plans/" + plan.id() + "/renewal", "/plans/" + plan.id() + "/versions/2/return", "/agreements/new")) {
      fixture.getPage("budi", form + "?decision=" + decision)
          .andExpect(status().is3xxRedirection())
          .andExpect(redirectedUrl(shown));
    }
  }
}
