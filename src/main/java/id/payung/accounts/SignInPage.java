package id.payung.accounts;

import id.payung.platform.web.HeldForm;
import id.payung.platform.web.Public;
import id.payung.platform.web.SignInForm;
import id.payung.platform.web.Visitor;
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
class SignInPage implements SignInForm {
  private final SignIn signIn;
  private final Sessions sessions;

  SignInPage(SignIn signIn, Sessions sessions) {
    this.signIn = signIn;
    this.sessions = sessions;
  }

  @Public
  @GetMapping("/masuk")
  String show(Visitor visitor, @RequestParam(defaultValue = "") String next, Model model) {
    if (visitor.signedIn()) {
      return "redirect:" + after(next);
    }
    return form(model, "", next, false, null);
  }

  @Public
  @PostMapping("/masuk")
  String enter(@RequestParam String name, @RequestParam String password,
      @RequestParam(required = false) @Nullable String code, @RequestParam(defaultValue = "") String next,
      @RequestParam(defaultValue = "") String held, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    SignIn.Outcome outcome = signIn.attempt(name, password, code, request.getRemoteAddr());
    return switch (outcome) {
      case SignIn.Outcome.Welcome welcome -> {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        response.addHeader(HttpHeaders.SET_COOKIE,
            sessions.open(welcome.person(), agent == null ? "" : agent).toString());
        Optional<HeldForm> form = HeldForm.open(held);
        form.ifPresent(filled -> model.addAttribute("held", filled).addAttribute("who", welcome.name()));
        yield form.isPresent() ? "platform/held" : "redirect:" + after(next);
      }
      case SignIn.Outcome.CodeNeeded _ -> {
        response.setStatus(code == null || code.isBlank() ? 200 : 422);
        model.addAttribute("password", password);
        model.addAttribute("held", held);
        yield form(model, name, next, true, null);
      }
      case SignIn.Outcome.Wrong _ -> {
        response.setStatus(422);
        model.addAttribute("held", held);
        yield form(model, name, next, code != null, "accounts.sign-in.wrong");
      }
    };
  }

  @Override
  public ModelAndView askAgain(HeldForm held) {
    Model model = new ExtendedModelMap();
    model.addAttribute("held", held.sealed());
    return new ModelAndView(form(model, "", "", false, null), model.asMap());
  }

  @Public
  @PostMapping("/keluar")
  String leave(Visitor visitor, HttpServletResponse response) {
    UUID session = visitor.session();
    if (session != null) {
      sessions.end(session);
    }
    response.addHeader(HttpHeaders.SET_COOKIE, sessions.forgotten().toString());
    response.addHeader("Clear-Site-Data", "\"cache\"");
    return "redirect:/masuk";
  }

  private static String form(Model model, String name, String next, boolean codeNeeded, @Nullable String error) {
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
  static String after(String next) {
    return next.matches("/\\d{2}\\.\\d{2}(/[A-Za-z0-9._~/%-]*)?") && !next.contains("//") && !next.contains("..") ? next
        : "/mulai";
  }
}
