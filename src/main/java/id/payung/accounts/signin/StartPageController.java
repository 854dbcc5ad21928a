package id.payung.accounts.signin;

import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.platform.web.access.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door, and after sign-in: straight into the one regency, or the choice among several. */
@Controller
class StartPageController {
  @AllowedToSignedIn
  @GetMapping({"/", "/mulai"})
  WebResult showStart(Visitor visitor) {
    return visitor.regencies().size() == 1 ? SeeOther.outside("/" + visitor.regencies().getFirst())
        : new SignInPages.ChooseRegencyPage();
  }
}
