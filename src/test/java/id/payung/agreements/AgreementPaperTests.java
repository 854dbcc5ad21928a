package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementLifeCycle;
import id.payung.agreements.register.AgreementParty;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.register.AgreementStage;
import id.payung.agreements.register.AgreementText;
import id.payung.agreements.register.AgreementVersion;
import id.payung.audit.RecordHistoryRepository;
import id.payung.audit.RecordHistoryRepository.HistoryEntry;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who changes a paper of an agreement, its numbers and its text, and what of that remains in the trail. */
@PayungTest
class AgreementPaperTests {
  @Autowired AgreementFixture fixture;
  @Autowired AgreementDirectory agreements;
  @Autowired AgreementRegistration registration;
  @Autowired AgreementLifeCycle lifecycle;
  @Autowired RecordHistoryRepository history;

  private UUID id;

  @BeforeEach
  void an_agreement() {
    id = fixture.draftAgreement("Kewenangan naskah " + Ids.next());
  }

  @Test
  void the_paper_of_an_agreement_in_force_is_replaced_by_its_keepers_alone_and_the_trail_keeps_the_one_before()
      throws Exception {
    fixture.bringInForce(id);
    attach(TestCast.PARTNER, "a");

    Assertions.assertThatThrownBy(() -> attach(TestCast.PARTNER, "b")).isInstanceOf(Forbidden.class);
    Assertions.assertThatThrownBy(() -> attach(TestCast.DP3A_CLERK, "b")).isInstanceOf(Forbidden.class);
    assertThat(version().progress().fileSha256()).isEqualTo("a".repeat(64));
    fixture.postFile("hadi", "/agreements/" + id + "/versions/1/file", new byte[]{1}, "lain.pdf", "application/pdf")
        .andExpect(status().isForbidden());
    fixture.getPage("hadi", "/agreements/" + id)
        .andExpect(content().string(not(containsString("/versions/1/file\" enctype"))))
        .andExpect(content().string(not(containsString("action=\"/73.24/agreements/" + id + "/versions/1/file"))));

    attach(TestCast.SECRETARY, "b");

    assertThatList(listHistory()).filteredOn(line -> line.action().equals("file-replaced"))
        .singleElement()
        .satisfies(line -> assertThat(line.reason()).isEqualTo("sha256:" + "a".repeat(64)));
  }

  @Test
  void a_party_writes_its_own_number_and_only_while_it_is_missing() throws Exception {
    fixture.bringInForce(id);

    Assertions.assertThatThrownBy(() -> number(TestCast.PARTNER, TestCast.DP3A, "PALSU/1"))
        .isInstanceOf(Forbidden.class);
    number(TestCast.PARTNER, TestCast.NGO, "7/YT/2026");
    Assertions.assertThatThrownBy(() -> number(TestCast.PARTNER, TestCast.NGO, "8/YT/2026"))
        .isInstanceOf(Forbidden.class);
    fixture.postForm("hadi", "/agreements/" + id + "/numbers", "number." + TestCast.DP3A, "PALSU/1/KAKAO")
        .andExpect(status().isForbidden());
    fixture.getPage("hadi", "/agreements/" + id)
        .andExpect(content().string(not(containsString("number." + TestCast.DP3A))));
    fixture.getPage("dewi", "/agreements/" + id)
        .andExpect(content().string(containsString("number." + TestCast.DP3A)))
        .andExpect(content().string(not(containsString("number." + TestCast.NGO))));

    number(TestCast.SECRETARY, TestCast.NGO, "9/YT/2026");

    assertThat(version().parties()).extracting(AgreementParty::number).containsExactly("", "9/YT/2026");
    assertThatList(listHistory())
        .anySatisfy(line -> assertThat(line.reason()).isEqualTo("Yayasan Teduh Contoh: 7/YT/2026"));
  }

  @Test
  void a_party_does_not_note_that_an_agreement_in_force_began_on_another_day() throws Exception {
    fixture.bringInForce(id);

    fixture.postForm("hadi", "/agreements/" + id + "/beginning", "begunOn", "2024-01-01")
        .andExpect(status().isForbidden());
  }

