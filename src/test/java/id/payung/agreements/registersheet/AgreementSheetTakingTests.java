package id.payung.agreements.registersheet;

import static id.payung.platform.testing.TestWorkbook.number;
import static id.payung.platform.testing.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.agreements.register.AgreementContents;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.ImportedRegisterRow;
import id.payung.platform.sheets.taken.RecordRegisterKind;
import id.payung.platform.sheets.taken.RegisterAnswers;
import id.payung.platform.sheets.taken.RegisterDescription;
import id.payung.platform.sheets.taken.RegisterImport;
import id.payung.platform.sheets.taken.RegisterMatch;
import id.payung.platform.sheets.taken.RegisterRow;
import id.payung.platform.testing.LoggedStatementRecorder;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.RegisterPages;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.testing.TestWorkbook;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** A register of agreements as offices keep it comes in: shown, put right, taken, known again, taken back. */
@PayungTest
class AgreementSheetTakingTests {
  private static final Pattern UNDO = Pattern.compile("/undo/([0-9a-f-]{36})");

  @Autowired MockMvc mvc;
  @Autowired Clock clock;
  @Autowired TestCast cast;
  @Autowired RegisterImport imports;
  @Autowired AgreementRegister register;
  private Cookie budi;
  private String mark;
  private RegisterPages pages;

  @BeforeEach
  void budi_signs_in() throws Exception {
    budi = TestSignIn.sessionCookie(mvc, "budi");
    pages = new RegisterPages(mvc, "/73.24/agreements", "register kerja sama.xlsx");
    mark = "r" + Ids.next().toString().replace("-", "").substring(16);
  }

  private String title(String words) {
    return words + " " + mark;
  }

  /** Letterhead, heads in row 4, dates in all shapes, a title among the rows, a total and a signature below. */
  private byte[] messy() {
    int next = TestCast.today(clock).getYear() + 1;
    return TestWorkbook.of("",
        row(1, "PEMERINTAH KABUPATEN LUWU TIMUR") + row(2, "REGISTER KERJA SAMA DAERAH")
            + row(4, "No", "Nomor PKS", "Tentang", "Pihak Kedua", "Jenis", "Tgl. TTD", "Masa Berlaku", "OPD", "Ket.")
            + row(5, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)") + row(6, "A. TAHUN 2023")
            + row(7, number("1"), "119/01/" + mark, title("Akta lahir cepat"), "Yayasan Teduh", "MoU",
                "12 Januari 2023", "s.d. 31-12-" + next, "Disdukcapil", "Arsip lemari 2")
            + row(8, number("2"), "119/02/" + mark, title("Pendampingan"), "YAYASAN TEDUH CONTOH.", "PKS",
                number("44941", 1), "2 (dua) tahun", "dinas sosial pemberdayaan perempuan & perlindungan anak", "")
            + row(9, number("3"), "", title("Rumah aman"), "Yayasan Teduh; Disdukcapil", "", "05/02/2023",
                "5 Februari 2023 - 5 Februari " + next, "Dinsos P3A", "")
            + row(10, "JUMLAH", "", "", "", "", "", "", number("3"))
            + row(12, "", "", "", "", "", "", "Malili, 12 Januari 2024") + row(13, "", "", "", "", "", "", "NIP. 1980"),
        "<mergeCells count=\"2\"><mergeCell ref=\"A1:I1\"/><mergeCell ref=\"A6:I6\"/></mergeCells>").bytes();
  }

  @Test
  void a_messy_register_is_shown_taken_and_known_the_second_time() throws Exception {
    String looked = look(budi, messy());
    assertThat(looked).contains("3 baru · 0 sudah ada · 0 menunggu", "A. TAHUN 2023", "JUMLAH")
        .contains("dicatat sebagai berakhir");
    assertThat(list()).doesNotContain(title("Akta lahir cepat"));

    MockHttpServletResponse taken = take(budi, looked, Map.of());
    assertThat(taken.getStatus()).isEqualTo(303);
    String listed = list();
    assertThat(listed).contains(title("Akta lahir cepat"), title("Pendampingan"), title("Rumah aman"));
    String page = open(listed, title("Akta lahir cepat"));
    assertThat(page).contains("Kesepakatan Bersama", "119/01/" + mark, "Berlaku", "baris 7", "Arsip lemari 2")
        .contains("Pindaian naskahnya belum ada");
    assertThat(open(listed, title("Pendampingan"))).contains("Masa berlakunya habis, menurut register",
        "15 Januari 2025");

    assertThat(look(budi, messy())).contains("0 baru · 3 sudah ada · 0 menunggu", "Semua baris sudah ada");
    assertThat(take(budi, looked, Map.of()).getStatus()).isEqualTo(200);
  }

