package id.payung.accounts.signin;

import id.payung.accounts.QrCodeSvgPath;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.SignInNeeded;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.form.UnstrippedText;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.platform.web.access.Visitor;
import id.payung.platform.web.confirmation.AsksFirst;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Akun saya: password, second factor, where one is signed in. In no regency, so as the door on the one account. */
@Controller
@AllowedToSignedIn
class OwnAccountController {
  /** A code of the app that was enrolled. */
  record TotpCodeForm(@Size(max = 60) String code) {}

  /**
   * A new password in place of the old one, typed twice; what it must be like is the password policy's.
   *
   * @param phones whether the phones ask for it too
   */
  record PasswordForm(@UnstrippedText @Size(max = 1_000) String old, @UnstrippedText @Size(max = 1_000) String fresh,
      @UnstrippedText @Size(max = 1_000) String again, boolean phones) {}

  private static final Actor ANONYMOUS = Actor.anonymous();

  private final OwnAccountMaintenance ownAccount;
  private final OwnMandateRepository mandates;

  OwnAccountController(OwnAccountMaintenance ownAccount, OwnMandateRepository mandates) {
    this.ownAccount = ownAccount;
    this.mandates = mandates;
  }

  @GetMapping("/akun")
  SignInPages.OwnAccountPage showAccount(Visitor visitor) {
    UUID me = requirePerson(visitor);
    return new SignInPages.OwnAccountPage(
        ActorContext.callAs(ANONYMOUS, () -> ownAccount.listActiveSignIns(me, visitor.session())),
        ActorContext.callAs(ANONYMOUS, () -> ownAccount.requireCredential(me)).totpConfirmed(),
        mandates.listInForce(me, visitor.regencies()),
        visitor.regencies().size() == 1 ? "/" + visitor.regencies().getFirst() : "/mulai");
  }

  @GetMapping("/akun/kata-sandi")
  SignInPages.PasswordPage showPasswordForm(Visitor visitor) {
    return new SignInPages.PasswordPage(FormFields.blank(PasswordForm.class), visitor.mustChangePassword());
  }

  @PostMapping("/akun/kata-sandi")
  WebResult changePassword(Visitor visitor, Submission<PasswordForm> sent) {
    UUID me = requirePerson(visitor);
    return sent.save(form -> {
      ActorContext.runAs(ANONYMOUS, () -> ownAccount.changePassword(me, visitor.session(), form));
      return SeeOther.outside("/mulai")
          .saying(form.phones() ? "accounts.password.changed-phones" : "accounts.password.changed");
    }, fields -> new SignInPages.PasswordPage(fields, visitor.mustChangePassword()));
  }

  @GetMapping("/akun/faktor-kedua")
  SignInPages.SecondFactorPage showSecondFactor(Visitor visitor) {
    return secondFactorPage(visitor, FormFields.blank(TotpCodeForm.class));
  }

  @PostMapping("/akun/faktor-kedua")
  WebResult confirmSecondFactor(Visitor visitor, Submission<TotpCodeForm> sent) {
    UUID me = requirePerson(visitor);
    return sent.save(form -> {
      ActorContext.runAs(ANONYMOUS, () -> ownAccount.confirmTotp(me, form.code()));
      return SeeOther.outside("/mulai").saying("accounts.totp.done");
    }, fields -> secondFactorPage(visitor, fields));
  }

  @AsksFirst("accounts.place.asks")
  @PostMapping("/akun/tempat/{id}/akhiri")
  SeeOther endSignIn(Visitor visitor, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean phone) {
    UUID me = requirePerson(visitor);
    ActorContext.runAs(ANONYMOUS, () -> ownAccount.endSignIn(me, id, phone));
    return SeeOther.outside("/akun").saying(phone ? "accounts.place.phone-ended" : "accounts.place.ended");
  }

  private SignInPages.SecondFactorPage secondFactorPage(Visitor visitor, FormFields form) {
    UUID me = requirePerson(visitor);
    return ActorContext.callAs(ANONYMOUS, () -> ownAccount.prepareTotpEnrolment(me))
        .map(enrolment -> new SignInPages.SecondFactorPage(form, QrCodeSvgPath.encode(enrolment.otpAuthUri()),
            enrolment.manualEntryKey(), visitor.mustEnrolSecondFactor()))
        .orElseGet(() -> new SignInPages.SecondFactorPage(form, null, "", visitor.mustEnrolSecondFactor()));
  }

  private static UUID requirePerson(Visitor visitor) {
    UUID person = visitor.person();
    if (person == null) {
      throw new SignInNeeded();
    }
    return person;
  }
}
