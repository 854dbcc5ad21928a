package id.payung.community.reportoverview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.payung.community.ReportBody;
import id.payung.community.report.ReportKind;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Fitri looks at what her village reported: calendar, charts and the tiles of villages, on a desk and on a phone. */
@Tag("browser")
@PayungTest
@OwnDatabase("browser")
class ReportOverviewBrowserTest {
  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired ReportKind kind;
  @Autowired TestCast cast;
  @Autowired Clock clock;

  @Test
  void calendar_charts_and_tiles_fit_a_desk_and_a_phone() {
    LocalDate today = TestCast.today(clock);
    for (int i = 0; i < 5; i++) {
      report("Kelas ibu hamil ke-" + i, today, 3 + i, 4, 1, 6);
    }
    try (BrowserContext desk = chromium.desktopContext(1280, 900)) {
      Page page = desk.newPage();
      ChromiumExtension.signIn(page, "http://localhost:" + port, "fitri", TestCast.PASSWORD);

      page.navigate(at("/reports/calendar?q=hamil"));
      assertThat(page.getByText("2 laporan lain")).isVisible();
      shoot(page, "kalender");

      page.navigate(at("/reports/charts"));
      assertThat(page.locator("figure.figure")).hasCount(4);
      assertThat(page.locator("#bulan-t").first()).hasText("Peserta menurut bulan");
      shoot(page, "grafik");

      page.navigate(at("/villages"));
      assertThat(page.locator(".map-tiles a.step-4")).hasCount(1);
      assertThat(page.locator(".map-tiles a.step-4 rect[fill=currentColor]")).hasCount(4);
      shoot(page, "peta-desa");
      page.locator(".map-tiles a.step-4").click();
      assertThat(page.getByText("Kelas ibu hamil ke-0")).isVisible();
    }
  }

  private static void shoot(Page page, String name) {
    page.setViewportSize(1280, 900);
    ChromiumExtension.takeScreenshot(page, name + "-1280");
    page.setViewportSize(360, 740);
    assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    ChromiumExtension.takeScreenshot(page, name + "-360");
    page.setViewportSize(1280, 900);
  }

  private String at(String path) {
    return "http://localhost:" + port + "/73.24" + path;
  }

  private void report(String title, LocalDate day, int boys, int girls, int men, int women) {
    ReportBody body = new ReportBody(null, title, null, day, cast.village(TestCast.MAGANI),
        new ReportBody.PeopleCounts(boys, girls, men, women),
        new TreeMap<>(Map.of("0-5", new ReportBody.CountBySex(2, 1))), null, null, "", null, null, null, List.of());
    Actor fitri = cast.actorOf(TestCast.VOLUNTEER);
    ActorContext.runAs(fitri,
        () -> kind.receive(fitri, new PhoneRecordForm<>(Ids.next(), body, null, clock.instant())));
  }
}
