package id.payung.bench;

import id.payung.platform.web.access.AllowedToSignedIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A page that goes through all that a page goes through, filters, sign-in, access, and says nothing: what is before
 * every page. Only the bench has it, on the class path beside the built application.
 */
@Controller
@ConditionalOnProperty(BarePageController.SWITCH)
class BarePageController {
  static final String SWITCH = "payung.bench.bare-page";

  @AllowedToSignedIn
  @GetMapping("/{regency}/bare")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void show() {
    // nothing is what it shows
  }
}
