package id.payung.platform.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Signs one of the cast in, as a browser would:
 * {@code mvc.perform(get("/73.24/…").cookie(TestSignIn.as(mvc, "citra")))}.
 */
public final class TestSignIn {
  /** Each sign-in comes from an address of its own: all tests of a run would else be one suspicious caller. */
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private TestSignIn() {}

  public static Cookie sessionCookie(MockMvc mvc, String signInName) throws Exception {
    String header = mvc.perform(post("/masuk").param("name", signInName)
        .param("password", TestCast.PASSWORD)
        .with(csrf())
        .with(TestSignIn::fromNewAddress)).andReturn().getResponse().getHeader("Set-Cookie");
    String token =
        Objects.requireNonNull(header, "not signed in").replaceFirst("^payung=", "").replaceFirst(";.*$", "");
    return new Cookie("payung", token);
  }

  private static MockHttpServletRequest fromNewAddress(MockHttpServletRequest request) {
    int n = ADDRESSES.incrementAndGet();
    request.setRemoteAddr("192.0.2." + n % 250 + ":" + n / 250);
    return request;
  }
}
