package id.payung.meetings;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.Cast;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.SignedIn;
import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class MeetingTests {
  @Autowired MockMvc mvc;

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
