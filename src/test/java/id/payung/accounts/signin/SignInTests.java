package id.payung.accounts.signin;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PayungTest
class SignInTests {
  @Autowired MockMvc mvc;

  @Test
  void the_right_password_opens_the_one_regency() throws Exception {
    mvc.perform(get("/mulai").cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(redirectedUrl("/73.24"));
    mvc.perform(get("/").cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(redirectedUrl("/73.24"));
  }

  @Test
  void a_wrong_password_and_an_unknown_name_look_alike() throws Exception {
    mvc.perform(post("/masuk").param("name", "citra").param("password", "salah-sekali").with(csrf()))
        .andExpect(status().is(422));
    mvc.perform(post("/masuk").param("name", "tidak-ada").param("password", "salah-sekali").with(csrf()))
        .andExpect(status().is(422));
  }

  @Test
  void a_form_without_its_token_is_refused() throws Exception {
    mvc.perform(post("/masuk").param("name", "citra").param("password", TestCast.PASSWORD))
        .andExpect(status().isForbidden());
  }

  @Test
  void a_stranger_is_led_to_the_door() throws Exception {
    mvc.perform(get("/mulai")).andExpect(status().isSeeOther());
    mvc.perform(get("/")).andExpect(status().isSeeOther());
  }
}
