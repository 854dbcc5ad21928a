package id.payung.meetings.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.meetings.MeetingDecision;
import id.payung.meetings.MeetingDecisionRepository;
import id.payung.meetings.MeetingFilter;
import id.payung.meetings.MeetingListItem;
import id.payung.meetings.MeetingRegistration;
import id.payung.meetings.MeetingRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.facts.FactSource;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListWindow;
import id.payung.platform.list.Slice;
import id.payung.platform.list.SortKey;
import id.payung.platform.testing.FirstPageText;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class MeetingTests {
  @Autowired MockMvc mvc;
  @Autowired MeetingRepository meetings;
  @Autowired MeetingRegistration book;
  @Autowired MeetingDecisionRepository decisions;
  @Autowired TestCast cast;
  @Autowired Clock clock;
  @Autowired List<FactSource> factSources;

  @Test
  void what_is_decided_stands_on_the_first_page_of_who_owes_it() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = recordMeeting(budi, "Audiensi layanan akta di desa");
    postDecision(budi, meeting, "Menyediakan jadwal jemput bola akta", "2026-12-15")
        .andExpect(status().is3xxRedirection());

    mvc.perform(get("/73.24").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Menyediakan jadwal jemput bola akta")));
    mvc.perform(get("/73.24").cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(content().string(not(containsString("Menyediakan jadwal jemput bola akta"))));
  }

  @Test
  void nothing_decided_is_owed_by_nobody() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = recordMeeting(budi, "Rapat tanpa penanggung jawab");

    mvc.perform(post("/73.24/meetings/" + meeting + "/decisions").param("decision", Ids.next().toString())
        .param("text", "Sesuatu yang tidak dimiliki siapa pun")
        .cookie(budi)
        .with(csrf())).andExpect(redirectedUrl("/73.24/meetings/" + meeting + "#add-decision"));
    mvc.perform(get("/73.24/meetings/" + meeting).cookie(budi))
        .andExpect(content().string(not(containsString("Sesuatu yang tidak dimiliki"))));
  }

  @Test
  void nothing_is_owed_before_it_was_decided() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = recordMeeting(budi, "Rapat dengan batas waktu yang keliru");

    postDecision(budi, meeting, "Batas waktunya sebelum rapat", "2026-11-01")
        .andExpect(redirectedUrl("/73.24/meetings/" + meeting + "#add-decision"))
        .andExpect(flash().attribute("wrong", Map.of("due", "meetings.decision.due-before")));
    mvc.perform(get("/73.24/meetings/" + meeting).cookie(budi))
        .andExpect(content().string(not(containsString("Batas waktunya sebelum rapat"))));
    postDecision(budi, meeting, "Batas waktunya hari rapat itu", "2026-11-02").andExpect(flash().attributeCount(1));
  }

  @Test
  void what_was_written_down_wrongly_is_put_right_while_it_is_open_and_moves_to_who_owes_it_now() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    UUID meeting = recordMeeting(budi, "Rapat yang dicatat keliru");
    postDecision(budi, meeting, "Menyusun jdwal jemput bola", "2026-12-15");
    MeetingDecision typo = ActorContext.callAs(secretary, () -> decisions.listByMeeting(secretary, meeting)).getFirst();

    postCorrection(typo, "1", "Menyusun jadwal jemput bola bersama DP3A", TestCast.DP3A, "2026-12-20")
        .andExpect(redirectedUrl("/73.24/meetings/decisions/" + typo.id()));

    mvc.perform(get("/73.24/meetings/decisions/" + typo.id()).cookie(budi))
        .andExpect(content().string(
            allOf(containsString("Menyusun jadwal jemput bola bersama DP3A"), containsString("20 Desember 2026"))));
    // what is owed; whose office was at the meeting is told of its decisions too
    assertThat(FirstPageText.withoutChanges(mvc, TestSignIn.sessionCookie(mvc, "citra")))
        .doesNotContain("Menyusun jadwal jemput bola bersama DP3A");
    assertThat(FirstPageText.withoutChanges(mvc, TestSignIn.sessionCookie(mvc, "dewi")))
        .contains("Menyusun jadwal jemput bola bersama DP3A");
    postCorrection(typo, "1", "Dari halaman lama", TestCast.DP3A, "2026-12-21").andExpect(status().isConflict())
        .andExpect(content().string(containsString("Dari halaman lama")));
    postCorrection(typo, "2", "Sebelum rapat", TestCast.DP3A, "2026-11-01")
        .andExpect(redirectedUrl("/73.24/meetings/decisions/" + typo.id() + "#correct"));
    mvc.perform(post("/73.24/meetings/decisions/" + typo.id() + "/correction").param("version", "2")
        .cookie(TestSignIn.sessionCookie(mvc, "citra"))
        .with(csrf())).andExpect(status().isForbidden());
    mvc.perform(post("/73.24/meetings/decisions/" + typo.id() + "/answer").param("answer", "Sudah, surat 5/CONTOH")
        .cookie(budi)
        .with(csrf()));
    postCorrection(typo, "3", "Sesudah selesai", TestCast.DP3A, "2026-12-21").andExpect(status().is(422));
  }

  private ResultActions postCorrection(MeetingDecision decision, String version, String text, UUID owner, String due)
      throws Exception {
    return mvc.perform(post("/73.24/meetings/decisions/" + decision.id() + "/correction").param("version", version)
        .param("text", text)
        .param("outcome", "answer")
        .param("owner", owner.toString())
        .param("due", due)
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))
        .with(csrf()));
  }

  @Test
  void two_who_edit_the_same_meeting_see_both_and_the_second_saves_with_one_more_press() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = recordMeeting(budi, "Rapat yang disunting berdua");
    postChange(budi, meeting, "1", "Notulen dari tab pertama").andExpect(redirectedUrl("/73.24/meetings/" + meeting));

    postChange(budi, meeting, "1", "Notulen dari tab kedua").andExpect(status().isConflict())
        .andExpect(content().string(allOf(containsString("Notulen dari tab pertama"),
            containsString("Notulen dari tab kedua"), containsString("name=\"version\" value=\"2\""))));
    postChange(budi, meeting, "2", "Notulen dari tab kedua").andExpect(redirectedUrl("/73.24/meetings/" + meeting));
    mvc.perform(get("/73.24/meetings/" + meeting).cookie(budi))
        .andExpect(content().string(containsString("Notulen dari tab kedua")));
  }

  @Test
  void who_was_there_is_not_lost_to_an_older_page() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = recordMeeting(budi, "Rapat dengan daftar hadir berdua");
    postOffices(budi, meeting, TestCast.DISDUKCAPIL, TestCast.DP3A)
        .andExpect(redirectedUrl("/73.24/meetings/" + meeting));

    postOffices(budi, meeting, TestCast.DISDUKCAPIL, TestCast.NGO).andExpect(status().isConflict())
        .andExpect(content().string(containsString("Dinsos P3A, Disdukcapil")));

    mvc.perform(get("/73.24/meetings/" + meeting).cookie(TestSignIn.sessionCookie(mvc, "dewi")))
        .andExpect(status().isOk());
    mvc.perform(get("/73.24/meetings/" + meeting).cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(status().isNotFound());
  }

  private ResultActions postOffices(Cookie cookie, UUID meeting, UUID first, UUID second) throws Exception {
    return mvc.perform(post("/73.24/meetings/" + meeting).param("version", "1")
        .param("title", "Rapat dengan daftar hadir berdua")
        .param("kind", "audience")
        .param("heldOn", "2026-11-02")
        .param("office", first.toString(), second.toString())
        .cookie(cookie)
        .with(csrf()));
  }

  private ResultActions postChange(Cookie cookie, UUID meeting, String version, String minutes) throws Exception {
    return mvc.perform(post("/73.24/meetings/" + meeting).param("version", version)
        .param("title", "Rapat yang disunting berdua")
        .param("kind", "audience")
        .param("heldOn", "2026-11-02")
        .param("office", TestCast.DISDUKCAPIL.toString())
        .param("minutes", minutes)
        .cookie(cookie)
        .with(csrf()));
  }

  @Test
  void an_office_that_was_not_there_does_not_see_the_meeting() throws Exception {
    UUID meeting = recordMeeting(TestSignIn.sessionCookie(mvc, "budi"), "Pertemuan tertutup Disdukcapil");

    mvc.perform(get("/73.24/meetings/" + meeting).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isOk());
    mvc.perform(get("/73.24/meetings/" + meeting).cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/meetings").cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Pertemuan tertutup"))));
    mvc.perform(get("/73.22/meetings/" + meeting).cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/meetings/" + meeting).cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isNotFound());
  }

  @Test
  void a_clerk_does_not_record_meetings() throws Exception {
    mvc.perform(get("/73.24/meetings/new").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isForbidden());
  }

  @Test
  void a_form_with_a_day_years_ahead_comes_back_with_what_was_typed() throws Exception {
    mvc.perform(post("/73.24/meetings").param("id", Ids.next().toString())
        .param("title", "Rapat yang belum terjadi")
        .param("kind", "workshop")
        .param("heldOn", "2090-01-01")
        .param("office", TestCast.DISDUKCAPIL.toString())
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))
        .with(csrf()))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Rapat yang belum terjadi")))
        .andExpect(content().string(containsString("Tanggal ini lebih dari setahun lagi")));
  }

  @Test
  void a_meeting_to_come_is_recorded_and_counts_only_once_it_is_held() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    String soon = TestCast.today(clock).plusDays(20).toString();
    UUID id = Ids.next();
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    ActorContext.runAs(secretary, () -> book.registerMeeting(secretary, Ids.next(), "task-force",
        "Rapat gugus tugas kemarin", TestCast.today(clock), "", null, "", List.of(TestCast.DISDUKCAPIL)));
    mvc.perform(post("/73.24/meetings").param("id", id.toString())
        .param("title", "Musyawarah yang akan datang")
        .param("kind", "task-force")
        .param("heldOn", soon)
        .param("office", TestCast.DISDUKCAPIL.toString())
        .cookie(budi)
        .with(csrf())).andExpect(redirectedUrl("/73.24/meetings/" + id));

    mvc.perform(get("/73.24/meetings").param("q", "musyawarah yang akan").cookie(budi))
        .andExpect(content().string(containsString("Akan datang")));
    mvc.perform(get("/73.24/meetings/" + id).cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(content().string(containsString("belum berlangsung")));
    assertThat(heldIn(TestCast.today(clock).plusDays(20).getYear()))
        .noneMatch(line -> line.contains("Musyawarah yang akan datang"));
    assertThat(heldIn(TestCast.today(clock).getYear())).anyMatch(line -> line.contains("Rapat gugus tugas kemarin"));
  }

  private List<String> heldIn(int year) {
    Actor service = Actor.service("evidence", TestCast.LUWU_TIMUR);
    return ActorContext.callAs(service,
        () -> factSources.stream()
            .filter(each -> each.factCodes().contains("task-force-meetings"))
            .flatMap(each -> each.count(service, "task-force-meetings", "", List.of(year)).rows().stream())
            .toList());
  }

  @Test
  void a_second_tap_on_a_slow_line_makes_no_second_meeting() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID id = Ids.next();
    postMeeting(budi, id, "Rapat ketuk dua kali");
    postMeeting(budi, id, "Rapat ketuk dua kali");

    String page = mvc.perform(get("/73.24/meetings").param("q", "ketuk dua").cookie(budi))
        .andReturn()
        .getResponse()
        .getContentAsString();
    org.assertj.core.api.Assertions.assertThat(page.split("/73.24/meetings/" + id, -1)).hasSize(2);
  }

  @Test
  void the_list_is_sorted_page_by_page_without_loss_or_double() throws Exception {
    Actor budi = cast.actorOf(TestCast.SECRETARY);
    for (int i = 0; i < 7; i++) {
      int day = i;
      ActorContext.runAs(budi, () -> book.registerMeeting(budi, Ids.next(), "workshop", "Urut " + (char) ('g' - day),
          LocalDate.of(2023, 5, 1 + day % 3), "", null, "", List.of(TestCast.DP3A)));
    }
    for (SortKey<MeetingListItem> sort : MeetingList.SORTS) {
      List<String> titles = new ArrayList<>();
      String key = null;
      do {
        String from = key;
        Slice<MeetingListItem> page = ActorContext.callAs(budi,
            () -> meetings.list(budi, new MeetingFilter("urut", "workshop"), ListWindow.of(sort, from, 2)));
        page.rows().forEach(line -> titles.add(line.title()));
        key = page.next();
      } while (key != null);
      assertThat(titles).as(sort.code()).hasSize(7).doesNotHaveDuplicates();
      if (sort.code().equals("title")) {
        assertThat(titles).isSorted();
      }
    }
    mvc.perform(get("/73.24/meetings").param("sort", "title").cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk());
  }

  @Test
  void meetings_and_what_follows_them_leave_as_sheets_within_reach() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = recordMeeting(budi, "=HYPERLINK(\"x\") Rapat yang diunduh");
    postDecision(budi, meeting, "Menyerahkan data akta lahir", "2026-11-03");

    List<List<String>> list = readSheet("/73.24/meetings/export.xlsx?q=yang%20diunduh", budi);
    assertThat(list).anySatisfy(row -> assertThat(row).contains("=HYPERLINK(\"x\") Rapat yang diunduh", "1"));
    List<List<String>> owed =
        readSheet("/73.24/meetings/decisions/export.xlsx", TestSignIn.sessionCookie(mvc, "citra"));
    assertThat(owed)
        .anySatisfy(row -> assertThat(row).contains("Menyerahkan data akta lahir", "Disdukcapil", "Terlambat"));
    assertThat(
        readSheet("/73.24/meetings/decisions/export.xlsx?show=all", TestSignIn.sessionCookie(mvc, "hadi")).toString())
        .doesNotContain("Menyerahkan data akta lahir");
    assertThat(readSheet("/73.24/meetings/export.xlsx", TestSignIn.sessionCookie(mvc, "hadi")).toString())
        .doesNotContain("Rapat yang diunduh");
  }

  @Test
  void the_minutes_print_as_a_tagged_paper_for_those_who_were_there() throws Exception {
    Cookie budi = TestSignIn.sessionCookie(mvc, "budi");
    UUID meeting = recordMeeting(budi, "Rapat bernotulen");
    postDecision(budi, meeting, "Menyusun daftar anak tanpa akta", "2026-12-03");

    byte[] pdf =
        mvc.perform(get("/73.24/meetings/" + meeting + "/minutes.pdf").cookie(TestSignIn.sessionCookie(mvc, "citra")))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();

    try (PDDocument paper = Loader.loadPDF(pdf)) {
      assertThat(paper.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(new PDFTextStripper().getText(paper)).contains("NOTULEN", "Rapat bernotulen",
          "Menyusun daftar anak tanpa akta", "3 Desember 2026",
          "Kabupaten Luwu Timur".toUpperCase(java.util.Locale.ROOT));
    }
    mvc.perform(get("/73.24/meetings/" + meeting + "/minutes.pdf").cookie(TestSignIn.sessionCookie(mvc, "hadi")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/73.24/meetings/" + meeting + "/minutes.pdf").cookie(TestSignIn.sessionCookie(mvc, "kiki")))
        .andExpect(status().isNotFound());
  }

  private List<List<String>> readSheet(String path, Cookie who) throws Exception {
    byte[] file = mvc.perform(get(java.net.URI.create(path)).cookie(who))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      return book.getFirstSheet()
          .read()
          .stream()
          .map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).toList())
          .toList();
    }
  }

  private UUID recordMeeting(Cookie cookie, String title) throws Exception {
    UUID id = Ids.next();
    postMeeting(cookie, id, title).andExpect(redirectedUrl("/73.24/meetings/" + id));
    return id;
  }

  private ResultActions postMeeting(Cookie cookie, UUID id, String title) throws Exception {
    return mvc.perform(post("/73.24/meetings").param("id", id.toString())
        .param("title", title)
        .param("kind", "audience")
        .param("heldOn", "2026-11-02")
        .param("office", TestCast.DISDUKCAPIL.toString())
        .cookie(cookie)
        .with(csrf()));
  }

  private ResultActions postDecision(Cookie cookie, UUID meeting, String text, String due) throws Exception {
    return mvc.perform(post("/73.24/meetings/" + meeting + "/decisions").param("decision", Ids.next().toString())
        .param("text", text)
        .param("outcome", "answer")
        .param("owner", TestCast.DISDUKCAPIL.toString())
        .param("due", due)
        .cookie(cookie)
        .with(csrf()));
  }
}
