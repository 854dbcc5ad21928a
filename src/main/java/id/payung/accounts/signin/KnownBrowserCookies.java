package id.payung.accounts.signin;

import id.payung.accounts.SecretTokenGenerator;
import id.payung.platform.crypto.InstallationKeys;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * A cookie that says that this browser once signed in to this account, for a year and for the sign-in page alone. It
 * opens nothing: its tries are only counted apart, so that strangers who guess at the account, or from the same
 * address, shut nobody out who works there.
 */
@Component
class KnownBrowserCookies {
  private static final Duration LIFETIME = Duration.ofDays(365);
  private static final int NONCE_BYTES = 16;

  private final InstallationKeys keys;
  private final Clock clock;
  private final boolean tls;

  KnownBrowserCookies(InstallationKeys keys, Clock clock, @Value("${payung.tls:false}") boolean tls) {
    this.keys = keys;
    this.clock = clock;
    this.tls = tls;
  }

  /** After a sign-in: several people who share a computer have one each. */
  ResponseCookie issue(UUID person) {
    String content = HexFormat.of().formatHex(SecretTokenGenerator.randomBytes(NONCE_BYTES)) + "."
        + clock.instant().plus(LIFETIME).getEpochSecond();
    return ResponseCookie.from(name(person), content + "." + authenticate(person, content))
        .httpOnly(true)
        .secure(tls)
        .sameSite("Lax")
        .path("/masuk")
        .maxAge(LIFETIME)
        .build();
  }

  /** @return what the tries of this browser at this account are counted by; empty for a stranger's */
  Optional<String> find(UUID person, Cookie @Nullable [] cookies) {
    String name = name(person);
    for (int i = 0; cookies != null && i < cookies.length; i++) {
      String[] parts = cookies[i].getName().equals(name) ? cookies[i].getValue().split("\\.") : new String[0];
      if (parts.length == 3 && parts[1].matches("\\d{1,12}")
          && SecretTokenGenerator.areEqual(parts[2], authenticate(person, parts[0] + "." + parts[1]))
          && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1])))) {
        return Optional.of(parts[0]);
      }
    }
    return Optional.empty();
  }

  /** Tells neither who it is nor whether there is such an account. */
  private String name(UUID person) {
    return "payung-known-" + keys.blindIndex().computeHash("known-browser.name", "", person.toString()).substring(0, 8);
  }

  private String authenticate(UUID person, String content) {
    return keys.blindIndex().computeHash("known-browser", "", person + "|" + content);
  }
}
