package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.register.AgreementStage;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingRegistration;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PayungTest
class AgreementRegisterTests {
  @Autowired AgreementFixture fixture;
  @Autowired AgreementDirectory agreements;
  @Autowired AgreementRegistration registration;
  @Autowired MeetingRegistration meetingRegistration;
  @Autowired MeetingDecisionRepository decisions;

  @Test
  void nobody_but_a_keeper_writes_down_what_was_signed_long_ago_or_takes_it_back() {
    UUID id = Ids.next();
    List<AgreementContents.Signed> papers =
        List.of(new AgreementContents.Signed(AgreementFixture.agreementDraft(id, "Dari register"),
            AgreementFixture.TODAY.minusMonths(6), null, "a.xlsx", 2));

    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> fixture.callAs(TestCast.DP3A_CLERK, actor -> registration.registerSigned(actor, papers)));
    Set<UUID> written =
        fixture.callAs(TestCast.SECRETARY, actor -> registration.registerSigned(actor, papers)).agreements();
    assertThat(written).containsExactly(id);
    assertThatExceptionOfType(Forbidden.class).isThrownBy(
        () -> fixture.runAs(TestCast.DP3A_CLERK, actor -> registration.takeBackSigned(actor, id, Set.of())));
    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).stage()).isEqualTo(AgreementStage.IN_FORCE);

    fixture.runAs(TestCast.SECRETARY, actor -> registration.takeBackSigned(actor, id, Set.of()));
  }

  @Test
  void an_agreement_with_a_new_partner_is_registered_and_read_again() throws Exception {
    UUID id = Ids.next();

    fixture.postForm("budi", "/agreements", AgreementFixture.form(id, "Kelas pengasuhan"))
        .andExpect(redirectedUrl("/73.24/agreements/" + id));

    fixture.getPage("budi", "/agreements/" + id)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Plt. Kepala Dinas")))
        .andExpect(content().string(containsString("Yayasan Baru Kelas pengasuhan")))
        .andExpect(content().string(not(containsString("⟦"))));
    fixture.getPage("budi", "/agreements?q=yayasan%20baru%20kelas")
        .andExpect(content().string(containsString("/agreements/" + id + "\"")));
    fixture.getPage("budi", "/agreements?q=tidak-ada-sama-sekali")
        .andExpect(content().string(containsString("Tidak ada kerja sama yang cocok")));
  }

  @Test
  void the_same_form_sent_twice_makes_one_agreement() throws Exception {
    UUID id = Ids.next();

    fixture.postForm("budi", "/agreements", AgreementFixture.form(id, "Dua kali kirim"))
        .andExpect(status().is3xxRedirection());
    fixture.postForm("budi", "/agreements", AgreementFixture.form(id, "Dua kali kirim"))
        .andExpect(status().is3xxRedirection());

    assertThatList(fixture.callAs(TestCast.SECRETARY, actor -> agreements.listVersions(actor, id))).hasSize(1);
  }

  @Test
  void a_form_without_a_title_comes_back_with_what_was_typed() throws Exception {
    fixture
        .postForm("budi", "/agreements", "id", Ids.next(), "title", "", "kind", "pks", "scope", "Cakupan yang diketik",
            "p1.position", "first", "p1.organisation", TestCast.DP3A)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Cakupan yang diketik")))
        .andExpect(content().string(containsString("Periksa lagi isian ini")));
  }

  @Test
  void the_contact_person_is_kept_and_shown_again() throws Exception {
    UUID id = Ids.next();
    Object[] form = AgreementFixture.form(id, "Ada yang dihubungi");
    Object[] named = Arrays.copyOf(form, form.length + 2);
    named[form.length] = "contactPerson";
    named[form.length + 1] = "Nurhayati Contoh";

    fixture.postForm("budi", "/agreements", named).andExpect(redirectedUrl("/73.24/agreements/" + id));

    fixture.getPage("budi", "/agreements/" + id)
        .andExpect(content().string(containsString("Nama narahubung")))
        .andExpect(content().string(containsString("Nurhayati Contoh")));
    fixture.getPage("budi", "/agreements/" + id + "/edit")
        .andExpect(content().string(containsString("value=\"Nurhayati Contoh\"")));
  }

  @Test
  void a_signature_names_all_sides_that_lack_their_signer_at_once() throws Exception {
    UUID id = Ids.next();
    Object[] form = AgreementFixture.form(id, "Belum ada penanda tangan");
    form[13] = "";
    fixture.postForm("budi", "/agreements", form).andExpect(redirectedUrl("/73.24/agreements/" + id));
    fixture.takeSteps(id, AgreementStage.REVIEWED, AgreementStage.INITIALLED);

    fixture
        .postForm("budi", "/agreements/" + id + "/steps", "from", "initialled", "to", "signed", "onDate",
            AgreementFixture.TODAY)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Yayasan Baru Belum ada penanda tangan")))
        .andExpect(content().string(containsString("; ")))
        .andExpect(content().string(containsString("tombol Ubah isi kerja sama")));
  }

  @Test
  void a_step_that_was_taken_with_another_day_meanwhile_says_so_and_one_sent_twice_is_harmless() throws Exception {
    UUID id = Ids.next();
    fixture.postForm("budi", "/agreements", AgreementFixture.form(id, "Dibahas di dua jendela"))
        .andExpect(redirectedUrl("/73.24/agreements/" + id));
    fixture.takeSteps(id, AgreementStage.REVIEWED);
    Object[] same = {"from", "draft", "to", "reviewed", "onDate", AgreementFixture.TODAY};
    fixture.postForm("budi", "/agreements/" + id + "/steps", same).andExpect(redirectedUrl("/73.24/agreements/" + id));

    fixture
        .postForm("ani", "/agreements/" + id + "/steps", "from", "draft", "to", "reviewed", "onDate",
            AgreementFixture.TODAY.minusDays(9))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Dicatat oleh")))
        .andExpect(content().string(containsString("Budi Contoh")));
  }

  @Test
  void a_kind_that_hangs_under_another_is_refused_without_one() throws Exception {
    Object[] form = AgreementFixture.form(Ids.next(), "RKT tanpa induk");
    form[5] = "rkt";
    fixture.postForm("budi", "/agreements", form)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("harus berada di bawah kerja sama lain")));
  }

  @Test
  void a_volunteer_may_not_register_and_does_not_see_the_register() throws Exception {
    UUID id = fixture.draftAgreement("Tidak untuk relawan");

    fixture.postForm("fitri", "/agreements", AgreementFixture.form(Ids.next(), "Coba-coba"))
        .andExpect(status().isForbidden());
    fixture.getPage("fitri", "/agreements/" + id).andExpect(status().isNotFound());
    fixture.getPage("fitri", "/agreements").andExpect(content().string(not(containsString("Tidak untuk relawan"))));
  }

  @Test
  void an_office_that_is_no_party_finds_nothing_and_the_neighbour_neither() throws Exception {
    UUID id = fixture.draftAgreement("Rahasia antar pihak");

    fixture.getPage("citra", "/agreements/" + id).andExpect(status().isNotFound());
    fixture.getPage("citra", "/agreements?q=rahasia%20antar")
        .andExpect(content().string(not(containsString("Rahasia antar pihak"))));
    fixture.getPage("kiki", "/agreements/" + id).andExpect(status().isNotFound());
    fixture.getPage("dewi", "/agreements/" + id).andExpect(status().isOk());
    fixture.getPage("hadi", "/agreements/" + id).andExpect(status().isOk());
  }

  @Test
  void the_decision_it_came_from_is_linked_only_for_those_whom_the_meeting_was_for() throws Exception {
    UUID meeting = Ids.next();
    UUID decision = Ids.next();
    UUID id = Ids.next();
    fixture.runAs(TestCast.SECRETARY, actor -> {
      meetingRegistration.registerMeeting(actor, meeting, "coordination", "Rapat tanpa mitra", AgreementFixture.TODAY,
          "Aula", null, "", List.of(TestCast.DP3A));
      decisions.addDecision(actor, meeting, decision, "Menyusun kerja sama", "agreement", TestCast.DP3A, "",
          AgreementFixture.TODAY);
      registration.register(actor,
          RecordCopy.of(AgreementFixture.agreementDraft(id, "Lahir dari rapat"))
              .with(AgreementContents::decision, decision)
              .make());
    });

    fixture.getPage("budi", "/agreements/" + id)
        .andExpect(content().string(containsString("/meetings/decisions/" + decision)));
    fixture.getPage("hadi", "/agreements/" + id)
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("/meetings/decisions/"))));
  }

  @Test
  void a_clerk_registers_only_what_their_office_is_part_of() throws Exception {
    fixture.postForm("citra", "/agreements", AgreementFixture.form(Ids.next(), "Milik kantor lain"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Lembaga Anda harus menjadi salah satu pihak")));
  }

  @Test
  void steps_follow_the_table_and_only_those_who_may_take_them() throws Exception {
    UUID id = fixture.draftAgreement("Langkah demi langkah");

    fixture
        .postForm("dewi", "/agreements/" + id + "/steps", "from", "draft", "to", "reviewed", "onDate",
            AgreementFixture.TODAY)
        .andExpect(status().isForbidden());
    fixture
        .postForm("budi", "/agreements/" + id + "/steps", "from", "draft", "to", "signed", "onDate",
            AgreementFixture.TODAY)
        .andExpect(status().isConflict());
    fixture.bringInForce(id);

    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).stage()).isEqualTo(AgreementStage.IN_FORCE);
  }

  @Test
  void no_stage_is_dated_before_the_one_it_follows_however_long_ago_the_paper_is() throws Exception {
    UUID id = fixture.draftAgreement("Langkah mundur");
    LocalDate reviewed = AgreementFixture.TODAY.minusYears(1);
    String[] path = {"draft", "reviewed", "initialled"};
    LocalDate[] days = {reviewed, reviewed.plusDays(4)};

    for (int i = 0; i < days.length; i++) {
      String steps = "/agreements/" + id + "/steps";
      if (i > 0) {
        fixture.postForm("budi", steps, "from", path[i], "to", path[i + 1], "onDate", days[i - 1].minusDays(1))
            .andExpect(status().isUnprocessableContent())
            .andExpect(content().string(containsString("tahap ini tidak mungkin lebih awal")));
      }
      fixture.postForm("budi", steps, "from", path[i], "to", path[i + 1], "onDate", days[i])
          .andExpect(status().is3xxRedirection());
    }
    // the wrong day is mended by going back, and then the right one is taken
    fixture
        .postForm("budi", "/agreements/" + id + "/steps", "from", "initialled", "to", "reviewed", "onDate",
            AgreementFixture.TODAY, "reason", "Tanggal keliru")
        .andExpect(status().is3xxRedirection());
    fixture.postForm("budi", "/agreements/" + id + "/steps", "from", "reviewed", "to", "initialled", "onDate", reviewed)
        .andExpect(status().is3xxRedirection());
  }

  @Test
  void the_same_step_sent_twice_is_taken_once() throws Exception {
    UUID id = fixture.draftAgreement("Langkah dua kali");

    for (int i = 0; i < 2; i++) {
      fixture
          .postForm("budi", "/agreements/" + id + "/steps", "from", "draft", "to", "reviewed", "onDate",
              AgreementFixture.TODAY)
          .andExpect(status().is3xxRedirection());
    }

    assertThatList(fixture.callAs(TestCast.SECRETARY, actor -> agreements.listSteps(actor, id)))
        .extracting(step -> step.stage().code())
        .containsExactly("draft", "reviewed");
  }

  @Test
  void what_is_signed_is_not_edited_and_a_number_may_still_come() throws Exception {
    UUID id = fixture.draftAgreement("Nomor menyusul");
    fixture.bringInForce(id);

    fixture.getPage("budi", "/agreements/" + id + "/edit").andExpect(status().is(422));
    fixture.postForm("budi", "/agreements/" + id + "/numbers", "number." + TestCast.DP3A, "119/45/PKS/2026")
        .andExpect(status().is3xxRedirection());
    fixture.getPage("budi", "/agreements?q=119/45/pks").andExpect(content().string(containsString("Nomor menyusul")));
  }

  @Test
  void a_signature_that_was_noted_by_mistake_is_taken_back_with_a_reason_until_it_is_in_force() throws Exception {
    UUID id = fixture.draftAgreement("Salah ditandai");
    fixture.takeSteps(id, AgreementStage.REVIEWED, AgreementStage.INITIALLED, AgreementStage.SIGNED);
    fixture
        .postForm("budi", "/agreements/" + id + "/steps", "from", "signed", "to", "initialled", "onDate",
            AgreementFixture.TODAY, "reason", " ")
        .andExpect(status().is(422));
    fixture
        .postForm("citra", "/agreements/" + id + "/steps", "from", "signed", "to", "initialled", "onDate",
            AgreementFixture.TODAY, "reason", "coba")
        .andExpect(status().is4xxClientError());

    fixture
        .postForm("budi", "/agreements/" + id + "/steps", "from", "signed", "to", "initialled", "onDate",
            AgreementFixture.TODAY, "reason", "Baru diparaf")
        .andExpect(status().is3xxRedirection());

    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).stage()).isEqualTo(AgreementStage.INITIALLED);
    assertThat(fixture.callAs(TestCast.SECRETARY, actor -> agreements.listVersions(actor, id)).getFirst().signedOn())
        .isNull();
    fixture.getPage("budi", "/agreements/" + id).andExpect(content().string(containsString("Baru diparaf")));
    fixture.takeSteps(id, AgreementStage.SIGNED, AgreementStage.IN_FORCE);
    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).stage()).isEqualTo(AgreementStage.IN_FORCE);
  }

  @Test
  void a_stale_save_shows_both_values() throws Exception {
    UUID id = fixture.draftAgreement("Disimpan berdua");

    fixture.postForm("budi", "/agreements/" + id, withVersion(AgreementFixture.form(id, "Judul saya"), "1"))
        .andExpect(status().is3xxRedirection());
    fixture
        .postForm("dewi", "/agreements/" + id, "version", "1", "id", id, "title", "Judul lain", "wholeRegency", "true",
            "p1.position", "first", "p1.organisation", TestCast.DP3A, "p2.position", "second", "p2.organisation",
            TestCast.NGO)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Judul saya")))
        .andExpect(content().string(containsString("Judul lain")));
  }

  private static Object[] withVersion(Object[] form, String version) {
    Object[] with = java.util.Arrays.copyOf(form, form.length + 2);
    with[form.length] = "version";
    with[form.length + 1] = version;
    return with;
  }

  @Test
  void the_list_leaves_as_a_sheet_of_what_one_may_see() throws Exception {
    fixture.draftAgreement("Untuk diunduh");

    byte[] sheet = fixture.getPage("dewi", "/agreements/export.xlsx?q=untuk%20diunduh")
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();

    assertThat(sheet).startsWith((byte) 'P', (byte) 'K');
    assertThat(sheet.length).isGreaterThan(1000);
  }

  @Test
  void a_stranger_is_led_to_the_door() throws Exception {
    fixture.getPageSignedOut("/agreements").andExpect(status().isSeeOther());
  }
}
