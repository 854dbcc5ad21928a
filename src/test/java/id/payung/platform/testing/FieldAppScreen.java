package id.payung.platform.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/**
 * The field app in a browser test: opening, signing in, the PIN, buttons and fields by the words that stand on them.
 */
public final class FieldAppScreen {
  public static final String PIN = "602914";

  private FieldAppScreen() {}

  /** A new page of this phone, at the app's first screen; errors of its scripts go into the list. */
  public static Page open(BrowserContext phone, int port, List<String> scriptErrors) {
    Page page = phone.newPage();
    page.onPageError(scriptErrors::add);
    page.navigate("http://localhost:" + port + "/lapangan/");
    return page;
  }

  /** Signs in with name and password, and chooses {@link #PIN}. */
  public static void signIn(Page page, String name, String password) {
    enterPassword(page, name, password);
    choosePin(page, PIN);
  }

  public static void enterPassword(Page page, String name, String password) {
    page.getByLabel("Nama pengguna").fill(name);
    field(page, "Kata sandi").fill(password);
    exactButton(page, "Masuk").click();
  }

  public static void choosePin(Page page, String pin) {
    page.getByLabel("PIN, enam angka").fill(pin);
    page.getByLabel("Ulangi").fill(pin);
    button(page, "Simpan PIN").click();
  }

  /** Opens what somebody has on this phone with {@link #PIN}. */
  public static void unlock(Page page, String person) {
    button(page, person).click();
    field(page, "PIN").fill(PIN);
    exactButton(page, "Buka").click();
  }

  public static void openSent(Page page) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Terkirim").setExact(true)).click();
  }

  public static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  public static Locator button(Page page, String words) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
  }

  private static Locator exactButton(Page page, String words) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
  }
}
