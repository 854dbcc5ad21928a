package id.payung.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What those try who stand outside. */
@PayungTest
class UnauthenticatedAccessTests {
  @Autowired MockMvc mvc;

  @Test
  void after_the_door_one_stays_in_this_house() throws Exception {
    for (String trap : List.of("//evil.example", "https://evil.example", "/\\evil.example", "/73.24//evil.example",
        "/73.24/../..//evil.example", "javascript:alert(1)", "/73.24/%0d%0aX: y")) {
      MockHttpServletResponse answer = answer(
          post("/masuk").param("name", "citra").param("password", TestCast.PASSWORD).param("next", trap).with(csrf()));
      assertThat(answer.getHeader("Location")).as(trap).isEqualTo("/mulai");
    }
    assertThat(answer(post("/masuk").param("name", "citra")
        .param("password", TestCast.PASSWORD)
        .param("next", "/73.24/meetings")
        .with(csrf())).getHeader("Location")).isEqualTo("/73.24/meetings");
  }

  @Test
  void a_session_that_was_planted_is_not_taken_up() throws Exception {
    Cookie planted = new Cookie("payung", "a".repeat(43));

    String fresh =
        answer(post("/masuk").param("name", "citra").param("password", TestCast.PASSWORD).cookie(planted).with(csrf()))
            .getHeader("Set-Cookie");

    assertThat(fresh).startsWith("payung=")
        .doesNotContain(planted.getValue())
        .contains("HttpOnly")
        .containsIgnoringCase("SameSite");
    assertThat(answer(get("/73.24").cookie(planted)).getStatus()).isNotEqualTo(200);
  }

  @Test
  void a_session_that_was_left_is_over() throws Exception {
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");
    assertThat(answer(get("/73.24/meetings").cookie(citra)).getStatus()).isEqualTo(200);

    answer(post("/keluar").cookie(citra).with(csrf()));

    assertThat(answer(get("/73.24/meetings").cookie(citra)).getStatus()).isNotEqualTo(200);
  }

  @Test
  void nothing_is_written_for_a_form_of_another_site() throws Exception {
    Cookie ani = TestSignIn.sessionCookie(mvc, "ani");

    assertThat(answer(post("/73.24/organisations").param("id", TestCast.DP3A.toString()).cookie(ani)).getStatus())
        .isEqualTo(403);
    assertThat(answer(post("/masuk").param("name", "citra").param("password", TestCast.PASSWORD)).getStatus())
        .isEqualTo(403);
  }

  @Test
  void who_does_not_exist_is_told_the_same_as_who_mistyped() throws Exception {
    MockHttpServletResponse nobody =
        answer(post("/masuk").param("name", "tidak.ada").param("password", "salah-sekali-1").with(csrf()));
    MockHttpServletResponse mistyped =
        answer(post("/masuk").param("name", "tidak.ada.2").param("password", "salah-sekali-1").with(csrf()));
    MockHttpServletResponse known =
        answer(post("/masuk").param("name", "gita").param("password", "salah-sekali-1").with(csrf()));

    assertThat(nobody.getStatus()).isEqualTo(known.getStatus()).isEqualTo(mistyped.getStatus());
    assertThat(plain(nobody, "tidak.ada")).isEqualTo(plain(known, "gita"));
  }

  @Test
  void pages_say_what_browsers_must_not_do() throws Exception {
    MockHttpServletResponse page = answer(get("/masuk"));

    assertThat(page.getHeader("Content-Security-Policy")).contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.getHeader("Referrer-Policy")).isNotBlank();
  }

  @Test
  void what_a_signed_in_person_sees_stays_in_no_shared_cache() throws Exception {
    assertThat(answer(get("/73.24/meetings").cookie(TestSignIn.sessionCookie(mvc, "budi"))).getHeader("Cache-Control"))
        .contains("no-store");
  }

  private static String plain(MockHttpServletResponse answer, String name) throws Exception {
    return answer.getContentAsString().replace(name, "").replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }

  private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }
}
