package id.payung.bench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.payung.platform.postgres.TestPostgres;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.FieldAppScreen;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine is lost. Its last backup, restored on an empty one, shows the same; phones that went on working after the
 * backup, one the field app in a browser, bring back what it did not hold: nothing is lost, nothing doubled.
 */
@Tag("slow")
@Tag("browser")
class RestoreBrowserTest {
  private static final String PASSWORD = "payung-contoh-2026";
  private static final Pattern KEY = Pattern.compile("(?:[0-9A-Z]{4}-){8}[0-9A-Z]{1,4}");
  private static final Pattern DIGEST = Pattern.compile("73\\.24:.*\\R\\s*sidik / digest ([^\\r\\n]+)");

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @TempDir Path folder;

  @Test
  void a_restored_installation_shows_the_same_and_phones_bring_back_what_came_after_the_backup() throws Exception {
    Path file = folder.resolve("cadangan.payung");
    PayungProcess home = new PayungProcess(
        PayungProcess.javaCommand("-Dpayung.postgres.binaries=" + TestPostgres.BINARIES), folder.resolve("rumah"));
    PayungProcess there = home.withDataFolder(folder.resolve("mesin-baru"));
    SimulatedHttpPhone magani = new SimulatedHttpPhone("73.24", "patbm.magani", PASSWORD);
    SimulatedHttpPhone late = new SimulatedHttpPhone("73.24", "desa.malili", PASSWORD);
    UUID before = UUID.randomUUID();
    UUID after = UUID.randomUUID();
    UUID photo = UUID.randomUUID();
    byte[] picture = WriteWorkload.createPicture(4711);
    try (BrowserContext phone = chromium.phoneContext()) {
      home.startAndWait("demo");
      Page page = openFieldApp(phone, home);
      signIn(page);
      writeReport(page, "Sebelum cadangan", true);
      assertSent(page, "Sebelum cadangan");
      assertThat(magani.signIn(home).status()).isEqualTo(200);
      assertThat(magani.push(home, magani.reportJson(before, null, "Kelas sebelum", 4, "")).receiptAndStatus())
          .isEqualTo("accepted200");
      String session = signInSecretary(home);
      PageCrawl.fixSpanOfChanges(home, session);
      awaitSettled(home);
      Map<String, String> pages = PageCrawl.crawl(home, session);
      awaitSettled(home);
      assertThat(pages).as("enough to compare").hasSizeGreaterThan(40);

      PayungProcess.CommandOutput backup = home.runCommand("backup", file.toString(), "--data", home.data().toString());
      assertThat(backup.code()).as(backup.text()).isZero();
      String key = firstMatch(KEY, backup.text(), 0);
      Map<String, String> tables = hashTables(home);
      Map<String, String> files = InstallationSnapshot.hashFiles(home.data());
      String digest = firstMatch(DIGEST, verifyTrail(home), 1);

      // after the backup: confirmed, edited, with a photo; a token; a phone that is let in; and in the browser one
      // confirmed, one not sent
      String edit = magani.reportJson(before, 1, "Kelas sebelum", 5, "");
      String fresh = magani.reportJson(after, null, "Kelas sesudah", 6, SimulatedHttpPhone.fileJson(photo, picture));
      assertThat(magani.push(home, edit).receiptAndStatus()).isEqualTo("accepted200");
      SimulatedHttpPhone.PhoneAnswer first = magani.push(home, fresh);
      assertThat(first.receiptAndStatus()).isEqualTo("accepted200");
      assertThat(magani.upload(home, photo, after, picture).json().path("receipt").asString("")).isNotEmpty();
      assertThat(late.signIn(home).status()).isEqualTo(200);
      String lateReport = late.reportJson(UUID.randomUUID(), null, "Musyawarah sesudah", 7, "");
      assertThat(late.push(home, lateReport).receiptAndStatus()).isEqualTo("accepted200");
      SimulatedHttpPhone.PhoneAnswer pulled = magani.pull(home, null);
      while (pulled.json().path("more").asBoolean(false)) {
        pulled = magani.pull(home, pulled.json().path("token").asString());
      }
      String token = pulled.json().path("token").asString();
      writeReport(page, "Sesudah cadangan", true);
      assertSent(page, "Sesudah cadangan");
      phone.setOffline(true);
      writeReport(page, "Ditulis tanpa sinyal", true);
      assertThat(page.getByRole(AriaRole.BANNER)).containsText("Menunggu sinyal");
      home.close();

      PayungProcess.CommandOutput restored =
          there.runCommand("restore", file.toString(), "--key", key, "--data", there.data().toString());
      assertThat(restored.code()).as(restored.text()).isZero();
      there.startAndWait("demo");

      assertThat(InstallationSnapshot.differences(tables, hashTables(there))).isEmpty();
      assertThat(InstallationSnapshot.differences(files, InstallationSnapshot.hashFiles(there.data()))).isEmpty();
      PayungProcess.CommandOutput verdict =
          there.runCommand("audit-verify", "--digest", digest, "--data", there.data().toString());
      assertThat(verdict.code()).as(verdict.text()).isZero();
      assertThat(InstallationSnapshot.differences(pages, PageCrawl.crawl(there, session))).isEmpty();

      // the phone with a token of after the backup: it begins anew, and what it holds is taken again, once
      SimulatedHttpPhone.PhoneAnswer anew = magani.pull(there, token);
      assertThat(anew.json().path("reset").asBoolean(false)).isTrue();
      assertThat(anew.json().path("epoch").asString()).isNotEqualTo(pulled.json().path("epoch").asString());
      assertThat(magani.push(there, edit).receiptAndStatus()).isEqualTo("accepted200");
      SimulatedHttpPhone.PhoneAnswer again = magani.push(there, fresh);
      assertThat(again.receiptAndStatus()).isEqualTo("accepted200");
      assertThat(again.receipt().path("receipt").asString()).as("a number that is on paper is never another's")
          .isNotEqualTo(first.receipt().path("receipt").asString());
      assertThat(magani.push(there, fresh).receiptAndStatus()).isEqualTo("known200");
      assertThat(magani.push(there, edit).receiptAndStatus()).isEqualTo("known200");
      assertThat(magani.upload(there, photo, after, picture).json().path("receipt").asString("")).isNotEmpty();
      assertThat(late.push(there, lateReport).status())
          .as("its credential is of after the backup: it asks for the password")
          .isEqualTo(401);
      assertThat(late.signIn(there).status()).isEqualTo(200);
      assertThat(late.push(there, lateReport).receiptAndStatus()).isEqualTo("accepted200");

      phone.setOffline(false);
      page.reload();
      enterPin(page);
      for (String title : List.of("Sebelum cadangan", "Sesudah cadangan", "Ditulis tanpa sinyal")) {
        assertSent(page, title);
      }
      awaitSettled(there);
      try (Connection owner = there.asOwner()) {
        String counted =
            "SELECT string_agg(n || ' ' || title || ' ' || photos, '; ' ORDER BY title) FROM (SELECT title, "
                + "count(*) AS n, (SELECT count(*) FROM community.report_photo p WHERE"
                + " p.report = min(r.id::text)::uuid) AS photos FROM community.report r WHERE title LIKE "
                + "'%cadangan' OR title LIKE 'Kelas se%' OR title LIKE"
                + " 'Musyawarah sesudah' OR title = 'Ditulis tanpa sinyal' GROUP BY title) x";
        String all = "1 Ditulis tanpa sinyal 1; 1 Kelas sebelum 0; 1 Kelas sesudah 1; 1 Musyawarah sesudah 0; "
            + "1 Sebelum cadangan 1; 1 Sesudah cadangan 1";
        // What the phone brings back goes out after it has met the new epoch, its photo after the report.
        PollingWait.waitUntil(Duration.ofSeconds(60), 200, () -> all.equals(queryOne(owner, counted)));
        assertThat(queryOne(owner, counted)).isEqualTo(all);
        assertThat(
            queryOne(owner, "SELECT children_f || ' v' || version FROM community.report WHERE title = 'Kelas sebelum'"))
            .isEqualTo("5 v2");
        assertThat(queryOne(owner, "SELECT count(*) - count(DISTINCT receipt) FROM community.report")).isEqualTo("0");
      }
      assertThat(verifyTrail(there)).contains("BENAR");
    } finally {
      home.close();
      there.close();
    }
  }

