package id.payung.agreements.registersheet;

import static id.payung.platform.testing.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.RegisterPages;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.testing.TestWorkbook;
import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A row that may be an agreement that is there already waits until a person says what it is. */
@PayungTest
class AgreementRegisterTwinTests {
  private static final Pattern DOUBT = Pattern.compile("<select id=\"(choice\\.[0-9a-f-]{36})\"");

  @Autowired MockMvc mvc;
  private Cookie budi;
  private String mark;
  private RegisterPages pages;

  @BeforeEach
  void budi_signs_in() throws Exception {
    budi = TestSignIn.sessionCookie(mvc, "budi");
    pages = new RegisterPages(mvc, "/73.24/agreements", "register kerja sama.xlsx");
    mark = "w" + Ids.next().toString().replace("-", "").substring(16);
  }

  private String title(String words) {
    return words + " " + mark;
  }

  @Test
  void a_row_without_a_number_that_is_like_one_that_is_there_is_asked_about() throws Exception {
    String first = pages.look(budi, sheet(paper(2, "", "Rumah aman", "05/02/2023")));
    assertThat(pages.take(budi, first, Map.of()).getStatus()).isEqualTo(303);

    String looked = pages.look(budi, sheet(paper(2, "", "RUMAH AMAN", "06/02/2023")));
    assertThat(looked).contains("0 baru · 0 sudah ada · 1 menunggu", "Mungkin sudah ada", "5 Februari 2023");
    String field = doubt(looked);

    assertThat(pages.take(budi, looked, Map.of(field, "", "again", "yes")).getContentAsString())
        .contains("0 baru · 0 sudah ada · 1 menunggu");
    assertThat(pages.take(budi, looked, Map.of(field, "same", "again", "yes")).getContentAsString())
        .contains("0 baru · 1 sudah ada · 0 menunggu");
    assertThat(pages.take(budi, looked, Map.of(field, "other", "again", "yes")).getContentAsString())
        .contains("1 baru · 0 sudah ada · 0 menunggu");
    assertThat(pages.take(budi, looked, Map.of(field, "other")).getStatus()).isEqualTo(303);
    assertThat(pages.list(budi, mark)).contains("Rumah aman " + mark, "RUMAH AMAN " + mark);
  }

  @Test
  void two_such_rows_of_one_file_are_asked_about_and_later_ones_with_numbers_of_their_own_are_not() throws Exception {
    String looked = pages.look(budi, sheet(paper(2, "", "Satu", "05/02/2023") + paper(3, "", "Satu", "07/02/2023")
        + paper(4, "1/" + mark, "Dua", "05/02/2023") + paper(5, "2/" + mark, "Dua", "07/05/2023")));

    assertThat(looked).contains("3 baru · 0 sudah ada · 1 menunggu", "sama dengan baris 2");
    assertThat(pages.take(budi, looked, Map.of(doubt(looked), "same")).getStatus()).isEqualTo(303);
    assertThat(pages.list(budi, mark).split(Pattern.quote(">" + title("Satu") + "<"))).hasSize(2);
  }

  @Test
  void a_number_that_is_there_and_the_same_title_a_day_later_are_asked_about_whatever_else_differs() throws Exception {
    String first = pages.look(budi, sheet(paper(2, "119/" + mark, "Taman bacaan", "12/05/2024")));
    assertThat(pages.take(budi, first, Map.of()).getStatus()).isEqualTo(303);

    String looked = pages.look(budi, sheet(paper(2, "119/" + mark, "Perpanjangan taman", "12/11/2024")
        + paper(3, "120/" + mark, "Taman  Bacaan", "13/05/2024") + paper(4, "121/" + mark, "Taman baru", "13/05/2024")
        + paper(5, "121/" + mark, "Taman lain", "14/08/2024")));
    assertThat(looked).contains("1 baru · 0 sudah ada · 3 menunggu", "Nomor dan mitranya sama dengan “Taman bacaan",
        "Judul dan mitranya sama dengan “Taman bacaan", "Nomor dan mitranya sama dengan baris 4");
    assertThat(pages.take(budi, looked, Map.of(doubt(looked), "other", "again", "yes")).getContentAsString())
        .contains("2 baru · 0 sudah ada · 2 menunggu");
  }

  private byte[] sheet(String rows) {
    return TestWorkbook.of(row(1, "Nomor", "Judul", "Mitra", "Tanggal", "Berakhir", "OPD") + rows).bytes();
  }

  private String paper(int row, String number, String words, String signedOn) {
    return row(row, number, title(words), "Yayasan Teduh", signedOn, "05/02/2031", "Disdukcapil");
  }

  private static String doubt(String looked) {
    Matcher field = DOUBT.matcher(looked);
    assertThat(field.find()).isTrue();
    return field.group(1);
  }
}
