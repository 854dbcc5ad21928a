package id.payung.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.People;
import id.payung.audit.Sealer;
import id.payung.fieldwork.Phone.Answer;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
class PullTests {
  private static final String ATUE = "73.24.04.2008";
  private static final String BARUGA = "73.24.04.2002";

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired People people;
  @Autowired Sealer sealer;
  @Autowired TransactionTemplate transactions;

  @Value("${payung.db.url}") String url;

  @Value("${payung.db.owner.user}") String owner;

  @Value("${payung.db.owner.password}") String password;

  @Test
  void a_first_load_brings_the_villages_and_their_reports_and_then_only_what_is_new() throws Exception {
    Phone lina = volunteer("tarik.lina", ATUE);
    UUID before = sent(lina);
    seal();
    Loaded first = load(lina, null);

    UUID after = sent(lina);
    seal();
    Loaded second = load(lina, first.token());

    assertThat(first.reset()).isTrue();
    assertThat(first.ids("village")).containsExactly(cast.village(ATUE).toString());
    assertThat(first.ids("report")).contains(before.toString());
    assertThat(second.reset()).isFalse();
    assertThat(second.ids("report")).containsExactly(after.toString());
    assertThat(load(lina, second.token()).ids("report")).isEmpty();
  }

  @Test
  void a_first_load_in_small_pages_misses_nothing_and_doubles_nothing() throws Exception {
    Phone mira = volunteer("tarik.mira", ATUE);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(sent(mira).toString());
    }
    // What is sealed while a load goes on comes twice rather than never.
    seal();

    Loaded loaded = load(mira, null, 2);