  private static void awaitSettled(PayungProcess payung) throws Exception {
    try (Connection owner = payung.asOwner()) {
      new ConsistencyCheck(owner, payung.data(), "73.24").awaitSettled();
    }
  }

  private static Map<String, String> hashTables(PayungProcess payung) throws Exception {
    try (Connection owner = payung.asOwner()) {
      return InstallationSnapshot.hashTables(owner);
    }
  }

  private static String verifyTrail(PayungProcess payung) throws Exception {
    PayungProcess.CommandOutput verdict = payung.runCommand("audit-verify", "--data", payung.data().toString());
    assertThat(verdict.code()).as(verdict.text()).isZero();
    return verdict.text();
  }

  /** Signs in as a browser does. @return the session */
  private static String signInSecretary(PayungProcess payung) throws Exception {
    var answer = payung.send(payung.request("/masuk")
        .header("Cookie", "XSRF-TOKEN=sama")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(InstallationSnapshot.CSRF_FIELD + "&name=sekretaris&password=" + PASSWORD)));
    String cookie = answer.headers()
        .allValues("Set-Cookie")
        .stream()
        .filter(each -> each.startsWith("payung="))
        .findFirst()
        .orElseThrow();
    return cookie.replaceFirst("^payung=", "").replaceFirst(";.*$", "");
  }

  private static String firstMatch(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(group).strip();
  }

  private static String queryOne(Connection owner, String sql) throws Exception {
    try (Statement statement = owner.createStatement(); ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Page openFieldApp(BrowserContext phone, PayungProcess payung) {
    Page page = phone.newPage();
    page.setDefaultTimeout(60_000);
    page.navigate("http://localhost:" + payung.port() + "/lapangan/");
    return page;
  }

  private static void signIn(Page page) {
    FieldAppScreen.signIn(page, "patbm.malili", PASSWORD);
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
  }

  private static void enterPin(Page page) {
    FieldAppScreen.unlock(page, "Aisyah Contoh");
  }

  private static void writeReport(Page page, String title, boolean photo) throws Exception {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Kegiatan").setExact(true)).first().click();
    buttonNamed(page, "Lapor kegiatan lain").click();
    page.getByLabel("Nama kegiatan").fill(title);
    if (photo) {
      page.locator("input[type=file]")
          .first()
          .setInputFiles(new FilePayload("IMG.jpg", "image/jpeg", WriteWorkload.createPicture(title.hashCode())));
      page.locator(".tile").waitFor();
    }
    page.getByLabel("Anak perempuan", new Page.GetByLabelOptions().setExact(true)).fill("14");
    buttonNamed(page, "Kirim laporan").click();
    assertThat(page.locator(".parts li")).hasCount(photo ? 2 : 1);
  }

  private static void assertSent(Page page, String title) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Terkirim").setExact(true)).click();
    Locator card = page.locator(".card").filter(new Locator.FilterOptions().setHasText(title));
    assertThat(card).containsText("diterima",
        new LocatorAssertions.ContainsTextOptions().setTimeout(90_000).setIgnoreCase(true));
  }

  private static Locator buttonNamed(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(name.length() < 8))
        .first();
  }
}