  @Test
  void what_was_taken_is_taken_back_by_one_press_unless_somebody_changed_it_and_comes_again() throws Exception {
    MockHttpSession session = new MockHttpSession();
    var request = post("/73.24/agreements/import/taking").session(session).cookie(budi).with(csrf());
    RegisterPages.form(look(budi, messy())).forEach(request::param);
    mvc.perform(request);
    String listed = mvc.perform(get("/73.24/agreements").param("q", mark).session(session).cookie(budi))
        .andReturn()
        .getResponse()
        .getContentAsString();
    assertThat(listed).contains("3 kerja sama diambil dari register.");
    Matcher offer = UNDO.matcher(listed);
    assertThat(offer.find()).isTrue();
    String changed = pages.idOf(listed, title("Rumah aman"));
    assertThat(mvc.perform(
        post("/73.24/agreements/" + changed + "/beginning").param("begunOn", "2023-03-01").cookie(budi).with(csrf()))
        .andReturn()
        .getResponse()
        .getStatus()).isEqualTo(303);

    mvc.perform(post("/73.24/undo/" + offer.group(1)).session(session).cookie(budi).with(csrf()));

    assertThat(list()).contains(title("Rumah aman"))
        .doesNotContain(title("Akta lahir cepat"))
        .doesNotContain(title("Pendampingan"));
    assertThat(look(budi, messy())).contains("2 baru · 1 sudah ada · 0 menunggu");
  }

  @Test
  void a_register_of_2000_rows_is_looked_at_in_a_few_statements() throws Exception {
    StringBuilder rows = new StringBuilder(row(1, "Nomor", "Judul", "Mitra", "Tanggal", "OPD", "Desa"));
    for (int i = 2; i < 2002; i++) {
      rows.append(row(i, i + "/" + mark, title("Kerja sama " + i), i % 3 == 0 ? "Yayasan Teduh" : "PT Mitra " + i % 90,
          "01/02/2024", "Disdukcapil", "Magani"));
    }
    byte[] sheet = TestWorkbook.of(rows.toString()).bytes();

    look(budi, sheet); // which makes room among the sheets of before
    List<String> statements = LoggedStatementRecorder
        .record(() -> assertThat(look(budi, sheet)).contains("2.000 baru · 0 sudah ada · 0 menunggu"));

    assertThat(statements).hasSizeLessThan(30);
  }

  @Test
  void rows_that_are_not_understood_wait_and_the_others_come() throws Exception {
    LocalDate tomorrow = TestCast.today(clock).plusDays(1);
    byte[] sheet =
        TestWorkbook
            .of(row(1, "Nomor", "Judul", "Mitra", "Tanggal", "Berakhir", "OPD", "Desa")
                + row(2, "1/" + mark, title("Baik"), "Yayasan Teduh", "01/02/2024", "01/02/2030", "Disdukcapil",
                    "Magani")
                + row(3, "2/" + mark, title("Tanpa hari"), "Yayasan Teduh", "", "01/02/2030", "Disdukcapil", "")
                + row(4, "3/" + mark, title("Hari salah"), "Yayasan Teduh", "31 Februari 2024", "", "Disdukcapil", "")
                + row(5, "4/" + mark, title("Terbalik"), "Yayasan Teduh", "01/02/2024", "01/02/2023", "Disdukcapil", "")
                + row(6, "5/" + mark, title("Kantor entah"), "Yayasan Teduh", "01/02/2024", "", "Dinas Entah", "")
                + row(7, "6/" + mark, title("Desa entah"), "Yayasan Teduh", "01/02/2024", "", "Disdukcapil",
                    "Desa Entah")
                + row(8, "7/" + mark, title("Besok"), "Yayasan Teduh", tomorrow.toString(), "", "Disdukcapil", "")
                + row(9, "8/" + mark, title("Typo"), "Yayasan Teduh", "01/02/2024", "01/02/2124", "Disdukcapil", "")
                + row(10, "9/" + mark, title("Rumus"), "Yayasan Teduh", "<c t=\"e\"><v>#N/A</v></c>", "", "Disdukcapil",
                    "")
                + row(11, "1/" + mark, title("Kembar"), "Yayasan Teduh", "01/02/2024", "", "Disdukcapil", ""))
            .bytes();

    String looked = look(budi, sheet);

    assertThat(looked).contains("1 baru · 1 sudah ada · 8 menunggu", "Sama dengan baris 2", "Dinas Entah",
        "31 Februari 2024", "Tahun 2124 terlalu jauh");
    assertThat(take(budi, looked, Map.of()).getStatus()).isEqualTo(303);
    assertThat(list()).contains(title("Baik")).doesNotContain(title("Tanpa hari"));
  }

