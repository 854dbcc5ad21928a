package id.payung.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.TestCast;
import jakarta.servlet.http.Cookie;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.MockMvc;

/** People as an administrator writes them down and invites them, by the forms. */
final class PersonFixture {
  private PersonFixture() {}

  /** Writes down a clerk of Disdukcapil. */
  static UUID register(MockMvc mvc, Cookie cookie, String name, String signIn) throws Exception {
    UUID id = Ids.next();
    mvc.perform(post("/73.24/people").param("person", id.toString())
        .param("mandate", Ids.next().toString())
        .param("name", name)
        .param("signInName", signIn)
        .param("role", "OFFICE_CLERK")
        .param("organisation", TestCast.DISDUKCAPIL.toString())
        .param("decreeNumber", "SK-UJI/002/2026")
        .param("validFrom", "2026-01-02")
        .cookie(cookie)
        .with(csrf())).andExpect(redirectedUrl("/73.24/people/" + id));
    return id;
  }

  /** @return the link, without the address of the server */
  static String invite(MockMvc mvc, Cookie cookie, UUID person) throws Exception {
    String page =
        mvc.perform(post("/73.24/people/" + person + "/invitation").param("reset", "false").cookie(cookie).with(csrf()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    Matcher link = Pattern.compile("(/undangan/[A-Za-z0-9_-]+)").matcher(page);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }
}
