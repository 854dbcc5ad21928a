package id.payung.evidence;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Budi leafs through photos with the arrow keys, on the whole screen, without script, and compares two. */
@Tag("browser")
@PayungTest
@OwnDatabase("browser")
class PictureViewerBrowserTest {
  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired EvidenceItemLifeCycle itemBook;
  @Autowired DocumentStorage documents;
  @Autowired TestCast cast;

  @Test
  void photos_are_leafed_through_with_the_arrow_keys_and_on_the_whole_screen() {
    List<UUID> photos = addToInbox("", 91_001, 91_002, 91_003);
    try (BrowserContext desk = chromium.desktopContext(1280, 800)) {
      Page page = signedIn(desk);
      page.navigate(at("/evidence/inbox"));
      page.locator(".thumbs img").first().waitFor();
      assertThat((Boolean) page.evaluate("""
          () => [...document.querySelectorAll('.thumbs img')]
          .every((one) => one.width > 0 && one.getAttribute('alt') !== '')""")).isTrue();
      ChromiumExtension.takeScreenshot(page, "gambar-kotak-1280");

      page.navigate(at("/evidence/" + photos.getFirst() + "/view"));
      String first = page.locator(".leaf figure img").getAttribute("src");
      page.keyboard().press("f");
      page.waitForFunction("() => document.fullscreenElement !== null");
      page.keyboard().press("ArrowRight");
      page.waitForFunction("(src) => document.querySelector('.leaf figure img').getAttribute('src') !== src", first);
      assertThat((Boolean) page.evaluate("() => document.fullscreenElement !== null")).isTrue();
      page.keyboard().press("ArrowLeft");
      page.waitForFunction("(src) => document.querySelector('.leaf figure img').getAttribute('src') === src", first);
      page.keyboard().press("f");
      page.waitForFunction("() => document.fullscreenElement === null");
      assertThat((Integer) page.evaluate("() => document.querySelector('.leaf figure img').naturalWidth")).isPositive();
      ChromiumExtension.takeScreenshot(page, "gambar-besar-1280");
      page.setViewportSize(360, 740);
      assertFits(page);
      ChromiumExtension.takeScreenshot(page, "gambar-besar-360");
    }
  }

  @Test
  void without_script_the_same_pictures_are_links() {
    List<UUID> photos = addToInbox("", 91_011, 91_012);
    try (BrowserContext plain = chromium.browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false))) {
      Page page = signedIn(plain);
      page.navigate(at("/evidence/" + photos.getFirst() + "/view"));

      page.locator("a[rel=next]").click();

      assertThat(page.url()).doesNotContain(photos.getFirst().toString()).endsWith("/view");
      assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Layar penuh"))).isHidden();
    }
  }

  @Test
  void two_that_may_be_the_same_stand_beside_each_other() {
    List<UUID> photos = addToInbox("Dua yang sama", 91_021, 91_021);
    try (BrowserContext desk = chromium.desktopContext(1280, 800)) {
      Page page = signedIn(desk);
      page.navigate(at("/evidence/inbox?origin=Dua yang sama"));
      page.locator("a[href*='" + photos.getLast() + "/comparisons/" + photos.getFirst() + "']").click();

      assertThat(page.locator(".sides img")).hasCount(2);
      page.waitForFunction("() => [...document.querySelectorAll('.sides img')].every((one) => one.naturalWidth > 0)");
      ChromiumExtension.takeScreenshot(page, "bandingkan-1280");
      page.setViewportSize(360, 740);
      assertFits(page);
      ChromiumExtension.takeScreenshot(page, "bandingkan-360");

      page.keyboard().press("b");
      page.waitForURL(at("/evidence/inbox"));
    }
  }

  private static void assertFits(Page page) {
    assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
  }

  private Page signedIn(BrowserContext context) {
    Page page = context.newPage();
    ChromiumExtension.signIn(page, "http://localhost:" + port, "budi", TestCast.PASSWORD);
    return page;
  }

  private String at(String path) {
    return "http://localhost:" + port + "/73.24" + path;
  }

  private List<UUID> addToInbox(String folder, long... seeds) {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    List<UUID> added = new ArrayList<>();
    for (long seed : seeds) {
      UUID id = Ids.next();
      ActorContext.runAs(secretary, () -> {
        StoredDocument kept = documents.store(secretary,
            DrawnPictures.jpeg(DrawnPictures.landscape(seed, 1200, 800), 0.9f), DocumentLimits.EVIDENCE);
        itemBook.addToInbox(secretary, id, "Foto nomor " + seed + "-" + added.size() + ".jpg", folder, TestCast.DP3A,
            List.of(), kept);
      });
      added.add(id);
    }
    return added;
  }
}
