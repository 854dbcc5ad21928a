package id.payung.accounts.savedlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestSignIn;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class SavedListTests {
  private static final String PAGE = "/73.24/lists";

  @Autowired MockMvc mvc;

  @Test
  void a_narrowed_list_is_kept_under_a_name_and_opened_again() throws Exception {
    String form = open("budi", PAGE + "?q=jum%27at%20%26%20doa&kind=audience&sort=-title&from=abc&list=/meetings");
    assertThat(form).contains("name=\"path\" value=\"/meetings\"")
        .contains("name=\"query\" value=\"q=jum%27at+%26+doa&amp;kind=audience&amp;sort=-title\"");

    String query = "q=jum%27at+%26+doa&kind=audience&sort=-title";
    save("budi", Ids.next(), "Jumat saya", "/meetings", query).andExpect(redirectedUrl("/73.24/meetings?" + query));

    assertThat(open("budi", PAGE)).contains("Jumat saya").contains("/73.24/meetings?q=jum%27at+%26+doa&amp;kind=");
    assertThat(open("budi", "/73.24/meetings?" + query.replace("+", "%20"))).contains("value=\"jum&#39;at &amp; doa\"");
  }

  @Test
  void a_first_day_is_a_filter_and_not_the_page_that_one_was_on() throws Exception {
    assertThat(open("budi", PAGE + "?list=/reports&from=2026-01-01&to=2026-02-01&after=abc"))
        .contains("name=\"query\" value=\"from=2026-01-01&amp;to=2026-02-01\"");
  }

  @Test
  void it_is_nobody_elses_even_of_those_who_see_the_whole_regency() throws Exception {
    UUID id = Ids.next();
    save("budi", id, "Rahasia budi", "/agreements", "q=pks").andExpect(status().is3xxRedirection());

    assertThat(open("ani", PAGE)).doesNotContain("Rahasia budi");
    mvc.perform(post(PAGE + "/" + id + "/deletion").with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "ani")));
    assertThat(open("budi", PAGE)).contains("Rahasia budi");
    mvc.perform(post(PAGE + "/" + id + "/deletion").with(csrf()).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(redirectedUrl("/73.24/lists"));
    assertThat(open("budi", PAGE)).doesNotContain("Rahasia budi");
  }

  @Test
  void no_other_site_and_no_name_at_all_are_kept() throws Exception {
    for (String path : new String[]{"//evil.example", "https://evil.example", "/a/../b", "javascript:x", "meetings"}) {
      save("budi", Ids.next(), "Luar", path, "").andExpect(status().isUnprocessableContent());
    }
    for (String query : List.of("q=a\r\nSet-Cookie: x=y", "q=<b>", "#top", "q=" + "a".repeat(1_000))) {
      save("budi", Ids.next(), "Luar", "/meetings", query).andExpect(status().isUnprocessableContent());
    }
    save("budi", Ids.next(), " ", "/meetings", "").andExpect(status().isUnprocessableContent());
    mvc.perform(get(URI.create(PAGE + "?list=//evil.example")).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isNotFound());
  }

  private String open(String person, String address) throws Exception {
    return mvc.perform(get(URI.create(address)).cookie(TestSignIn.sessionCookie(mvc, person)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private ResultActions save(String person, UUID id, String name, String path, String query) throws Exception {
    return mvc.perform(post(PAGE).param("id", id.toString())
        .param("name", name)
        .param("path", path)
        .param("query", query)
        .with(csrf())
        .cookie(TestSignIn.sessionCookie(mvc, person)));
  }
}
