package id.payung.accounts.signin;

import id.payung.platform.web.PreservedForm;
import id.payung.platform.web.SignInPrompt;
import id.payung.platform.web.access.PublicAccess;
import id.payung.platform.web.access.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Masuk and Keluar. */
@Controller
class SignInController implements SignInPrompt {
  private final SignInAuthenticator signIn;
  private final BrowserSessionRepository browserSessions;

  SignInController(SignInAuthenticator signIn, BrowserSessionRepository browserSessions) {
    this.signIn = signIn;
    this.browserSessions = browserSessions;
  }

  @PublicAccess
  @GetMapping("/masuk")
  String show(Visitor visitor, @RequestParam(defaultValue = "") String next, Model model) {
    if (visitor.signedIn()) {
      return "redirect:" + safeRedirectPath(next);
    }
    return renderForm(model, "", next, false, null);
  }

  @PublicAccess
  @PostMapping("/masuk")
  String signIn(@RequestParam String name, @RequestParam String password,
      @RequestParam(required = false) @Nullable String code, @RequestParam(defaultValue = "") String next,
      @RequestParam(defaultValue = "") String held, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    SignInAuthenticator.SignInResult outcome = signIn.authenticate(name, password, code, request.getRemoteAddr());
    return switch (outcome) {
      case SignInAuthenticator.SignInResult.Authenticated welcome -> {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        response.addHeader(HttpHeaders.SET_COOKIE,
            browserSessions.createSession(welcome.person(), agent == null ? "" : agent).toString());
        Optional<PreservedForm> form = PreservedForm.decode(held);
        form.ifPresent(filled -> model.addAttribute("held", filled).addAttribute("who", welcome.name()));
        yield form.isPresent() ? "platform/held" : "redirect:" + safeRedirectPath(next);
      }
      case SignInAuthenticator.SignInResult.TotpCodeRequired _ -> {
        response.setStatus(code == null || code.isBlank() ? 200 : 422);
        model.addAttribute("password", password);
        model.addAttribute("held", held);
        yield renderForm(model, name, next, true, null);
      }
      case SignInAuthenticator.SignInResult.Rejected _ -> {
        response.setStatus(422);
        model.addAttribute("held", held);
        yield renderForm(model, name, next, code != null, "accounts.sign-in.wrong");
      }
    };
  }

  @Override
  public ModelAndView promptAgain(PreservedForm held) {
    Model model = new ExtendedModelMap();
    model.addAttribute("held", held.encode());
    return new ModelAndView(renderForm(model, "", "", false, null), model.asMap());
  }

  @PublicAccess
  @PostMapping("/keluar")
  String signOut(Visitor visitor, HttpServletResponse response) {
    UUID session = visitor.session();
    if (session != null) {
      browserSessions.endSession(session);
    }
    response.addHeader(HttpHeaders.SET_COOKIE, browserSessions.expiredCookie().toString());
    response.addHeader("Clear-Site-Data", "\"cache\"");
    return "redirect:/masuk";
  }

  private static String renderForm(Model model, String name, String next, boolean codeNeeded, @Nullable String error) {
    model.addAttribute("name", name);
    model.addAttribute("next", next);
    model.addAttribute("codeNeeded", codeNeeded);
    model.addAttribute("error", error);
    if (!model.containsAttribute("held")) {
      model.addAttribute("held", "");
    }
    if (!model.containsAttribute("password")) {
      model.addAttribute("password", "");
    }
    return "accounts/sign-in";
  }

  /** Only a path of our own: never another site's address. */
  static String safeRedirectPath(String next) {
    return next.matches("/\\d{2}\\.\\d{2}(/[A-Za-z0-9._~/%-]*)?") && !next.contains("//") && !next.contains("..") ? next
        : "/mulai";
  }
}
