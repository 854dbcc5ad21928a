package id.payung.agreements;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.register.AgreementStage;
import id.payung.agreements.register.AgreementText;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An agreement that has ended leads nowhere any more. */
@PayungTest
class EndedAgreementPageTests {
  @Autowired AgreementFixture fixture;
  @Autowired AgreementRegistration registration;
  @Autowired AgreementLifeCycle lifecycle;

  @Test
  void an_ended_agreement_shows_its_end_and_neither_a_next_stage_nor_a_step() throws Exception {
    UUID agreement = fixture.draftAgreement("Kerja sama yang tidak jadi");
    fixture.takeSteps(agreement, AgreementStage.REVIEWED);
    fixture.getPage("budi", "/agreements/" + agreement)
        .andExpect(content().string(allOf(containsString("(berikutnya)"), containsString("/steps\""))));

    fixture.runAs(TestCast.SECRETARY,
        actor -> lifecycle.endEarly(actor, agreement, AgreementFixture.TODAY, "Mitra mundur"));

    fixture.getPage("budi", "/agreements/" + agreement)
        .andExpect(content().string(allOf(containsString("Diakhiri"), not(containsString("(berikutnya)")),
            not(containsString("/steps\"")), not(containsString("/renewal\"")), not(containsString("/plans/new?")))));
    fixture.getPage("budi", "/search?q=kerja%20sama%20yang%20tidak%20jadi")
        .andExpect(content().string(containsString("Diakhiri")));
  }

  @Test
  void one_whose_term_is_over_is_not_said_to_hold() throws Exception {
    UUID agreement = Ids.next();
    AgreementText text = AgreementText.of("Kerja sama yang habis masanya", AgreementFixture.TODAY.minusYears(3),
        AgreementFixture.TODAY.minusYears(1));
    fixture.runAs(TestCast.SECRETARY, actor -> registration.register(actor,
        AgreementContents.of(agreement, "pks", text, AgreementFixture.agreementParties())));
    fixture.bringInForce(agreement);

    String list = "/agreements?q=habis%20masanya";
    fixture.getPage("budi", list)
        .andExpect(content().string(allOf(containsString(agreement.toString()), containsString("Masa berlaku habis"))));
    fixture.getPage("budi", list + "&format=json").andExpect(content().string(containsString("Masa berlaku habis")));
  }
}
