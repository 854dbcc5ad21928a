package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import id.payung.agreements.register.AgreementContents;
import id.payung.agreements.register.AgreementDirectory;
import id.payung.agreements.register.AgreementExpiryPolicy;
import id.payung.agreements.register.AgreementExpiryPolicy.ExpiryWarning;
import id.payung.agreements.register.AgreementListPage;
import id.payung.agreements.register.AgreementParty;
import id.payung.agreements.register.AgreementRegistration;
import id.payung.agreements.register.AgreementText;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.StatementRecorder;
import id.payung.platform.testing.TestCast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How agreements are kept: with few statements, and each row for whom the agreement is for. */
@PayungTest
class AgreementStorageTests {
  private static final int MAX_STATEMENTS = 10;
  private static final AgreementParty THIRD =
      new AgreementParty(3, "third", TestCast.DISDUKCAPIL, "", "", "Citra Contoh", "Kepala Dinas", "definitive");

  @Autowired AgreementFixture fixture;
  @Autowired AgreementDirectory agreements;
  @Autowired AgreementRegistration registration;

  private static AgreementContents ofThree(UUID id, String title) {
    List<AgreementParty> parties = new ArrayList<>(AgreementFixture.agreementParties());
    parties.add(THIRD);
    return RecordCopy.of(AgreementFixture.agreementDraft(id, title)).with(AgreementContents::parties, parties).make();
  }

  @Test
  void a_draft_with_three_parties_is_saved_with_few_statements() throws Exception {
    UUID id = Ids.next();
    AgreementContents draft = ofThree(id, "Sedikit pernyataan");
    AgreementContents changed = RecordCopy.of(draft)
        .with(AgreementContents::text,
            RecordCopy.of(AgreementFixture.agreementText("Sedikit sekali")).with(AgreementText::costs, "APBD").make())
        .make();
    AgreementContents withoutThird =
        RecordCopy.of(changed).with(AgreementContents::parties, AgreementFixture.agreementParties()).make();

    List<String> first =
        StatementRecorder.record(() -> fixture.runAs(TestCast.SECRETARY, actor -> registration.register(actor, draft)));
    List<String> text = StatementRecorder
        .record(() -> fixture.runAs(TestCast.SECRETARY, actor -> registration.change(actor, 1, changed)));
    List<String> parties = StatementRecorder
        .record(() -> fixture.runAs(TestCast.SECRETARY, actor -> registration.change(actor, 2, withoutThird)));
    List<String> again = StatementRecorder
        .record(() -> fixture.runAs(TestCast.SECRETARY, actor -> registration.change(actor, 3, withoutThird)));

    assertThat(first).as("%s", first).hasSizeLessThanOrEqualTo(MAX_STATEMENTS);
    assertThat(text).as("%s", text).hasSizeLessThanOrEqualTo(MAX_STATEMENTS);
    assertThat(parties).as("%s", parties).hasSizeLessThanOrEqualTo(MAX_STATEMENTS);
    assertThat(again).as("%s", again).noneMatch(sql -> sql.startsWith("UPDATE") || sql.startsWith("INSERT"));
  }

  @Test
  void a_party_that_left_a_draft_reads_neither_the_agreement_nor_its_steps() {
    UUID id = Ids.next();
    fixture.runAs(TestCast.SECRETARY, actor -> registration.register(actor, ofThree(id, "Pihak yang pergi")));
    assertThatList(fixture.callAs(TestCast.CLERK, actor -> agreements.listSteps(actor, id))).hasSize(1);

    fixture.runAs(TestCast.SECRETARY,
        actor -> registration.change(actor, 1, AgreementFixture.agreementDraft(id, "Pihak yang pergi")));

    assertThatList(fixture.callAs(TestCast.CLERK, actor -> agreements.listSteps(actor, id))).isEmpty();
    assertThatList(fixture.callAs(TestCast.CLERK, actor -> agreements.listVersions(actor, id))).isEmpty();
    assertThatList(fixture.callAs(TestCast.DP3A_CLERK, actor -> agreements.listSteps(actor, id))).hasSize(1);
  }

  @Test
  void a_party_that_comes_later_reads_the_steps_of_before() {
    UUID id = fixture.draftAgreement("Pihak yang datang");

    fixture.runAs(TestCast.SECRETARY, actor -> registration.change(actor, 1, ofThree(id, "Pihak yang datang")));

    assertThatList(fixture.callAs(TestCast.CLERK, actor -> agreements.listSteps(actor, id))).hasSize(1);
  }

  @Test
  void the_warnings_of_a_page_are_computed_once_and_not_by_its_template() throws Exception {
    UUID soon = endingIn("Berakhir sebentar lagi", 30);
    UUID later = endingIn("Berakhir triwulan depan", 90);
    UUID never = endingIn("Masih lama", 91);
    UUID over = endingIn("Sudah lewat", -1);

    AgreementListPage page = (AgreementListPage) Objects
        .requireNonNull(Objects.requireNonNull(fixture.getPage("budi", "/agreements").andReturn().getModelAndView())
            .getModel()
            .get("page"));

    assertThat(page.warnings()).containsEntry(soon, new ExpiryWarning(30, true))
        .containsEntry(later, new ExpiryWarning(90, false))
        .containsEntry(over, new ExpiryWarning(-1, true))
        .doesNotContainKey(never);
    assertThat(Arrays.stream(AgreementListPage.class.getRecordComponents()).map(part -> (Object) part.getType()))
        .doesNotContain(AgreementExpiryPolicy.class);
  }

  private UUID endingIn(String title, int days) {
    UUID id = Ids.next();
    AgreementText text =
        AgreementText.of(title, AgreementFixture.TODAY.minusYears(1), AgreementFixture.TODAY.plusDays(days));
    fixture.runAs(TestCast.SECRETARY, actor -> registration.register(actor,
        RecordCopy.of(AgreementFixture.agreementDraft(id, title)).with(AgreementContents::text, text).make()));
    fixture.bringInForce(id);
    return id;
  }
}
