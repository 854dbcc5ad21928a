package id.payung.agreements;

import static id.payung.platform.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A decision that was opened again says why, and what was made of it is not asked for once more. */
@PayungTest
class ReopenedDecisionTests {
  private static final String REASON = "Mitra mengundurkan diri";

  @Autowired AgreementFixture fixture;
  @Autowired MeetingDecisionFixture meetingDecisions;
  @Autowired MeetingDecisionRepository decisions;
  @Autowired List<DutySource> dutySources;

  private UUID agreementFrom(UUID decision, String title) throws Exception {
    UUID agreement = Ids.next();
    fixture
        .postForm("budi", "/agreements",
            AgreementFixture.form(agreement, title, "decision", decision, "p2.signer", "Hadi Contoh", "p2.post",
                "Direktur", "p2.capacity", "definitive"))
        .andExpect(status().is3xxRedirection());
    return agreement;
  }

  private UUID signedAgreementFrom(UUID decision, String title) throws Exception {
    UUID agreement = agreementFrom(decision, title);
    fixture.bringInForce(agreement);
    await().until(() -> read(decision).state().equals("became"));
    return agreement;
  }

  /** Who drafts it still owes it: nothing but a signature carries a decision out. */
  @Test
  void a_draft_does_not_carry_it_out_and_one_that_ends_unsigned_leaves_it_owed() throws Exception {
    UUID decision = meetingDecisions.decide("Membuat nota yang hanya dirancang", "agreement");
    UUID agreement = agreementFrom(decision, "Nota yang hanya dirancang");

    assertThat(read(decision).drafted()).isTrue();
    fixture.getPage("budi", "/meetings/decisions/" + decision)
        .andExpect(content().string(allOf(containsString("Kerja sama sedang disusun"),
            containsString("selesai setelah kerja sama itu ditandatangani"), not(containsString("Sudah diwujudkan")))));
    fixture
        .postForm("budi", "/agreements/" + agreement + "/ending", "on", AgreementFixture.TODAY, "reason",
            "Mitra mundur")
        .andExpect(status().is3xxRedirection());
    await().until(() -> read(decision).awaitsResult());
    fixture.getPage("budi", "/meetings/decisions/" + decision)
        .andExpect(content().string(containsString("/agreements/" + agreement + "\"")));

    fixture.postForm("budi", "/agreements/" + agreement + "/reopening", "reason", "Mitra jadi ikut")
        .andExpect(status().is3xxRedirection());
    await().until(() -> read(decision).drafted());
    fixture.bringInForce(agreement);
    await().until(() -> read(decision).state().equals("became"));
    fixture
        .postForm("budi", "/agreements/" + agreement + "/ending", "on", AgreementFixture.TODAY, "reason",
            "Selesai dini")
        .andExpect(status().is3xxRedirection());
    fixture.getPage("budi", "/meetings/decisions/" + decision)
        .andExpect(content().string(containsString("Sudah diwujudkan")));
  }

  private void reopen(UUID decision) throws Exception {
    fixture.postForm("budi", "/meetings/decisions/" + decision + "/reopening", "reason", REASON)
        .andExpect(status().is3xxRedirection());
  }

  private MeetingDecision read(UUID decision) {
    return fixture.callAs(TestCast.SECRETARY, actor -> decisions.require(actor, decision));
  }

  @Test
  void it_says_who_opened_it_again_and_why_on_its_page_and_among_what_is_owed() throws Exception {
    UUID decision = meetingDecisions.decide("Membuat nota yang dibuka kembali", "agreement");
    signedAgreementFrom(decision, "Nota yang dibuka kembali");
    reopen(decision);

    fixture.getPage("budi", "/meetings/decisions/" + decision)
        .andExpect(content().string(allOf(containsString("Dibuka kembali oleh Budi Contoh"), containsString(REASON))));
    Duty owed = fixture.callAs(TestCast.SECRETARY,
        actor -> dutySources.stream()
            .flatMap(source -> source.listDuties(actor, 2_000).stream())
            .filter(duty -> duty.subject().equals(decision))
            .findFirst()
            .orElseThrow());
    assertThat(owed.why()).isEqualTo("meetings.duty.why.reopened");
    assertThat(owed.whyArgs()).hasSize(3).contains("Budi Contoh", REASON);
    assertThat(owed.whyArgs().get(1)).isInstanceOf(LocalDateTime.class);
  }

