package id.payung.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What stands on somebody's first page beside what others changed, which tells of more than what they owe. */
public final class FirstPageText {
  private static final String CHANGES = "(?s)<section class=\"stack\" id=\"changes\">.*?</section>";

  private FirstPageText() {}

  public static String withoutChanges(MockMvc mvc, Cookie session) throws Exception {
    String page = mvc.perform(MockMvcRequestBuilders.get("/73.24").cookie(session))
        .andReturn()
        .getResponse()
        .getContentAsString();
    String rest = page.replaceFirst(CHANGES, "");
    assertThat(rest).as("the page tells what changed").isNotEqualTo(page);
    return rest;
  }
}
