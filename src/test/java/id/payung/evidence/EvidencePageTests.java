package id.payung.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.proposal.EvidenceDutySource;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.year.Evaluation;
import id.payung.indicators.year.EvaluationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.AdvisoryLockWaiters;
import id.payung.platform.testing.ConcurrentCalls;
import id.payung.platform.testing.Patience;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Citra of Disdukcapil keeps proofs for 4.x; Dewi of the Dinsos P3A for 6.x; Hadi is a partner, Fitri a volunteer, Kiki
 * of the neighbour.
 */
@PayungTest
class EvidencePageTests extends EvidencePageScenario {
  @Autowired EvidenceUseLifeCycle register;
  @Autowired EvidenceItemLifeCycle itemBook;
  @Autowired DocumentStorage documents;
  @Autowired EvaluationRepository evaluations;
  @Autowired TransactionTemplate transactions;
  @Autowired Environment settings;
  @Autowired EvidenceDutySource duties;

  @Test
  void a_decree_comes_in_is_placed_and_proves_an_answer() throws Exception {
    UUID decree = upload(citra, "SK_Tim_Akta.pdf", SampleFiles.pdf("SK Tim Akta"));
    mvc.perform(get(AT + "/inbox/" + decree).cookie(citra))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("SK Tim Akta")));

    postPlacement(citra, decree, "official", "4.1").andExpect(status().is3xxRedirection());

    mvc.perform(get(AT + "/" + decree).cookie(citra))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("400/12/2025")))
        .andExpect(content().string(containsString("Riwayat Perubahan")))
        .andExpect(content().string(containsString("Dipakai")));
    assertThat(usesOf(decree)).singleElement().satisfies(use -> assertThat(use.use().warnings()).isEmpty());
    mvc.perform(get(AT + "/uses/" + usesOf(decree).getFirst().use().id()).cookie(citra))
        .andExpect(status().is3xxRedirection());
    mvc.perform(get(AT + "/" + decree + "/page").cookie(citra))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "image/png"));
  }

  @Test
  void nobody_else_finds_the_item_its_file_or_its_page() throws Exception {
    UUID decree = upload(citra, "Rahasia_Disdukcapil.pdf", SampleFiles.pdf("Rahasia Disdukcapil"));
    postPlacement(citra, decree, "official", "4.2");

    for (String path : List.of("", "/file?form=original", "/page", "/safe", "/edit", "/withdrawal")) {
      for (String who : List.of("dewi", "kiki")) {
        mvc.perform(get(AT + "/" + decree + path).cookie(TestSignIn.sessionCookie(mvc, who)))
            .andExpect(status().isNotFound());
      }
      mvc.perform(get(AT + "/" + decree + path).cookie(TestSignIn.sessionCookie(mvc, "fitri")))
          .andExpect(status().isForbidden());
    }
    mvc.perform(get(AT + "/" + decree).cookie(TestSignIn.sessionCookie(mvc, "hadi"))).andExpect(status().isNotFound());
    mvc.perform(get("/73.22/evidence/" + decree).cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isNotFound());
    mvc.perform(get(AT).cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Rahasia Disdukcapil"))));
    mvc.perform(get(AT).cookie(citra)).andExpect(content().string(containsString("Rahasia Disdukcapil")));
    mvc.perform(get(AT).param("q", "rahasia").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("Rahasia Disdukcapil")));
    mvc.perform(get(AT + "/" + decree).cookie(TestSignIn.sessionCookie(mvc, "indah")))
        .andExpect(status().isForbidden());
  }

  @Test
  void a_stale_description_shows_both_and_keeps_what_was_typed() throws Exception {
    UUID decree = upload(citra, "Judul awal.pdf", SampleFiles.pdf("Judul awal"));
    postPlacement(citra, decree, "official", "4.1");
    int version = item(decree).version();
    postDescription(decree, version, "Judul dari Citra").andExpect(status().is3xxRedirection());

    postDescription(decree, version, "Judul yang terlambat").andExpect(status().isConflict())
        .andExpect(content().string(containsString("Judul dari Citra")))
        .andExpect(content().string(containsString("Judul yang terlambat")));
    assertThat(item(decree).title()).isEqualTo("Judul dari Citra");
  }

  @Test
  void a_day_to_come_is_asked_again_with_what_was_typed() throws Exception {
    UUID photo = upload(citra, "belum terjadi.pdf", SampleFiles.pdf("belum"));

    mvc.perform(post(AT + "/inbox/" + photo).param("kind", "activity")
        .param("title", "Kegiatan esok hari")
        .param("heldOn", "2190-01-01")
        .param("version", "1")
        .cookie(citra)
        .with(csrf()))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Kegiatan esok hari")))
        .andExpect(content().string(containsString("Tanggal ini belum tiba")));
  }

  @Test
  void a_proposal_is_taken_or_declined_with_a_reason_by_its_office_only() throws Exception {
    UUID decree = upload(citra, "Usulan.pdf", SampleFiles.pdf("Usulan"));
    postPlacement(citra, decree, "official", null);
    UUID use = propose(decree, "6.1");

    mvc.perform(get(AT + "/proposals").cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andExpect(content().string(containsString(decree.toString())));
    mvc.perform(post(AT + "/uses/" + use + "/taking").cookie(citra).with(csrf())).andExpect(status().isForbidden());
    mvc.perform(post(AT + "/uses/" + use + "/refusal").cookie(TestSignIn.sessionCookie(mvc, "dewi")).with(csrf()))
        .andExpect(status().is(422));
    assertThat(usesOf(decree).getFirst().use().state().code()).isEqualTo("proposed");

    mvc.perform(post(AT + "/uses/" + use + "/refusal").param("reason", "Bukan tentang forum anak")
        .cookie(TestSignIn.sessionCookie(mvc, "dewi"))
        .with(csrf())).andExpect(status().is3xxRedirection());

    assertThat(usesOf(decree).getFirst().use().state().code()).isEqualTo("declined");
    mvc.perform(get(AT + "/" + decree).cookie(citra))
        .andExpect(content().string(containsString("Bukan tentang forum anak")));
  }

  @Test
  void another_offices_item_may_be_used_but_not_changed() throws Exception {
    UUID decree = upload(citra, "Dipakai bersama.pdf", SampleFiles.pdf("Dipakai bersama"));
    postPlacement(citra, decree, "official", "4.1");
    propose(decree, "6.2");
    Cookie dewi = TestSignIn.sessionCookie(mvc, "dewi");

    mvc.perform(get(AT + "/" + decree).cookie(dewi)).andExpect(status().isOk());
    mvc.perform(get(AT + "/" + decree + "/edit").cookie(dewi)).andExpect(status().isForbidden());
    mvc.perform(post(AT + "/" + decree + "/withdrawal").param("reason", "coba").cookie(dewi).with(csrf()))
        .andExpect(status().isForbidden());
    assertThat(usesOf(decree)).anySatisfy(line -> assertThat(line.use().warnings()).contains("no-reason"));
  }

  @Test
  void a_year_is_not_locked_under_a_proof_that_is_being_placed_and_none_is_placed_or_taken_back_behind_the_lock()
      throws Exception {
    String year = "2059";
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(year);
    years.requestAnswers(year, TestCast.DISDUKCAPIL, "4.1");
    Actor clerk = cast.actorOf(TestCast.CLERK);
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    UUID early = upload(citra, "Sebelum dikunci.pdf", SampleFiles.pdf("Sebelum dikunci"));
    UUID late = upload(citra, "Sesudah dikunci.pdf", SampleFiles.pdf("Sesudah dikunci"));
    postPlacement(citra, early, "official", null);
    postPlacement(citra, late, "official", null);
    String slot =
        ActorContext.callAs(clerk, () -> calendar.listSlots(TestCast.LUWU_TIMUR, year, "4.1")).getFirst().code();
    try (ExecutorService others = Executors.newFixedThreadPool(2)) {
      List<Future<String>> locking = new ArrayList<>();
      ActorContext.runAs(clerk, () -> transactions.executeWithoutResult(status -> {
        register.placeAndTake(clerk, early, year, "4.1", slot, "", "");
        locking.add(others.submit(
            () -> ActorContext.callAs(secretary, () -> ConcurrentCalls.outcomeOf(() -> lockYear(secretary, year)))));
        AdvisoryLockWaiters.awaitWaiters(settings, 1);
      }));
      assertThat(locking.getFirst().get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isEqualTo("done");
      UUID use = usesOf(early).getFirst().use().id();
      ActorContext.runAs(secretary,
          () -> evaluations.changeState(secretary, year, Evaluation.EvaluationState.OPEN, "Dibuka"));

      List<Future<String>> behind = new ArrayList<>();
      ActorContext.runAs(secretary, () -> transactions.executeWithoutResult(status -> {
        evaluations.changeState(secretary, year, Evaluation.EvaluationState.LOCKED, "Dikunci lagi");
        behind.add(others.submit(() -> ActorContext.callAs(clerk,
            () -> ConcurrentCalls.outcomeOf(() -> register.placeAndTake(clerk, late, year, "4.1", slot, "", "")))));
        behind.add(others
            .submit(() -> ActorContext.callAs(clerk, () -> ConcurrentCalls.outcomeOf(() -> takeBack(clerk, use)))));
        AdvisoryLockWaiters.awaitWaiters(settings, 2);
      }));

      for (Future<String> each : behind) {
        assertThat(each.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isEqualTo("Refused");
      }
      assertThat(usesOf(late)).isEmpty();
      assertThat(usesOf(early)).singleElement()
          .satisfies(line -> assertThat(line.use().state().code()).isEqualTo("taken"));
    }
  }

  @Test
  void ten_who_place_one_proof_at_once_leave_one_use_and_two_offices_that_get_it_at_once_both_keep_it()
      throws Exception {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    for (int i = 0; i < 4; i++) {
      UUID item = Ids.next();
      byte[] bytes = SampleFiles.pdf("Dipakai sekaligus " + i);
      ActorContext.runAs(secretary, () -> itemBook.addToInbox(secretary, item, "Dipakai sekaligus", "", TestCast.NGO,
          List.of(), documents.store(secretary, new java.io.ByteArrayInputStream(bytes), DocumentLimits.OFFICIAL)));
      List<String> ten =
          java.util.stream.Stream.iterate(0, n -> n + 1).limit(10).map(n -> n % 2 == 0 ? "4.1" : "6.1").toList();

      ConcurrentCalls.callAll(ten, question -> ActorContext.callAs(secretary, () -> register.propose(secretary, item,
          YEAR, question, calendar.listSlots(TestCast.LUWU_TIMUR, YEAR, question).getFirst().code(), "", "isi")));

      for (UUID who : List.of(TestCast.CLERK, TestCast.DP3A_CLERK)) {
        Actor office = cast.actorOf(who);
        assertThat(ActorContext.callAs(office, () -> uses.listByItem(office, item))).as("seen by %s", office.name())
            .hasSize(2);
      }
    }
  }

  @Test
  void a_second_tap_on_a_slow_line_brings_no_second_item() throws Exception {
    UUID batch = Ids.next();
    byte[] file = SampleFiles.pdf("Ketuk dua kali");
    for (int i = 0; i < 2; i++) {
      mvc.perform(multipart(AT + "/files").file(new MockMultipartFile("files", "Ketuk.pdf", "application/pdf", file))
          .param("batch", batch.toString())
          .cookie(citra)
          .with(csrf()));
    }

    String list = mvc.perform(get(AT).param("q", "ketuk").cookie(citra)).andReturn().getResponse().getContentAsString();
    assertThat(list.split(">Ketuk<", -1)).hasSize(2);
  }

  @Test
  void an_item_is_withdrawn_with_a_reason_and_its_uses_with_it() throws Exception {
    UUID decree = upload(citra, "Salah unggah.pdf", SampleFiles.pdf("Salah unggah"));
    postPlacement(citra, decree, "official", "4.1");
    mvc.perform(post(AT + "/" + decree + "/withdrawal").cookie(citra).with(csrf())).andExpect(status().is(422));

    mvc.perform(post(AT + "/" + decree + "/withdrawal").param("reason", "Berkas keliru").cookie(citra).with(csrf()))
        .andExpect(status().is3xxRedirection());

    assertThat(usesOf(decree).getFirst().use().state().code()).isEqualTo("taken-back");
    mvc.perform(get(AT).param("q", "salah unggah").cookie(citra))
        .andExpect(content().string(not(containsString(decree.toString()))));
  }

  @Test
  void what_waits_stands_on_the_first_page() throws Exception {
    upload(citra, "Menunggu ditempatkan.pdf", SampleFiles.pdf("Menunggu"));

    mvc.perform(get("/73.24").cookie(citra)).andExpect(status().isOk());
    Actor clerk = cast.actorOf(TestCast.CLERK);
    assertThat(ActorContext.callAs(clerk, () -> duties.listDuties(clerk, 50)))
        .anySatisfy(duty -> assertThat(duty.title()).isEqualTo("Menunggu ditempatkan"));
  }

  private boolean lockYear(Actor who, String year) {
    evaluations.changeState(who, year, Evaluation.EvaluationState.LOCKED, "Dikunci");
    return true;
  }

  private boolean takeBack(Actor who, UUID use) {
    register.takeBackUse(who, use, "terlambat");
    return true;
  }

  private ResultActions postDescription(UUID item, int version, String title) throws Exception {
    return mvc.perform(post(AT + "/" + item).param("kind", "official")
        .param("title", title)
        .param("number", "1")
        .param("docDate", "2025-02-03")
        .param("version", String.valueOf(version))
        .cookie(citra)
        .with(csrf()));
  }

  private UUID propose(UUID item, String question) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service,
        () -> register.propose(service, item, YEAR, question, slot(question, "official"), "", ""));
  }
}
