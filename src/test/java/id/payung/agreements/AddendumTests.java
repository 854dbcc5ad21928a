package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.register.Agreement;
import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.register.AgreementStage;
import id.payung.agreements.register.AgreementVersion;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An addendum of an agreement: begun, dropped, in force, taken out of force. */
@PayungTest
class AddendumTests {
  @Autowired AgreementFixture fixture;
  @Autowired AgreementDirectory agreements;
  @Autowired AgreementRegistration registration;

  @Test
  void an_addendum_is_a_new_version_and_the_old_one_holds_until_it_is_in_force() throws Exception {
    UUID id = fixture.draftAgreement("Naskah awal");
    fixture.bringInForce(id);

    fixture
        .postForm("budi", "/agreements/" + id + "/renewal", "sort", "addendum", "newest", "1", "reason",
            "Menambah desa")
        .andExpect(status().is3xxRedirection());
    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).currentVersion()).isEqualTo(1);
    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).newestVersion()).isEqualTo(2);
    fixture.getPage("budi", "/agreements/" + id + "/versions/1")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("versi 1, yang berlaku")));

    fixture.bringInForce(id);
    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).currentVersion()).isEqualTo(2);
    fixture.getPage("budi", "/agreements/" + id + "/versions/1")
        .andExpect(content().string(containsString("tidak lagi berlaku")));
  }

  @Test
  void an_addendum_begun_by_mistake_is_dropped_with_a_reason_while_it_is_a_draft() throws Exception {
    UUID id = agreementWithAddendum("Adendum keliru");
    String here = "/agreements/" + id + "/versions/2/dropping";

    fixture.getPage("budi", "/agreements/" + id).andExpect(content().string(containsString("Batalkan adendum")));
    fixture.getPage("budi", here)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("tidak dapat dikembalikan")));
    fixture.postForm("budi", here, "version", newestSave(id), "reason", " ").andExpect(status().is(422));
    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).newestVersion()).isEqualTo(2);

    fixture.postForm("budi", here, "version", newestSave(id), "reason", "Salah kerja sama")
        .andExpect(status().is3xxRedirection());
    fixture.postForm("budi", here, "version", "1", "reason", "Salah kerja sama").andExpect(status().is3xxRedirection());

    assertThat(fixture.readAgreement(TestCast.SECRETARY, id))
        .extracting(Agreement::newestVersion, Agreement::currentVersion, Agreement::stage)
        .containsExactly(1, 1, AgreementStage.IN_FORCE);
    assertThatList(fixture.callAs(TestCast.SECRETARY, actor -> agreements.listSteps(actor, id))).hasSize(5)
        .allMatch(step -> step.version() == 1);
    fixture.getPage("budi", "/agreements/" + id)
        .andExpect(content().string(containsString("Draf adendum dibatalkan")))
        .andExpect(content().string(containsString("Salah kerja sama")));
    fixture.getPage("budi", "/agreements/" + id + "/versions/2").andExpect(status().isNotFound());
    fixture
        .postForm("budi", "/agreements/" + id + "/renewal", "sort", "renewal", "newest", "1", "reason",
            "Kali ini benar")
        .andExpect(status().is3xxRedirection());
    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).newestVersion()).isEqualTo(2);
  }

  @Test
  void nobody_but_the_keeper_drops_an_addendum_and_not_unread_what_others_wrote_since() throws Exception {
    UUID id = agreementWithAddendum("Adendum orang lain");
    String here = "/agreements/" + id + "/versions/2/dropping";

    fixture.getPage("dewi", here).andExpect(status().isForbidden());
    fixture.postForm("dewi", here, "version", "1", "reason", "Coba").andExpect(status().isForbidden());
    fixture.postForm("citra", here, "version", "1", "reason", "Coba").andExpect(status().isNotFound());
    fixture
        .postForm("budi", "/agreements/" + id, withVersion(AgreementFixture.form(id, "Judul yang ditulis dewi"), "1"))
        .andExpect(status().is3xxRedirection());
    fixture.postForm("budi", here, "version", "1", "reason", "Belum saya baca").andExpect(status().isConflict());

    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).newestVersion()).isEqualTo(2);
  }

  @Test
  void an_addendum_that_was_reviewed_goes_back_to_draft_before_it_is_dropped_and_the_first_paper_never_is()
      throws Exception {
    UUID id = agreementWithAddendum("Adendum yang sudah dibahas");
    String here = "/agreements/" + id + "/versions/2/dropping";
    fixture.takeSteps(id, AgreementStage.REVIEWED);

    fixture.getPage("budi", here)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Kembalikan dulu ke draf")));
    fixture.postForm("budi", here, "version", newestSave(id), "reason", "Tidak jadi").andExpect(status().is(422));
    fixture.postForm("budi", "/agreements/" + id + "/versions/1/dropping", "version", "1", "reason", "Tidak jadi")
        .andExpect(status().is(422));
    fixture
        .postForm("budi", "/agreements/" + id + "/steps", "from", "reviewed", "to", "draft", "onDate",
            AgreementFixture.TODAY, "reason", "Tidak jadi")
        .andExpect(status().is3xxRedirection());
    fixture.postForm("budi", here, "version", newestSave(id), "reason", "Tidak jadi")
        .andExpect(status().is3xxRedirection());

    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).newestVersion()).isEqualTo(1);
  }

  @Test
  void a_party_that_only_the_dropped_addendum_named_sees_the_agreement_no_longer() throws Exception {
    UUID id = agreementWithAddendum("Pihak yang keliru");
    Object[] third = java.util.Arrays.copyOf(withVersion(AgreementFixture.form(id, "Pihak yang keliru"), "1"),
        AgreementFixture.form(id, "").length + 6);
    third[third.length - 4] = "p3.position";
    third[third.length - 3] = "third";
    third[third.length - 2] = "p3.organisation";
    third[third.length - 1] = TestCast.DISDUKCAPIL;
    fixture.postForm("budi", "/agreements/" + id, third).andExpect(status().is3xxRedirection());
    fixture.getPage("citra", "/agreements/" + id).andExpect(status().isOk());

    fixture
        .postForm("budi", "/agreements/" + id + "/versions/2/dropping", "version", newestSave(id), "reason",
            "Bukan pihaknya")
        .andExpect(status().is3xxRedirection());

    fixture.getPage("citra", "/agreements/" + id).andExpect(status().isNotFound());
    fixture.getPage("hadi", "/agreements/" + id).andExpect(status().isOk());
  }

  @Test
  void what_was_noted_as_in_force_by_mistake_is_taken_back_with_a_reason_and_keeps_its_day_of_signing()
      throws Exception {
    UUID id = fixture.draftAgreement("Belum berlaku");
    fixture.takeSteps(id, AgreementStage.REVIEWED, AgreementStage.INITIALLED, AgreementStage.SIGNED);
    LocalDate signed =
        fixture.callAs(TestCast.SECRETARY, actor -> agreements.listVersions(actor, id)).getFirst().signedOn();
    fixture.takeSteps(id, AgreementStage.IN_FORCE);
    Object[] back =
        {"from", "in-force", "to", "signed", "onDate", AgreementFixture.TODAY, "reason", "Belum diserahkan"};

    fixture.getPage("budi", "/agreements/" + id)
        .andExpect(content().string(containsString("/agreements/" + id + "/taking-back")));
    fixture.getPage("budi", "/agreements/" + id + "/taking-back")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("tidak lagi dinyatakan berlaku")));
    fixture.getPage("dewi", "/agreements/" + id + "/taking-back").andExpect(status().isForbidden());
    fixture.postForm("dewi", "/agreements/" + id + "/steps", back).andExpect(status().isForbidden());
    fixture
        .postForm("budi", "/agreements/" + id + "/steps", "from", "in-force", "to", "signed", "onDate",
            AgreementFixture.TODAY, "reason", "")
        .andExpect(status().is(422));

    fixture.postForm("budi", "/agreements/" + id + "/steps", back).andExpect(status().is3xxRedirection());
    fixture.postForm("budi", "/agreements/" + id + "/steps", back).andExpect(status().is3xxRedirection());

    AgreementVersion now = fixture.callAs(TestCast.SECRETARY, actor -> agreements.listVersions(actor, id)).getFirst();
    assertThat(now.stage()).isEqualTo(AgreementStage.SIGNED);
    assertThat(now.signedOn()).isEqualTo(signed);
    assertThatList(fixture.callAs(TestCast.SECRETARY, actor -> agreements.listSteps(actor, id))).hasSize(6);
    fixture.getPage("budi", "/agreements/" + id)
        .andExpect(content().string(containsString("Catatan berlaku dibatalkan")))
        .andExpect(content().string(containsString("Belum diserahkan")));
    fixture.takeSteps(id, AgreementStage.IN_FORCE);
  }

  @Test
  void an_addendum_taken_out_of_force_lets_the_version_before_hold_again() throws Exception {
    UUID id = agreementWithAddendum("Adendum belum berlaku");
    fixture.bringInForce(id);
    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).currentVersion()).isEqualTo(2);

    fixture.getPage("budi", "/agreements/" + id + "/taking-back")
        .andExpect(content().string(containsString("Versi 1 dipakai lagi")));
    fixture
        .postForm("budi", "/agreements/" + id + "/steps", "from", "in-force", "to", "signed", "onDate",
            AgreementFixture.TODAY, "reason", "Belum waktunya")
        .andExpect(status().is3xxRedirection());

    assertThat(fixture.readAgreement(TestCast.SECRETARY, id))
        .extracting(Agreement::currentVersion, Agreement::newestVersion, Agreement::stage)
        .containsExactly(1, 2, AgreementStage.IN_FORCE);
    fixture.takeSteps(id, AgreementStage.IN_FORCE);
    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).currentVersion()).isEqualTo(2);
  }

  @Test
  void a_step_stays_while_signed_agreements_stand_on_it_and_a_stale_one_is_told() throws Exception {
    UUID id = fixture.draftAgreement("Kesepakatan induk");
    fixture.bringInForce(id);
    UUID under = Ids.next();
    fixture.runAs(TestCast.SECRETARY,
        actor -> registration.register(actor,
            RecordCopy.of(AgreementFixture.agreementDraft(under, "PKS di bawahnya"))
                .with(AgreementContents::parent, id)
                .make()));
    fixture.takeSteps(under, AgreementStage.REVIEWED, AgreementStage.INITIALLED, AgreementStage.SIGNED);
    Object[] back = {"from", "in-force", "to", "signed", "onDate", AgreementFixture.TODAY, "reason", "Keliru"};

    fixture.getPage("budi", "/agreements/" + id).andExpect(content().string(containsString("belum dapat dibatalkan")));
    fixture.getPage("budi", "/agreements/" + id + "/taking-back")
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("PKS di bawahnya")));
    fixture.postForm("budi", "/agreements/" + id + "/steps", back).andExpect(status().is(422));
    fixture
        .postForm("budi", "/agreements/" + under + "/steps", "from", "signed", "to", "initialled", "onDate",
            AgreementFixture.TODAY, "reason", "Keliru")
        .andExpect(status().is3xxRedirection());
    fixture
        .postForm("budi", "/agreements/" + under + "/steps", "from", "signed", "to", "in-force", "onDate",
            AgreementFixture.TODAY)
        .andExpect(status().isConflict());
    fixture.postForm("budi", "/agreements/" + id + "/steps", back).andExpect(status().is3xxRedirection());

    assertThat(fixture.readAgreement(TestCast.SECRETARY, id).stage()).isEqualTo(AgreementStage.SIGNED);
  }

  private UUID agreementWithAddendum(String title) throws Exception {
    UUID id = fixture.draftAgreement(title);
    fixture.bringInForce(id);
    fixture
        .postForm("budi", "/agreements/" + id + "/renewal", "sort", "addendum", "newest", "1", "reason",
            "Menambah desa")
        .andExpect(status().is3xxRedirection());
    return id;
  }

  /** The save of the newest version that somebody sees now. */
  private int newestSave(UUID id) {
    return fixture.callAs(TestCast.SECRETARY, actor -> agreements.listVersions(actor, id)).getFirst().version();
  }

  private static Object[] withVersion(Object[] form, String version) {
    Object[] with = java.util.Arrays.copyOf(form, form.length + 2);
    with[form.length] = "version";
    with[form.length + 1] = version;
    return with;
  }
}
