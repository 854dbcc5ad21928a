package id.payung.platform.systemstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.ui.StatusTone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Keadaan sistem: what it says, and to whom. */
@PayungTest
class SystemStateTests {
  private static final String PAGE = "/73.24/settings/system";

  @Autowired MockMvc mvc;
  @Value("${payung.data}") String data;

  @AfterEach
  void nothing_was_ever_backed_up() throws Exception {
    Files.deleteIfExists(state().resolve("backup.json"));
    Files.deleteIfExists(state().resolve("trial.json"));
  }

  @Test
  void who_looks_after_the_machine_reads_that_nothing_was_backed_up_and_what_to_do() throws Exception {
    String page = open("ani").getContentAsString();

    assertThat(page).contains("Keadaan sistem", "Belum pernah ada cadangan harian", "sudo payung backup",
        "Belum pernah dicoba", "GB kosong", "Tidak memakai HTTPS", "Segel");
  }

  @Test
  void a_night_that_went_well_and_one_that_did_not_are_told_apart() throws Exception {
    write("backup.json", "{\"at\":\"%s\",\"file\":\"/b/payung-2026-11-30.payung\",\"bytes\":7340032,"
        + "\"elsewhere\":\"/mnt/nas\",\"problem\":null}");
    write("trial.json", "{\"at\":\"%s\",\"file\":\"/b/payung-2026-11-30.payung\",\"made\":null,"
        + "\"rows\":1234,\"files\":56,\"problem\":null}");
    assertThat(open("ani").getContentAsString()).contains("payung-2026-11-30.payung dicoba", "/mnt/nas", "1.234 baris")
        .doesNotContain("Belum pernah");

    write("backup.json", "{\"at\":\"%s\",\"file\":\"\",\"bytes\":0,\"elsewhere\":null,\"problem\":\"<b>penuh</b>\"}");
    assertThat(open("ani").getContentAsString()).contains("&lt;b&gt;penuh&lt;/b&gt;", "gagal");
  }

  @Test
  void what_cannot_be_read_is_as_none() throws Exception {
    write("backup.json", "{rusak %s");

    assertThat(open("ani").getContentAsString()).contains("Belum pernah ada cadangan harian");
  }

  @Test
  void nobody_else_reads_it() throws Exception {
    for (String person : List.of("budi", "citra")) {
      assertThat(open(person).getStatus()).as(person).isEqualTo(403);
    }
  }

  @Test
  void a_disk_that_fills_is_told_before_it_is_full() {
    assertThat(DiskSystemFactSource.tone(6L << 30)).isEqualTo(StatusTone.DONE);
    assertThat(DiskSystemFactSource.tone(4L << 30)).isEqualTo(StatusTone.ATTENTION);
    assertThat(DiskSystemFactSource.tone(900L << 20)).isEqualTo(StatusTone.LATE);
  }

  private MockHttpServletResponse open(String person) throws Exception {
    return mvc.perform(get(PAGE).cookie(TestSignIn.sessionCookie(mvc, person))).andReturn().getResponse();
  }

  private Path state() {
    return Path.of(data).resolve("system-state");
  }

  private void write(String name, String json) throws Exception {
    Files.createDirectories(state());
    Files.writeString(state().resolve(name), json.formatted(Instant.now()));
  }
}