  @Test
  void what_was_reviewed_is_changed_by_reviewers_alone_and_is_a_draft_again() throws Exception {
    fixture.takeSteps(id, AgreementStage.REVIEWED, AgreementStage.INITIALLED);
    int read = version().version();

    Assertions.assertThatThrownBy(() -> write(TestCast.PARTNER, "Hak yang lain", read)).isInstanceOf(Refused.class);
    fixture.getPage("hadi", "/agreements/" + id)
        .andExpect(content().string(not(containsString("/agreements/" + id + "/edit"))));
    fixture.getPage("hadi", "/agreements/" + id + "/edit").andExpect(status().is(422));
    assertThat(version().stage()).isEqualTo(AgreementStage.INITIALLED);

    write(TestCast.SECRETARY, "Ruang lingkup yang diperbaiki", read);

    assertThat(version().stage()).isEqualTo(AgreementStage.DRAFT);
    fixture.getPage("hadi", "/agreements/" + id).andExpect(content().string(containsString("kembali ke draf")));
    fixture.getPage("hadi", "/changes?kind=agreements-redrafted")
        .andExpect(content().string(containsString("/73.24/agreements/" + id)));
  }

  @Test
  void who_signs_is_filled_in_without_another_review() {
    fixture.takeSteps(id, AgreementStage.REVIEWED, AgreementStage.INITIALLED);
    AgreementVersion before = version();
    List<AgreementParty> parties = before.parties()
        .stream()
        .map(party -> RecordCopy.of(party).with(AgreementParty::signer, "Penanda Tangan Contoh").make())
        .toList();

    fixture.runAs(TestCast.SECRETARY,
        actor -> registration.change(actor, before.version(), AgreementContents.of(id, "pks", before.text(), parties)));

    assertThat(version().stage()).isEqualTo(AgreementStage.INITIALLED);
  }

  @Test
  void a_step_is_taken_with_the_text_that_was_read() throws Exception {
    fixture.takeSteps(id, AgreementStage.REVIEWED, AgreementStage.INITIALLED);
    int read = version().version();
    fixture.getPage("budi", "/agreements/" + id)
        .andExpect(content().string(containsString("name=\"version\" value=\"" + read + "\"")));
    attach(TestCast.PARTNER, "c");
    Object[] step = {"from", "initialled", "to", "signed", "onDate", AgreementFixture.TODAY, "reason", "Nomor menyusul",
      "version", read};

    fixture.postForm("budi", "/agreements/" + id + "/steps", step).andExpect(status().isConflict());
    assertThat(version().stage()).isEqualTo(AgreementStage.INITIALLED);
    step[9] = read + 1;
    fixture.postForm("budi", "/agreements/" + id + "/steps", step).andExpect(status().is3xxRedirection());
    fixture.postForm("budi", "/agreements/" + id + "/steps", step).andExpect(status().is3xxRedirection());
  }

  @Test
  void a_party_that_an_addendum_named_by_mistake_reads_nothing_once_it_is_corrected() throws Exception {
    fixture.bringInForce(id);
    fixture
        .postForm("budi", "/agreements/" + id + "/renewal", "newest", "1", "sort", "addendum", "reason", "Pihak baru")
        .andExpect(status().is3xxRedirection());
    AgreementVersion addendum = version();
    List<AgreementParty> three = new ArrayList<>(addendum.parties());
    three.add(new AgreementParty(3, "third", TestCast.DISDUKCAPIL, "Disdukcapil", "", "", "", "definitive"));
    write(TestCast.SECRETARY, addendum, three);
    fixture.getPage("citra", "/agreements/" + id).andExpect(status().isOk());

    write(TestCast.SECRETARY, version(), addendum.parties());

    fixture.getPage("citra", "/agreements/" + id).andExpect(status().isNotFound());
    fixture.getPage("citra", "/agreements/" + id + "/versions/1").andExpect(status().isNotFound());
    fixture.getPage("hadi", "/agreements/" + id).andExpect(status().isOk());
  }

  private void write(UUID person, AgreementVersion version, List<AgreementParty> parties) {
    fixture.runAs(person, actor -> registration.change(actor, version.version(),
        AgreementContents.of(id, "pks", version.text(), parties)));
  }

  private void write(UUID person, String scope, int basedOn) {
    AgreementText text = RecordCopy.of(version().text()).with(AgreementText::scope, scope).make();
    fixture.runAs(person, actor -> registration.change(actor, basedOn,
        AgreementContents.of(id, "pks", text, AgreementFixture.agreementParties())));
  }

  private void attach(UUID person, String digit) {
    fixture.runAs(person, actor -> lifecycle.attachScan(actor, id, 1, digit.repeat(64), digit + ".pdf"));
  }

  private void number(UUID person, UUID party, String number) {
    fixture.runAs(person, actor -> lifecycle.recordNumbers(actor, id, Map.of(party, number)));
  }

  private AgreementVersion version() {
    return fixture.callAs(TestCast.SECRETARY, actor -> agreements.listVersions(actor, id)).getFirst();
  }

  private List<HistoryEntry> listHistory() {
    return fixture.callAs(TestCast.SECRETARY,
        actor -> history.listRecent(actor, List.of("agreement"), List.of(id), 50));
  }
}
