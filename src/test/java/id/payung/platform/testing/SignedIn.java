package id.payung.platform.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.springframework.test.web.servlet.MockMvc;

/** Signs one of the cast in, as a browser would: {@code mvc.perform(get("/73.24/…").cookie(SignedIn.as(mvc, "citra")))}. */
public final class SignedIn {
  private SignedIn() {}

  public static Cookie as(MockMvc mvc, String signInName) throws Exception {
    String header =
        mvc.perform(post("/masuk").param("name", signInName).param("password", Cast.PASSWORD).with(csrf()))
            .andReturn()
            .getResponse()
            .getHeader("Set-Cookie");
    String token = Objects.requireNonNull(header, "not signed in").replaceFirst("^payung=", "").replaceFirst(";.*$", "");
    return new Cookie("payung", token);
  }
}
