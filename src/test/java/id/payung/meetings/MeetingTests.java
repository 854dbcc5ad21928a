package id.payung.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.Slice;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
  @Autowired Meetings meetings;
  @Autowired MeetingBook book;
  @Autowired Cast cast;

  @Test
  void what_is_decided_stands_on_the_first_page_of_who_owes_it() throws Exception {
    Cookie budi = SignedIn.as(mvc, "budi");
    UUID meeting = recorded(budi, "Audiensi layanan akta di desa");
    decided(budi, meeting, "Menyediakan jadwal jemput bola akta", "2026-12-15").andExpect(status().is3xxRedirection());

    mvc.perform(get("/73.24").cookie(SignedIn.as(mvc, "citra")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Menyediakan jadwal jemput bola akta")));
    mvc.perform(get("/73.24").cookie(SignedIn.as(mvc, "hadi")))
        .andExpect(content().string(not(containsString("Menyediakan jadwal jemput bola akta"))));
  }

  @Test
  void nothing_decided_is_owed_by_nobody() throws Exception {
    Cookie budi = SignedIn.as(mvc, "budi");
    UUID meeting = recorded(budi, "Rapat tanpa penanggung jawab");

    mvc.perform(
            post("/73.24/meetings/" + meeting + "/decisions")
                .param("decision", Ids.next().toString())
                .param("text", "Sesuatu yang tidak dimiliki siapa pun")
                .cookie(budi)
                .with(csrf()))
        .andExpect(redirectedUrl("/73.24/meetings/" + meeting + "#decide"));
    mvc.perform(get("/73.24/meetings/" + meeting).cookie(budi))
        .andExpect(content().string(not(containsString("Sesuatu yang tidak dimiliki"))));
  }

  @Test
  void an_office_that_was_not_there_does_not_see_the_meeting() throws Exception {
    UUID meeting = recorded(SignedIn.as(mvc, "budi"), "Pertemuan tertutup Disdukcapil");

    mvc.perform(get("/73.24/meetings/" + meeting).cookie(SignedIn.as(mvc, "citra"))).andExpect(status().isOk());
    mvc.perform(get("/73.24/meetings/" + meeting).cookie(SignedIn.as(mvc, "hadi"))).andExpect(status().isNotFound());
    mvc.perform(get("/73.24/meetings").cookie(SignedIn.as(mvc, "hadi")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Pertemuan tertutup"))));
    mvc.perform(get("/73.22/meetings/" + meeting).cookie(SignedIn.as(mvc, "kiki"))).andExpect(status().isNotFound());
    mvc.perform(get("/73.24/meetings/" + meeting).cookie(SignedIn.as(mvc, "kiki"))).andExpect(status().isNotFound());
  }

  @Test
  void a_clerk_does_not_record_meetings() throws Exception {
    mvc.perform(get("/73.24/meetings/new").cookie(SignedIn.as(mvc, "citra"))).andExpect(status().isForbidden());
  }

  @Test
  void a_form_with_a_day_to_come_comes_back_with_what_was_typed() throws Exception {
    mvc.perform(
            post("/73.24/meetings")
                .param("id", Ids.next().toString())
                .param("title", "Rapat yang belum terjadi")
                .param("kind", "workshop")
                .param("heldOn", "2090-01-01")
                .param("office", Cast.DISDUKCAPIL.toString())
                .cookie(SignedIn.as(mvc, "budi"))
                .with(csrf()))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Rapat yang belum terjadi")))
        .andExpect(content().string(containsString("Tanggal ini belum tiba")));
  }

  @Test
  void a_second_tap_on_a_slow_line_makes_no_second_meeting() throws Exception {
    Cookie budi = SignedIn.as(mvc, "budi");
    UUID id = Ids.next();
    record(budi, id, "Rapat ketuk dua kali");
    record(budi, id, "Rapat ketuk dua kali");

    String page = mvc.perform(get("/73.24/meetings").param("q", "ketuk dua").cookie(budi)).andReturn().getResponse().getContentAsString();
    org.assertj.core.api.Assertions.assertThat(page.split("/73.24/meetings/" + id, -1)).hasSize(2);
  }

  @Test
  void the_list_is_sorted_page_by_page_without_loss_or_double() throws Exception {
    Actor budi = cast.as(Cast.SECRETARY);
    for (int i = 0; i < 7; i++) {
      int day = i;
      Acting.doing(budi, () -> book.record(budi, Ids.next(), "workshop", "Urut " + (char) ('g' - day), LocalDate.of(2023, 5, 1 + day % 3), "", null, "", List.of(Cast.DP3A)));
    }
    for (Meetings.Sort sort : Meetings.Sort.values()) {
      List<String> titles = new ArrayList<>();
      String key = null;
      do {
        String from = key;
        Slice<MeetingLine> page = Acting.as(budi, () -> meetings.list(budi, "urut", "workshop", sort, from, 2));
        page.rows().forEach(line -> titles.add(line.title()));
        key = page.next();
      } while (key != null);
      assertThat(titles).as(sort.code()).hasSize(7).doesNotHaveDuplicates();
      if (sort == Meetings.Sort.TITLE) {
        assertThat(titles).isSorted();
      }
    }
    mvc.perform(get("/73.24/meetings").param("sort", "title").cookie(SignedIn.as(mvc, "budi"))).andExpect(status().isOk());
  }

  @Test
  void meetings_and_what_follows_them_leave_as_sheets_within_reach() throws Exception {
    Cookie budi = SignedIn.as(mvc, "budi");
    UUID meeting = recorded(budi, "=HYPERLINK(\"x\") Rapat yang diunduh");
    decided(budi, meeting, "Menyerahkan data akta lahir", "2026-11-03");

    List<List<String>> list = rows("/73.24/meetings/export.xlsx?q=yang%20diunduh", budi);
    assertThat(list).anySatisfy(row -> assertThat(row).contains("=HYPERLINK(\"x\") Rapat yang diunduh", "1"));
    List<List<String>> owed = rows("/73.24/meetings/decisions.xlsx", SignedIn.as(mvc, "citra"));
    assertThat(owed).anySatisfy(row -> assertThat(row).contains("Menyerahkan data akta lahir", "Disdukcapil", "Terlambat"));
    assertThat(rows("/73.24/meetings/decisions.xlsx?show=all", SignedIn.as(mvc, "hadi")).toString()).doesNotContain("Menyerahkan data akta lahir");
    assertThat(rows("/73.24/meetings/export.xlsx", SignedIn.as(mvc, "hadi")).toString()).doesNotContain("Rapat yang diunduh");
  }

  @Test
  void the_minutes_print_as_a_tagged_paper_for_those_who_were_there() throws Exception {
    Cookie budi = SignedIn.as(mvc, "budi");
    UUID meeting = recorded(budi, "Rapat bernotulen");
    decided(budi, meeting, "Menyusun daftar anak tanpa akta", "2026-12-03");

    byte[] pdf = mvc.perform(get("/73.24/meetings/" + meeting + "/minutes.pdf").cookie(SignedIn.as(mvc, "citra"))).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();

    try (PDDocument paper = Loader.loadPDF(pdf)) {
      assertThat(paper.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(new PDFTextStripper().getText(paper)).contains("NOTULEN", "Rapat bernotulen", "Menyusun daftar anak tanpa akta", "3 Desember 2026", "Kabupaten Luwu Timur".toUpperCase(java.util.Locale.ROOT));
    }
    mvc.perform(get("/73.24/meetings/" + meeting + "/minutes.pdf").cookie(SignedIn.as(mvc, "hadi"))).andExpect(status().isNotFound());
    mvc.perform(get("/73.24/meetings/" + meeting + "/minutes.pdf").cookie(SignedIn.as(mvc, "kiki"))).andExpect(status().isNotFound());
  }

  private List<List<String>> rows(String path, Cookie who) throws Exception {
    byte[] file = mvc.perform(get(java.net.URI.create(path)).cookie(who)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      return book.getFirstSheet().read().stream().map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).toList()).toList();
    }
  }

  private UUID recorded(Cookie cookie, String title) throws Exception {
    UUID id = Ids.next();
    record(cookie, id, title).andExpect(redirectedUrl("/73.24/meetings/" + id));
    return id;
  }

  private ResultActions record(Cookie cookie, UUID id, String title) throws Exception {
    return mvc.perform(
        post("/73.24/meetings")
            .param("id", id.toString())
            .param("title", title)
            .param("kind", "audience")
            .param("heldOn", "2026-11-02")
            .param("office", Cast.DISDUKCAPIL.toString())
            .cookie(cookie)
            .with(csrf()));
  }

  private ResultActions decided(Cookie cookie, UUID meeting, String text, String due) throws Exception {
    return mvc.perform(
        post("/73.24/meetings/" + meeting + "/decisions")
            .param("decision", Ids.next().toString())
            .param("text", text)
            .param("outcome", "answer")
            .param("owner", Cast.DISDUKCAPIL.toString())
            .param("due", due)
            .cookie(cookie)
            .with(csrf()));
  }
}
