package id.payung.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import id.payung.platform.errors.Stale;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.web.admission.SecurityHeadersServletFilter;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The gallery in a real browser, under the policy of the pages; its pictures are kept in target/screenshots. */
@Tag("browser")
class UiGalleryBrowserTest {
  private static HttpServer server;
  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @BeforeAll
  static void open() throws IOException {
    byte[] gallery = TemplateTestRenderer.render("ui/gallery", Map.of()).getBytes(StandardCharsets.UTF_8);
    byte[] refusal =
        TemplateTestRenderer
            .render("platform/error",
                Map.of("ui", TemplateTestRenderer.anonymousUi(), "status", 409, "sentence", "errors.stale", "args",
                    new Object[0], "fields", Map.of(), "differences",
                    List.of(new Stale.Difference("ui.reason", "Gizi anak pesisir", "Gizi anak pesisir dan pulau")),
                    "reference", "41d7a90c"))
            .getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      String path = exchange.getRequestURI().getPath();
      byte[] body = path.equals("/gallery") ? gallery : path.equals("/refusal") ? refusal
          : path.endsWith("/menu-numbers") ? " ".getBytes(StandardCharsets.UTF_8)
          : resource(path);
      exchange.getResponseHeaders().set("Content-Type", typeOf(path));
      exchange.getResponseHeaders()
          .set("Content-Security-Policy", SecurityHeadersServletFilter.CONTENT_SECURITY_POLICY);
      exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
      try (var out = exchange.getResponseBody()) {
        out.write(body);
      }
    });
    server.start();
  }

  @AfterAll
  static void close() {
    server.stop(0);
  }

  @Test
  void axe_finds_nothing_on_a_desktop_or_a_phone() {
    for (int width : new int[]{1280, 360}) {
      try (Page page = page(width)) {
        var found = new AxeBuilder(page).analyze().getViolations();

        assertThat(found).as("at %d pixels", width)
            .extracting(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
            .isEmpty();
      }
    }
  }

  @Test
  void a_refusal_is_readable_by_all_and_says_where_to_go() {
    try (Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(360, 740))) {
      page.navigate(address().replace("/gallery", "/refusal"));
      keep(page, "refusal", true);

      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      assertThat(page.getByText("41d7a90c").isVisible()).isTrue();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }
  }

  @Test
  void no_page_is_wider_than_a_small_phone() {
    try (Page page = page(360)) {
      assertThat(page.evaluate("[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && "
          + "e.getBoundingClientRect().right > 360 && !e.closest('.tabs, .table-box, .drawing')).map(e => "
          + "e.outerHTML.slice(0, 120))")).isEqualTo(java.util.List.of());
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }
  }

  @Test
  void the_policy_lets_everything_load_and_nothing_is_refused() {
    try (Page page = chromium.browser().newPage()) {
      var complaints = new java.util.ArrayList<String>();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.onRequestFailed(request -> complaints.add(request.url()));
      page.navigate(address());
      page.locator("html.script").waitFor();

      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void a_link_opens_the_question_in_place_and_escape_leaves_it() {
    try (Page page = page(1280)) {
      page.getByText("Cabut realisasi…").click();
      assertThat(page.locator("dialog#cabut").isVisible()).isTrue();
      keep(page, "gallery-dialog", false);

      page.keyboard().press("Escape");
      assertThat(page.locator("dialog#cabut").isVisible()).isFalse();
    }
  }

  @Test
  void one_of_many_is_chosen_by_typing_and_enter_sends_nothing() {
    try (Page page = page(360)) {
      assertThat(page.locator("#hadir-list .choice").first().textContent()).as("chosen before").contains("109");
      page.locator("#hadir-narrow").fill("103 contoh");
      assertThat(page.locator("#hadir-list .choice:visible").count()).isEqualTo(1);
      page.keyboard().press("Enter");

      assertThat(page.locator("#hadir-list input[value='3']").isChecked()).isTrue();
      assertThat(page.locator("#hadir-narrow").inputValue()).isEmpty();
      assertThat(page.locator("#hadir-list .choice:visible").count()).isEqualTo(14);
      assertThat(page.locator("#hadir [data-counts] .count").textContent()).isEqualTo("2");
      assertThat(page.url()).endsWith("/gallery");
    }
  }

  @Test
  void the_whole_menu_opens_on_a_phone_without_script() {
    try (
        var context = chromium.browser()
            .newContext(new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
        Page page = context.newPage()) {
      page.navigate(address());
      page.locator(".dock summary").first().click();

      assertThat(page.locator(".dock .sheet").getByText("Pengaturan").isVisible()).isTrue();
      assertThat(page.locator(".dock .sheet").getByText("Keluar").isVisible()).isTrue();
      keep(page, "gallery-menu", false);
    }
  }

  @Test
  void everything_that_is_tapped_is_at_least_as_big_as_a_fingertip() {
    try (Page page = page(360)) {
      var small = page.evaluate(
          "[...document.querySelectorAll('button, .button, summary, select, input:not([type=hidden]), .nav a, .dock "
              + "a, .tabs a')]"
              + ".filter(e => e.checkVisibility() && !e.matches('.skip, [type=checkbox], [type=radio]'))"
              + ".filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 100))");

      assertThat(small).isEqualTo(List.of());
    }
  }

  @Test
  void the_printed_page_leaves_out_what_cannot_be_pressed_on_paper() {
    try (Page page = page(1280)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));

      assertThat(page.locator(".side, .dock, .bar, .filters, .head .actions, .pager")
          .all()
          .stream()
          .noneMatch(part -> part.isVisible())).isTrue();
      assertThat(page.locator("h1").isVisible()).isTrue();
      page.setViewportSize(760, 1000);
      keep(page, "gallery-print", true);
    }
  }

  @Test
  void typing_narrows_the_villages_to_those_of_the_district() {
    try (Page page = page(1280)) {
      page.locator("#desa [data-narrow]").fill("baruga towuti");

      assertThat(page.locator("#desa .choice:visible").allInnerTexts()).containsExactly("Baruga");
      assertThat(page.locator("#desa summary:visible").first().innerText()).contains("Towuti");
    }
  }

  @Test
  void a_chooser_says_when_nothing_fits_what_is_typed() {
    try (Page page = page(360)) {
      for (String chooser : List.of("#desa", "#hadir")) {
        page.locator(chooser + " [data-narrow]").fill("tiadadimanapun");
        assertThat(page.locator(chooser + " .none-fits").innerText()).contains("“tiadadimanapun”",
            "Tidak ada yang cocok");
        page.locator(chooser + " [data-narrow]").fill("a");
        assertThat(page.locator(chooser + " .none-fits").isHidden()).isTrue();
      }
    }
  }

  private static Page page(int width) {
    Page page = chromium.browser()
        .newPage(new Browser.NewPageOptions().setViewportSize(width, 800)
            .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    page.navigate(address());
    page.locator("html.script").waitFor();
    keep(page, "gallery-" + width, true);
    return page;
  }

  private static void keep(Page page, String name, boolean whole) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(ChromiumExtension.SCREENSHOTS.resolve(name + ".png")).setFullPage(whole));
  }

  private static String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/gallery";
  }

  private static byte[] resource(String path) throws IOException {
    String name = path.startsWith("/webjars/") ? "/META-INF/resources" + path
        : "/static" + path.replaceFirst("^/assets/[0-9a-f]{10}/", "/assets/");
    try (InputStream in = UiGalleryBrowserTest.class.getResourceAsStream(name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static String typeOf(String path) {
    String end = path.substring(path.lastIndexOf('.') + 1);
    return switch (end) {
      case "css" -> "text/css";
      case "js" -> "text/javascript";
      case "svg" -> "image/svg+xml";
      case "woff2" -> "font/woff2";
      default -> "text/html;charset=UTF-8";
    };
  }
}
