package id.payung.agreements.registersheet;

import static id.payung.platform.testing.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.RegisterPages;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.testing.TestWorkbook;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** A register is taken back: what people did with its agreements since stays, and a partner that nobody needs goes. */
@PayungTest
class AgreementRegisterUndoTests {
  private static final Pattern UNDO = Pattern.compile("/undo/([0-9a-f-]{36})");

  @Autowired MockMvc mvc;
  @Autowired Clock clock;
  private Cookie budi;
  private String mark;
  private RegisterPages pages;
  private final MockHttpSession session = new MockHttpSession();

  @BeforeEach
  void budi_signs_in() throws Exception {
    budi = TestSignIn.sessionCookie(mvc, "budi");
    pages = new RegisterPages(mvc, "/73.24/agreements", "register kerja sama.xlsx");
    mark = "u" + Ids.next().toString().replace("-", "").substring(16);
  }

  private String title(String words) {
    return words + " " + mark;
  }

  @Test
  void an_agreement_that_somebody_ended_or_reopened_since_stays_and_is_named() throws Exception {
    String listed = take("Yayasan Teduh");
    String ended = pages.idOf(listed, title("Masih jalan"));
    String reopened = pages.idOf(listed, title("Sudah lewat"));
    String both = pages.idOf(listed, title("Buka tutup"));
    assertThat(
        send("/agreements/" + ended + "/ending", "on", TestCast.today(clock).toString(), "reason", "Mitra mundur"))
        .isEqualTo(303);
    assertThat(send("/agreements/" + reopened + "/reopening", "reason", "Ternyata diperpanjang")).isEqualTo(303);
    assertThat(send("/agreements/" + both + "/ending", "on", TestCast.today(clock).toString(), "reason", "Salah tekan"))
        .isEqualTo(303);
    assertThat(send("/agreements/" + both + "/reopening", "reason", "Salah tekan")).isEqualTo(303);

    String answer = undo(listed);

    assertThat(answer).contains("2 diurungkan.")
        .contains(title("Masih jalan") + ": ", title("Sudah lewat") + ": ", title("Buka tutup") + ": ");
    assertThat(list()).contains(title("Masih jalan"), title("Sudah lewat"), title("Buka tutup"))
        .doesNotContain(title("Tanpa sentuhan"))
        .doesNotContain(title("Lama selesai"));
  }

  @Test
  void a_partner_that_came_with_it_goes_with_it() throws Exception {
    String partner = "PT. " + mark;
    String listed = take(partner);
    assertThat(organisations()).contains(partner);

    assertThat(undo(listed)).contains("5 diurungkan.");

    assertThat(list()).doesNotContain(title("Masih jalan"));
    assertThat(organisations()).doesNotContain(partner);
    assertThat(take(partner)).contains(title("Masih jalan"), partner);
  }

  @Test
  void a_partner_that_something_else_names_by_now_stays() throws Exception {
    String partner = "PT. " + mark;
    String listed = take(partner);
    Matcher organisation = Pattern.compile("value=\"([0-9a-f-]{36})\"(?:(?!value=)[\\s\\S])*?" + Pattern.quote(partner))
        .matcher(pages.page(budi, "/73.24/meetings/new"));
    assertThat(organisation.find()).isTrue();
    String meeting = Ids.next().toString();
    assertThat(send("/meetings", "id", meeting, "version", "0", "kind", "coordination", "title", title("Rapat"),
        "heldOn", TestCast.today(clock).toString(), "place", "Malili", "minutes", "", "office", organisation.group(1)))
        .isEqualTo(303);

    assertThat(undo(listed)).contains("5 diurungkan.");

    assertThat(list()).doesNotContain(title("Masih jalan"));
    assertThat(pages.page(budi, "/73.24/meetings/" + meeting)).contains(partner);
  }

  private String take(String partner) throws Exception {
    int year = TestCast.today(clock).getYear();
    byte[] sheet = TestWorkbook
        .of(row(1, "Nomor", "Judul", "Mitra", "Tanggal", "Berakhir", "OPD") + paper(2, "Masih jalan", partner, year + 1)
            + paper(3, "Sudah lewat", partner, year - 1) + paper(4, "Buka tutup", partner, year + 1)
            + paper(5, "Tanpa sentuhan", partner, year + 1) + paper(6, "Lama selesai", partner, year - 1))
        .bytes();
    var request = post("/73.24/agreements/import/taking").session(session).cookie(budi).with(csrf());
    RegisterPages.form(pages.look(budi, sheet)).forEach(request::param);
    assertThat(mvc.perform(request).andReturn().getResponse().getStatus()).isEqualTo(303);
    return mvc.perform(get("/73.24/agreements").param("q", mark).session(session).cookie(budi))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String paper(int row, String words, String partner, int until) {
    return row(row, row + "/" + mark, title(words), partner, "01/02/2020", "01/02/" + until, "Disdukcapil");
  }

  private int send(String path, String... fields) throws Exception {
    var request = post("/73.24" + path).cookie(budi).with(csrf());
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(request).andReturn().getResponse().getStatus();
  }

  /** The page that answers. */
  private String undo(String listed) throws Exception {
    Matcher offer = UNDO.matcher(listed);
    assertThat(offer.find()).isTrue();
    MockHttpServletResponse done =
        mvc.perform(post("/73.24/undo/" + offer.group(1)).session(session).cookie(budi).with(csrf()))
            .andReturn()
            .getResponse();
    return mvc.perform(get(String.valueOf(done.getRedirectedUrl())).session(session).cookie(budi))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String list() throws Exception {
    return pages.list(budi, mark);
  }

  private String organisations() throws Exception {
    return pages.page(budi, "/73.24/meetings/new");
  }
}
