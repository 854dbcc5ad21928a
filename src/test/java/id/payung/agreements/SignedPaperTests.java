package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.agreements.register.AgreementStage;
import id.payung.agreements.register.AgreementVersion;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** A paper is not noted as signed without its numbers and its scan, unless somebody says why they are missing. */
@PayungTest
class SignedPaperTests {
  private static final String WHY = "Mengapa nomor atau pindaiannya belum ada";

  @Autowired AgreementFixture fixture;
  @Autowired AgreementDirectory agreements;
  @Autowired AgreementLifeCycle lifecycle;

  private UUID id;

  @BeforeEach
  void an_initialled_agreement() {
    id = fixture.draftAgreement("Naskah " + Ids.next());
    fixture.takeSteps(id, AgreementStage.REVIEWED, AgreementStage.INITIALLED);
  }

  @Test
  void what_is_missing_asks_for_a_reason_which_stays_with_the_step() throws Exception {
    fixture.getPage("budi", "/agreements/" + id).andExpect(content().string(containsString(WHY)));
    sign("").andExpect(status().is(422)).andExpect(content().string(containsString("atau tulis mengapa belum")));
    assertThat(stage()).isEqualTo(AgreementStage.INITIALLED);

    sign("Naskah masih di Yayasan Teduh Contoh").andExpect(redirectedUrl("/73.24/agreements/" + id));

    assertThat(stage()).isEqualTo(AgreementStage.SIGNED);
    fixture.getPage("budi", "/agreements/" + id)
        .andExpect(content().string(containsString("Naskah masih di Yayasan Teduh Contoh")));
  }

  @Test
  void a_paper_with_its_numbers_and_scan_is_signed_without_a_word() throws Exception {
    fixture.runAs(TestCast.SECRETARY,
        actor -> lifecycle.recordNumbers(actor, id, Map.of(TestCast.DP3A, "100/CONTOH", TestCast.NGO, "7/CONTOH")));
    sign("").andExpect(status().is(422));
    fixture.runAs(TestCast.SECRETARY, actor -> lifecycle.attachScan(actor, id, 1, "a".repeat(64), "naskah.pdf"));

    fixture.getPage("budi", "/agreements/" + id).andExpect(content().string(not(containsString(WHY))));
    sign("").andExpect(redirectedUrl("/73.24/agreements/" + id));
  }

  @Test
  void it_says_whose_number_is_missing_and_whether_the_scan_is() throws Exception {
    sign("").andExpect(content().string(containsString(" dan pindaian yang ditandatangani belum ada. Lengkapi")));

    fixture.runAs(TestCast.SECRETARY, actor -> lifecycle.recordNumbers(actor, id, Map.of(TestCast.NGO, "7/CONTOH")));
    String both = "Nomor " + nameOf(TestCast.DP3A) + " dan pindaian yang ditandatangani belum ada";
    sign("").andExpect(status().is(422)).andExpect(content().string(containsString(both)));

    fixture.runAs(TestCast.SECRETARY, actor -> lifecycle.attachScan(actor, id, 1, "a".repeat(64), "naskah.pdf"));
    String number = "Nomor " + nameOf(TestCast.DP3A) + " pada naskah belum ada";
    fixture.getPage("budi", "/agreements/" + id).andExpect(content().string(containsString(number)));
    sign("").andExpect(status().is(422)).andExpect(content().string(containsString(number)));

    fixture.runAs(TestCast.SECRETARY,
        actor -> lifecycle.recordNumbers(actor, id, Map.of(TestCast.DP3A, "100/CONTOH", TestCast.NGO, "")));
    sign("").andExpect(content().string(containsString("Nomor " + nameOf(TestCast.NGO) + " pada naskah belum ada")));

    fixture.runAs(TestCast.SECRETARY, actor -> lifecycle.recordNumbers(actor, id, Map.of(TestCast.NGO, "7/CONTOH")));
    sign("").andExpect(redirectedUrl("/73.24/agreements/" + id));
  }

  private String nameOf(UUID party) {
    return version().parties()
        .stream()
        .filter(each -> party.equals(each.organisation()))
        .findFirst()
        .orElseThrow()
        .name();
  }

  private ResultActions sign(String reason) throws Exception {
    return fixture.postForm("budi", "/agreements/" + id + "/steps", "from", "initialled", "to", "signed", "onDate",
        AgreementFixture.TODAY, "reason", reason);
  }

  private AgreementStage stage() {
    return version().stage();
  }

  private AgreementVersion version() {
    return fixture.callAs(TestCast.SECRETARY, actor -> agreements.listVersions(actor, id)).getFirst();
  }
}
