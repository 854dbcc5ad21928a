package id.payung.platform.sheets.taken;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.payung.platform.testing.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestWorkbook;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of all registers from Excel, in both languages, at a desk and on a phone. */
@Tag("browser")
@PayungTest
class RegisterPagesBrowserTest {
  private static final Path SHOTS = ChromiumExtension.SCREENSHOTS.resolve("sheets");

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({"360,id", "1280,id", "360,en", "1280,en"})
  void fit_the_screen_and_say_what_to_do(int width, String language) {
    String mark = Ids.next().toString().substring(24);
    try (BrowserContext desk = chromium.desktopContext(width, 900)) {
      Page budi = desk.newPage();
      ChromiumExtension.signIn(budi, "http://localhost:" + port, "budi", TestCast.PASSWORD);
      desk.addCookies(List.of(new Cookie("bahasa", language).setUrl("http://localhost:" + port + "/")));
      bring(budi, "agreements", width + "-" + language,
          row(1, "Nomor", "Judul", "Mitra", "Tanggal", "Masa berlaku", "OPD")
              + row(2, "1/" + mark, "Pendampingan anak " + mark, "Yayasan Teduh", "01/02/2024", "1 tahun 6 bulan",
                  "Disdukcapil; Dinsos P3A")
              + row(3, "2/" + mark, "Akta lahir cepat " + mark, "Karang Taruna " + mark, "01/02/2024", "besok",
                  "semua OPD"));
      bring(budi, "meetings", width + "-" + language,
          row(1, "Tanggal", "Acara", "Peserta", "Keputusan", "PIC", "Batas waktu") + row(2, "15/01/2024",
              "Rapat gugus tugas " + mark, "semua OPD; Karang Taruna", "1. Satu 2. Dua", "Disdukcapil", "segera")
              + row(3, "", "Tanpa hari " + mark, "Disdukcapil", "", "", ""));
      bring(budi, "evidence", width + "-" + language,
          row(1, "No", "Indikator/Kode", "Nama berkas", "Judul", "Tanggal", "OPD/Sumber", "Desa", "Keterangan")
              + row(2, "1", "4.1", "Klaster 1/SK Forum Anak " + mark + ".pdf", "SK Forum Anak", "20/11/2025",
                  "Disdukcapil", "Magani", "")
              + row(3, "2", "", "Foto.jpg", "", "", "", "", ""));
    }
  }

  private void bring(Page page, String list, String name, String rows) {
    page.navigate("http://localhost:" + port + "/73.24/" + list + "/import");
    shoot(page, "impor-" + list + "-" + name);
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("Register lama.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", TestWorkbook.of(rows).bytes()));
    page.locator("form[enctype='multipart/form-data'] button.button").last().click();
    assertThat(page.locator("#register")).isVisible();
    shoot(page, "impor-" + list + "-dilihat-" + name);
  }

  private static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0")).as(name).isEqualTo(true);
  }
}
