package id.payung.evidence;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.payung.evidence.intake.EvidenceIntake;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.indicators.EvaluationFixture;
import id.payung.indicators.request.DataRequestRepository;
import id.payung.indicators.setup.EvaluationOpening;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.ids.Ids;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Citra places 300 photos of one day in one village, and counts the keys. */
@Tag("browser")
@Tag("slow")
@PayungTest
@OwnDatabase("browser")
class ManyPhotosBrowserTest {
  private static final String YEAR = "2048";
  private static final int PHOTOS = 300;

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired EvaluationOpening opening;
  @Autowired DataRequestRepository requests;
  @Autowired EvidenceIntake intake;
  @Autowired EvidenceItemRepository items;
  @Autowired EvidenceUseRepository uses;
  @Autowired DocumentStorage documents;
  @Autowired TestCast cast;

  private final List<String> faults = new ArrayList<>();
  private int keys;

  @Test
  void three_hundred_photos_of_one_day_in_one_village_are_placed_with_few_keys_and_taken_back_with_one() {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open(YEAR);
    years.requestAnswers(YEAR, TestCast.DISDUKCAPIL, "4.3");
    List<UUID> photos = bringPhotos("");
    try (BrowserContext office = chromium.desktopContext(1280, 720)) {
      Page page = office.newPage();
      page.onPageError(faults::add);
      ChromiumExtension.signIn(page, "http://localhost:" + port, "citra", TestCast.PASSWORD);
      page.navigate("http://localhost:" + port + "/73.24/evidence/inbox");
      assertThat(page.locator("[data-bulk-count]")).hasText("0 dipilih");
      shoot(page, "inbox");

      press(page, "Control+a");
      assertThat(page.locator("[data-bulk-count]")).hasText(PHOTOS + " dipilih");
      press(page, "i");
      assertThat(page.locator("#village")).isFocused();
      type(page, "Magani");
      press(page, "Tab");
      type(page, "4.3 Lap");
      press(page, "Tab");
      press(page, "Tab");
      page.locator("#heldOn").fill("2025-11-04");
      keys += "04112025".length();
      press(page, "Escape");
      press(page, "s");

      assertThat(page.locator(".flash")).containsText(PHOTOS + " berkas ditempatkan.");
      assertThat(keys).isLessThan(35);
      assertPlaced(photos, true);
      press(page, "u");
      assertThat(page.locator(".flash")).containsText(PHOTOS + " diurungkan.");
      assertPlaced(photos, false);
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void a_folder_whose_name_says_it_all_takes_two_keys_and_ranges_are_ticked_by_shift() {
    EvaluationFixture years = new EvaluationFixture(opening, requests, cast);
    years.open("2049");
    years.requestAnswers("2049", TestCast.DP3A, "6.1");
    Actor dewi = cast.actorOf(TestCast.DP3A_CLERK);
    List<UUID> photos = bring(dewi, TestCast.DP3A, "6.1 Magani 2025-11-04", 12);
    try (BrowserContext office = chromium.desktopContext(1280, 720)) {
      Page page = office.newPage();
      page.onPageError(faults::add);
      ChromiumExtension.signIn(page, "http://localhost:" + port, "dewi", TestCast.PASSWORD);
      page.navigate("http://localhost:" + port + "/73.24/evidence/inbox");
      Locator ticks = page.locator("input.tick");
      ticks.nth(1).click();
      ticks.nth(4)
          .click(new Locator.ClickOptions()
              .setModifiers(List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
      assertThat(page.locator("[data-bulk-count]")).hasText("4 dipilih");
      page.keyboard().press("Shift+ArrowRight");
      assertThat(page.locator("[data-bulk-count]")).hasText("5 dipilih");
      page.keyboard().press("ArrowRight");
      page.keyboard().press("Space");
      assertThat(page.locator("[data-bulk-count]")).hasText("6 dipilih");

      press(page, "Control+a");
      press(page, "s");

      assertThat(page.locator(".flash")).containsText("12 berkas ditempatkan.");
      assertThat(keys).isEqualTo(2);
      ActorContext.runAs(dewi, () -> photos.forEach(photo -> {
        assertThat(items.require(dewi, photo).village()).isEqualTo(cast.village(TestCast.MAGANI));
        assertThat(uses.listByItem(dewi, photo)).extracting(use -> use.use().question()).containsExactly("6.1");
      }));
      assertThat(faults).isEmpty();
    }
  }

  private List<UUID> bringPhotos(String origin) {
    return bring(cast.actorOf(TestCast.CLERK), TestCast.DISDUKCAPIL, origin, PHOTOS);
  }

  private List<UUID> bring(Actor actor, UUID office, String origin, int count) {
    List<UUID> photos = new ArrayList<>();
    ActorContext.runAs(actor, () -> {
      for (int i = 0; i < count; i++) {
        UUID id = Ids.next();
        byte[] picture = DrawnPictures.jpeg(DrawnPictures.landscape(id.hashCode(), 48, 32), 0.7f);
        intake.addToInbox(actor, id, "Foto " + (i + 1), origin, office,
            documents.store(actor, new ByteArrayInputStream(picture), DocumentLimits.EVIDENCE));
        photos.add(id);
      }
    });
    return photos;
  }

  private void press(Page page, String key) {
    keys++;
    page.keyboard().press(key);
  }

  private void type(Page page, String text) {
    keys += text.length();
    page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(15));
  }

  private void assertPlaced(List<UUID> photos, boolean placed) {
    Actor clerk = cast.actorOf(TestCast.CLERK);
    UUID magani = cast.village(TestCast.MAGANI);
    ActorContext.runAs(clerk, () -> {
      assertThat(items.findByIds(clerk, photos).values()).hasSize(photos.size())
          .allMatch(item -> item.unplaced() != placed)
          .allMatch(
              item -> !placed || magani.equals(item.village()) && "2025-11-04".equals(String.valueOf(item.heldOn())));
      assertThat(uses.listByItems(clerk, photos).stream().map(EvidenceUseListItem::use)).hasSize(photos.size())
          .allMatch(use -> use.question().equals("4.3") && use.slot().equals("visits"))
          .allMatch(use -> use.state().code().equals(placed ? "taken" : "taken-back"));
    });
  }

  private static void shoot(Page page, String name) {
    for (int width : new int[]{360, 1280}) {
      page.setViewportSize(width, width == 360 ? 740 : 720);
      int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
      assertThat(wide).as("%s at %d pixels", name, width).isLessThanOrEqualTo(width);
      page.screenshot(new Page.ScreenshotOptions()
          .setPath(ChromiumExtension.SCREENSHOTS.resolve("many-" + name + "-" + width + ".png")));
    }
  }
}
