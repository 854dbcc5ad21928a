package id.payung.accounts;

import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.web.AllowedToAll;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Akun saya: password, second factor, where one is signed in. */
@Controller
@AllowedToAll
class OwnAccountPages {
  private final OwnAccount own;
  private final OwnMandates mandates;

  OwnAccountPages(OwnAccount own, OwnMandates mandates) {
    this.own = own;
    this.mandates = mandates;
  }

  @GetMapping("/akun")
  String show(Visitor visitor, Model model) {
    UUID me = me(visitor);
    model.addAttribute("places", OwnAccount.door(() -> own.places(me, visitor.session())));
    model.addAttribute("secondFactor", OwnAccount.door(() -> own.require(me).totpConfirmed()));
    model.addAttribute("mandates", mandates.of(me, visitor.regencies()));
    model.addAttribute("back", visitor.regencies().size() == 1 ? "/" + visitor.regencies().getFirst() : "/mulai");
    return "accounts/own";
  }

  @GetMapping("/akun/kata-sandi")
  String password(Visitor visitor, Model model) {
    return passwordForm(visitor, Map.of(), model);
  }

  @PostMapping("/akun/kata-sandi")
  String change(Visitor visitor, @RequestParam String old, @RequestParam String fresh, @RequestParam String again,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    UUID me = me(visitor);
    try {
      OwnAccount.<@Nullable Void>door(() -> {
        own.changePassword(me, visitor.session(), old, fresh, again);
        return null;
      });
    } catch (Invalid invalid) {
      response.setStatus(422);
      return passwordForm(visitor, invalid.fields(), model);
    }
    Flash.say(redirect, "accounts.password.changed");
    return "redirect:/mulai";
  }

  @GetMapping("/akun/faktor-kedua")
  String secondFactor(Visitor visitor, Model model) {
    return secondFactorForm(visitor, null, model);
  }

  @PostMapping("/akun/faktor-kedua")
  String confirm(Visitor visitor, @RequestParam String code, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    UUID me = me(visitor);
    try {
      OwnAccount.<@Nullable Void>door(() -> {
        own.confirm(me, code);
        return null;
      });
    } catch (Invalid invalid) {
      response.setStatus(422);
      return secondFactorForm(visitor, invalid.fields().get("code"), model);
    }
    Flash.say(redirect, "accounts.totp.done");
    return "redirect:/mulai";
  }

  @PostMapping("/akun/tempat/{id}/akhiri")
  String end(Visitor visitor, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean phone,
      RedirectAttributes redirect) {
    UUID me = me(visitor);
    OwnAccount.<@Nullable Void>door(() -> {
      if (phone) {
        own.revokePhone(me, id);
      } else {
        own.endSession(me, id);
      }
      return null;
    });
    Flash.say(redirect, phone ? "accounts.place.phone-ended" : "accounts.place.ended");
    return "redirect:/akun";
  }

  private static String passwordForm(Visitor visitor, Map<String, String> errors, Model model) {
    model.addAttribute("errors", errors);
    model.addAttribute("must", visitor.mustChangePassword());
    return "accounts/password";
  }

  private String secondFactorForm(Visitor visitor, @Nullable String error, Model model) {
    UUID me = me(visitor);
    Optional<OwnAccount.Enrolment> enrolment = OwnAccount.door(() -> own.enrolment(me));
    model.addAttribute("enrolled", enrolment.isEmpty());
    model.addAttribute("typed", enrolment.map(OwnAccount.Enrolment::typed).orElse(""));
    model.addAttribute("qr", enrolment.map(e -> QrPath.of(e.address())).orElse(null));
    model.addAttribute("error", error);
    model.addAttribute("must", visitor.mustEnrolSecondFactor());
    return "accounts/second-factor";
  }

  private static UUID me(Visitor visitor) {
    UUID person = visitor.person();
    if (person == null) {
      throw new SignInNeeded();
    }
    return person;
  }
}
