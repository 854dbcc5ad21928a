package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a phone sealed and sent while its app was closed: it stands as if it had been pushed, once, or not at all. */
@PayungTest
class EnvelopeTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired PersonRegistration people;
  @Autowired TransactionTemplate transactions;

  private FieldAppPhone fitri;
  private SealedSender closed;

  @BeforeEach
  void a_phone_whose_app_is_closed() throws Exception {
    fitri = FieldAppPhone.signedIn(mvc, "fitri");
    closed = SealedSender.of(fitri);
  }

  @Test
  void a_record_stands_at_the_office_and_is_known_to_the_open_app() throws Exception {
    UUID id = FieldAppPhone.newId();
    ObjectNode report = fitri.reportRecord(id);

    assertThat(closed.isKept(closed.seal(report))).isTrue();

    assertThat(SyncPushTests.reportOf(fitri, id).path("title").asString()).isEqualTo("Kelas pengasuhan");
    PhoneResponse opened = fitri.push(report);
    assertThat(opened.receiptStatus()).isEqualTo("known");
    assertThat(opened.receipt().path("version").asInt()).isEqualTo(1);
    assertThat(opened.receipt().path("receipt").asString()).matches("LK-73\\.24-\\d{4}-\\d{6}");
  }

  @Test
  void the_answer_says_no_more_than_that_it_is_kept() throws Exception {
    JsonNode answer = closed.send(closed.seal(fitri.reportRecord(FieldAppPhone.newId()))).json();

    assertThat(answer.propertyNames()).containsExactlyInAnyOrder("envelope", "kept");
  }

  @Test
  void an_envelope_that_comes_again_changes_nothing_neither_after_an_edit_nor_after_the_open_app_sent_it()
      throws Exception {
    UUID id = FieldAppPhone.newId();
    ObjectNode report = fitri.reportRecord(id);
    byte[] envelope = closed.seal(report);
    assertThat(fitri.push(report).receiptStatus()).isEqualTo("accepted");

    assertThat(closed.isKept(envelope)).isTrue();
    FieldAppPhone.body(report).put("notes", "Ramai");
    assertThat(fitri.push(report.put("basedOn", 1)).receiptStatus()).isEqualTo("accepted");
    assertThat(closed.isKept(envelope)).isTrue();

    JsonNode now = SyncPushTests.reportOf(fitri, id);
    assertThat(now.path("version").asInt()).isEqualTo(2);
    assertThat(now.path("body").path("notes").asString()).isEqualTo("Ramai");
  }

  @Test
  void worker_and_open_app_at_the_same_moment_make_one_record() throws Exception {
    for (int i = 0; i < 6; i++) {
      UUID id = FieldAppPhone.newId();
      ObjectNode report = fitri.reportRecord(id);
      byte[] envelope = closed.seal(report);
      try (ExecutorService both = Executors.newFixedThreadPool(2)) {
        Callable<String> open = () -> fitri.push(report).receiptStatus();
        Callable<Integer> worker = () -> closed.send(envelope).status();
        var opened = both.submit(open);
        var sent = both.submit(worker);
        assertThat(opened.get()).isIn("accepted", "known");
        assertThat(sent.get()).isEqualTo(200);
      }
      assertThat(SyncPushTests.reportOf(fitri, id).path("version").asInt()).isEqualTo(1);
    }
  }

  @Test
  void a_photo_comes_in_sealed_pieces_after_its_record_and_is_whole() throws Exception {
    byte[] photo = UploadTests.photo(81);
    UUID file = FieldAppPhone.newId();
    UUID id = FieldAppPhone.newId();
    ObjectNode upload = upload(file, id, photo);
    int half = photo.length / 2;
    byte[] first = closed.sealPiece(upload, 0, Arrays.copyOf(photo, half));
    byte[] second = closed.sealPiece(upload, half, Arrays.copyOfRange(photo, half, photo.length));

    assertThat(closed.isKept(first)).as("its record is not here").isFalse();
    assertThat(closed.isKept(closed.seal(withPhoto(id, file, photo)))).isTrue();
    assertThat(closed.isKept(second)).as("what comes before it is not here").isFalse();
    assertThat(closed.isKept(first)).isTrue();
    assertThat(closed.isKept(first)).as("once more").isTrue();
    assertThat(closed.isKept(second)).isTrue();
    assertThat(closed.isKept(second)).as("once more").isTrue();

    assertThat(fitri.announce(file, id, "photo", photo).json().path("receipt").asString())
        .matches("LK-73\\.24-\\d{4}-\\d{6}-F1");
    assertThat(SyncPushTests.reportOf(fitri, id).path("photos").asInt()).isEqualTo(1);
  }

  @Test
  void the_open_app_and_the_worker_go_on_where_the_other_one_stopped() throws Exception {
    byte[] photo = UploadTests.photo(82);
    UUID file = FieldAppPhone.newId();
    UUID id = FieldAppPhone.newId();
    fitri.push(withPhoto(id, file, photo));
    fitri.announce(file, id, "photo", photo);
    fitri.sendPiece(file, 0, Arrays.copyOf(photo, 100));
    int half = photo.length / 2;

    assertThat(closed.isKept(closed.sealPiece(upload(file, id, photo), 0, Arrays.copyOf(photo, half)))).isTrue();
    assertThat(fitri.announce(file, id, "photo", photo).json().path("offset").asInt()).isEqualTo(half);
    PhoneResponse last = fitri.sendPiece(file, half, Arrays.copyOfRange(photo, half, photo.length));

    assertThat(last.json().path("done").asBoolean()).isTrue();
  }

  @Test
  void a_piece_that_lies_about_its_file_is_not_kept() throws Exception {
    byte[] photo = UploadTests.photo(83);
    UUID file = FieldAppPhone.newId();
    UUID id = FieldAppPhone.newId();
    fitri.push(withPhoto(id, file, photo));
    ObjectNode upload = upload(file, id, photo);

    assertThat(closed.isKept(closed.sealPiece(upload, photo.length - 1L, new byte[2]))).isFalse();
    assertThat(closed.isKept(closed.sealPiece(upload, -1, new byte[2]))).isFalse();
    assertThat(closed.isKept(closed.sealPiece(upload, Long.MAX_VALUE, new byte[2]))).isFalse();
    assertThat(closed.isKept(closed.sealPiece(upload, 0, new byte[0]))).isFalse();
    assertThat(closed.isKept(closed.sealPiece(FieldAppPhone.JSON.createObjectNode(), 0, photo))).isFalse();
    assertThat(closed.isKept(closed.sealPiece(upload.deepCopy().put("size", 1L << 40), 0, photo))).isFalse();
    assertThat(closed.isKept(closed.sealPiece(upload.deepCopy().put("id", "bukan nomor"), 0, photo))).isFalse();
  }

  @Test
  void what_the_server_refuses_is_not_kept_and_the_open_app_is_told_why() throws Exception {
    ObjectNode report = fitri.reportRecord(FieldAppPhone.newId());
    FieldAppPhone.body(report).put("village", UUID.randomUUID().toString());

    assertThat(closed.isKept(closed.seal(report))).isFalse();

    assertThat(fitri.push(report).receipt().path("reason").path("code").asString()).isEqualTo("other-regency");
    assertThat(closed.isKept(closed.seal(FieldAppPhone.JSON.createObjectNode()))).isFalse();
  }

  @Test
  void two_values_are_a_conflict_as_in_a_push_and_wait_for_the_person_on_the_phone() throws Exception {
    registerNeighbour();
    FieldAppPhone neighbour = FieldAppPhone.signedIn(mvc, "amplop.tetangga");
    UUID id = FieldAppPhone.newId();
    fitri.push(fitri.reportRecord(id));
    assertThat(neighbour.push(edit(neighbour, id, FieldAppPhone.heldOn(2))).receiptStatus()).isEqualTo("accepted");
    ObjectNode mine = edit(fitri, id, FieldAppPhone.heldOn(1));

    assertThat(closed.isKept(closed.seal(mine))).isTrue();

    JsonNode shown = SyncPushTests.reportOf(fitri, id);
    assertThat(shown.path("conflicts").path(0).path("field").asString()).isEqualTo("heldOn");
    assertThat(shown.path("heldOn").asString()).as("what stood goes on standing").isEqualTo(FieldAppPhone.heldOn(2));
    assertThat(fitri.push(mine).receiptStatus()).isEqualTo("known");
    assertThat(SyncPushTests.reportOf(fitri, id).path("conflicts")).isEqualTo(shown.path("conflicts"));
  }

  private static ObjectNode edit(FieldAppPhone phone, UUID id, String day) {
    ObjectNode edit = phone.reportRecord(id).put("basedOn", 1);
    FieldAppPhone.body(edit).put("heldOn", day);
    return edit;
  }

  private void registerNeighbour() {
    UUID person = Ids.fromName("amplop:tetangga");
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> {
      people.register(service,
          new NewPerson(person, "Tetangga Contoh", "amplop.tetangga", null, TestCast.PASSWORD, true));
      people.grantMandate(service, new NewMandate(Ids.fromName("amplop:mandate:tetangga"), person, Role.VILLAGE_MOVER,
          TestCast.DP3A, "", List.of(cast.village(TestCast.MAGANI)), "SK-UJI/003", LocalDate.of(2024, 1, 2), null));
    }));
  }

  @Test
  void a_record_of_somebody_else_is_refused_although_the_envelope_is_right() throws Exception {
    FieldAppPhone gita = FieldAppPhone.signedIn(mvc, "gita");
    UUID id = FieldAppPhone.newId();

    assertThat(closed.isKept(closed.seal(gita.reportRecord(id)))).isFalse();

    assertThat(gita.push(gita.reportRecord(id)).receiptStatus()).isEqualTo("accepted");
  }

  @Test
  void an_envelope_of_another_phone_person_or_regency_is_not_opened() throws Exception {
    FieldAppPhone gita = new FieldAppPhone(mvc, TestCast.LUWU_TIMUR, fitri.device).signIn("gita", TestCast.PASSWORD);
    SealedSender hers = SealedSender.of(gita);
    UUID id = FieldAppPhone.newId();
    byte[] mine = closed.seal(fitri.reportRecord(id));

    assertThat(codeOf(hers.send(mine))).as("one phone, two people").isEqualTo("signature");
    assertThat(codeOf(SealedSender.of(FieldAppPhone.signedIn(mvc, "fitri")).send(mine))).isEqualTo("place");
    assertThat(codeOf(closed.sendTo(TestCast.LUWU_UTARA, mine, closed.credential))).isEqualTo("place");
    closed.device = UUID.randomUUID();
    assertThat(codeOf(closed.send(closed.seal(fitri.reportRecord(id))))).isEqualTo("place");

    assertThat(fitri.push(fitri.reportRecord(id)).receiptStatus()).as("nothing was stored").isEqualTo("accepted");
  }

  @Test
  void a_signature_of_another_key_is_refused_also_when_the_content_is_sealed_well() throws Exception {
    SealedSender forger = SealedSender.of(FieldAppPhone.signedIn(mvc, "fitri"));
    forger.device = fitri.device;
    byte[] forged = forger.seal(fitri.reportRecord(FieldAppPhone.newId()));

    assertThat(codeOf(closed.send(forged))).isEqualTo("signature");
  }

  @Test
  void one_bit_turned_anywhere_and_every_torn_end_are_refused_in_words_and_store_nothing() throws Exception {
    UUID id = FieldAppPhone.newId();
    ObjectNode report = fitri.reportRecord(id);
    byte[] envelope = closed.seal(report);
    Random random = new Random(7);
    for (int i = 0; i < 120; i++) {
      byte[] turned = envelope.clone();
      int at = i < 60 ? random.nextInt(envelope.length) : random.nextInt(i % 2 == 0 ? 250 : 80);
      turned[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(codeOf(closed.send(turned))).as("byte " + at).isIn("torn", "signature", "place", "version", "key");
    }
    for (int length : new int[]{0, 1, 2, 3, 100, 250, 300, envelope.length - 64, envelope.length - 1}) {
      assertThat(codeOf(closed.send(Arrays.copyOf(envelope, length)))).as("length " + length)
          .isIn("torn", "signature", "place", "version", "key");
    }

    assertThat(fitri.push(report).receiptStatus()).as("nothing was stored").isEqualTo("accepted");
  }

  @Test
  void a_key_that_is_not_of_this_installation_is_refused_in_words() throws Exception {
    closed.key = UUID.randomUUID();
    PhoneResponse answer = closed.send(closed.seal(fitri.reportRecord(FieldAppPhone.newId())));

    assertThat(codeOf(answer)).isEqualTo("key");
    assertThat(answer.json().path("detail").asString()).contains("masih tersimpan di ponsel");
  }

  @Test
  void a_point_beside_the_curve_is_no_key_of_an_envelope() throws Exception {
    byte[] envelope = closed.seal(fitri.reportRecord(FieldAppPhone.newId()));
    int maker = 2 + (envelope[0] << 8 | envelope[1] & 0xff);
    byte[] small = envelope.clone();
    Arrays.fill(small, maker + 1, maker + 65, (byte) 1);

    assertThat(codeOf(closed.send(closed.signAgain(small)))).isEqualTo("torn");
  }

  @Test
  void too_much_at_once_is_refused() throws Exception {
    assertThat(codeOf(closed.send(closed.seal("piece", new byte[310 << 10])))).isEqualTo("too-large");
    assertThat(closed.send(new byte[(1 << 20) + 1]).status()).isEqualTo(413);
  }

  @Test
  void content_that_is_no_record_is_refused_in_words() throws Exception {
    assertThat(codeOf(closed.send(closed.seal("record", "[]".getBytes(java.nio.charset.StandardCharsets.UTF_8)))))
        .isEqualTo("torn");
    assertThat(codeOf(closed.send(closed.seal("record", new byte[3])))).isEqualTo("torn");
    assertThat(codeOf(closed.send(closed.seal("piece", new byte[1])))).isEqualTo("torn");
    assertThat(codeOf(closed.send(closed.seal("piece", new byte[]{-1, -1, 0})))).isEqualTo("torn");
    assertThat(codeOf(closed.send(closed.seal("lain", new byte[20])))).isEqualTo("version");
  }

  private static String codeOf(PhoneResponse answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.json().path("detail").asString()).isNotBlank();
    return answer.json().path("code").asString();
  }

  private ObjectNode withPhoto(UUID id, UUID file, byte[] photo) throws Exception {
    ObjectNode report = fitri.reportRecord(id);
    FieldAppPhone.body(report)
        .putArray("files")
        .addObject()
        .put("id", file.toString())
        .put("slot", "photo")
        .put("sha256", FieldAppPhone.sha256(photo))
        .put("size", photo.length);
    return report;
  }

  private static ObjectNode upload(UUID file, UUID id, byte[] photo) throws Exception {
    return FieldAppPhone.JSON.createObjectNode()
        .put("id", file.toString())
        .put("record", id.toString())
        .put("slot", "photo")
        .put("sha256", FieldAppPhone.sha256(photo))
        .put("size", (long) photo.length)
        .put("mediaType", "image/jpeg");
  }
}
