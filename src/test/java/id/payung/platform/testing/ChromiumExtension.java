package id.payung.platform.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The Chromium of this machine, without a window, one for each test class; it is never downloaded.
 * {@snippet :
 * @RegisterExtension static final Chromium chromium = new Chromium();
 * }
 */
public final class ChromiumExtension implements BeforeAllCallback, AfterAllCallback {
  /** Pictures of pages, for the eyes of people. */
  public static final Path SCREENSHOTS = Path.of("target/screenshots");

  private static final List<Path> BINARIES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

  private static final List<String> LAUNCH_ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run");

  private @Nullable Playwright playwright;
  private @Nullable Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    Path binary = BINARIES.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Chromium among " + BINARIES));
    playwright =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(binary)
            .setArgs(LAUNCH_ARGUMENTS)
            .setTimeout(Patience.LONGEST_MILLIS));
    PlaywrightAssertions.setDefaultAssertionTimeout(Patience.LONGEST_MILLIS);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Objects.requireNonNull(playwright).close();
  }

  public Browser browser() {
    return Objects.requireNonNull(browser);
  }

  /** A desk of an office: Indonesian, so many pixels wide. */
  public BrowserContext desktopContext(int width, int height) {
    return withDefaultTimeout(browser().newContext(
        new Browser.NewContextOptions().setViewportSize(width, height).setLocale("id-ID").setAcceptDownloads(true)));
  }

  /** A village's phone: 360 pixels, touched, on the time of Makassar. */
  public BrowserContext phoneContext() {
    return withDefaultTimeout(browser().newContext(new Browser.NewContextOptions().setViewportSize(360, 740)
        .setIsMobile(true)
        .setHasTouch(true)
        .setLocale("id-ID")
        .setTimezoneId("Asia/Makassar")));
  }

  private static BrowserContext withDefaultTimeout(BrowserContext context) {
    context.setDefaultTimeout(Patience.LONGEST_MILLIS);
    return context;
  }

  /** Through the door of the office pages, as a person does it; afterwards the page shows where they were led. */
  public static void signIn(Page page, String origin, String name, String password) {
    page.navigate(origin + "/masuk");
    page.locator("input[name=name]").fill(name);
    page.locator("input[name=password]").fill(password);
    page.locator("form[action='/masuk'] button").click();
    page.waitForURL(url -> !url.contains("/masuk"));
  }

  /** A key that a script of the page listens for: what it shows can be seen before the script is there. */
  public static void pressShortcut(Page page, String key) {
    page.waitForLoadState();
    page.keyboard().press(key);
  }

  /** What travels by an event arrives a moment later: the page is asked again until it shows it. */
  public static void reloadUntil(Page page, BooleanSupplier shown) {
    Patience.await().pollInSameThread().pollInterval(Duration.ofMillis(500)).until(() -> {
      if (!shown.getAsBoolean()) {
        page.reload();
      }
      return shown.getAsBoolean();
    });
  }

  /** The whole page, kept under this name. */
  public static void takeScreenshot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }
}
