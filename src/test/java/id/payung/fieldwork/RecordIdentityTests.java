package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import id.payung.platform.testing.PayungTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An id is one record of one kind, and a receipt is one record's. */
@PayungTest
class RecordIdentityTests {
  @Autowired MockMvc mvc;

  private FieldAppPhone fitri;

  @BeforeEach
  void a_phone() throws Exception {
    fitri = FieldAppPhone.signedIn(mvc, "fitri");
  }

  @Test
  void the_second_kind_under_one_id_is_refused_and_the_first_stays_taken() throws Exception {
    UUID id = FieldAppPhone.newId();
    ObjectNode beside = fitri.needRecord(FieldAppPhone.newId(), null, 1, 2);

    PhoneResponse answer = fitri.push(fitri.needRecord(id, null, 2, 3), fitri.reportRecord(id), beside);

    assertThat(outcomes(answer, id)).containsExactly("accepted", "refused:other-record");
    assertThat(SyncPushTests.status(answer, beside)).isEqualTo("accepted");
  }

  @Test
  void in_a_later_batch_it_is_refused_in_words_and_its_neighbours_are_taken() throws Exception {
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.reportRecord(id));
    ObjectNode beside = fitri.needRecord(FieldAppPhone.newId(), null, 1, 2);

    PhoneResponse answer = fitri.push(beside, fitri.needRecord(id, null, 2, 3));
    PhoneResponse edit = fitri.push(fitri.needRecord(id, 1, 2, 3));

    assertThat(SyncPushTests.status(answer, beside)).isEqualTo("accepted");
    assertThat(outcomes(answer, id)).containsExactly("refused:other-record");
    assertThat(outcomes(edit, id)).containsExactly("refused:other-record");
    assertThat(answer.json().path("receipts").toString()).contains("Nomor ini sudah dipakai catatan lain.");
  }

  @Test
  void an_unknown_kind_under_the_id_of_a_record_takes_nothing_from_it() throws Exception {
    UUID id = FieldAppPhone.newId();

    PhoneResponse answer = fitri.push(fitri.reportRecord(id), fitri.reportRecord(id).put("kind", "of-tomorrow"));

    assertThat(outcomes(answer, id)).containsExactly("accepted", "refused:kind");
  }

  @Test
  void two_notes_whose_ids_make_the_same_receipt_have_one_each() throws Exception {
    UUID one = FieldAppPhone.newId();
    UUID alike = new UUID(one.getMostSignificantBits() + 1, one.getLeastSignificantBits());
    UUID together = new UUID(one.getMostSignificantBits() + 2, one.getLeastSignificantBits());
    ObjectNode beside = fitri.needRecord(FieldAppPhone.newId(), null, 1, 2);

    PhoneResponse first = fitri.push(fitri.needRecord(one, null, 2, 3));
    PhoneResponse second =
        fitri.push(fitri.needRecord(alike, null, 2, 3), beside, fitri.needRecord(together, null, 1, 1));
    PhoneResponse again = fitri.push(fitri.needRecord(alike, null, 2, 3));

    List<String> receipts = new ArrayList<>();
    for (JsonNode receipt : second.json().path("receipts")) {
      assertThat(receipt.path("status").asString()).isEqualTo("accepted");
      receipts.add(receipt.path("receipt").asString());
    }
    receipts.add(first.receipt().path("receipt").asString());
    assertThat(receipts).hasSize(4).doesNotHaveDuplicates().allMatch(text -> text.matches("CK-73\\.24-\\d{4}-\\w{8}"));
    assertThat(again.receiptStatus()).isEqualTo("known");
    assertThat(receipts).contains(again.receipt().path("receipt").asString());
  }

  private static List<String> outcomes(PhoneResponse answer, UUID id) {
    List<String> outcomes = new ArrayList<>();
    for (JsonNode receipt : answer.json().path("receipts")) {
      if (receipt.path("id").asString().equals(id.toString())) {
        String code = receipt.path("reason").path("code").asString("");
        outcomes.add(receipt.path("status").asString() + (code.isEmpty() ? "" : ":" + code));
      }
    }
    return outcomes;
  }
}
