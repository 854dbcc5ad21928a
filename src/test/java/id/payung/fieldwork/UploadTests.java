package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.files.MemoryBudget;
import id.payung.platform.testing.Patience;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

@PayungTest
class UploadTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired UploadFolder folder;
  @Autowired UploadRepository uploadRepository;
  @Autowired TransactionTemplate transactions;
  @Autowired Clock clock;

  private FieldAppPhone fitri;

  @BeforeEach
  void a_phone() throws Exception {
    fitri = FieldAppPhone.signedIn(mvc, "fitri");
  }

  @Test
  void a_report_is_whole_when_its_photo_has_come_in_pieces() throws Exception {
    byte[] photo = photo(1);
    UUID file = FieldAppPhone.newId();
    UUID report = reportWith(file, photo);
    assertThat(SyncPushTests.reportOf(fitri, report).path("status").asString()).isEqualTo("incomplete");

    assertThat(fitri.announce(file, report, "photo", photo).json().path("offset").asLong()).isZero();
    PhoneResponse last = sendFrom(file, photo, 0);

    assertThat(last.json().path("done").asBoolean()).isTrue();
    assertThat(last.json().path("receipt").asString()).matches("LK-73\\.24-\\d{4}-\\d{6}-F1");
    assertThat(SyncPushTests.reportOf(fitri, report).path("status").asString()).isEqualTo("received");
    assertThat(SyncPushTests.reportOf(fitri, report).path("photos").asInt()).isEqualTo(1);
  }

  @Test
  void after_a_break_the_phone_goes_on_where_the_server_says() throws Exception {
    byte[] photo = photo(2);
    UUID file = FieldAppPhone.newId();
    UUID report = reportWith(file, photo);
    fitri.announce(file, report, "photo", photo);
    fitri.sendPiece(file, 0, Arrays.copyOf(photo, 1000));

    PhoneResponse wrong = fitri.sendPiece(file, 0, Arrays.copyOf(photo, 1000));
    PhoneResponse asked = fitri.announce(file, report, "photo", photo);

    assertThat(wrong.status()).isEqualTo(409);
    assertThat(wrong.json().path("offset").asLong()).isEqualTo(1000);
    assertThat(asked.json().path("offset").asLong()).isEqualTo(1000);
    assertThat(sendFrom(file, photo, 1000).json().path("done").asBoolean()).isTrue();
  }

  @Test
  void a_crash_between_the_last_piece_and_its_receipt_is_healed_by_asking_again() throws Exception {
    byte[] photo = photo(3);
    UUID file = FieldAppPhone.newId();
    UUID report = reportWith(file, photo);
    fitri.announce(file, report, "photo", photo);
    // As if the power had failed after the last piece was written and before anything else was.
    folder.append(TestCast.LUWU_TIMUR, file, 0, photo);

    PhoneResponse asked = fitri.announce(file, report, "photo", photo);

    assertThat(asked.json().path("done").asBoolean()).isTrue();
    assertThat(asked.json().path("receipt").asString()).isNotEmpty();
  }

  @Test
  void a_file_that_is_there_answers_with_its_receipt_however_often_it_is_asked() throws Exception {
    byte[] photo = photo(4);
    UUID file = FieldAppPhone.newId();
    UUID report = reportWith(file, photo);
    fitri.announce(file, report, "photo", photo);
    String receipt = sendFrom(file, photo, 0).json().path("receipt").asString();

    assertThat(fitri.announce(file, report, "photo", photo).json().path("receipt").asString()).isEqualTo(receipt);
    assertThat(fitri.uploadState(file).json().path("receipt").asString()).isEqualTo(receipt);
    assertThat(fitri.sendPiece(file, 0, new byte[10]).json().path("receipt").asString()).isEqualTo(receipt);
    assertThat(Files.exists(folder.path(TestCast.LUWU_TIMUR, file))).isFalse();
  }

  @Test
  void bytes_without_the_announced_hash_are_not_taken_and_may_come_again() throws Exception {
    byte[] photo = photo(5);
    byte[] damaged = photo.clone();
    damaged[500] ^= 1;
    UUID file = FieldAppPhone.newId();
    UUID report = reportWith(file, photo);
    fitri.announce(file, report, "photo", photo);

    PhoneResponse broken = sendFrom(file, damaged, 0);

    assertThat(broken.status()).isEqualTo(422);
    assertThat(broken.json().path("code").asString()).isEqualTo("hash");
    assertThat(sendFrom(file, photo, 0).json().path("done").asBoolean()).isTrue();
  }

  @Test
  void a_photo_that_a_later_version_took_out_before_it_came_is_not_kept_and_not_waited_for() throws Exception {
    byte[] photo = photo(11);
    UUID file = FieldAppPhone.newId();
    UUID report = reportWith(file, photo);
    fitri.announce(file, report, "photo", photo);
    fitri.sendPiece(file, 0, Arrays.copyOf(photo, 1_000));
    ObjectNode edit = fitri.reportRecord(report).put("basedOn", 1);
    byte[] other = photo(13);
    UUID left = FieldAppPhone.newId();
    name(edit, left, "photo", other);

    assertThat(fitri.push(edit).receiptStatus()).isEqualTo("accepted");
    assertThat(SyncPushTests.reportOf(fitri, report).path("body").path("files")).hasSize(1);
    PhoneResponse last = sendFrom(file, photo, 1_000);

    assertThat(last.status()).isEqualTo(422);
    assertThat(last.json().path("code").asString()).isEqualTo("taken-out");
    assertThat(Files.exists(folder.path(TestCast.LUWU_TIMUR, file))).isFalse();
    assertThat(SyncPushTests.reportOf(fitri, report).path("photos").asInt()).isZero();
    fitri.announce(left, report, "photo", other);
    assertThat(sendFrom(left, other, 0).json().path("done").asBoolean()).isTrue();
    assertThat(SyncPushTests.reportOf(fitri, report).path("status").asString()).isEqualTo("received");
    assertThat(SyncPushTests.reportOf(fitri, report).path("photos").asInt()).isEqualTo(1);
  }

  @Test
  void a_photo_that_has_come_stays_with_its_report_when_a_later_version_does_not_name_it() throws Exception {
    byte[] photo = photo(12);
    UUID file = FieldAppPhone.newId();
    UUID report = reportWith(file, photo);
    fitri.announce(file, report, "photo", photo);
    sendFrom(file, photo, 0);
    ObjectNode edit = fitri.reportRecord(report).put("basedOn", 1);
    FieldAppPhone.body(edit).put("notes", "Ramai.").remove("files");

    assertThat(fitri.push(edit).receiptStatus()).isEqualTo("accepted");

    assertThat(SyncPushTests.reportOf(fitri, report).path("body").path("files")).hasSize(1);
    assertThat(SyncPushTests.reportOf(fitri, report).path("photos").asInt()).isEqualTo(1);
  }

  @Test
  void what_is_no_picture_is_not_taken_in_however_many_pieces_it_comes() throws Exception {
    for (String text : List.of("<html><script>alert(1)</script></html>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "GIF89a/*\1\0\1\0*/=1;alert(1)",
        "%PDF-1.4\n%%EOF", "PK\3\4 and more", "<script>1</script>\u00ff\u00d8\u00ff\u00e0")) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      UUID file = FieldAppPhone.newId();
      UUID report = reportWith(file, bytes);
      fitri.announce(file, report, "photo", bytes);
      fitri.sendPiece(file, 0, Arrays.copyOf(bytes, 5));

      PhoneResponse last = fitri.sendPiece(file, 5, Arrays.copyOfRange(bytes, 5, bytes.length));
      assertThat(last.status()).as(text).isEqualTo(422);
      assertThat(last.json().path("code").asString()).as(text).isEqualTo("kind");
      assertThat(Files.exists(folder.path(TestCast.LUWU_TIMUR, file))).as(text).isFalse();
      assertThat(SyncPushTests.reportOf(fitri, report).path("photos").asInt()).as(text).isZero();
    }
  }

  @Test
  void too_much_is_said_before_it_is_sent() throws Exception {
    UUID report = reportWith(FieldAppPhone.newId(), new byte[1]);

    PhoneResponse large = fitri.announce(FieldAppPhone.newId(), report, "photo", "a".repeat(64), 21L << 20);

    assertThat(large.status()).isEqualTo(422);
    assertThat(large.json().path("code").asString()).isEqualTo("too-large");
    assertThat(fitri.announce(FieldAppPhone.newId(), FieldAppPhone.newId(), "photo", "a".repeat(64), 10)
        .json()
        .path("code")
        .asString()).isEqualTo("no-record");
  }

  @Test
  void another_file_under_the_same_id_is_a_conflict_and_a_stranger_finds_nothing() throws Exception {
    byte[] photo = photo(6);
    UUID file = FieldAppPhone.newId();
    UUID report = reportWith(file, photo);
    fitri.announce(file, report, "photo", photo);
    FieldAppPhone gita = FieldAppPhone.signedIn(mvc, "gita");

    assertThat(fitri.announce(file, report, "photo", photo(7)).status()).isEqualTo(409);
    assertThat(gita.uploadState(file).status()).isEqualTo(404);
    assertThat(gita.sendPiece(file, 0, photo).status()).isEqualTo(404);
    assertThat(gita.announce(FieldAppPhone.newId(), report, "photo", photo).json().path("code").asString())
        .isEqualTo("no-record");
  }

  @Test
  void a_phone_that_begins_file_after_file_is_told_to_go_on_with_those_and_its_old_ones_make_way() throws Exception {
    byte[] photo = photo(8);
    UUID file = FieldAppPhone.newId();
    UUID report = reportWith(file, photo);
    Actor service = Actor.service("fieldwork", TestCast.LUWU_TIMUR);
    Instant now = clock.instant();

    int begun = 0;
    int status = 200;
    while (status == 200 && begun < 120) {
      status = fitri.announce(FieldAppPhone.newId(), report, "photo", "a".repeat(64), 19 << 20).status();
      begun++;
    }
    assertThat(status).isEqualTo(429);
    assertThat(begun).isLessThan(40);
    List<UUID> dropped = ActorContext.callAs(service, () -> transactions
        .execute(_ -> uploadRepository.makeRoom(service, TestCast.VOLUNTEER, 19 << 20, now.plus(Duration.ofDays(1)))));
    assertThat(dropped).as("what nobody came back to for a day makes way").isNotEmpty();
    assertThat(fitri.announce(file, report, "photo", photo).status()).isEqualTo(200);
    assertThat(sendFrom(file, photo, 0).json().path("done").asBoolean()).isTrue();
    ActorContext.runAs(service,
        () -> transactions
            .executeWithoutResult(_ -> uploadRepository.listUntouchedSince(service, now.plus(Duration.ofDays(2)), 1_000)
                .forEach(each -> uploadRepository.delete(service, each.id()))));
  }

  @Test
  void a_photo_that_waits_for_memory_keeps_no_piece_of_another_waiting() throws Exception {
    byte[] photo = photo(9);
    UUID waiting = FieldAppPhone.newId();
    fitri.announce(waiting, reportWith(waiting, photo), "photo", photo);
    UUID other = newIdOfSameLock(waiting);
    byte[] others = photo(10);
    fitri.announce(other, reportWith(other, others), "photo", others);
    try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<PhoneResponse> last;
      try (MemoryBudget.Share all = MemoryBudget.SHARED.take(Long.MAX_VALUE / 2)) {
        assertThat(all).isNotNull();
        last = phones.submit(() -> fitri.sendPiece(waiting, 0, photo));
        Patience.await().until(() -> folder.length(TestCast.LUWU_TIMUR, waiting) == photo.length);
        PhoneResponse piece = fitri.sendPiece(other, 0, Arrays.copyOfRange(others, 0, 2_000));

        assertThat(piece.json().path("offset").asLong()).isEqualTo(2_000);
        assertThat(last.isDone()).as("it waits for its share of memory").isFalse();
      }
      last.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
      Patience.await().until(() -> fitri.uploadState(waiting).json().path("done").asBoolean());
    }
  }

  private static UUID newIdOfSameLock(UUID id) {
    UUID other = FieldAppPhone.newId();
    while (Math.floorMod(other.hashCode(), 64) != Math.floorMod(id.hashCode(), 64)) {
      other = FieldAppPhone.newId();
    }
    return other;
  }

  @Test
  void two_announced_photos_of_the_same_bytes_are_kept_once_and_neither_is_waited_for() throws Exception {
    byte[] photo = photo(11);
    UUID first = FieldAppPhone.newId();
    UUID second = FieldAppPhone.newId();
    UUID id = FieldAppPhone.newId();
    ObjectNode report = fitri.reportRecord(id);
    name(report, first, "photo", photo);
    name(report, second, "photo", photo);
    fitri.push(report);

    String receipt = send(first, id, "photo", photo);

    assertThat(send(second, id, "photo", photo)).isEqualTo(receipt);
    assertThat(SyncPushTests.reportOf(fitri, id).path("status").asString()).isEqualTo("received");
    assertThat(SyncPushTests.reportOf(fitri, id).path("photos").asInt()).isEqualTo(1);
  }

  /** Also in an edit, before and behind a photo that has not come. */
  @Test
  void a_photo_that_an_edit_announces_under_another_id_is_not_waited_for() throws Exception {
    byte[] photo = photo(12);
    byte[] late = photo(13);
    UUID first = FieldAppPhone.newId();
    UUID second = FieldAppPhone.newId();
    UUID awaited = FieldAppPhone.newId();
    UUID id = reportWith(first, photo);
    send(first, id, "photo", photo);
    ObjectNode edit = fitri.reportRecord(id).put("basedOn", 1);
    name(edit, first, "photo", photo);
    name(edit, second, "photo", photo);
    name(edit, awaited, "photo", late);
    fitri.push(edit);
    assertThat(SyncPushTests.reportOf(fitri, id).path("status").asString()).isEqualTo("incomplete");

    ObjectNode without = fitri.reportRecord(id).put("basedOn", 2);
    name(without, first, "photo", photo);
    name(without, awaited, "photo", late);
    fitri.push(without);
    assertThat(SyncPushTests.reportOf(fitri, id).path("status").asString()).as("one is waited for")
        .isEqualTo("incomplete");
    send(awaited, id, "photo", late);

    assertThat(SyncPushTests.reportOf(fitri, id).path("status").asString()).isEqualTo("received");
  }

  /** Those who see photos do not see who was present: neither stands for the other. */
  @Test
  void a_photo_and_an_attendance_list_of_the_same_bytes_are_both_kept() throws Exception {
    byte[] photo = photo(14);
    UUID list = FieldAppPhone.newId();
    UUID file = FieldAppPhone.newId();
    UUID id = FieldAppPhone.newId();
    ObjectNode report = fitri.reportRecord(id);
    name(report, list, "attendance", photo);
    name(report, file, "photo", photo);
    fitri.push(report);

    String receipt = send(list, id, "attendance", photo);
    assertThat(SyncPushTests.reportOf(fitri, id).path("photos").asInt()).isZero();

    assertThat(send(file, id, "photo", photo)).isNotEqualTo(receipt);
    assertThat(SyncPushTests.reportOf(fitri, id).path("photos").asInt()).isEqualTo(1);
    assertThat(SyncPushTests.reportOf(fitri, id).path("status").asString()).isEqualTo("received");
  }

  private String send(UUID file, UUID report, String slot, byte[] bytes) throws Exception {
    assertThat(fitri.announce(file, report, slot, bytes).status()).isEqualTo(200);
    PhoneResponse last = sendFrom(file, bytes, 0);
    assertThat(last.json().path("done").asBoolean()).as(last.toString()).isTrue();
    return last.json().path("receipt").asString();
  }

  private UUID reportWith(UUID file, byte[] bytes) throws Exception {
    UUID id = FieldAppPhone.newId();
    ObjectNode report = fitri.reportRecord(id);
    name(report, file, "photo", bytes);
    assertThat(fitri.push(report).receiptStatus()).isEqualTo("accepted");
    return id;
  }

  private static void name(ObjectNode report, UUID file, String slot, byte[] bytes) throws Exception {
    FieldAppPhone.body(report)
        .withArray("files")
        .addObject()
        .put("id", file.toString())
        .put("slot", slot)
        .put("sha256", FieldAppPhone.sha256(bytes))
        .put("size", bytes.length);
  }

  private PhoneResponse sendFrom(UUID file, byte[] bytes, int from) throws Exception {
    PhoneResponse answer = fitri.uploadState(file);
    for (int offset = from; offset < bytes.length; offset += 20_000) {
      answer =
          fitri.sendPiece(file, offset, Arrays.copyOfRange(bytes, offset, Math.min(bytes.length, offset + 20_000)));
    }
    return answer;
  }

  /** A drawn picture with noise, so that it has some size. */
  static byte[] photo(int seed) throws IOException {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      brush.setColor(new Color(random.nextInt(0xffffff)));
      brush.fillRect(random.nextInt(320), random.nextInt(240), 40, 30);
    }
    brush.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    return bytes.toByteArray();
  }
}
