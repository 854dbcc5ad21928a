package id.payung.fieldwork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.payung.platform.testing.FieldAppScreen.button;
import static id.payung.platform.testing.FieldAppScreen.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import id.payung.platform.testing.ChromiumExtension;
import id.payung.platform.testing.FieldAppScreen;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.Patience;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/**
 * The app is closed, the line comes back, and the browser wakes the service worker: the report stands at the office
 * before anybody opens the app, and turns green when somebody does, once.
 */
@Tag("browser")
@PayungTest
@OwnDatabase("browser")
class ClosedAppBrowserTest {
  private static final String TITLE = "Posyandu saat aplikasi tertutup";
  /** Never opened before the app has: who opens a database makes it, and without the app's stores. */
  private static final String ENVELOPES = """
      async store => (await indexedDB.databases()).every(base => base.name !== 'payung-kirim') ? 0
          : new Promise((done, fail) => {
        const opening = indexedDB.open('payung-kirim');
        opening.onerror = fail;
        opening.onsuccess = () => {
          const base = opening.result;
          if (!base.objectStoreNames.contains(store)) return (base.close(), done(0));
          const rows = base.transaction(store).objectStore(store).getAll();
          const counts = (row) => row.credential || row.state === 'waiting';
          rows.onsuccess = () => (base.close(), done(rows.result.filter(counts).length));
        };
      })""";

  @RegisterExtension static final ChromiumExtension chromium = new ChromiumExtension();

  @LocalServerPort int port;
  @Autowired MockMvc mvc;

  private final List<String> faults = new ArrayList<>();

  @Test
  void what_waits_when_the_app_is_closed_arrives_when_the_line_is_back() throws Exception {
    try (BrowserContext phone = chromium.phoneContext()) {
      Page page = FieldAppScreen.open(phone, port, faults);
      FieldAppScreen.signIn(page, "fitri", TestCast.PASSWORD);
      page.evaluate("navigator.serviceWorker.ready.then(() => true)");
      untilCounted(page, "sender", 1);

      phone.setOffline(true);
      page.close();
      page = FieldAppScreen.open(phone, port, faults);
      FieldAppScreen.unlock(page, "Fitri Contoh");
      writeReport(page);
      untilCounted(page, "envelope", 2);
      page.close();

      phone.setOffline(false);
      wakeWorker(phone);
      FieldAppPhone office = FieldAppPhone.signedIn(mvc, "fitri");
      Patience.await().pollInSameThread().until(() -> reports(office).size() == 1 && photosOf(office) == 1);

      page = FieldAppScreen.open(phone, port, faults);
      FieldAppScreen.unlock(page, "Fitri Contoh");
      FieldAppScreen.openSent(page);
      Locator report = page.locator(".card").filter(new Locator.FilterOptions().setHasText(TITLE));
      report.click();
      assertThat(page.locator(".parts .part-done")).hasCount(2);
      untilCounted(page, "envelope", 0);
      assertThat(reports(office)).hasSize(1);
      assertThat(reports(office).getFirst().path("version").asInt()).isEqualTo(1);
      assertThat(faults).isEmpty();
    }
  }

  private static void untilCounted(Page page, String store, int expected) {
    Patience.await().pollInSameThread().until(() -> page.evaluate(ENVELOPES, store).equals(expected));
  }

  /** What the browser does by itself as soon as there is a network. */
  private void wakeWorker(BrowserContext phone) {
    Page elsewhere = phone.newPage();
    CDPSession session = phone.newCDPSession(elsewhere);
    AtomicReference<String> registration = new AtomicReference<>();
    session.on("ServiceWorker.workerRegistrationUpdated", event -> {
      for (JsonElement each : event.getAsJsonArray("registrations")) {
        registration.set(each.getAsJsonObject().get("registrationId").getAsString());
      }
    });
    session.send("ServiceWorker.enable");
    Patience.await().pollInSameThread().until(() -> {
      elsewhere.title();
      return registration.get() != null;
    });
    JsonObject event = new JsonObject();
    event.addProperty("origin", "http://localhost:" + port);
    event.addProperty("registrationId", registration.get());
    event.addProperty("tag", "payung-kirim");
    event.addProperty("lastChance", false);
    session.send("ServiceWorker.dispatchSyncEvent", event);
    elsewhere.close();
  }

  private static List<JsonNode> reports(FieldAppPhone office) throws Exception {
    List<JsonNode> found = new ArrayList<>();
    String token = null;
    for (boolean more = true; more;) {
      JsonNode page = office.pull(token, 200).json();
      page.path("records").forEach(record -> {
        if (record.path("title").asString("").equals(TITLE)) {
          found.add(record);
        }
      });
      token = page.path("token").asString();
      more = page.path("more").asBoolean();
    }
    return found;
  }

  private static int photosOf(FieldAppPhone office) throws Exception {
    return reports(office).getFirst().path("photos").asInt();
  }

  private static void writeReport(Page page) throws Exception {
    button(page, "Lapor kegiatan lain").click();
    page.getByLabel("Nama kegiatan").fill(TITLE);
    page.locator("input[type=file]")
        .first()
        .setInputFiles(new FilePayload("IMG.jpg", "image/jpeg", UploadTests.photo(91)));
    page.locator(".tile").waitFor();
    field(page, "Anak perempuan").fill("14");
    button(page, "Kirim laporan").click();
  }
}
