package id.payung.accounts.signin;

import id.payung.accounts.QrCodeSvgPath;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.platform.web.access.Visitor;
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
@AllowedToSignedIn
class OwnAccountController {
  private final OwnAccountMaintenance ownAccount;
  private final OwnMandateRepository mandates;

  OwnAccountController(OwnAccountMaintenance ownAccount, OwnMandateRepository mandates) {
    this.ownAccount = ownAccount;
    this.mandates = mandates;
  }

  @GetMapping("/akun")
  String showAccount(Visitor visitor, Model model) {
    UUID me = requirePerson(visitor);
    model.addAttribute("places",
        OwnAccountMaintenance.asAuthenticator(() -> ownAccount.listActiveSignIns(me, visitor.session())));
    model.addAttribute("secondFactor",
        OwnAccountMaintenance.asAuthenticator(() -> ownAccount.requireCredential(me).totpConfirmed()));
    model.addAttribute("mandates", mandates.listInForce(me, visitor.regencies()));
    model.addAttribute("back", visitor.regencies().size() == 1 ? "/" + visitor.regencies().getFirst() : "/mulai");
    return "accounts/own";
  }

  @GetMapping("/akun/kata-sandi")
  String showPasswordForm(Visitor visitor, Model model) {
    return renderPasswordForm(visitor, Map.of(), model);
  }

  @PostMapping("/akun/kata-sandi")
  String changePassword(Visitor visitor, @RequestParam String old, @RequestParam String fresh,
      @RequestParam String again, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    UUID me = requirePerson(visitor);
    try {
      OwnAccountMaintenance.<@Nullable Void>asAuthenticator(() -> {
        ownAccount.changePassword(me, visitor.session(), old, fresh, again);
        return null;
      });
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderPasswordForm(visitor, invalid.fields(), model);
    }
    FlashMessages.add(redirect, "accounts.password.changed");
    return "redirect:/mulai";
  }

  @GetMapping("/akun/faktor-kedua")
  String showSecondFactor(Visitor visitor, Model model) {
    return renderSecondFactorForm(visitor, null, model);
  }

  @PostMapping("/akun/faktor-kedua")
  String confirmSecondFactor(Visitor visitor, @RequestParam String code, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    UUID me = requirePerson(visitor);
    try {
      OwnAccountMaintenance.<@Nullable Void>asAuthenticator(() -> {
        ownAccount.confirmTotp(me, code);
        return null;
      });
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderSecondFactorForm(visitor, invalid.fields().get("code"), model);
    }
    FlashMessages.add(redirect, "accounts.totp.done");
    return "redirect:/mulai";
  }

  @PostMapping("/akun/tempat/{id}/akhiri")
  String endSignIn(Visitor visitor, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean phone,
      RedirectAttributes redirect) {
    UUID me = requirePerson(visitor);
    OwnAccountMaintenance.<@Nullable Void>asAuthenticator(() -> {
      if (phone) {
        ownAccount.revokeDevice(me, id);
      } else {
        ownAccount.endSession(me, id);
      }
      return null;
    });
    FlashMessages.add(redirect, phone ? "accounts.place.phone-ended" : "accounts.place.ended");
    return "redirect:/akun";
  }

  private static String renderPasswordForm(Visitor visitor, Map<String, String> errors, Model model) {
    model.addAttribute("errors", errors);
    model.addAttribute("must", visitor.mustChangePassword());
    return "accounts/password";
  }

  private String renderSecondFactorForm(Visitor visitor, @Nullable String error, Model model) {
    UUID me = requirePerson(visitor);
    Optional<OwnAccountMaintenance.TotpEnrolment> enrolment =
        OwnAccountMaintenance.asAuthenticator(() -> ownAccount.prepareTotpEnrolment(me));
    model.addAttribute("enrolled", enrolment.isEmpty());
    model.addAttribute("typed", enrolment.map(OwnAccountMaintenance.TotpEnrolment::manualEntryKey).orElse(""));
    model.addAttribute("qr", enrolment.map(e -> QrCodeSvgPath.encode(e.otpAuthUri())).orElse(null));
    model.addAttribute("error", error);
    model.addAttribute("must", visitor.mustEnrolSecondFactor());
    return "accounts/second-factor";
  }

  private static UUID requirePerson(Visitor visitor) {
    UUID person = visitor.person();
    if (person == null) {
      throw new SignInNeeded();
    }
    return person;
  }
}
