package id.payung.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** Writing down what happens to drafts: well, wrongly, twice, at once, and taken back. */
@PayungTest
class DraftEventTests {
  @Autowired MockMvc mvc;
  @Autowired DraftFixture drafts;
  @Autowired DraftRegistration registration;
  @Autowired DraftEventRegistration events;
  @Autowired DraftRepository repository;
  @Autowired TestCast cast;
  @Autowired List<DutySource> duties;
  @Autowired Clock clock;

  private LocalDate today() {
    return TestCast.today(clock);
  }

  private Draft read(UUID draft) {
    return Objects.requireNonNull(drafts.read(drafts.legal(), draft));
  }

  private MockHttpServletResponse send(String who, String path, Map<String, String> fields) throws Exception {
    MockMultipartHttpServletRequestBuilder request = multipart("/73.24" + path);
    fields.forEach(request::param);
    return mvc.perform(request.with(csrf()).cookie(TestSignIn.sessionCookie(mvc, who))).andReturn().getResponse();
  }

  private String page(String who, String path) throws Exception {
    return mvc.perform(get("/73.24" + path).cookie(TestSignIn.sessionCookie(mvc, who)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void a_draft_is_written_down_and_moves_by_events_alone() throws Exception {
    drafts.legal();
    UUID id = Ids.next();
    String day = today().minusDays(9).toString();
    MockHttpServletResponse begun = send("hukum.uji", "/drafts",
        Map.of("id", id.toString(), "version", "0", "title", "Raperda lewat formulir", "kind", "perda-regent", "review",
            "facilitation", "initiator", TestCast.DISDUKCAPIL.toString(), "proposedOn", day, "programmeYear", "2026",
            "stage", "promulgated"));
    assertThat(begun.getStatus()).isEqualTo(303);
    assertThat(read(id).stage()).isEqualTo("drafting");
    String shown = page("hukum.uji", "/drafts/" + id);
    assertThat(shown).contains("Penyusunan", "/events/new?kind=draft-completed", "/events/new?kind=withdrawn")
        .doesNotContain("kind=enacted", "kind=plenary-one");

    UUID event = Ids.next();
    Map<String, String> sent = Map.of("event", event.toString(), "basedOn", "1", "kind", "draft-completed",
        "happenedOn", today().minusDays(5).toString(), "note", "Untuk kita");
    assertThat(send("hukum.uji", "/drafts/" + id + "/events", sent).getStatus()).isEqualTo(303);
    assertThat(send("hukum.uji", "/drafts/" + id + "/events", sent).getStatus()).as("sent twice").isEqualTo(303);
    assertThat(read(id).stage()).isEqualTo("ready");
    assertThat(repository(id)).hasSize(2);
    assertThat(page("hukum.uji", "/drafts/" + id)).contains("Siap diharmonisasi", "Untuk kita", "4 hari sesudahnya");
  }

  private List<DraftEvent> repository(UUID draft) {
    return ActorContext.callAs(drafts.legal(), () -> repository.listEvents(drafts.legal(), draft));
  }

  @Test
  void what_is_wrong_comes_back_with_its_reason_and_nothing_is_written() throws Exception {
    UUID draft = drafts.begin("perda-regent", "Raperda dengan isian keliru", today().minusDays(9));
    String before = today().minusDays(10).toString();
    for (String[] wrong : List.of(new String[]{"draft-completed", before, "lebih awal dari peristiwa sebelumnya"},
        new String[]{"draft-completed", today().plusDays(1).toString(), "happenedOn"},
        new String[]{"promulgated", today().toString(), "tidak dapat terjadi pada tahap"})) {
      MockHttpServletResponse back =
          send("hukum.uji", "/drafts/" + draft + "/events", Map.of("event", Ids.next().toString(), "basedOn", "1",
              "kind", wrong[0], "happenedOn", wrong[1], "letterNumber", "12/KELIRU", "gazetteNumber", "3"));
      assertThat(back.getStatus()).as(wrong[0]).isEqualTo(422);
      assertThat(back.getContentAsString()).contains(wrong[2], "12/KELIRU");
    }
    assertThat(repository(draft)).hasSize(1);
    assertThat(send("hukum.uji", "/drafts/" + draft + "/events",
        Map.of("event", Ids.next().toString(), "basedOn", "1", "kind", "nothing", "happenedOn", today().toString()))
        .getStatus()).isEqualTo(404);
    drafts.council();
    assertThat(send("setwan.uji", "/drafts/" + draft + "/events", Map.of("event", Ids.next().toString())).getStatus())
        .as("a draft that was not brought")
        .isEqualTo(404);
    assertThat(send("citra", "/drafts/" + draft + "/events", Map.of("event", Ids.next().toString())).getStatus())
        .as("an office reads")
        .isEqualTo(403);
  }

  @Test
  void each_side_writes_down_what_is_its_own() {
    UUID draft = drafts.submitted("Raperda dua pihak", today().minusDays(9));
    Actor legal = drafts.legal();
    DraftEventForm plenary = drafts.form(legal, draft, "plenary-one", today());
    assertThatThrownBy(() -> drafts.record(legal, draft, plenary)).isInstanceOf(Forbidden.class);
    drafts.record(drafts.council(), draft, plenary);
    assertThat(read(draft).holder()).isEqualTo("council");
  }

  @Test
  void two_who_write_at_once_are_not_mixed_up() {
    UUID draft = drafts.begin("perda-regent", "Raperda dua formulir", today().minusDays(9));
    Actor legal = drafts.legal();
    DraftEventForm first = drafts.form(legal, draft, "draft-completed", today());
    DraftEventForm second = drafts.form(legal, draft, "draft-completed", today());
    drafts.record(legal, draft, first);
    assertThatThrownBy(() -> drafts.record(legal, draft, second)).isInstanceOf(Invalid.class);
    assertThat(repository(draft)).hasSize(2);
  }

  @Test
  void an_acting_head_needs_the_consent_of_the_minister() throws Exception {
    UUID draft = drafts.numbered("Raperda pejabat sementara", today().minusDays(3));
    Map<String, String> sent =
        new HashMap<>(Map.of("event", Ids.next().toString(), "basedOn", "" + read(draft).version(), "kind", "enacted",
            "happenedOn", today().toString(), "ruleNumber", "" + nextRule("perda"), "acting", "true"));
    MockHttpServletResponse back = send("hukum.uji", "/drafts/" + draft + "/events", sent);
    assertThat(back.getStatus()).isEqualTo(422);
    assertThat(back.getContentAsString()).contains("persetujuan tertulis Menteri");
    sent.put("consentNumber", "188/5082/OTDA");
    sent.put("consentOn", today().minusDays(1).toString());
    assertThat(send("hukum.uji", "/drafts/" + draft + "/events", sent).getStatus()).isEqualTo(303);
    assertThat(page("hukum.uji", "/drafts/" + draft)).contains("188/5082/OTDA");
  }

  private int nextRule(String series) {
    Draft probe =
        RecordCopy.blank(Draft.class).with(Draft::kind, series.equals("perda") ? "perda-regent" : series).make();
    Integer next = ActorContext.callAs(drafts.legal(),
        () -> events
            .findNextNumbers(drafts.legal(), probe,
                LegislationPaths.of(new ReferenceCatalogue())
                    .requireEvent(series.equals("perda") ? "enacted" : "decree-signed"),
                today().getYear())
            .rule());
    return next == null || next == 0 ? 1 : next;
  }

  @Test
  void an_event_is_undone_corrected_and_taken_back_and_what_was_wrong_stays_readable() throws Exception {
    UUID draft = drafts.begin("perda-regent", "Raperda yang dibetulkan", today().minusDays(20));
    Actor legal = drafts.legal();
    UUID completed = drafts.record(legal, draft, drafts.form(legal, draft, "draft-completed", today().minusDays(9)));
    UUID requested =
        drafts.record(legal, draft, drafts.form(legal, draft, "harmonisation-requested", today().minusDays(5)));
    String at = "/drafts/" + draft + "/events/";
    assertThat(page("hukum.uji", at + requested + "/correction")).contains("100/harmonisation-requested");
    MockHttpServletResponse late =
        send("hukum.uji", at + completed + "/correction", Map.of("corrected", Ids.next().toString(), "basedOn",
            "" + read(draft).version(), "happenedOn", today().minusDays(1).toString(), "reason", "Salah ketik"));
    assertThat(late.getStatus()).isEqualTo(422);
    assertThat(late.getContentAsString()).contains("peristiwa di sekitarnya tidak lagi sah");
    assertThat(send("hukum.uji", at + requested + "/correction",
        Map.of("corrected", Ids.next().toString(), "basedOn", "" + read(draft).version(), "happenedOn",
            today().minusDays(6).toString(), "letterNumber", "188/BENAR", "reason", "Nomor tertukar"))
        .getStatus()).isEqualTo(303);
    assertThat(read(draft).lastOn()).isEqualTo(today().minusDays(6));
    assertThat(read(draft).clocks()).containsExactly("harmonisation@" + today().minusDays(6));
    assertThat(page("hukum.uji", "/drafts/" + draft)).contains("188/BENAR", "100/harmonisation-requested",
        "Nomor tertukar");

    assertThat(mvc.perform(post("/73.24" + at + completed + "/removal").param("reason", "Terlalu cepat")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "hukum.uji"))).andReturn().getResponse().getStatus())
        .as("not the last one")
        .isEqualTo(422);
    DraftEvent last = repository(draft).stream().filter(DraftEvent::stands).toList().getLast();
    assertThat(page("hukum.uji", at + last.id() + "/removal")).contains("Ambil kembali peristiwa terakhir?");
    assertThat(mvc.perform(post("/73.24" + at + last.id() + "/removal").param("reason", "Terlalu cepat")
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, "hukum.uji"))).andReturn().getResponse().getStatus()).isEqualTo(303);
    assertThat(read(draft).stage()).isEqualTo("ready");
    assertThat(page("hukum.uji", "/drafts/" + draft)).contains("Terlalu cepat");
  }

  @Test
  void a_press_within_the_hour_takes_the_last_event_back() throws Exception {
    UUID draft = drafts.begin("perda-regent", "Raperda yang diurungkan", today().minusDays(20));
    send("hukum.uji", "/drafts/" + draft + "/events", Map.of("event", Ids.next().toString(), "basedOn", "1", "kind",
        "draft-completed", "happenedOn", today().toString()));
    assertThat(read(draft).stage()).isEqualTo("ready");
    Matcher offer = Pattern.compile("/undo/([0-9a-f-]{36})").matcher(page("hukum.uji", "/undo"));
    assertThat(offer.find()).isTrue();
    mvc.perform(post("/73.24/undo/" + offer.group(1)).with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "hukum.uji")));
    assertThat(read(draft).stage()).isEqualTo("drafting");
  }

  @Test
  void the_councils_draft_on_the_same_subject_leads_and_the_page_says_so() throws Exception {
    UUID theirs = drafts.begin("perda-council", "Raperda KLA prakarsa DPRD", today().minusDays(20));
    drafts.council();
    drafts.pass(theirs, today().minusDays(9), "draft-completed", "harmonisation-requested", "harmonisation-completed",
        "submitted-to-regent");
    UUID ours = drafts.begin("perda-regent", "Raperda KLA prakarsa Bupati", today().minusDays(20));
    Draft known = read(ours);
    DraftForm form = RecordCopy.of(DraftForm.of(known)).with(DraftForm::sameSubject, theirs).make();
    ActorContext.runAs(drafts.legal(), () -> registration.change(drafts.legal(), form));
    assertThat(page("hukum.uji", "/drafts/" + ours)).contains("Rancangan DPRD yang dibahas", theirs.toString());
    assertThat(page("hukum.uji", "/drafts/" + theirs)).contains("Rancangan DPRD ini yang dibahas", ours.toString());
    assertThat(page("setwan.uji", "/drafts/" + theirs)).as("a link to what they do not read")
        .doesNotContain(ours.toString(), "Raperda KLA prakarsa Bupati");
    UUID hidden = drafts.begin("perda-council", "Raperda yang belum disampaikan", today());
    DraftForm guess = RecordCopy.of(DraftForm.of(read(ours))).with(DraftForm::sameSubject, hidden).make();
    assertThatThrownBy(() -> ActorContext.runAs(drafts.legal(), () -> registration.change(drafts.legal(), guess)))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(
        () -> ActorContext.runAs(drafts.legal(), () -> events.takeBack(drafts.legal(), hidden, Ids.next(), "x")))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void planned_days_stand_beside_what_happened_and_an_old_form_is_refused() throws Exception {
    UUID draft = drafts.begin("perda-regent", "Raperda terencana", today().minusDays(40));
    Map<String, String> plan = Map.of("basedOn", "1", "lines[0].event", "draft-completed", "lines[0].plannedOn",
        today().minusDays(12).toString(), "lines[1].event", "harmonisation-requested", "lines[1].plannedOn", "",
        "lines[2].event", "plenary-one", "lines[2].plannedOn", today().minusDays(3).toString());
    assertThat(page("hukum.uji", "/drafts/" + draft + "/plan")).contains("Naskah dan penjelasan selesai");
    assertThat(send("hukum.uji", "/drafts/" + draft + "/plan", plan).getStatus()).isEqualTo(303);
    MockHttpServletResponse old = send("hukum.uji", "/drafts/" + draft + "/plan", plan);
    assertThat(old.getStatus()).isEqualTo(422);
    assertThat(old.getContentAsString()).contains("Orang lain mengubah rancangan ini");
    drafts.pass(draft, today().minusDays(10), "draft-completed");
    assertThat(page("hukum.uji", "/drafts/" + draft)).contains("2 hari lebih lambat", "3 hari lewat dari rencana");
    drafts.council();
    assertThat(send("setwan.uji", "/drafts/" + draft + "/plan", plan).getStatus()).isEqualTo(404);
  }

  @Test
  void who_has_a_draft_in_hand_is_told_of_its_clock_and_of_a_standstill() {
    LocalDate longAgo = today().minusDays(45);
    UUID idle = drafts.begin("perda-regent", "Raperda yang diam", longAgo);
    UUID asked = drafts.begin("perda-regent", "Raperda yang ditunggu", longAgo);
    drafts.pass(asked, longAgo, "draft-completed", "harmonisation-requested");
    UUID fresh = drafts.begin("perda-regent", "Raperda yang baru", today());
    UUID theirs = drafts.begin("perda-council", "Raperda DPRD yang diam", longAgo);
    drafts.pass(theirs, longAgo, "draft-completed");

    assertThat(owed(drafts.legal())).as("it asks the initiating office, and writes down what that did")
        .contains(asked, idle)
        .doesNotContain(fresh, theirs);
    assertThat(owed(drafts.council())).contains(theirs).doesNotContain(asked, idle);
    assertThat(owed(cast.actorOf(TestCast.CLERK))).as("nothing on the page of a draft is theirs to send").isEmpty();
    assertThat(owed(cast.actorOf(TestCast.DP3A_CLERK))).doesNotContain(idle, asked, fresh, theirs);
  }

  private List<UUID> owed(Actor actor) {
    return ActorContext.callAs(actor,
        () -> duties.stream()
            .flatMap(source -> source.listDuties(actor, 1_000).stream())
            .filter(duty -> duty.kind().equals("legislation.duty.draft"))
            .map(Duty::subject)
            .toList());
  }
}
