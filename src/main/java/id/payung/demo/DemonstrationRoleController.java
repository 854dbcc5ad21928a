package id.payung.demo;

import id.payung.accounts.signin.PasswordSignIn;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.page.SeeOther;
import id.payung.platform.web.DemonstrationAccounts;
import id.payung.platform.web.access.PublicAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code POST /peragaan/peran}: takes the place of another invented person. It signs in by the password that is printed
 * at the start, so it opens nothing that the sign-in page would not; and outside of a demonstration it is no bean.
 */
@Controller
@ConditionalOnProperty(name = "payung.demo", havingValue = "true")
class DemonstrationRoleController implements DemonstrationAccounts {
  /** One of each role, in the order of the thread: who asks, who answers, who checks, who reads. */
  private static final List<Place> PLACES = List.of(new Place("sekretaris", "demo.secretary"),
      new Place("disdukcapil", "demo.office"), new Place("kadisdik", "demo.head"),
      new Place("pemeriksa", "demo.checker"), new Place("mitra", "demo.partner"), new Place("kakao", "demo.company"),
      new Place("desa.malili", "demo.village"), new Place("patbm.malili", "demo.volunteer"),
      new Place("camat", "demo.district"), new Place("ajudan", "demo.regent"), new Place("perencana", "demo.planner"),
      new Place("kerjasama", "demo.cooperation"), new Place("hukum", "demo.legal"),
      new Place("riwayat", "demo.auditor"), new Place("admin", "demo.admin"));

  private final PasswordSignIn passwordSignIn;

  private record Place(String signInName, String key) {
    UUID person() {
      return DemoContext.idOf("person:" + signInName);
    }
  }

  DemonstrationRoleController(PasswordSignIn passwordSignIn) {
    this.passwordSignIn = passwordSignIn;
  }

  @Override
  public List<DemonstrationAccount> listFor(@Nullable UUID person) {
    return PLACES.stream()
        .map(place -> new DemonstrationAccount(place.signInName(), place.key(), place.person().equals(person)))
        .toList();
  }

  @PublicAccess
  @PostMapping("/peragaan/peran")
  SeeOther take(@RequestParam(defaultValue = "") String role, HttpServletRequest request,
      HttpServletResponse response) {
    if (PLACES.stream().noneMatch(place -> place.signInName().equals(role))) {
      throw new NotFound();
    }
    passwordSignIn.signIn(role, PeopleDemoData.PASSWORD, request)
        .orElseThrow(() -> new Refused("demo.password-changed"))
        .forEach(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
    return SeeOther.outside("/mulai");
  }
}
