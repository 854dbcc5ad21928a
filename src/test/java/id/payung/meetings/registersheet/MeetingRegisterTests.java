package id.payung.meetings.registersheet;

import static id.payung.platform.testing.TestWorkbook.number;
import static id.payung.platform.testing.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.meetings.Meeting;
import id.payung.meetings.MeetingRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.testing.LoggedStatementRecorder;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.RegisterPages;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.testing.TestWorkbook;
import jakarta.servlet.http.Cookie;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** A register of meetings as offices keep it comes in, with what was decided. */
@PayungTest
class MeetingRegisterTests {
  @Autowired MockMvc mvc;
  @Autowired Clock clock;
  @Autowired MeetingRepository meetings;
  @Autowired TestCast cast;
  private Cookie budi;
  private String mark;
  private RegisterPages pages;

  @BeforeEach
  void budi_signs_in() throws Exception {
    budi = TestSignIn.sessionCookie(mvc, "budi");
    pages = new RegisterPages(mvc, "/73.24/meetings", "agenda.xlsx");
    mark = "m" + Ids.next().toString().replace("-", "").substring(16);
  }

  private byte[] messy() {
    LocalDate due = TestCast.today(clock).plusDays(40);
    return TestWorkbook
        .of("",
            row(1, "BUKU AGENDA RAPAT")
                + row(3, "No", "Hari/Tanggal", "Agenda Rapat", "Tempat", "Peserta", "Pimpinan", "Hasil Rapat", "PIC",
                    "Batas Waktu")
                + row(4, "BULAN JANUARI")
                + row(5, number("1"), "Senin, 15 Januari 2024", "Rapat Gugus Tugas " + mark, "Aula Bappeda",
                    "1. Disdukcapil 2. Dinsos P3A 3. Karang Taruna", "Sekretaris Daerah",
                    "1. Menyusun data anak 2. Membuat jadwal", "1. Disdukcapil 2. Dinsos P3A", due.toString())
                + row(6, number("2"), number("45324", 1), "Audiensi " + mark, "", "Yayasan Teduh, Disdukcapil", "",
                    "- Disepakati kunjungan\n- Ditindaklanjuti", "Disdukcapil", "31/03/2024")
                + row(7, number("3"), "12/02/2024", "Rapat persiapan " + mark, "", "", "", "Semua siap", "", "")
                + row(8, number("4"), "", "Tanpa hari " + mark, "", "Disdukcapil", "", "", "", "")
                + row(9, "Jumlah", "", "", "", "", "", "", "", number("4")),
            "<mergeCells count=\"1\"><mergeCell ref=\"A4:I4\"/></mergeCells>")
        .bytes();
  }

  @Test
  void a_messy_register_is_taken_with_its_decisions_and_known_the_second_time() throws Exception {
    String looked = look(messy());
    assertThat(looked).contains("2 baru · 0 sudah ada · 2 menunggu", "BULAN JANUARI", "Karang Taruna")
        .contains("2 keputusan menjadi tindak lanjut", "tenggatnya sudah lewat", "Tidak ada peserta yang dikenal");

    Map<String, String> office = Map.of("choice.office", TestCast.DP3A.toString());
    assertThat(take(looked, office).getStatus()).isEqualTo(303);

    String listed = list();
    assertThat(listed).contains("Rapat Gugus Tugas " + mark, "Audiensi " + mark, "Rapat persiapan " + mark)
        .doesNotContain("Tanpa hari");
    String page = open(listed, "Rapat Gugus Tugas " + mark);
    assertThat(page).contains("Menyusun data anak", "Membuat jadwal", "Pimpinan rapat: Sekretaris Daerah")
        .contains("Peserta lain: Karang Taruna", "baris 5", "Aula Bappeda", "Rapat Gugus Tugas KLA");
    assertThat(open(listed, "Audiensi " + mark)).contains("1. Disepakati kunjungan (Disdukcapil)", "Yayasan Teduh");

    assertThat(take(look(messy()), office).getContentAsString()).contains("0 baru · 3 sudah ada · 1 menunggu");
  }

  @Test
  void decisions_whose_day_has_passed_are_owed_when_a_person_says_so() throws Exception {
    String looked = look(messy());

    assertThat(take(looked, Map.of("choice.late", "owed")).getStatus()).isEqualTo(303);

    assertThat(open(list(), "Audiensi " + mark)).contains("Disepakati kunjungan")
        .doesNotContain("1. Disepakati kunjungan");
  }

