package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.PersonRegistration;
import id.payung.audit.TrailSealingJob;
import id.payung.fieldwork.FieldAppPhone.PhoneResponse;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@PayungTest
class SyncPullTests {
  private static final String ATUE = "73.24.04.2008";
  private static final String BARUGA = "73.24.04.2002";

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired PersonRegistration people;
  @Autowired TrailSealingJob sealer;
  @Autowired TransactionTemplate transactions;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  @Test
  void a_first_load_brings_the_villages_and_their_reports_and_then_only_what_is_new() throws Exception {
    FieldAppPhone lina = volunteer("tarik.lina", ATUE);
    UUID before = pushReport(lina);
    seal();
    LoadedPages first = pullAll(lina, null);

    UUID after = pushReport(lina);
    seal();
    LoadedPages second = pullAll(lina, first.token());

    assertThat(first.reset()).isTrue();
    assertThat(first.ids("village")).containsExactly(cast.village(ATUE).toString());
    assertThat(first.ids("report")).contains(before.toString());
    assertThat(second.reset()).isFalse();
    assertThat(second.ids("report")).containsExactly(after.toString());
    assertThat(pullAll(lina, second.token()).ids("report")).isEmpty();
  }

  @Test
  void a_first_load_in_small_pages_misses_nothing_and_doubles_nothing() throws Exception {
    FieldAppPhone mira = volunteer("tarik.mira", ATUE);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(pushReport(mira).toString());
    }
    // What is sealed while a load goes on comes twice rather than never.
    seal();

    LoadedPages loaded = pullAll(mira, null, 2);