  @Test
  void the_agreement_that_was_made_of_it_is_named_and_no_other_is_offered_first() throws Exception {
    UUID decision = meetingDecisions.decide("Membuat nota satu kali", "agreement");
    UUID agreement = agreementFrom(decision, "Nota satu kali");
    reopen(decision);

    fixture.getPage("budi", "/meetings/decisions/" + decision)
        .andExpect(
            content().string(allOf(containsString("/agreements/" + agreement + "\""), containsString("Nota satu kali"),
                containsString("dibuat Budi Contoh"), not(containsString("Buat kerja sama dari keputusan ini")))));
  }

  @Test
  void it_is_settled_again_with_the_agreement_that_there_is() throws Exception {
    UUID decision = meetingDecisions.decide("Membuat nota yang tetap berlaku", "agreement");
    UUID agreement = signedAgreementFrom(decision, "Nota yang tetap berlaku");
    reopen(decision);

    fixture.postForm("budi", "/meetings/decisions/" + decision + "/result", "result", Ids.next())
        .andExpect(status().isNotFound());
    assertThat(read(decision).open()).isTrue();
    fixture.postForm("budi", "/meetings/decisions/" + decision + "/result", "result", agreement)
        .andExpect(status().is3xxRedirection());

    MeetingDecision settled = read(decision);
    assertThat(settled.state()).isEqualTo("became");
    assertThat(settled.target()).isEqualTo(agreement);
    fixture.postForm("budi", "/meetings/decisions/" + decision + "/result", "result", agreement)
        .andExpect(status().is3xxRedirection());
    assertThat(read(decision)).isEqualTo(settled);
  }

  @Test
  void who_drops_it_is_told_of_the_agreement_and_the_agreement_says_so_afterwards() throws Exception {
    UUID decision = meetingDecisions.decide("Membuat nota yang dibatalkan", "agreement");
    UUID agreement = agreementFrom(decision, "Nota yang keputusannya batal");
    reopen(decision);

    fixture.getPage("budi", "/meetings/decisions/" + decision)
        .andExpect(content().string(containsString("sudah dibuat kerja sama “Nota yang keputusannya batal”")));
    fixture.postForm("budi", "/meetings/decisions/" + decision + "/drop", "reason", "Tidak ada anggaran")
        .andExpect(status().is3xxRedirection());

    fixture.getPage("budi", "/agreements/" + agreement)
        .andExpect(content().string(allOf(containsString("tidak dilanjutkan"), containsString("Tidak ada anggaran"))));
    fixture.getPage("budi", "/meetings/decisions/" + decision)
        .andExpect(content().string(containsString("/agreements/" + agreement + "\"")));
  }

  @Test
  void an_activity_of_a_draft_is_named_likewise_and_says_that_its_decision_was_dropped() throws Exception {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Rencana dari keputusan batal"));
    UUID decision = meetingDecisions.decide("Kelas yang dibatalkan");
    UUID activity = meetingDecisions.writeActivity(plan, decision, 1, "Kelas dari keputusan batal");
    reopen(decision);

    fixture.getPage("budi", "/meetings/decisions/" + decision)
        .andExpect(content().string(allOf(containsString("/activities/" + activity + "\""),
            containsString("sudah dibuat kegiatan “Kelas dari keputusan batal”"))));
    fixture.postForm("budi", "/meetings/decisions/" + decision + "/drop", "reason", "Pelatihnya pindah")
        .andExpect(status().is3xxRedirection());

    fixture.getPage("budi", "/activities/" + activity)
        .andExpect(content().string(allOf(containsString("tidak dilanjutkan"), containsString("Pelatihnya pindah"))));
  }

  @Test
  void who_may_not_see_the_agreement_hears_nothing_of_it_and_who_may_not_make_one_cannot_settle() throws Exception {
    UUID decision = meetingDecisions.decide("Membuat nota rahasia", "agreement");
    UUID agreement = agreementFrom(decision, "Nota yang tidak terlihat");
    reopen(decision);

    fixture.getPage("citra", "/meetings/decisions/" + decision)
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Nota yang tidak terlihat"))));
    fixture.postForm("citra", "/meetings/decisions/" + decision + "/result", "result", agreement)
        .andExpect(status().isForbidden());
  }
}
