package id.payung.agreements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.payung.platform.testing.TestWorkbook.number;
import static id.payung.platform.testing.TestWorkbook.row;
import static id.payung.platform.testing.TestWorkbook.rowWith;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The preview of a sheet on a desk and in a narrow window: all of it can be read, and the questions answered. */
@Tag("browser")
@PayungTest
class SheetPreviewBrowserTest {
  private static final Path SHOTS = ChromiumExtension.SCREENSHOTS.resolve("sheets");
  private static final int YEAR = AgreementFixture.YEAR;

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired AgreementFixture fixture;

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void previews_are_read_without_scrolling_sideways(int width) {
    JointPlan plan = fixture.openPlan(fixture.draftAgreement("Lembar " + Ids.next()));
    fixture.saveActivity(plan,
        fixture.newActivity(1, "Pelatihan pertama", AgreementFixture.newLine(1, "Honor", 10_000_000)));
    try (BrowserContext desk = chromium.desktopContext(width, 900);
        BrowserContext administrators = chromium.desktopContext(width, 900)) {
      Page budi = signedIn(desk, "budi");
      look(budi, "/plans/" + plan.id() + "/imports", planSheet());
      assertThat(budi.locator("main")).containsText("1 tersembunyi");
      shoot(budi, "rencana-" + width);
      budi.locator("input[name='answer.hidden-rows'][value=yes]").check();
      budi.locator("input[name^='answer.year'][value=yes]").check();
      budi.locator("button[name=again]").click();
      assertThat(budi.locator("main")).containsText("9. Baris tahun lalu");
      shoot(budi, "rencana-dijawab-" + width);
      look(budi, "/plans/" + plan.id() + "/imports", faults());
      shoot(budi, "rencana-salah-" + width);

      Page ani = signedIn(administrators, "ani");
      look(ani, "/people/import", peopleSheet());
      assertThat(ani.locator("main")).containsText("081234567891");
      shoot(ani, "orang-" + width);
    }
  }

  private static byte[] planSheet() {
    String head = row(1, "No. Kegiatan", "Kegiatan", "Jenis", "Penanggung Jawab", "Desa/Kelurahan", "Mulai", "Selesai",
        "Target", "Satuan", "No. Rincian", "Rincian Anggaran", "Sumber Dana", "Pemilik Anggaran", "Tahap Anggaran",
        "Anggaran (Rp)");
    return TestWorkbook
        .of(head + line(2, "", "1", "Pelatihan pertama untuk aktivis PATBM di sepuluh desa", "30/11/" + YEAR)
            + line(3, "", "8", "Kegiatan yang baru", "31/12/2126")
            + line(4, "hidden=\"1\"", "9", "Baris tahun lalu", "30/11/" + YEAR))
        .bytes();
  }

  private static String line(int row, String attributes, String number, String title, String ends) {
    return rowWith(attributes, row, number(number), title, "Pelatihan", "Disdukcapil", "Magani, Kec. Nuha",
        "01/02/" + YEAR, ends, number("1200"), "orang", number("1"), "Konsumsi dan sewa gedung", "APBD Kabupaten",
        "Disdukcapil", "Diusulkan", number("11250000"));
  }

  private static byte[] faults() {
    return TestWorkbook
        .of(row(1, "No. Kegiatan", "Kegiatan", "Jenis", "Penanggung Jawab", "Mulai", "Selesai", "Target", "Satuan")
            + row(2, number("1"), "", "Entah", "Dinas Antah", "besok", "31/02/2026", "<c><f>120*3</f></c>", "karung"))
        .bytes();
  }

  private static byte[] peopleSheet() {
    return TestWorkbook.of(row(1, "Nama", "Nama masuk", "Nomor HP", "Peran", "Lembaga", "Jabatan", "Nomor SK",
        "Berlaku mulai", "Berlaku sampai")
        + row(2, "Zahra Lembar", "zahra.lembar", number("81234567891"), "Operator perangkat daerah", "Disdukcapil",
            "Staf", number("46023", 1), "01/01/2026", "31/12/2027"))
        .bytes();
  }

  private Page signedIn(BrowserContext context, String who) {
    Page page = context.newPage();
    ChromiumExtension.signIn(page, "http://localhost:" + port, who, TestCast.PASSWORD);
    return page;
  }

  private void look(Page page, String path, byte[] sheet) {
    page.navigate("http://localhost:" + port + "/73.24" + path);
    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload("lembar.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet));
    page.locator("form[enctype='multipart/form-data'] button.button").last().click();
    assertThat(page.locator("main .card").first()).isVisible();
  }

  private static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0")).as(name).isEqualTo(true);
  }
}
