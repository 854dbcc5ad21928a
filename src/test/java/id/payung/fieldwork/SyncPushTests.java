package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@PayungTest
class SyncPushTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;

  @Test
  void a_report_is_stored_once_and_has_a_receipt() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    ObjectNode report = fitri.reportRecord(FieldAppPhone.newId());

    PhoneResponse first = fitri.push(report);
    PhoneResponse second = fitri.push(report);

    assertThat(first.receiptStatus()).isEqualTo("accepted");
    assertThat(first.receipt().path("receipt").asString()).matches("LK-73\\.24-20\\d\\d-\\d{6}");
    assertThat(second.receiptStatus()).isEqualTo("known");
    assertThat(second.receipt().path("receipt")).isEqualTo(first.receipt().path("receipt"));
  }

  @Test
  void the_same_report_five_times_at_once_is_stored_once() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    ObjectNode report = fitri.reportRecord(FieldAppPhone.newId());
    List<Callable<PhoneResponse>> tries = Collections.nCopies(5, () -> fitri.push(report));

    List<String> said = new ArrayList<>();
    List<String> receipts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
      for (Future<PhoneResponse> answer : threads.invokeAll(tries)) {
        said.add(answer.get().receiptStatus());
        receipts.add(answer.get().receipt().path("receipt").asString(""));
      }
    }

    assertThat(said).containsExactlyInAnyOrder("accepted", "known", "known", "known", "known");
    assertThat(receipts).doesNotContain("");
    assertThat(receipts.stream().distinct()).hasSize(1);
  }

  @Test
  void other_content_under_the_same_id_is_not_taken() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    UUID id = FieldAppPhone.newId();
    ObjectNode report = fitri.reportRecord(id);
    fitri.push(report);
    ObjectNode other = fitri.reportRecord(id);
    FieldAppPhone.body(other).put("notes", "Isi lain");

    PhoneResponse answer = fitri.push(other);

    assertThat(answer.receiptStatus()).isEqualTo("refused");
    assertThat(answer.receipt().path("reason").path("code").asString()).isEqualTo("other-content");
  }

  @Test
  void nobody_takes_over_the_id_of_somebody_else() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    FieldAppPhone gita = FieldAppPhone.signedIn(mvc, "gita");
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.reportRecord(id));

    PhoneResponse answer = gita.push(gita.reportRecord(id));

    assertThat(answer.receipt().path("reason").path("code").asString()).isEqualTo("other-content");
    assertThat(answer.receipt().has("body")).isFalse();
  }

  @Test
  void a_clock_that_is_two_years_off_loses_nothing() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    ObjectNode report = fitri.reportRecord(FieldAppPhone.newId());
    String ahead = FieldAppPhone.heldOn(-730);
    report.put("writtenAt", ahead + "T03:00:00Z");
    FieldAppPhone.body(report).put("heldOn", ahead);
    ObjectNode batch = FieldAppPhone.JSON.createObjectNode()
        .put("version", 1)
        .put("device", fitri.device.toString())
        .put("sentAt", ahead + "T03:00:05Z");
    batch.putArray("records").add(report);

    PhoneResponse answer = fitri.pushBatch(batch);

    assertThat(answer.receiptStatus()).isEqualTo("review");
    assertThat(answer.receipt().path("reason").path("code").asString()).isEqualTo("date-far");
  }

  @Test
  void fifty_thousand_letters_with_emoji_and_arabic_come_back_as_they_were() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    String notes = "👨‍👩‍👧‍👦 أطفال القرية \u202Eterbalik\u202C " + "a".repeat(49_940) + " 🌧";
    assertThat(notes.length()).isLessThanOrEqualTo(50_000);
    UUID id = FieldAppPhone.newId();
    ObjectNode report = fitri.reportRecord(id);
    FieldAppPhone.body(report).put("notes", notes);

    assertThat(fitri.push(report).receiptStatus()).isEqualTo("accepted");
    assertThat(reportOf(fitri, id).path("body").path("notes").asString()).isEqualTo(notes);
  }

  @Test
  void a_letter_too_many_a_nul_and_half_an_emoji_are_no_fault_of_the_other_reports() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    ObjectNode tooLong = fitri.reportRecord(FieldAppPhone.newId());
    FieldAppPhone.body(tooLong).put("notes", "a".repeat(50_001));
    ObjectNode strange = fitri.reportRecord(FieldAppPhone.newId());
    FieldAppPhone.body(strange).put("notes", "nol\u0000 dan \uD83C separuh");
    ObjectNode sound = fitri.reportRecord(FieldAppPhone.newId());

    PhoneResponse answer = fitri.push(tooLong, strange, sound);

    assertThat(status(answer, tooLong)).isEqualTo("refused");
    assertThat(status(answer, strange)).isEqualTo("accepted");
    assertThat(status(answer, sound)).isEqualTo("accepted");
  }

  @Test
  void a_village_of_another_regency_is_refused_with_advice() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    ObjectNode report = fitri.reportRecord(FieldAppPhone.newId());
    FieldAppPhone.body(report).put("village", cast.village("73.22.03.2004").toString());

    PhoneResponse answer = fitri.push(report);

    assertThat(answer.receipt().path("reason").path("code").asString()).isEqualTo("other-regency");
    assertThat(answer.receipt().path("reason").path("text").asString()).contains("Pilih desa yang benar");
  }

  @Test
  void a_village_out_of_reach_is_refused_with_advice() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    ObjectNode report = fitri.reportRecord(FieldAppPhone.newId());
    FieldAppPhone.body(report).put("village", cast.village("73.24.04.1003").toString());

    assertThat(fitri.push(report).receipt().path("reason").path("code").asString()).isEqualTo("village");
  }

  @Test
  void nobody_reports_in_a_regency_without_a_mandate_there() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    FieldAppPhone abroad = new FieldAppPhone(mvc, TestCast.LUWU_UTARA, fitri.device);
    abroad.credential = fitri.credential;
    abroad.person = fitri.person;
    abroad.me = fitri.me;
    ObjectNode report = abroad.reportRecord(FieldAppPhone.newId());
    FieldAppPhone.body(report).put("village", cast.village("73.22.03.2004").toString());

    assertThat(abroad.push(report).receipt().path("reason").path("code").asString()).isEqualTo("no-mandate");
    assertThat(abroad.pull(null, 200).status()).isEqualTo(404);
  }

  @Test
  void fifty_reports_are_judged_each_alone() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    ObjectNode[] batch = new ObjectNode[50];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = fitri.reportRecord(FieldAppPhone.newId());
    }
    FieldAppPhone.body(batch[7]).remove("people");
    FieldAppPhone.body(batch[8]).put("village", cast.village("73.24.04.1003").toString());

    PhoneResponse answer = fitri.push(batch);

    assertThat(answer.json().path("receipts").size()).isEqualTo(50);
    assertThat(status(answer, batch[7])).isEqualTo("refused");
    assertThat(status(answer, batch[8])).isEqualTo("refused");
    assertThat(status(answer, batch[9])).isEqualTo("accepted");
  }

  @Test
  void a_version_that_the_server_does_not_speak_is_said_clearly() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    ObjectNode batch = FieldAppPhone.JSON.createObjectNode().put("version", 99).put("device", fitri.device.toString());
    batch.putArray("records");

    PhoneResponse answer = fitri.pushBatch(batch);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("fields").path("version").asString()).contains("belum terkirim tetap tersimpan");
  }

  static String status(PhoneResponse answer, ObjectNode record) {
    for (JsonNode receipt : answer.json().path("receipts")) {
      if (receipt.path("id").asString().equals(record.path("id").asString())) {
        return receipt.path("status").asString();
      }
    }
    return "none";
  }

  static JsonNode reportOf(FieldAppPhone phone, UUID id) throws Exception {
    String token = null;
    while (true) {
      PhoneResponse page = phone.pull(token, 200);
      for (JsonNode record : page.json().path("records")) {
        if (record.path("id").asString().equals(id.toString())) {
          return record;
        }
      }
      if (!page.json().path("more").asBoolean()) {
        throw new AssertionError("not on the phone: " + id);
      }
      token = page.json().path("token").asString();
    }
  }
}
