package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.fieldwork.Phone.Answer;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
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
class PushTests {
  @Autowired MockMvc mvc;
  @Autowired Cast cast;

  @Test
  void a_report_is_stored_once_and_has_a_receipt() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    ObjectNode report = fitri.report(Phone.id());

    Answer first = fitri.push(report);
    Answer second = fitri.push(report);

    assertThat(first.said()).isEqualTo("accepted");
    assertThat(first.receipt().path("receipt").asString()).matches("LK-73\\.24-20\\d\\d-\\d{6}");
    assertThat(second.said()).isEqualTo("known");
    assertThat(second.receipt().path("receipt")).isEqualTo(first.receipt().path("receipt"));
  }

  @Test
  void the_same_report_five_times_at_once_is_stored_once() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    ObjectNode report = fitri.report(Phone.id());
    List<Callable<Answer>> tries = Collections.nCopies(5, () -> fitri.push(report));

    List<String> said = new ArrayList<>();
    List<String> receipts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
      for (Future<Answer> answer : threads.invokeAll(tries)) {
        said.add(answer.get().said());
        receipts.add(answer.get().receipt().path("receipt").asString(""));
      }
    }

    assertThat(said).containsExactlyInAnyOrder("accepted", "known", "known", "known", "known");
    assertThat(receipts).doesNotContain("");
    assertThat(receipts.stream().distinct()).hasSize(1);
  }

  @Test
  void other_content_under_the_same_id_is_not_taken() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    UUID id = Phone.id();
    ObjectNode report = fitri.report(id);
    fitri.push(report);
    ObjectNode other = fitri.report(id);
    Phone.body(other).put("notes", "Isi lain");

    Answer answer = fitri.push(other);

    assertThat(answer.said()).isEqualTo("refused");
    assertThat(answer.receipt().path("reason").path("code").asString()).isEqualTo("other-content");
  }

  @Test
  void nobody_takes_over_the_id_of_somebody_else() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    Phone gita = Phone.of(mvc, "gita");
    UUID id = Phone.id();
    fitri.push(fitri.report(id));

    Answer answer = gita.push(gita.report(id));

    assertThat(answer.receipt().path("reason").path("code").asString()).isEqualTo("other-content");
    assertThat(answer.receipt().has("body")).isFalse();
  }

  @Test
  void a_clock_that_is_two_years_off_loses_nothing() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    ObjectNode report = fitri.report(Phone.id());
    report.put("writtenAt", "2028-11-20T03:00:00Z");
    Phone.body(report).put("heldOn", "2028-11-20");
    ObjectNode batch = Phone.JSON.createObjectNode()
        .put("version", 1)
        .put("device", fitri.device.toString())
        .put("sentAt", "2028-11-20T03:00:05Z");
    batch.putArray("records").add(report);

    Answer answer = fitri.pushed(batch);

    assertThat(answer.said()).isEqualTo("review");
    assertThat(answer.receipt().path("reason").path("code").asString()).isEqualTo("date-far");
  }

  @Test
  void fifty_thousand_letters_with_emoji_and_arabic_come_back_as_they_were() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    String notes = "👨‍👩‍👧‍👦 أطفال القرية \u202Eterbalik\u202C " + "a".repeat(49_940) + " 🌧";
    assertThat(notes.length()).isLessThanOrEqualTo(50_000);
    UUID id = Phone.id();
    ObjectNode report = fitri.report(id);
    Phone.body(report).put("notes", notes);

    assertThat(fitri.push(report).said()).isEqualTo("accepted");
    assertThat(reportOf(fitri, id).path("body").path("notes").asString()).isEqualTo(notes);
  }

  @Test
  void a_letter_too_many_a_nul_and_half_an_emoji_are_no_fault_of_the_other_reports() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    ObjectNode tooLong = fitri.report(Phone.id());
    Phone.body(tooLong).put("notes", "a".repeat(50_001));
    ObjectNode strange = fitri.report(Phone.id());
    Phone.body(strange).put("notes", "nol\u0000 dan \uD83C separuh");
    ObjectNode sound = fitri.report(Phone.id());

    Answer answer = fitri.push(tooLong, strange, sound);

    assertThat(status(answer, tooLong)).isEqualTo("refused");
    assertThat(status(answer, strange)).isEqualTo("accepted");
    assertThat(status(answer, sound)).isEqualTo("accepted");
  }

  @Test
  void a_village_of_another_regency_is_refused_with_advice() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    ObjectNode report = fitri.report(Phone.id());
    Phone.body(report).put("village", cast.village("73.22.03.2004").toString());

    Answer answer = fitri.push(report);

    assertThat(answer.receipt().path("reason").path("code").asString()).isEqualTo("other-regency");
    assertThat(answer.receipt().path("reason").path("text").asString()).contains("Pilih desa yang benar");
  }

  @Test
  void a_village_out_of_reach_is_refused_with_advice() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    ObjectNode report = fitri.report(Phone.id());
    Phone.body(report).put("village", cast.village("73.24.04.1003").toString());

    assertThat(fitri.push(report).receipt().path("reason").path("code").asString()).isEqualTo("village");
  }

  @Test
  void nobody_reports_in_a_regency_without_a_mandate_there() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    Phone abroad = new Phone(mvc, Cast.LUWU_UTARA, fitri.device);
    abroad.credential = fitri.credential;
    abroad.person = fitri.person;
    abroad.me = fitri.me;
    ObjectNode report = abroad.report(Phone.id());
    Phone.body(report).put("village", cast.village("73.22.03.2004").toString());

    assertThat(abroad.push(report).receipt().path("reason").path("code").asString()).isEqualTo("no-mandate");
    assertThat(abroad.pull(null, 200).status()).isEqualTo(404);
  }

  @Test
  void fifty_reports_are_judged_each_alone() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    ObjectNode[] batch = new ObjectNode[50];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = fitri.report(Phone.id());
    }
    Phone.body(batch[7]).remove("people");
    Phone.body(batch[8]).put("village", cast.village("73.24.04.1003").toString());

    Answer answer = fitri.push(batch);

    assertThat(answer.json().path("receipts").size()).isEqualTo(50);
    assertThat(status(answer, batch[7])).isEqualTo("refused");
    assertThat(status(answer, batch[8])).isEqualTo("refused");
    assertThat(status(answer, batch[9])).isEqualTo("accepted");
  }

  @Test
  void a_version_that_the_server_does_not_speak_is_said_clearly() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    ObjectNode batch = Phone.JSON.createObjectNode().put("version", 99).put("device", fitri.device.toString());
    batch.putArray("records");

    Answer answer = fitri.pushed(batch);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("fields").path("version").asString()).contains("belum terkirim tetap tersimpan");
  }

  static String status(Answer answer, ObjectNode record) {
    for (JsonNode receipt : answer.json().path("receipts")) {
      if (receipt.path("id").asString().equals(record.path("id").asString())) {
        return receipt.path("status").asString();
      }
    }
    return "none";
  }

  static JsonNode reportOf(Phone phone, UUID id) throws Exception {
    String token = null;
    while (true) {
      Answer page = phone.pull(token, 200);
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
