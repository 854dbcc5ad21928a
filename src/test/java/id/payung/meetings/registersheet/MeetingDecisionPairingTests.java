package id.payung.meetings.registersheet;

import static id.payung.platform.testing.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.RegisterPages;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.testing.TestWorkbook;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Each decision of a row has the owner and the deadline that stand on its line. */
@PayungTest
class MeetingDecisionPairingTests {
  private static final DateTimeFormatter IN_WORDS =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("id-ID"));
  @Autowired MockMvc mvc;
  @Autowired Clock clock;
  private Cookie budi;
  private String title;
  private RegisterPages pages;
  private LocalDate first;

  @BeforeEach
  void budi_signs_in() throws Exception {
    budi = TestSignIn.sessionCookie(mvc, "budi");
    pages = new RegisterPages(mvc, "/73.24/meetings", "agenda.xlsx");
    title = "Rapat m" + Ids.next().toString().replace("-", "").substring(16);
    first = LocalDate.of(TestCast.today(clock).getYear() + 1, 12, 10);
  }

  private String look(String decisions, String owners, String due) throws Exception {
    return pages.look(budi, sheet(decisions, owners, due));
  }

  private byte[] sheet(String decisions, String owners, String due) {
    return TestWorkbook
        .of(row(1, "Tanggal", "Acara", "Peserta", "Keputusan", "PIC", "Batas waktu")
            + row(2, TestCast.today(clock).minusDays(1).toString(), title, "Disdukcapil", decisions, owners, due))
        .bytes();
  }

  private String taken(String looked, Map<String, String> answers) throws Exception {
    assertThat(pages.take(budi, looked, answers).getStatus()).isEqualTo(303);
    return pages.open(budi, pages.list(budi, title.substring(6)), title);
  }

  private String told(LocalDate day) {
    return IN_WORDS.format(day);
  }

  private String shortly(LocalDate day) {
    return told(day).replace("Desember", "Des");
  }

  @Test
  void deadlines_are_paired_line_by_line_like_the_owners_and_shown_before_they_are_taken() throws Exception {
    String looked = look("1. Empat hal\n2. Tiga hal\n3. Lima hal", "1. Disdukcapil\n2. Dinsos P3A\n3. Disdukcapil",
        "1. " + told(first) + "\n2. " + first.plusDays(5) + "\n3. 20");

    assertThat(looked).contains("1 baru · 0 sudah ada · 0 menunggu", "3 keputusan menjadi tindak lanjut")
        .containsPattern("Empat hal · [^<]+ · paling lambat " + told(first))
        .containsPattern("Tiga hal · [^<]+ · paling lambat " + told(first.plusDays(5)))
        .containsPattern("Lima hal · [^<]+ · paling lambat " + told(first.plusDays(10)));

    assertThat(taken(looked, Map.of())).containsSubsequence("Empat hal", shortly(first), "Tiga hal",
        shortly(first.plusDays(5)), "Lima hal", shortly(first.plusDays(10)));
  }

  @Test
  void one_line_that_is_no_day_leaves_the_others_and_loses_nothing() throws Exception {
    String looked = look("1. Satu hal\n2. Dua hal\n3. Tiga hal", "Disdukcapil\nDinas Antah Berantah\nDisdukcapil",
        told(first) + "\n" + told(first.plusDays(21)) + "\nakhir tahun");

    assertThat(looked).contains("1 keputusan menjadi tindak lanjut", "2 keputusan dicatat di notulen")
        .contains("Dua hal · Dinas Antah Berantah · " + told(first.plusDays(21))
            + " — dicatat di notulen: penanggung jawab belum dikenal")
        .contains("Tiga hal · Disdukcapil · akhir tahun — dicatat di notulen: tenggatnya bukan tanggal");

    assertThat(taken(looked, Map.of())).contains("Satu hal", shortly(first),
        "1. Dua hal (Dinas Antah Berantah; " + told(first.plusDays(21)) + ")",
        "2. Tiga hal (Disdukcapil; akhir tahun)");
  }

  @Test
  void what_cannot_be_paired_waits_until_a_person_says_what_becomes_of_it() throws Exception {
    String owner = "Disdukcapil";
    for (String due : new String[]{told(first) + "\n" + told(first.plusDays(5)), told(first) + "\n5\n20",
      "10\n15\n" + told(first.plusDays(10)), first + "; " + first.plusDays(5)}) {
      assertThat(look("1. Satu hal\n2. Dua hal\n3. Tiga hal", owner, due)).contains("0 baru · 0 sudah ada · 1 menunggu",
          "tidak jelas yang mana untuk yang mana", "choice.unpaired");
    }
    assertThat(look("1. Satu hal\n2. Dua hal\n3. Tiga hal", "Disdukcapil\nDinsos P3A", told(first)))
        .contains("3 keputusan, 2 penanggung jawab, 1 tenggat: tidak jelas");

    String looked = look("Satu hal", owner, told(first) + "\n" + told(first.plusDays(5)));
    String page = taken(looked, Map.of("choice.unpaired", "minutes"));
    assertThat(page).contains("1. Satu hal", "Penanggung jawab: Disdukcapil", told(first.plusDays(5)));
  }
}
