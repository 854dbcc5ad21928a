package id.payung.platform.web;

import id.payung.platform.web.access.PublicAccess;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code POST /bahasa}: Indonesian or English from now on, in this browser. */
@Controller
class LanguageController {

  @PublicAccess
  @PostMapping("/bahasa")
  ResponseEntity<Void> saveLanguage(@RequestParam String to, @RequestParam(defaultValue = "/") String back) {
    ResponseCookie cookie = ResponseCookie.from(UiFactory.LANGUAGE_COOKIE, to.equals("en") ? "en" : "id")
        .path("/")
        .maxAge(Duration.ofDays(365))
        .sameSite("Lax")
        .httpOnly(true)
        .build();
    return ResponseEntity.status(303)
        .header(HttpHeaders.SET_COOKIE, cookie.toString())
        .header(HttpHeaders.LOCATION, localPathOrRoot(back))
        .build();
  }

  /** Only an address of this site: a path, and not one that a browser reads as another host. */
  private static String localPathOrRoot(String back) {
    boolean path = back.startsWith("/") && !back.startsWith("//") && back.chars().noneMatch(c -> c == '\\' || c < ' ');
    return path ? back : "/";
  }
}
