package id.payung.community.village;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class VillageBodyTests {
  @Autowired MockMvc mvc;
  @Autowired TestCast cast;

  @Test
  void two_who_write_about_the_same_body_see_both() throws Exception {
    save("0", "Sekretaris Desa", "2021").andExpect(redirectedUrl(profile()));
    save("1", "Kepala Dusun", "2021").andExpect(redirectedUrl(profile()));

    save("1", "Kader Senior", "2021").andExpect(status().isConflict())
        .andExpect(content().string(allOf(containsString("Kepala Dusun"), containsString("Kader Senior"),
            containsString("name=\"version\" value=\"2\""))));
    mvc.perform(get(profile()).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(content().string(containsString("Kepala Dusun")));
  }

  @Test
  void a_year_that_cannot_be_comes_back_with_what_was_typed() throws Exception {
    save("0", "Sekretaris Desa", "1845").andExpect(status().is(422))
        .andExpect(content().string(allOf(containsString("value=\"1845\""), containsString("mulai 1945"))));
  }

  private String profile() {
    return "/73.24/villages/" + cast.village(TestCast.MAGANI);
  }

  private ResultActions save(String version, String chair, String founded) throws Exception {
    return mvc.perform(post(profile() + "/bodies/drppa").param("version", version)
        .param("name", "DRPPA Contoh")
        .param("chairPost", chair)
        .param("membersM", "6")
        .param("founded", founded)
        .cookie(TestSignIn.sessionCookie(mvc, "budi"))
        .with(csrf()));
  }
}