  @Test
  void a_number_for_one_that_is_kept_without_any_is_said_to_be_left() throws Exception {
    String heads = row(1, "Nomor", "Judul", "Mitra", "Tanggal", "OPD");
    String looked = look(budi,
        TestWorkbook.of(heads + row(2, "", title("Tanpa nomor"), "Yayasan Teduh", "01/02/2024", "Disdukcapil"))
            .bytes());
    assertThat(take(budi, looked, Map.of()).getStatus()).isEqualTo(303);

    assertThat(look(budi,
        TestWorkbook.of(heads + row(2, "9/" + mark, title("Tanpa nomor"), "Yayasan Teduh", "01/02/2024", "Disdukcapil"))
            .bytes()))
        .contains("0 baru · 1 sudah ada · 0 menunggu", "Nomor 9/" + mark + " dari baris ini tidak diambil.");
  }

  @Test
  void an_unknown_partner_waits_until_somebody_says_what_it_is() throws Exception {
    String partner = "Kelompok Rukun " + mark;
    byte[] sheet = TestWorkbook.of(row(1, "Nomor", "Judul", "Mitra", "Tanggal", "OPD")
        + row(2, "1/" + mark, title("Satu"), partner, "01/02/2024", "Disdukcapil")
        + row(3, "2/" + mark, title("Dua"), "PT. Tambang " + mark, "01/02/2024", "Disdukcapil")).bytes();

    String looked = look(budi, sheet);
    assertThat(looked).contains("1 baru · 0 sudah ada · 1 menunggu", partner);
    Matcher field = Pattern.compile("<label for=\"(name\\.[0-9a-f-]{36})\">Kelompok").matcher(looked);
    assertThat(field.find()).isTrue();

    String again = take(budi, looked, Map.of(field.group(1), "new:ngo", "again", "yes")).getContentAsString();
    assertThat(again).contains("2 baru · 0 sudah ada · 0 menunggu");
    assertThat(take(budi, looked, Map.of(field.group(1), "new:ngo")).getStatus()).isEqualTo(303);
    assertThat(list()).contains(title("Satu"), partner, "PT. Tambang " + mark);
    assertThat(take(budi, looked, Map.of(field.group(1), "same:" + Ids.next())).getStatus()).isEqualTo(200);
  }

  @Test
  void a_person_says_which_column_is_which() throws Exception {
    byte[] sheet = TestWorkbook
        .of(row(1, "Kode " + mark, "Apa saja " + mark, "Bersama siapa " + mark, "Kapan " + mark, "Kantor mana " + mark)
            + row(2, "1/" + mark, title("Kolom aneh"), "Yayasan Teduh", "01/02/2024", "Disdukcapil"))
        .bytes();

    MockHttpServletResponse looked = upload(budi, sheet);
    assertThat(looked.getStatus()).isEqualTo(422);
    assertThat(looked.getContentAsString()).contains("Kolom wajib ini tidak ada", "Bersama siapa");

    Map<String, String> columns =
        Map.of("column.0", "0", "column.2", "1", "column.4", "3", "column.8", "2", "column.9", "4");
    assertThat(take(budi, looked.getContentAsString(), columns).getStatus()).isEqualTo(303);
    assertThat(open(list(), title("Kolom aneh"))).contains("Yayasan Teduh Contoh", "1/" + mark);
  }

