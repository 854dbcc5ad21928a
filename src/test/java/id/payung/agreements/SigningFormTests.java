package id.payung.agreements;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementParty;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.register.AgreementStage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a signature needs is said before anything is typed, and a stage is called what it is. */
@PayungTest
class SigningFormTests {
  @Autowired AgreementFixture fixture;
  @Autowired AgreementRegistration registration;

  @Test
  void names_that_are_missing_are_asked_for_together_with_the_paper_and_no_form_opens_only_to_refuse()
      throws Exception {
    UUID id = Ids.next();
    List<AgreementParty> parties = List
        .of(new AgreementParty(1, "first", TestCast.DP3A, "Dinsos P3A", "", "", "", "definitive"), new AgreementParty(2,
            "second", TestCast.NGO, "Yayasan Teduh Contoh", "", "Hadi Contoh", "Direktur", "definitive"));
    fixture.runAs(TestCast.SECRETARY, actor -> registration.register(actor,
        AgreementContents.of(id, "pks", AgreementFixture.agreementText("Belum ada penanda tangan"), parties)));
    fixture.takeSteps(id, AgreementStage.REVIEWED, AgreementStage.INITIALLED);

    fixture.getPage("budi", "/agreements/" + id)
        .andExpect(content().string(allOf(containsString("penanda tangan belum diisi: Dinsos P3A."),
            containsString("Nomor atau pindaian naskah juga belum ada"), containsString("/agreements/" + id + "/edit"),
            not(containsString("id=\"reason-signed\"")))));
  }

  @Test
  void a_stage_that_holds_is_not_called_past() throws Exception {
    UUID id = fixture.draftAgreement("Yang berlaku");
    fixture.bringInForce(id);

    fixture.getPage("budi", "/agreements/" + id)
        .andExpect(content().string(matchesPattern("(?s).*Berlaku<span class=\"unseen\">\\s*\\(sekarang\\).*")));
  }
}
