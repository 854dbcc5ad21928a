package id.payung.accounts;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.web.Public;
import id.payung.platform.web.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Indonesian or English; back to the page one came from. */
@Controller
class LanguagePage {
  private final OwnAccount own;

  LanguagePage(OwnAccount own) {
    this.own = own;
  }

  @Public
  @PostMapping("/bahasa")
  String choose(Visitor visitor, @RequestParam String to, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
    String language = to.equals("en") ? "en" : "id";
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from("bahasa", language).path("/").sameSite("Lax").httpOnly(true).maxAge(Duration.ofDays(365)).build().toString());
    if (visitor.person() != null) {
      Acting.doing(Actor.door(), () -> own.speak(visitor.person(), language));
    }
    boolean ours = back.matches("/[A-Za-z0-9._~/%-]*") && !back.startsWith("//") && !back.contains("..");
    return "redirect:" + (ours ? back : "/");
  }
}