  @Test
  void a_deadline_that_is_no_day_stays_in_the_minutes_and_a_length_is_followed_up() throws Exception {
    LocalDate held = TestCast.today(clock).minusDays(1);
    String friday = "Jum'at, " + held.getDayOfMonth() + "/" + held.getMonthValue() + "/" + held.getYear();
    String looked = look(TestWorkbook
        .of(row(1, "Tanggal", "Acara", "Peserta", "Keputusan", "PIC", "Batas waktu")
            + row(2, friday, "Rapat segera " + mark, "Disdukcapil", "Menyusun data", "Disdukcapil", "Desember 2026")
            + row(3, held.toString(), "Rapat lama " + mark, "Disdukcapil", "Membuat jadwal", "Disdukcapil", "2 minggu"))
        .bytes());

    assertThat(looked).contains("2 baru · 0 sudah ada · 0 menunggu", "Desember 2026\" bukan tanggal atau lamanya")
        .contains("1 keputusan menjadi tindak lanjut")
        .doesNotContain("karena penanggung jawab atau tenggatnya tidak ada");
    assertThat(take(looked, Map.of()).getStatus()).isEqualTo(303);
    assertThat(open(list(), "Rapat segera " + mark)).contains("1. Menyusun data (Disdukcapil)",
        "Batas waktu: Desember 2026");
    assertThat(open(list(), "Rapat lama " + mark)).contains("Membuat jadwal").doesNotContain("1. Membuat jadwal");
  }

  @Test
  void decisions_that_a_known_row_adds_are_said_to_be_left() throws Exception {
    String left = "Keputusan di baris ini tidak diambil";
    String due = TestCast.today(clock).plusDays(30).toString();
    String heads = row(1, "Tanggal", "Acara", "Peserta", "Keputusan", "PIC", "Batas waktu");
    String first = row(2, "15/01/2024", "Rapat " + mark, "Disdukcapil", "1. Satu hal 2. Dua hal",
        "1. Disdukcapil 2. Kantor entah", due);
    String twin = row(3, "15/01/2024", "Rapat " + mark, "Disdukcapil", "Hal ketiga", "Disdukcapil", due);

    assertThat(take(look(TestWorkbook.of(heads + first).bytes()), Map.of()).getStatus()).isEqualTo(303);

    assertThat(look(TestWorkbook.of(heads + first).bytes())).contains("0 baru · 1 sudah ada").doesNotContain(left);
    assertThat(look(TestWorkbook.of(heads + first + twin).bytes())).contains("0 baru · 2 sudah ada").contains(left);
    assertThat(look(TestWorkbook.of(heads + twin).bytes())).contains("0 baru · 1 sudah ada").contains(left);
  }

  @Test
  void a_text_and_an_empty_workbook_are_called_what_they_are() throws Exception {
    byte[] text = "Notulen rapat\nHadir semua, juga tamu\nSelesai\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThat(lookAt(text, 422)).contains("Berkas ini bukan lembar Excel yang dapat dibaca")
        .doesNotContain("Kolom wajib", "Baris judul");
    assertThat(lookAt(TestWorkbook.of("").bytes(), 422)).contains("Lembarnya kosong").doesNotContain("Baris judul");
    assertThat(lookAt(TestWorkbook.of(row(1, "Satu")).bytes(), 422)).contains("Baris judul kolom tidak ditemukan");
  }

  @Test
  void what_was_taken_is_taken_back_unless_somebody_has_written_in_it() throws Exception {
    MockHttpSession session = new MockHttpSession();
    var request = post("/73.24/meetings/import/taking").session(session).cookie(budi).with(csrf());
    RegisterPages.form(look(messy())).forEach(request::param);
    mvc.perform(request);
    String listed = mvc.perform(get("/73.24/meetings").param("q", mark).session(session).cookie(budi))
        .andReturn()
        .getResponse()
        .getContentAsString();
    Matcher offer = Pattern.compile("/undo/([0-9a-f-]{36})").matcher(listed);
    assertThat(offer.find()).isTrue();
    mvc.perform(post("/73.24/meetings/" + pages.idOf(listed, "Audiensi " + mark) + "/proposals")
        .param("proposal", Ids.next().toString())
        .param("text", "Usul baru")
        .cookie(budi)
        .with(csrf()));

    mvc.perform(post("/73.24/undo/" + offer.group(1)).session(session).cookie(budi).with(csrf()));

    assertThat(list()).contains("Audiensi " + mark).doesNotContain("Rapat Gugus Tugas " + mark);
    assertThat(look(messy())).contains("1 baru · 1 sudah ada · 2 menunggu");
  }

