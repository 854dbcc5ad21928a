package id.payung.insight.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.indicators.result.OfficialResultRepository;
import id.payung.indicators.result.StageResult;
import id.payung.meetings.MeetingRegistration;
import id.payung.meetings.MeetingRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** What changed since somebody last looked, and the mark that says until when; each test with readers of its own. */
@PayungTest
class RecentChangesTests {
  @Autowired MockMvc mvc;
  @Autowired ChangedRecordLoader changes;
  @Autowired ChangesSeenTimeRepository looks;
  @Autowired MeetingRegistration meetings;
  @Autowired MeetingRepository register;
  @Autowired PersonRegistration people;
  @Autowired OrganisationRepository organisations;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired OfficialResultRepository results;
  @Autowired TestCast cast;

  /** Somebody who has never looked, as the door would make them an actor. */
  private record Reader(Actor actor, String signIn) {}

  @Test
  void what_others_did_is_told_and_ones_own_deeds_are_not() {
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    Reader lia = reader("lia-berubah", Role.PLANNER, TestCast.DP3A);
    UUID theirs = meet(budi, "Rapat yang dicatat orang lain", TestCast.DP3A);
    UUID own = meet(lia.actor(), "Rapat yang dicatat sendiri", TestCast.DP3A);

    assertThat(pathsOf(lia.actor(), "meetings")).contains("/meetings/" + theirs).doesNotContain("/meetings/" + own);
    assertThat(pathsOf(budi, "meetings")).contains("/meetings/" + own).doesNotContain("/meetings/" + theirs);
  }