  @Test
  void of_several_sheets_a_person_chooses_one() throws Exception {
    String head = row(1, "Nomor", "Judul", "Mitra", "Tanggal", "OPD");
    byte[] sheet =
        TestWorkbook.of(head + row(2, "1/" + mark, title("Lembar satu"), "Yayasan Teduh", "01/02/2024", "Disdukcapil"))
            .and("visible", "",
                head + row(2, "2/" + mark, title("Lembar dua"), "Yayasan Teduh", "01/02/2025", "Disdukcapil"), "")
            .bytes();

    String looked = look(budi, sheet);
    assertThat(looked).contains(title("Lembar satu")).doesNotContain(title("Lembar dua"));

    assertThat(take(budi, looked, Map.of("sheet", "1", "again", "yes")).getContentAsString())
        .contains(title("Lembar dua"))
        .doesNotContain(title("Lembar satu"));
  }

  /** What comes from a register is in force at once, and that is the keepers' to say. */
  @Test
  void a_clerk_brings_no_register_in() throws Exception {
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");
    byte[] sheet = TestWorkbook.of(row(1, "Nomor", "Judul", "Mitra", "Tanggal", "OPD")
        + row(2, "1/" + mark, title("Milik sendiri"), "Yayasan Teduh", "01/02/2024", "Disdukcapil")).bytes();
    String looked = look(budi, sheet);

    assertThat(upload(citra, sheet).getStatus()).isEqualTo(403);
    assertThat(take(citra, looked, Map.of()).getStatus()).isEqualTo(403);
    assertThat(mvc.perform(get("/73.24/agreements").cookie(citra)).andReturn().getResponse().getContentAsString())
        .contains("/73.24/agreements/new")
        .doesNotContain("/73.24/agreements/import");
    assertThat(mvc.perform(get("/73.24/agreements").cookie(budi)).andReturn().getResponse().getContentAsString())
        .contains("/73.24/agreements/import");
    assertThat(list()).doesNotContain(title("Milik sendiri"));
  }

  @Test
  void names_are_compared_where_only_a_few_compute_at_once() throws Exception {
    Map<String, String> form = RegisterPages.form(look(budi, messy()));
    form.put("again", "yes");
    List<String> threads = new ArrayList<>();
    RecordRegisterKind<AgreementRegisterRow, AgreementContents.Signed> watched = new RecordRegisterKind<>() {
      @Override
      public RegisterDescription about() {
        return register.about();
      }

      @Override
      public SheetDefinition<AgreementRegisterRow> sheet() {
        return register.sheet();
      }

      @Override
      public RegisterMatch<AgreementContents.Signed> match(Actor actor, SheetPreview<AgreementRegisterRow> read,
          RegisterAnswers answers) {
        threads.add(Thread.currentThread().getName());
        return register.match(actor, read, answers);
      }

      @Override
      public List<ImportedRegisterRow> take(Actor actor, String fileName,
          List<RegisterRow<AgreementContents.Signed>> rows) {
        return register.take(actor, fileName, rows);
      }

      @Override
      public void undo(Actor actor, ImportedRegisterRow step) {
        register.undo(actor, step);
      }
    };
    Actor actor = cast.actorOf(TestCast.SECRETARY);

    ActorContext.runAs(actor, () -> imports.take(watched, form, actor, TestCast.today(clock)));

    assertThat(threads).containsExactly("files");
  }

  @Test
  void headings_of_any_length_are_offered_cut() throws Exception {
    List<String> heads = new ArrayList<>(List.of("Nomor", "Judul", "Mitra", "Tanggal", "OPD"));
    IntStream.range(0, 20).forEach(i -> heads.add("Kolom" + i + "-" + "x".repeat(100)));
    byte[] sheet = TestWorkbook.of(row(1, heads.toArray(String[]::new))
        + row(2, "1/" + mark, title("Lebar"), "Yayasan Teduh", "01/02/2024", "Disdukcapil")).bytes();

    String looked = look(budi, sheet);

    assertThat(looked).contains("1 baru", "Kolom5-xxx", "Kolom19-xxx").doesNotContain("x".repeat(61));
  }