    assertThat(loaded.ids("report")).containsAll(all).doesNotHaveDuplicates();
    assertThat(loaded.pages()).isGreaterThan(3);
  }

  @Test
  void nobody_is_sent_the_reports_of_another_village() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    UUID report = sent(fitri);
    seal();

    assertThat(load(fitri, null).ids("report")).contains(report.toString());
    assertThat(load(Phone.of(mvc, "gita"), null).ids("report")).doesNotContain(report.toString());
    assertThat(load(Phone.of(mvc, "hadi"), null).ids("report")).doesNotContain(report.toString());
  }

  @Test
  void after_a_restore_the_phone_begins_anew_and_nothing_is_lost_or_doubled() throws Exception {
    Phone nia = volunteer("tarik.nia", ATUE);
    ObjectNode record = nia.report(Phone.id());
    String receipt = nia.push(record).receipt().path("receipt").asString();
    Loaded before = load(nia, null);

    newEpoch();
    Loaded after = load(nia, before.token());
    Answer again = nia.push(record);

    assertThat(after.reset()).isTrue();
    assertThat(after.ids("report")).contains(record.path("id").asString());
    assertThat(again.said()).isEqualTo("known");
    assertThat(again.receipt().path("receipt").asString()).isEqualTo(receipt);
  }

  @Test
  void a_token_that_somebody_made_up_or_borrowed_begins_anew() throws Exception {
    Phone fitri = Phone.of(mvc, "fitri");
    String borrowed = load(Phone.of(mvc, "gita"), null).token();

    assertThat(load(fitri, borrowed).reset()).isTrue();
    assertThat(load(fitri, "bukan-token").reset()).isTrue();
  }

  @Test
  void who_moves_to_another_village_sends_what_is_unsent_and_then_the_old_village_leaves() throws Exception {
    Phone oka = volunteer("tarik.oka", ATUE);
    UUID old = sent(oka);
    Loaded before = load(oka, null);
    ObjectNode unsent = oka.report(Phone.id());

    move("tarik.oka", BARUGA);
    Answer late = oka.push(unsent);
    Loaded after = load(oka, before.token());

    assertThat(late.said()).isEqualTo("review");
    assertThat(late.receipt().path("reason").path("code").asString()).isEqualTo("mandate-ended");
    assertThat(after.reset()).isTrue();
    assertThat(after.ids("village")).containsExactly(cast.village(BARUGA).toString());
    assertThat(after.ids("report")).doesNotContain(old.toString(), unsent.path("id").asString());
  }

  @Test
  void whose_mandate_has_ended_still_sends_what_they_wrote_and_fetches_nothing() throws Exception {
    Phone putri = volunteer("tarik.putri", ATUE);
    ObjectNode unsent = putri.report(Phone.id());

    end("tarik.putri");

    assertThat(putri.push(unsent).said()).isEqualTo("review");
    assertThat(putri.pull(null, 200).status()).isEqualTo(404);
    assertThat(putri.me().json().path("regencies").size()).isZero();
  }

  @Test
  void who_has_moved_reads_takes_along_and_fills_nothing_of_the_old_village() throws Exception {
    Phone stays = volunteer("tarik.sena", ATUE);
    Phone moved = volunteer("tarik.tari", ATUE);
    UUID report = sent(stays);
    assertThat(stays.push(edit(stays, report, 1, ATUE, "Rahasia desa lama")).said()).isEqualTo("accepted");

    move("tarik.tari", BARUGA);
    Answer photo = moved.announce(Phone.id(), report, "photo", new byte[]{1, 2, 3});
    Answer torn = moved.push(edit(moved, report, 1, ATUE, "Sudah pindah"));
    Answer taken = moved.push(edit(moved, report, 2, BARUGA, "Dibawa pindah"));
    seal();

    assertThat(torn.said()).isEqualTo("review");
    assertThat(torn.receipt().has("conflicts")).isFalse();
    assertThat(torn.json().toString()).doesNotContain("Rahasia");
    assertThat(taken.said()).isEqualTo("refused");
    assertThat(taken.json().toString()).doesNotContain("Rahasia");
    assertThat(photo.status()).isEqualTo(404);
    assertThat(load(moved, null).records().toString()).doesNotContain("Rahasia", report.toString());
    assertThat(load(stays, null).ids("report")).contains(report.toString());
  }

  private ObjectNode edit(Phone phone, UUID report, int basedOn, String village, String notes) {
    ObjectNode body = Phone.body(phone.report(report)).deepCopy();
    body.put("village", cast.village(village).toString()).put("notes", notes);
    return phone.record(report, basedOn, body);
  }

  private UUID sent(Phone phone) throws Exception {
    UUID id = Phone.id();
    assertThat(phone.push(phone.report(id)).said()).isEqualTo("accepted");
    return id;
  }

  private void seal() {
    sealer.seal(Cast.LUWU_TIMUR);
  }

  /** All pages together. */
  record Loaded(String token, boolean reset, int pages, List<JsonNode> records) {
    List<String> ids(String kind) {
      return records.stream()
          .filter(r -> r.path("kind").asString().equals(kind))
          .map(r -> r.path("id").asString())
          .toList();
    }
  }

  private static Loaded load(Phone phone, String token) throws Exception {
    return load(phone, token, 200);
  }

  private static Loaded load(Phone phone, String token, int limit) throws Exception {
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
        return new Loaded(at, reset, pages, records);
      }
      // How much there is depends on what other tests planned in this regency: hundreds of activities, never thousands
      // of pages.
      assertThat(pages).as("a first load that begins anew for ever").isLessThan(5_000);
    }
  }

  private Phone volunteer(String name, String village) throws Exception {
    in(actor -> {
      people.register(actor, new NewPerson(personOf(name), name + " Contoh", name, null, Cast.PASSWORD, true));
      people.give(actor, mandate(name, "1", village));
    });
    return Phone.of(mvc, name);
  }

  private static UUID personOf(String name) {
    return Ids.named("person:" + name);
  }

  private NewMandate mandate(String name, String which, String village) {
    return new NewMandate(Ids.named("mandate:" + name + which), personOf(name), Role.VILLAGE_VOLUNTEER, Cast.DP3A, "",
        List.of(cast.village(village)), "SK-UJI/002", LocalDate.of(2024, 1, 2), null);
  }

  private void move(String name, String village) {
    in(actor -> {
      people.end(actor, Ids.named("mandate:" + name + "1"), "Pindah desa");
      people.give(actor, mandate(name, "2", village));
    });
  }

  private void end(String name) {
    in(actor -> people.end(actor, Ids.named("mandate:" + name + "1"), "Berhenti"));
  }

  private interface Scene {
    void play(Actor actor);
  }

  private void in(Scene scene) {
    Actor service = Actor.service("accounts", Cast.LUWU_TIMUR);
    Acting.doing(service, () -> transactions.executeWithoutResult(status -> scene.play(service)));
  }

  private void newEpoch() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, owner, password)) {
      connection.createStatement()
          .executeUpdate("UPDATE platform.installation SET epoch = gen_random_uuid(), restored_at = now()");
    }
  }
}
