package id.payung.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.test.web.servlet.MockMvc;

/** The app on somebody's own phone that makes the codes of their second factor. */
final class AuthenticatorApp {
  private static final Pattern SECRET = Pattern.compile("\\b([A-Z2-7]{32})\\b");
  private static final Duration STEP = Duration.ofSeconds(30);

  private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator(STEP, 6);
  private final SecretKeySpec secret;
  private final Clock clock;

  private AuthenticatorApp(String secret, Clock clock) {
    this.secret = new SecretKeySpec(new Base32().decode(secret), codes.getAlgorithm());
    this.clock = clock;
  }

  /** Takes the secret from the page that shows it. */
  static AuthenticatorApp read(MockMvc mvc, Cookie session, Clock clock) throws Exception {
    String page = mvc.perform(get("/akun/faktor-kedua").cookie(session)).andReturn().getResponse().getContentAsString();
    Matcher shown = SECRET.matcher(page);
    assertThat(shown.find()).isTrue();
    return new AuthenticatorApp(shown.group(1), clock);
  }

  /** @param steps after the one of now; before it where negative */
  String code(int steps) throws Exception {
    return codes.generateOneTimePasswordString(secret, clock.instant().plus(STEP.multipliedBy(steps)));
  }
}
