package id.payung.platform.web.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A form that asks is answered by the question; sent again from there, it is done. */
@PayungTest
class AskedOnceTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;

  @Test
  void a_filter_is_deleted_after_one_question_that_names_it() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    UUID id = Ids.next();
    mvc.perform(post("/73.24/lists").param("id", id.toString())
        .param("path", "/meetings")
        .param("query", "q=sekali")
        .param("name", "Ditanya <sekali>")
        .cookie(ani)
        .with(csrf())).andExpect(status().isSeeOther());
    assertThat(mvc.perform(get("/73.24/lists").cookie(ani)).andReturn().getResponse().getContentAsString())
        .contains("name=\"asks\" value=\"Ditanya &lt;sekali>\"");

    String question = send(ani, id, "Ditanya <sekali>", "/73.24/lists").getContentAsString();

    assertThat(question)
        .contains("Saringan “Ditanya &lt;sekali&gt;” dihapus", "action=\"/73.24/lists/" + id + "/deletion\"",
            "href=\"/73.24/lists\"")
        .doesNotContain("name=\"asks\"");
    assertThat(mvc.perform(get("/73.24/lists").cookie(ani)).andReturn().getResponse().getContentAsString())
        .contains("Ditanya &lt;sekali&gt;");
    mvc.perform(post("/73.24/lists/" + id + "/deletion").cookie(ani).with(csrf())).andExpect(status().isSeeOther());
    assertThat(mvc.perform(get("/73.24/lists").cookie(ani)).andReturn().getResponse().getContentAsString())
        .doesNotContain("Ditanya &lt;sekali&gt;");
  }

  @Test
  void the_question_keeps_what_was_sent_and_leads_nowhere_else() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");
    String question = mvc.perform(post("/73.24/people/" + TestCast.CLERK + "/invitation").param("reset", "true")
        .param("asks", "x".repeat(1000))
        .param("asks.back", "//elsewhere.example/73.24")
        .cookie(ani)
        .with(csrf())).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();

    assertThat(question).contains("name=\"reset\" value=\"true\"", "href=\"/mulai\"")
        .doesNotContain("elsewhere", "x".repeat(301));
  }

  @Test
  void who_may_not_do_it_is_not_asked() throws Exception {
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");

    mvc.perform(post("/73.24/people/" + TestCast.CLERK + "/invitation").param("reset", "true")
        .param("asks", "Citra")
        .cookie(citra)
        .with(csrf())).andExpect(status().isForbidden());
  }

  private MockHttpServletResponse send(Cookie cookie, UUID id, String about, String back) throws Exception {
    return mvc.perform(post("/73.24/lists/" + id + "/deletion").param("asks", about)
        .param("asks.back", back)
        .cookie(cookie)
        .with(csrf())).andExpect(status().isOk()).andReturn().getResponse();
  }
}