    assertThat(loaded.ids("report")).containsAll(all).doesNotHaveDuplicates();
    assertThat(loaded.pages()).isGreaterThan(3);
  }

  @Test
  void nobody_is_sent_the_reports_of_another_village() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    UUID report = pushReport(fitri);
    seal();

    assertThat(pullAll(fitri, null).ids("report")).contains(report.toString());
    assertThat(pullAll(FieldAppPhone.signedIn(mvc, "gita"), null).ids("report")).doesNotContain(report.toString());
    assertThat(pullAll(FieldAppPhone.signedIn(mvc, "hadi"), null).ids("report")).doesNotContain(report.toString());
  }

  @Test
  void after_a_restore_the_phone_begins_anew_and_nothing_is_lost_or_doubled() throws Exception {
    FieldAppPhone nia = volunteer("tarik.nia", ATUE);
    ObjectNode record = nia.reportRecord(FieldAppPhone.newId());
    String receipt = nia.push(record).receipt().path("receipt").asString();
    LoadedPages before = pullAll(nia, null);

    newEpoch();
    LoadedPages after = pullAll(nia, before.token());
    PhoneResponse again = nia.push(record);

    assertThat(after.reset()).isTrue();
    assertThat(after.ids("report")).contains(record.path("id").asString());
    assertThat(again.receiptStatus()).isEqualTo("known");
    assertThat(again.receipt().path("receipt").asString()).isEqualTo(receipt);
  }

  @Test
  void a_token_that_somebody_made_up_or_borrowed_begins_anew() throws Exception {
    FieldAppPhone fitri = FieldAppPhone.signedIn(mvc, "fitri");
    String borrowed = pullAll(FieldAppPhone.signedIn(mvc, "gita"), null).token();

    assertThat(pullAll(fitri, borrowed).reset()).isTrue();
    assertThat(pullAll(fitri, "bukan-token").reset()).isTrue();
  }

  @Test
  void who_moves_to_another_village_sends_what_is_unsent_and_then_the_old_village_leaves() throws Exception {
    FieldAppPhone oka = volunteer("tarik.oka", ATUE);
    UUID old = pushReport(oka);
    LoadedPages before = pullAll(oka, null);
    ObjectNode unsent = oka.reportRecord(FieldAppPhone.newId());

    moveToVillage("tarik.oka", BARUGA);
    PhoneResponse late = oka.push(unsent);
    LoadedPages after = pullAll(oka, before.token());

    assertThat(late.receiptStatus()).isEqualTo("review");
    assertThat(late.receipt().path("reason").path("code").asString()).isEqualTo("mandate-ended");
    assertThat(after.reset()).isTrue();
    assertThat(after.ids("village")).containsExactly(cast.village(BARUGA).toString());
    assertThat(after.ids("report")).doesNotContain(old.toString(), unsent.path("id").asString());
  }

  @Test
  void whose_mandate_has_ended_still_sends_what_they_wrote_and_fetches_nothing() throws Exception {
    FieldAppPhone putri = volunteer("tarik.putri", ATUE);
    ObjectNode unsent = putri.reportRecord(FieldAppPhone.newId());

    endMandate("tarik.putri");

    assertThat(putri.push(unsent).receiptStatus()).isEqualTo("review");
    assertThat(putri.pull(null, 200).status()).isEqualTo(404);
    assertThat(putri.fetchOwner().json().path("regencies").size()).isZero();
  }

  @Test
  void who_has_moved_reads_takes_along_and_fills_nothing_of_the_old_village() throws Exception {
    FieldAppPhone stays = volunteer("tarik.sena", ATUE);
    FieldAppPhone moved = volunteer("tarik.tari", ATUE);
    UUID report = pushReport(stays);
    assertThat(stays.push(edit(stays, report, 1, ATUE, "Rahasia desa lama")).receiptStatus()).isEqualTo("accepted");

    moveToVillage("tarik.tari", BARUGA);
    PhoneResponse photo = moved.announce(FieldAppPhone.newId(), report, "photo", new byte[]{1, 2, 3});
    PhoneResponse torn = moved.push(edit(moved, report, 1, ATUE, "Sudah pindah"));
    PhoneResponse taken = moved.push(edit(moved, report, 2, BARUGA, "Dibawa pindah"));
    seal();

    assertThat(torn.receiptStatus()).isEqualTo("review");
    assertThat(torn.receipt().has("conflicts")).isFalse();
    assertThat(torn.json().toString()).doesNotContain("Rahasia");
    assertThat(taken.receiptStatus()).isEqualTo("refused");
    assertThat(taken.json().toString()).doesNotContain("Rahasia");
    assertThat(photo.status()).isEqualTo(404);
    assertThat(pullAll(moved, null).records().toString()).doesNotContain("Rahasia", report.toString());
    assertThat(pullAll(stays, null).ids("report")).contains(report.toString());
  }

  @Test
  void who_changed_a_field_and_when_goes_to_those_who_see_the_report_and_to_nobody_else() throws Exception {
    FieldAppPhone first = volunteer("tarik.ulfa", ATUE);
    FieldAppPhone second = volunteer("tarik.vera", ATUE);
    FieldAppPhone moved = volunteer("tarik.wina", ATUE);
    UUID report = pushReport(first);
    assertThat(first.push(edit(first, report, 1, ATUE, "Dua puluh orang")).receiptStatus()).isEqualTo("accepted");
    assertThat(second.push(edit(second, report, 1, ATUE, "Tiga puluh orang")).receiptStatus()).isEqualTo("conflict");
    moveToVillage("tarik.wina", BARUGA);
    seal();

    JsonNode conflict = SyncPushTests.reportOf(first, report).path("conflicts").path(0);
    assertThat(conflict.path("theirsBy").asString()).isEqualTo(nameOf(first));
    assertThat(conflict.path("mineBy").asString()).isEqualTo(nameOf(second));
    assertThat(Instant.parse(conflict.path("at").asString()))
        .isAfterOrEqualTo(Instant.parse(conflict.path("theirsAt").asString()));
    assertThat(SyncPushTests.reportOf(second, report).path("conflicts").path(0)).isEqualTo(conflict);
    assertThat(SyncPushTests.reportOf(first, report).path("edited").path("by").asString()).isEqualTo(nameOf(second));
    for (FieldAppPhone other : List.of(moved, FieldAppPhone.signedIn(mvc, "gita"),
        FieldAppPhone.signedIn(mvc, "hadi"))) {
      assertThat(pullAll(other, null).records().toString()).doesNotContain(nameOf(first), nameOf(second),
          "Tiga puluh orang", report.toString());
    }
  }

  private static String nameOf(FieldAppPhone phone) {
    return phone.me.path("person").path("name").asString();
  }

  private ObjectNode edit(FieldAppPhone phone, UUID report, int basedOn, String village, String notes) {
    ObjectNode body = FieldAppPhone.body(phone.reportRecord(report)).deepCopy();
    body.put("village", cast.village(village).toString()).put("notes", notes);
    return phone.record(report, basedOn, body);
  }

  private UUID pushReport(FieldAppPhone phone) throws Exception {
    UUID id = FieldAppPhone.newId();
    assertThat(phone.push(phone.reportRecord(id)).receiptStatus()).isEqualTo("accepted");
    return id;
  }

  private void seal() {
    sealer.seal(TestCast.LUWU_TIMUR);
  }

  /** All pages together. */
  record LoadedPages(String token, boolean reset, int pages, List<JsonNode> records) {
    List<String> ids(String kind) {
      return records.stream()
          .filter(r -> r.path("kind").asString().equals(kind))
          .map(r -> r.path("id").asString())
          .toList();
    }
  }

  private static LoadedPages pullAll(FieldAppPhone phone, String token) throws Exception {
    return pullAll(phone, token, 200);
  }

  private static LoadedPages pullAll(FieldAppPhone phone, String token, int limit) throws Exception {
    List<JsonNode> records = new ArrayList<>();
    String at = token;
    boolean reset = false;
    int pages = 0;
    while (true) {
      pages++;
      JsonNode page = phone.pull(at, limit).json();
      page.path("records").forEach(records::add);
      reset |= page.path("reset").asBoolean();
      at = page.path("token").asString();
      if (!page.path("more").asBoolean()) {
        return new LoadedPages(at, reset, pages, records);
      }
      // How much there is depends on what other tests planned in this regency: hundreds of activities, never thousands
      // of pages.
      assertThat(pages).as("a first load that begins anew for ever").isLessThan(5_000);
    }
  }

  private FieldAppPhone volunteer(String name, String village) throws Exception {
    inTransactionAs(actor -> {
      people.register(actor, new NewPerson(personOf(name), name + " Contoh", name, null, TestCast.PASSWORD, true));
      people.grantMandate(actor, mandate(name, "1", village));
    });
    return FieldAppPhone.signedIn(mvc, name);
  }

  private static UUID personOf(String name) {
    return Ids.fromName("person:" + name);
  }

  private NewMandate mandate(String name, String which, String village) {
    return new NewMandate(Ids.fromName("mandate:" + name + which), personOf(name), Role.VILLAGE_VOLUNTEER,
        TestCast.DP3A, "", List.of(cast.village(village)), "SK-UJI/002", LocalDate.of(2024, 1, 2), null);
  }

  private void moveToVillage(String name, String village) {
    inTransactionAs(actor -> {
      people.endMandate(actor, Ids.fromName("mandate:" + name + "1"), "Pindah desa");
      people.grantMandate(actor, mandate(name, "2", village));
    });
  }

  private void endMandate(String name) {
    inTransactionAs(actor -> people.endMandate(actor, Ids.fromName("mandate:" + name + "1"), "Berhenti"));
  }

  private interface ActorWork {
    void play(Actor actor);
  }

  private void inTransactionAs(ActorWork scene) {
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(status -> scene.play(service)));
  }

  private void newEpoch() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, owner, password)) {
      connection.createStatement()
          .executeUpdate("UPDATE platform.installation SET epoch = gen_random_uuid(), restored_at = now()");
    }
  }
}
