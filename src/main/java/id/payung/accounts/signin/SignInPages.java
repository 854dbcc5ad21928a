package id.payung.accounts.signin;

import id.payung.accounts.ActiveSignIn;
import id.payung.accounts.QrCodeSvgPath;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.UnstrippedText;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.web.PreservedForm;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of the door and of one's own account. */
public final class SignInPages {
  private SignInPages() {}

  /** The regencies of who works in several, or in none today. */
  @Template("accounts/choose-regency")
  public record ChooseRegencyPage() implements PageModel {}

  /** Shows again what was typed when the session had ended, to be sent as {@code who}. */
  @Template("accounts/held")
  public record HeldFormPage(PreservedForm held, String who) implements PageModel {}

  /**
   * What opens an account.
   *
   * @param code of the second factor; blank before it was asked for
   * @param next where to go then
   * @param held a form that was sent when the session had ended, as {@code PreservedForm} encodes it
   */
  record SignInForm(@Size(max = 200) String name, @UnstrippedText @Size(max = 1_000) String password,
      @Size(max = 60) String code, @Size(max = 2_000) String next, @Size(max = 4_000_000) String held) {}

  /** What an invitation opens. */
  @Template("accounts/invitation")
  public record InvitationPage(String name, String signInName, String token, FormFields form) implements PageModel {}

  /**
   * One's own account.
   *
   * @param back address of the page to go back to
   */
  @Template("accounts/own")
  public record OwnAccountPage(List<ActiveSignIn> places, boolean secondFactor,
      List<OwnMandateRepository.OwnMandateListItem> mandates, String back) implements PageModel {}

  /** @param must nothing else opens before the password is changed */
  @Template("accounts/password")
  public record PasswordPage(FormFields form, boolean must) implements PageModel {}

  /**
   * Enrols the second factor.
   *
   * @param qr what the app scans; null when it is on already
   * @param manualEntryKey the same to be typed
   * @param must nothing else opens before it is on
   */
  @Template("accounts/second-factor")
  public record SecondFactorPage(FormFields form, @Nullable QrCodeSvgPath qr, String manualEntryKey,
      boolean must) implements PageModel {}

  /** Asks for name and password, and for the code where there is a second factor. */
  @Template("accounts/sign-in")
  public record SignInPage(FormFields form, boolean codeNeeded, @Nullable String error) implements PageModel {
    static SignInPage blank(String field, String value) {
      return new SignInPage(FormFields.blank(SignInForm.class).with(field, value), false, null);
    }
  }
}