  @Test
  void a_file_of_more_unknown_names_than_anybody_can_answer_is_refused_in_words() throws Exception {
    StringBuilder rows = new StringBuilder(row(1, "Nomor", "Judul", "Mitra", "Tanggal", "OPD"));
    for (int i = 2; i < 102; i++) {
      int number = i;
      String partners =
          IntStream.range(0, 30).mapToObj(one -> "Lembaga " + number + "q" + one).collect(Collectors.joining("; "));
      rows.append(row(i, i + "/" + mark, title("Banyak " + i), partners, "01/02/2024", "Disdukcapil"));
    }

    MockHttpServletResponse looked = upload(budi, TestWorkbook.of(rows.toString()).bytes());

    assertThat(looked.getStatus()).isEqualTo(422);
    assertThat(looked.getContentAsString()).contains("Lebih dari 2.000 nama di berkas ini belum dikenal");
  }

  @Test
  void others_may_not_and_old_files_are_refused_with_what_to_do() throws Exception {
    for (String who : new String[]{"hadi", "joko", "indah", "citra", "dewi"}) {
      assertThat(mvc.perform(get("/73.24/agreements/import").cookie(TestSignIn.sessionCookie(mvc, who)))
          .andReturn()
          .getResponse()
          .getStatus()).isEqualTo(403);
    }
    MockHttpServletResponse old = upload(budi, new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4});
    assertThat(old.getStatus()).isEqualTo(422);
    assertThat(old.getContentAsString()).contains(".xls");
    MockHttpServletResponse text = upload(budi, "bukan lembar".getBytes(StandardCharsets.UTF_8));
    assertThat(text.getStatus()).isEqualTo(422);
    assertThat(mvc.perform(get("/73.24/agreements/import/template.xlsx").cookie(budi))
        .andReturn()
        .getResponse()
        .getContentAsByteArray()).hasSizeGreaterThan(1000);
  }

  @Test
  void a_form_that_was_tampered_with_breaks_nothing() throws Exception {
    String looked = look(budi, messy());

    assertThat(take(budi, looked, Map.of("sha256", "../../etc/passwd")).getStatus()).isBetween(400, 499);
    assertThat(take(budi, looked, Map.of("sha256", "0".repeat(64))).getStatus()).isBetween(400, 499);
    assertThat(take(budi, looked,
        Map.of("column.2", "999", "column.99", "0", "sheet", "77", "choice.kind", "rik", "again", "yes")).getStatus())
        .isIn(200, 422);
    assertThat(take(budi, looked, Map.of("fileName", "a\u0000b".repeat(200), "run", "x")).getStatus()).isEqualTo(303);
    assertThat(open(list(), title("Rumah aman"))).contains("Dari register");
  }

  /** Files that broke an earlier version, where their folder is there. */
  @Test
  void attack_files_are_refused_or_read_and_nothing_breaks() throws Exception {
    Path folder = Path.of(System.getProperty("payung.trials", "/work/shared/trials"));
    assumeTrue(Files.isDirectory(folder));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        MockHttpServletResponse looked = upload(budi, Files.readAllBytes(file));
        assertThat(looked.getStatus()).as(file.toString()).isIn(200, 422);
        if (looked.getStatus() == 200) {
          assertThat(looked.getContentAsString()).as(file.toString()).doesNotContain("Ambil 1 kerja sama");
        }
      }
    }
  }

  @Test
  void more_rows_than_are_read_are_refused() throws Exception {
    StringBuilder rows = new StringBuilder(row(1, "Nomor", "Judul", "Mitra", "Tanggal"));
    for (int i = 2; i < 2003; i++) {
      rows.append(row(i, i + "/" + mark, "Banyak", "Yayasan Teduh", "01/02/2024"));
    }
    MockHttpServletResponse looked = upload(budi, TestWorkbook.of(rows.toString()).bytes());

    assertThat(looked.getStatus()).isEqualTo(422);
    assertThat(looked.getContentAsString()).contains("2.000 baris");
  }

  private String list() throws Exception {
    return pages.list(budi, mark);
  }

  private String open(String listed, String title) throws Exception {
    return pages.open(budi, listed, title);
  }

  private String look(Cookie who, byte[] sheet) throws Exception {
    return pages.look(who, sheet);
  }

  private MockHttpServletResponse upload(Cookie who, byte[] sheet) throws Exception {
    return pages.upload(who, sheet);
  }

  private MockHttpServletResponse take(Cookie who, String looked, Map<String, String> answers) throws Exception {
    return pages.take(who, looked, answers);
  }
}