  @Test
  void a_line_is_told_only_to_who_may_open_its_page() throws Exception {
    UUID meeting = meet(cast.actorOf(TestCast.SECRETARY), "Rapat tanpa mitra", TestCast.DISDUKCAPIL);

    assertThat(pathsOf(cast.actorOf(TestCast.CLERK), "meetings")).contains("/meetings/" + meeting);
    assertThat(pathsOf(cast.actorOf(TestCast.PARTNER), "meetings")).doesNotContain("/meetings/" + meeting);
    mvc.perform(get("/73.24/changes?kind=mandates").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/changes?kind=mandates").cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(status().isOk());
    mvc.perform(get("/73.24/changes").cookie(TestSignIn.sessionCookie(mvc, "kiki"))).andExpect(status().isNotFound());
    mvc.perform(get("/73.24/changes?from=bukan-kunci").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void the_day_of_arrival_stands_beside_the_day_on_which_it_was_held_where_they_differ() throws Exception {
    Reader hana = reader("hana-berubah", Role.PLANNER, TestCast.DP3A);
    LocalDate today = TestCast.today(clock);
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    meet(budi, "Rapat hari ini dicatat hari ini", TestCast.DP3A, today);
    meet(budi, "Rapat lama baru dicatat", TestCast.DP3A, today.minusDays(40));

    String page = mvc.perform(get("/73.24/changes?kind=meetings").cookie(TestSignIn.sessionCookie(mvc, hana.signIn())))
        .andReturn()
        .getResponse()
        .getContentAsString();

    assertThat(page)
        .containsPattern("Rapat lama baru dicatat</a>\\s*<small>[^<]*masuk " + today.getDayOfMonth()
            + " [^·<]* · pertemuan " + today.minusDays(40).getDayOfMonth() + " ")
        .containsPattern("Rapat hari ini dicatat hari ini</a>\\s*<small>[^<]*" + today.getDayOfMonth() + " ")
        .doesNotContainPattern("Rapat hari ini dicatat hari ini</a>\\s*<small>[^<]*masuk");
  }

  @Test
  void two_people_of_one_name_are_told_of_each_others_official_results() {
    Actor first = reader("dewi-satu-berubah", Role.TASK_FORCE_SECRETARY, TestCast.DP3A).actor();
    Actor second = named(reader("dewi-dua-berubah", Role.TASK_FORCE_SECRETARY, TestCast.DP3A).actor(), first.name());
    ActorContext.runAs(first, () -> results.saveStageResult(first,
        new StageResult("2011", "VA", new BigDecimal("512.25"), "", "", null, "", null, "", 0)));
    ActorContext.runAs(second, () -> results.saveStageResult(second,
        new StageResult("2011", "VF", new BigDecimal("498.5"), "", "", null, "", null, "", 0)));

    assertThat(pathsOf(second, "results")).contains("/kla/2011/results/VA").doesNotContain("/kla/2011/results/VF");
    assertThat(pathsOf(first, "results")).contains("/kla/2011/results/VF").doesNotContain("/kla/2011/results/VA");
  }

  private static Actor named(Actor actor, String name) {
    return Actor.person(actor.regency(), actor.requirePerson(), name, List.copyOf(actor.roles()), actor.mandates(),
        actor.organisations(), actor.villages());
  }

  @Test
  void a_meeting_that_was_withdrawn_is_told_to_those_who_were_there() {
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    UUID meeting = meet(budi, "Rapat yang ditarik lagi", TestCast.DISDUKCAPIL);
    Actor citra = cast.actorOf(TestCast.CLERK);
    assertThat(pathsOf(citra, "meetings")).contains("/meetings/" + meeting);

    ActorContext.runAs(budi, () -> register.withdrawMeeting(budi, meeting, "Salah catat"));

    assertThat(pathsOf(citra, "meetings")).doesNotContain("/meetings/" + meeting);
    assertThat(pathsOf(citra, "meetings-off")).contains("/meetings/" + meeting);
    assertThat(pathsOf(cast.actorOf(TestCast.PARTNER), "meetings-off")).doesNotContain("/meetings/" + meeting);

    ActorContext.runAs(budi, () -> register.restoreMeeting(budi, meeting, 2));

    assertThat(pathsOf(citra, "meetings-off")).doesNotContain("/meetings/" + meeting);
    assertThat(pathsOf(citra, "meetings-on")).contains("/meetings/" + meeting);
  }

  @Test
  void the_button_marks_all_as_seen_and_the_press_can_be_taken_back() throws Exception {
    Reader mina = reader("mina-berubah", Role.PLANNER, TestCast.DP3A);
    Cookie session = TestSignIn.sessionCookie(mvc, mina.signIn());
    UUID before = meet(cast.actorOf(TestCast.SECRETARY), "Rapat sebelum ditandai", TestCast.DP3A);
    mvc.perform(get("/73.24").cookie(session))
        .andExpect(content().string(containsString("Rapat sebelum ditandai")))
        .andExpect(content().string(containsString("Tujuh hari terakhir")));

    press(session, "/changes/mark", clock.instant().plusMillis(1)).andExpect(redirectedUrl("/73.24/"));
    assertThat(pathsOf(mina.actor(), "meetings")).doesNotContain("/meetings/" + before);
    mvc.perform(get("/73.24").cookie(session))
        .andExpect(content().string(containsString("sejak Anda terakhir melihat")))
        .andExpect(content().string(containsString("Tampilkan lagi")));

    press(session, "/changes/mark/reversal", clock.instant()).andExpect(redirectedUrl("/73.24/"));
    assertThat(pathsOf(mina.actor(), "meetings")).contains("/meetings/" + before);
    press(session, "/changes/mark/reversal", clock.instant()).andExpect(redirectedUrl("/73.24/"));
    assertThat(pathsOf(mina.actor(), "meetings")).contains("/meetings/" + before);
  }

  @Test
  void what_came_after_the_page_was_made_is_not_marked() {
    Reader nana = reader("nana-berubah", Role.PLANNER, TestCast.DP3A);
    Instant page = span(nana.actor()).until();
    UUID later = meet(cast.actorOf(TestCast.SECRETARY), "Rapat setelah halaman dibuka", TestCast.DP3A);

    ActorContext.runAs(nana.actor(), () -> looks.mark(nana.actor(), page));

    assertThat(pathsOf(nana.actor(), "meetings")).contains("/meetings/" + later);
  }

  @Test
  void a_second_press_or_one_on_an_old_page_keeps_the_way_back() {
    Reader omar = reader("omar-berubah", Role.PLANNER, TestCast.DP3A);
    Instant now = clock.instant();
    ActorContext.runAs(omar.actor(), () -> {
      looks.mark(omar.actor(), now.minusSeconds(10));
      looks.mark(omar.actor(), now.minusSeconds(10));
      looks.mark(omar.actor(), now.minus(Duration.ofHours(3)));
    });
    assertThat(span(omar.actor()).reversible()).isTrue();
    assertThat(Duration.between(span(omar.actor()).since(), now)).isLessThan(Duration.ofSeconds(20));

    ActorContext.runAs(omar.actor(), () -> looks.takeBack(omar.actor()));

    assertThat(span(omar.actor()).reversible()).isFalse();
    assertThat(Duration.between(span(omar.actor()).since(), now)).isGreaterThan(Duration.ofDays(6));
  }

  @Test
  void nobody_marks_the_future_and_a_mark_that_cannot_be_read_is_said() throws Exception {
    Reader putri = reader("putri-berubah", Role.PLANNER, TestCast.DP3A);
    Cookie session = TestSignIn.sessionCookie(mvc, putri.signIn());

    press(session, "/changes/mark", clock.instant().plus(Duration.ofDays(90))).andExpect(redirectedUrl("/73.24/"));
    assertThat(span(putri.actor()).since()).isBeforeOrEqualTo(clock.instant());

    mvc.perform(post("/73.24/changes/mark").param("until", "kemarin").cookie(session).with(csrf()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Belum ditandai")));
  }

  @Test
  void an_old_mark_tells_thirty_days_and_no_more() {
    Reader rudi = reader("rudi-berubah", Role.PLANNER, TestCast.DP3A);
    Actor actor = rudi.actor();
    ActorContext
        .runAs(actor,
            () -> transactions.executeWithoutResult(_ -> jdbc
                .sql("INSERT INTO insight.last_look (regency, person, seen_at) VALUES (:regency, :person, :at)")
                .param("regency", actor.regency())
                .param("person", actor.requirePerson())
                .param("at", Timestamp.from(clock.instant().minus(Duration.ofDays(200))))
                .update()));

    assertThat(span(actor).shortened()).isTrue();
    assertThat(Duration.between(span(actor).since(), clock.instant())).isLessThan(Duration.ofDays(31));
  }

  @Test
  void what_waits_stands_beside_the_menu_and_goes_when_it_is_done() throws Exception {
    Reader sari = reader("sari-berubah", Role.OFFICE_CLERK, office("Kantor Sari"));
    Cookie session = TestSignIn.sessionCookie(mvc, sari.signIn());
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    UUID meeting = meet(budi, "Rapat untuk kantor Sari", officeId("Kantor Sari"));
    UUID decision = Ids.next();
    mvc.perform(get("/73.24/menu-numbers").cookie(session))
        .andExpect(content().string(not(containsString("menunggu"))));
    mvc.perform(post("/73.24/meetings/" + meeting + "/decisions").param("decision", decision.toString())
        .param("text", "Menyusun daftar untuk Sari")
        .param("outcome", "document")
        .param("owner", officeId("Kantor Sari").toString())
        .param("due", TestCast.today(clock).plusDays(9).toString())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))
        .with(csrf())).andExpect(status().is3xxRedirection());

    // what others do is seen when she opens her first page, or half a minute later
    mvc.perform(get("/73.24").cookie(session))
        .andExpect(content().string(containsString("Menyusun daftar untuk Sari")));
    mvc.perform(get("/73.24/menu-numbers").cookie(session))
        .andExpect(content().string(allOf(containsString("innerHTML:.menu-number-first"),
            containsString("innerHTML:.menu-number-meetings"), containsString("menunggu"))));

    // without script the page itself has the numbers that are known
    String beside = "menu-number-meetings\"><span class=\"count\">1<";
    mvc.perform(get("/73.24/reports").cookie(session)).andExpect(content().string(containsString(beside)));

    mvc.perform(post("/73.24/meetings/decisions/" + decision + "/answer").param("answer", "Sudah kami susun")
        .cookie(session)
        .with(csrf())).andExpect(status().is3xxRedirection());
    mvc.perform(get("/73.24/reports").cookie(session)).andExpect(content().string(not(containsString(beside))));
    mvc.perform(get("/73.24/menu-numbers").cookie(session))
        .andExpect(content().string(allOf(not(containsString("menunggu")),
            matchesPattern("(?s).*innerHTML:.menu-number-meetings\">\\s*</span>.*"))));
  }

  private static UUID officeId(String name) {
    return Ids.fromName("office:changes:" + name);
  }

  private UUID office(String name) {
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(
        _ -> organisations.insertIfAbsent(service, officeId(name), "opd", name, name, null, true)));
    return officeId(name);
  }

  private ResultActions press(Cookie session, String path, Instant until) throws Exception {
    return mvc.perform(
        post("/73.24" + path).param("until", String.valueOf(until.toEpochMilli())).cookie(session).with(csrf()));
  }

  private ChangePeriod span(Actor actor) {
    return ActorContext.callAs(actor, () -> changes.loadRecent(actor)).span();
  }

  /** All addresses of a kind, whatever others did meanwhile. */
  private List<String> pathsOf(Actor actor, String kind) {
    return ActorContext.callAs(actor, () -> {
      List<String> paths = new ArrayList<>();
      String key = null;
      do {
        ChangesPage page = changes.loadPage(actor, kind, key);
        page.days().forEach(day -> day.lines().forEach(line -> paths.add(line.path())));
        key = page.next();
      } while (key != null);
      return paths;
    });
  }

  private UUID meet(Actor actor, String title, UUID office) {
    return meet(actor, title, office, TestCast.today(clock));
  }

  private UUID meet(Actor actor, String title, UUID office, LocalDate day) {
    UUID id = Ids.next();
    ActorContext.runAs(actor,
        () -> meetings.registerMeeting(actor, id, "audience", title, day, "Aula", null, "", List.of(office)));
    return id;
  }

  private Reader reader(String signIn, Role role, UUID office) {
    UUID id = Ids.fromName("person:" + signIn);
    UUID mandate = Ids.fromName("mandate:" + id);
    Actor service = Actor.service("accounts", TestCast.LUWU_TIMUR);
    ActorContext.runAs(service, () -> transactions.executeWithoutResult(_ -> {
      people.register(service, new NewPerson(id, signIn + " Contoh", signIn, null, TestCast.PASSWORD, true));
      people.grantMandate(service,
          new NewMandate(mandate, id, role, office, "", List.of(), "SK-UJI/010/2024", LocalDate.of(2024, 1, 2), null));
    }));
    return new Reader(Actor.person(TestCast.LUWU_TIMUR, id, signIn + " Contoh", List.of(role), Set.of(mandate),
        role.reach() == Role.Reach.ORGANISATION ? Set.of(office) : Set.of(), Set.of()), signIn);
  }
}
