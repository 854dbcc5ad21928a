package id.payung.agreements.registersheet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.payung.platform.testing.TestWorkbook.number;
import static id.payung.platform.testing.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestWorkbook;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Forty agreements from a file as an office keeps it, at a desk and in a narrow window. */
@Tag("browser")
@PayungTest
class AgreementRegisterBrowserTest {
  private static final Path SHOTS = ChromiumExtension.SCREENSHOTS.resolve("sheets");

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void forty_agreements_come_from_a_messy_file_and_are_taken_back(int width) {
    String mark = "b" + Ids.next().toString().replace("-", "").substring(16);
    try (BrowserContext desk = chromium.desktopContext(width, 900)) {
      Page budi = desk.newPage();
      ChromiumExtension.signIn(budi, "http://localhost:" + port, "budi", TestCast.PASSWORD);
      budi.navigate("http://localhost:" + port + "/73.24/agreements");
      budi.locator("a[href='/73.24/agreements/import']").click();
      shoot(budi, "register-" + width);
      budi.locator("input[type=file]")
          .setInputFiles(new FilePayload("Register MoU dan PKS.xlsx",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", messy(mark)));
      budi.locator("form[enctype='multipart/form-data'] button.button").last().click();
      assertThat(budi.locator("main")).containsText("38 baru · 0 sudah ada · 2 menunggu");
      shoot(budi, "register-dilihat-" + width);

      budi.locator("div.field:has(label:has-text('Sahabat Anak')) select[name^='name.']").selectOption("new:ngo");
      budi.locator("button[name=again]").first().click();
      assertThat(budi.locator("main")).containsText("40 baru · 0 sudah ada · 0 menunggu");
      budi.locator("#register button.button").first().click();
      assertThat(budi.locator("body")).containsText("40 kerja sama diambil dari register.");
      shoot(budi, "register-diambil-" + width);

      budi.navigate("http://localhost:" + port + "/73.24/agreements/import");
      assertThat(budi.locator("main")).containsText("Bisa diurungkan sampai");
      shoot(budi, "register-lagi-" + width);
      budi.locator("input[type=file]")
          .setInputFiles(new FilePayload("Register MoU dan PKS.xlsx",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", messy(mark)));
      budi.locator("form[enctype='multipart/form-data'] button.button").last().click();
      assertThat(budi.locator("main")).containsText("0 baru · 40 sudah ada · 0 menunggu");
      assertThat(budi.locator("details:has-text('Nama yang diingat')")).hasCount(0);
      shoot(budi, "register-sudah-ada-" + width);

      budi.navigate("http://localhost:" + port + "/73.24/agreements/import");

      budi.locator("form[action*='/undo/'] button").first().click();
      assertThat(budi.locator("body")).containsText("40 diurungkan");
    }
  }

  /** Letterhead and heads in row 4 and 5, cells over several rows, titles of years, a total and a signature. */
  private static byte[] messy(String mark) {
    StringBuilder rows =
        new StringBuilder(row(1, "PEMERINTAH KABUPATEN LUWU TIMUR")
            + row(2, "REGISTER MOU DAN PKS") + row(4, "No", "Nomor Naskah", "Judul Kerja Sama", "Mitra", "Jenis",
                "Penandatanganan", "Masa Berlaku", "", "OPD")
            + row(5, "", "", "", "", "", "", "Mulai", "Berakhir", ""));
    int at = 6;
    for (int i = 1; i <= 40; i++) {
      if (i % 20 == 1) {
        rows.append(row(at++, "TAHUN " + (2023 + i / 20)));
      }
      String partner = i % 20 == 5 ? "Sahabat Anak " + mark : i % 2 == 0 ? "yayasan teduh" : "PT " + mark;
      rows.append(row(at++, number(String.valueOf(i)), "119/" + i + "/" + mark, "Kerja sama ke-" + i + " " + mark,
          partner, i % 3 == 0 ? "MoU" : "PKS", i % 2 == 0 ? "2 Februari 2024" : "02/02/2024", number("45324", 1),
          i % 4 == 0 ? "31-12-2024" : "31 Desember 2031", "Disdukcapil"));
    }
    rows.append(row(at, "Jumlah", number("40"))).append(row(at + 2, "", "", "", "", "Malili, 2 Januari 2026"));
    return TestWorkbook
        .of("", rows.toString(),
            "<mergeCells count=\"4\"><mergeCell ref=\"A1:I1\"/>"
                + "<mergeCell ref=\"G4:H4\"/><mergeCell ref=\"A4:A5\"/><mergeCell ref=\"A6:I6\"/></mergeCells>")
        .bytes();
  }

  private static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0")).as(name).isEqualTo(true);
  }
}