  @Test
  void a_register_of_2000_rows_is_looked_at_in_a_few_statements_and_a_part_is_taken() throws Exception {
    StringBuilder rows = new StringBuilder(row(1, "Tanggal", "Acara", "Peserta", "Keputusan"));
    for (int i = 2; i < 2002; i++) {
      rows.append(row(i, i < 252 ? "01/02/2024" : "besok", "Rapat " + i + " " + mark, "Disdukcapil; Kantor " + i % 80,
          "Lanjut"));
    }
    byte[] sheet = TestWorkbook.of(rows.toString()).bytes();

    look(sheet); // which makes room among the sheets of before
    List<String> statements = LoggedStatementRecorder
        .record(() -> assertThat(look(sheet)).contains("250 baru · 0 sudah ada · 1.750 menunggu"));
    assertThat(statements).hasSizeLessThan(30);

    String looked = look(sheet);
    List<String> written =
        LoggedStatementRecorder.record(() -> assertThat(take(looked, Map.of()).getStatus()).isEqualTo(303));
    assertThat(written).hasSizeLessThan(60);
    assertThat(look(sheet)).contains("0 baru · 250 sudah ada · 1.750 menunggu");
  }

  @Test
  void of_meetings_with_the_title_of_a_row_no_text_is_loaded() throws Exception {
    Actor actor = cast.actorOf(TestCast.SECRETARY);
    LocalDate today = TestCast.today(clock);
    List<Meeting> many = IntStream.range(1, 301)
        .mapToObj(days -> RecordCopy.blank(Meeting.class)
            .with(Meeting::id, Ids.next())
            .with(Meeting::kind, "coordination")
            .with(Meeting::title, "Rapat " + mark)
            .with(Meeting::heldOn, today.minusDays(days))
            .with(Meeting::minutes, "Hasil… ".repeat(7000))
            .with(Meeting::attendance, Set.of(TestCast.DP3A))
            .with(Meeting::organisations, List.of(TestCast.DP3A))
            .make())
        .toList();
    ActorContext.callAs(actor, () -> meetings.insertMeetings(actor, many, List.of()));
    byte[] one = TestWorkbook.of(row(1, "Tanggal", "Acara", "Peserta", "Keputusan")
        + row(2, today.minusDays(7).toString(), "Rapat " + mark, "Disdukcapil", "Hasil")).bytes();
    look(one);

    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getTotalThreadAllocatedBytes();
    assertThat(look(one)).contains("0 baru · 1 sudah ada").doesNotContain("Keputusan di baris ini tidak diambil");
    assertThat(threads.getTotalThreadAllocatedBytes() - before).isLessThan(25_000_000);
  }

  @Test
  void others_may_not() throws Exception {
    for (String who : new String[]{"citra", "hadi", "joko"}) {
      assertThat(mvc.perform(get("/73.24/meetings/import").cookie(TestSignIn.sessionCookie(mvc, who)))
          .andReturn()
          .getResponse()
          .getStatus()).isEqualTo(403);
    }
    assertThat(mvc.perform(get("/73.24/meetings/import/template.xlsx").cookie(budi))
        .andReturn()
        .getResponse()
        .getContentAsByteArray()).hasSizeGreaterThan(1000);
  }

  private String list() throws Exception {
    return pages.list(budi, mark);
  }

  private String open(String listed, String title) throws Exception {
    return pages.open(budi, listed, title);
  }

  private String look(byte[] sheet) throws Exception {
    return pages.look(budi, sheet);
  }

  private String lookAt(byte[] sheet, int status) throws Exception {
    MockHttpServletResponse looked = pages.upload(budi, sheet);
    assertThat(looked.getStatus()).isEqualTo(status);
    return looked.getContentAsString();
  }

  private MockHttpServletResponse take(String looked, Map<String, String> answers) throws Exception {
    return pages.take(budi, looked, answers);
  }
}
