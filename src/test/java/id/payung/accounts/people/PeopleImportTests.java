package id.payung.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.ids.Ids;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import id.payung.platform.testing.TestWorkbook;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@PayungTest
class PeopleImportTests {
  private static final Pattern KEPT = Pattern.compile("name=\"sha256\" value=\"([0-9a-f]{64})\"");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
  @Autowired OrganisationRepository organisations;
  @Autowired PersonRegistration registration;
  @Autowired TransactionTemplate transactions;
  private Cookie ani;

  @BeforeEach
  void ani_signs_in() throws Exception {
    ani = TestSignIn.sessionCookie(mvc, "ani");
  }

  @Test
  void a_good_sheet_is_shown_then_taken_whole_and_the_second_time_changes_nothing() throws Exception {
    byte[] sheet = sheet(row("Lia Impor", "lia.impor", "Operator perangkat daerah", "Disdukcapil", null, ""),
        row("Mina Impor", "mina.impor", "VILLAGE_VOLUNTEER", "PATBM Magani Impor", "patbm", "73.24.02.1007"),
        row("Mina Impor", "mina.impor", "VILLAGE_MOVER", "PATBM Magani Impor", "patbm", "Magani, Kec. Nuha"));

    MockHttpServletResponse looked = upload(sheet);
    assertThat(looked.getStatus()).isEqualTo(200);
    assertThat(looked.getContentAsString()).contains("2 orang dan 3 penugasan").contains("PATBM Magani Impor");
    assertThat(people("Lia Impor")).doesNotContain(">Lia Impor");

    MockHttpServletResponse taken = confirmImport(looked);
    assertThat(taken.getStatus()).isBetween(302, 303);
    assertThat(people("Lia Impor")).contains(">Lia Impor<");

    assertThat(upload(sheet).getContentAsString()).contains("Semua baris sudah ada");
    confirmImport(looked);
    assertThat(count(people("Mina Impor"), ">Mina Impor<")).isEqualTo(2);
  }

  @Test
  void one_wrong_row_and_nothing_is_taken() throws Exception {
    byte[] sheet = sheet(row("Nadia Utuh", "nadia.utuh", "OFFICE_CLERK", "Disdukcapil", null, ""),
        row("Oki Salah", "oki.salah", "VILLAGE_VOLUNTEER", "Kantor Entah", null, "Desa Entah"),
        row("Rani Lain", "kiki", "OFFICE_CLERK", "Disdukcapil", null, ""));

    MockHttpServletResponse looked = upload(sheet);

    assertThat(looked.getStatus()).isEqualTo(422);
    assertThat(looked.getContentAsString()).contains("Kantor Entah")
        .contains("Desa Entah")
        .contains("sudah dipakai")
        .doesNotContain("name=\"sha256\"");
    assertThat(people("Nadia")).doesNotContain(">Nadia Utuh<");
  }

  @Test
  void a_village_of_which_there_are_two_is_asked_about() throws Exception {
    String answer = upload(sheet(row("Sari Dua", "sari.dua", "VILLAGE_VOLUNTEER", "Disdukcapil", null, "Baruga")))
        .getContentAsString();

    assertThat(answer).contains("lebih dari satu Baruga").contains("Kec.");
  }

  @Test
  void nobody_becomes_system_administrator_by_a_sheet() throws Exception {
    MockHttpServletResponse looked =
        upload(sheet(row("Tuti Tinggi", "tuti.tinggi", "SYSTEM_ADMIN", "Disdukcapil", null, "")));

    assertThat(looked.getStatus()).isEqualTo(422);
  }

  @Test
  void an_organisation_that_rests_is_known_and_gets_no_new_mandate() throws Exception {
    UUID office = Ids.next();
    Actor admin = cast.actorOf(TestCast.ADMIN);
    ActorContext.runAs(admin, () -> {
      organisations.insertIfAbsent(admin, office, "opd", "Kantor Istirahat Contoh", "", null, true);
      organisations.update(admin, office, 1, "Kantor Istirahat Contoh", "", false);
    });

    MockHttpServletResponse looked =
        upload(sheet(row("Yuni Istirahat", "yuni.istirahat", "OFFICE_CLERK", "Kantor Istirahat Contoh", null, "")));

    assertThat(looked.getStatus()).isEqualTo(422);
    assertThat(looked.getContentAsString()).contains("Lembaga ini sudah tidak aktif");
  }

  @Test
  void what_was_exported_comes_back_and_changes_nothing() throws Exception {
    MockHttpServletResponse exported =
        mvc.perform(get("/73.24/people/export.xlsx").cookie(ani)).andReturn().getResponse();
    assertThat(exported.getStatus()).isEqualTo(200);

    String looked = upload(exported.getContentAsByteArray()).getContentAsString();

    assertThat(looked).contains("Semua baris sudah ada. Tidak ada yang perlu diimpor.");
    for (String path : List.of("/73.24/people/export.xlsx", "/73.24/organisations/export.xlsx")) {
      assertThat(
          mvc.perform(get(path).cookie(TestSignIn.sessionCookie(mvc, "citra"))).andReturn().getResponse().getStatus())
          .isEqualTo(403);
      assertThat(
          mvc.perform(get(path).cookie(TestSignIn.sessionCookie(mvc, "kiki"))).andReturn().getResponse().getStatus())
          .isEqualTo(404);
    }
    assertThat(mvc.perform(get("/73.24/organisations/export.xlsx").param("q", "kependudukan").cookie(ani))
        .andReturn()
        .getResponse()
        .getContentAsByteArray()).hasSizeGreaterThan(1000);
  }

  private static byte[] mangled() {
    return TestWorkbook.of(TestWorkbook.row(1, "Nama", "Nama masuk", "Nomor HP", "Peran", "Lembaga", "Jabatan",
        "Nomor SK", "Berlaku mulai", "Berlaku sampai")
        + TestWorkbook.row(2, "Wati Angka", "wati.angka", TestWorkbook.number("81234567891"),
            "Operator perangkat daerah", "Disdukcapil", "Staf", "12/SK/2026", "01/01/2026", "31/12/2027")
        + TestWorkbook.row(3, "Yani Tanggal", "yani.tanggal", "0812 3456 7892", "Operator perangkat daerah",
            "Disdukcapil", "Staf", TestWorkbook.number("46023", 1), "01/01/2026", "31/12/2027"))
        .bytes();
  }

  @Test
  void a_lost_zero_and_a_number_that_became_a_day_are_asked_about_and_the_answers_are_obeyed() throws Exception {
    MockHttpServletResponse looked = upload(mangled());
    assertThat(looked.getContentAsString()).contains("081234567891", "01/01/2026", "answer.zero.2", "answer.date.6")
        .contains("0812 3456 7892", "Operator perangkat daerah", "Staf", "31 Desember 2027", "2 baru · 2 ditanyakan");

    assertThat(confirmImport(looked).getStatus()).isEqualTo(422);
    assertThat(confirmImport(looked, "answer.zero.2", "yes").getStatus()).isEqualTo(422);
    assertThat(people("Wati Angka")).doesNotContain(">Wati Angka");

    assertThat(confirmImport(looked, "answer.zero.2", "yes", "answer.date.6", "no").getStatus()).isBetween(302, 303);
    assertThat(people("Wati Angka")).contains(">Wati Angka<");
    assertThat(people("Yani Tanggal")).doesNotContain(">Yani Tanggal");
    Matcher person = Pattern.compile("/people/([0-9a-f-]{36})\">Wati Angka").matcher(people("Wati Angka"));
    assertThat(person.find()).isTrue();
    assertThat(mvc.perform(get("/73.24/people/" + person.group(1)).cookie(ani))
        .andReturn()
        .getResponse()
        .getContentAsString()
        .replaceAll("[ .-]", "")).contains("81234567891").doesNotContain("+81234567891");
  }

  private static String newcomer(int at, String name, String signIn, String mobile) {
    return TestWorkbook.row(at, name, signIn, mobile, "Operator perangkat daerah", "Disdukcapil", "12/SK/2026",
        "01/01/2026");
  }

  private static byte[] newcomers(String... rows) {
    return TestWorkbook
        .of(TestWorkbook.row(1, "Nama", "Nama masuk", "Nomor HP", "Peran", "Lembaga", "Nomor SK", "Berlaku mulai")
            + String.join("", rows))
        .bytes();
  }

  @Test
  void a_mobile_number_of_two_people_is_told_at_both_before_anything_is_taken() throws Exception {
    MockHttpServletResponse looked = upload(newcomers(newcomer(2, "Umi Satu", "umi.satu", "+62 813-9911-2233"),
        newcomer(3, "Vina Dua", "vina.dua", "0813 9911 2233"), newcomer(4, "Umi Satu", "umi.satu", "081399112233")));

    assertThat(looked.getStatus()).isEqualTo(422);
    assertThat(looked.getContentAsString())
        .contains("Baris 2, Nomor HP<", "Baris 3, Nomor HP<", "untuk Vina Dua, baris 3", "untuk Umi Satu, baris 2")
        .doesNotContain("name=\"sha256\"");
  }

  @Test
  void a_mobile_number_that_somebody_has_is_told_with_the_name_of_who_works_here() throws Exception {
    assertThat(
        confirmImport(upload(newcomers(newcomer(2, "Wawan Nomor", "wawan.nomor", "0813 9911 2244")))).getStatus())
        .isBetween(302, 303);

    MockHttpServletResponse looked = upload(newcomers(newcomer(2, "Xaver Nomor", "xaver.nomor", "+62-813-9911-2244")));

    assertThat(looked.getStatus()).isEqualTo(422);
    assertThat(looked.getContentAsString()).contains("Baris 2, Nomor HP<", "sudah dipakai Wawan Nomor");
    MockHttpServletResponse again = upload(newcomers(newcomer(2, "Wawan Nomor", "wawan.nomor", "0813 9911 2244")));
    assertThat(again.getContentAsString()).contains("Semua baris sudah ada");
  }

  @Test
  void a_country_code_with_the_zero_kept_is_the_same_number_at_every_door() throws Exception {
    assertThat(
        confirmImport(upload(newcomers(newcomer(2, "Kode Negara", "kode.negara", "+62 0813 9911 2266")))).getStatus())
        .isBetween(302, 303);

    assertThat(upload(newcomers(newcomer(2, "Kode Kedua", "kode.kedua", "0813 9911 2266"))).getContentAsString())
        .contains("Baris 2, Nomor HP<", "sudah dipakai Kode Negara");
    assertThat(addPerson("kode.tiga", "0062 (0)813-9911-2266").getContentAsString())
        .contains("Nomor ponsel ini sudah dipakai");
    MockHttpServletResponse unclear = addPerson("kode.empat", "813 9911 2277");
    assertThat(unclear.getStatus()).isEqualTo(422);
    assertThat(unclear.getContentAsString()).contains("Tulis dengan 0 atau kode negara", "813 9911 2277");
  }

  private MockHttpServletResponse addPerson(String signInName, String mobile) throws Exception {
    return mvc.perform(post("/73.24/people").param("person", Ids.next().toString())
        .param("mandate", Ids.next().toString())
        .param("name", "Kode Lain")
        .param("signInName", signInName)
        .param("mobile", mobile)
        .param("role", "OFFICE_CLERK")
        .param("organisation", TestCast.DISDUKCAPIL.toString())
        .param("decreeNumber", "SK-UJI/003/2026")
        .param("validFrom", "2026-01-02")
        .cookie(TestSignIn.sessionCookie(mvc, "ani"))
        .with(csrf())).andReturn().getResponse();
  }

  @Test
  void of_who_has_a_number_and_works_elsewhere_no_name_is_told() throws Exception {
    Actor neighbour = Actor.service("accounts", TestCast.LUWU_UTARA);
    NewPerson yusuf = new NewPerson(Ids.next(), "Yusuf Tetangga", "yusuf.tetangga", "081399112255", null, true);
    ActorContext.runAs(neighbour,
        () -> transactions.executeWithoutResult(status -> registration.register(neighbour, yusuf)));

    String looked = upload(newcomers(newcomer(2, "Zaki Nomor", "zaki.nomor", "0813 9911 2255"))).getContentAsString();

    assertThat(looked).contains("Baris 2, Nomor HP<", "sudah dipakai akun lain").doesNotContain("Yusuf");
  }

  @Test
  void nobody_finds_out_by_sheets_who_has_an_account_elsewhere() throws Exception {
    Actor here = Actor.service("accounts", TestCast.LUWU_TIMUR);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      String mobile = "0813777" + (10_000 + i);
      NewPerson person = new NewPerson(Ids.next(), "Nomor Contoh " + i, "nomor.contoh" + i, mobile, null, true);
      ActorContext.runAs(here, () -> transactions.executeWithoutResult(status -> registration.register(here, person)));
      rows.add(newcomer(i + 2, "Tanya Nomor", "tanya.nomor" + i, mobile));
    }
    Cookie kiki = TestSignIn.sessionCookie(mvc, "kiki");

    assertThat(uploadAs(kiki, newcomers(rows.getFirst())).getContentAsString()).contains("sudah dipakai akun lain");
    MockHttpServletResponse many = uploadAs(kiki, newcomers(rows.toArray(String[]::new)));

    assertThat(many.getStatus()).isEqualTo(429);
    assertThat(many.getContentAsString()).doesNotContain("sudah dipakai akun lain");
    assertThat(uploadAs(kiki, newcomers(rows.getFirst())).getStatus()).isEqualTo(429);
    assertThat(mvc.perform(post("/73.22/people").param("person", Ids.next().toString())
        .param("mandate", Ids.next().toString())
        .param("name", "Tanya Nomor")
        .param("signInName", "tanya.nomor")
        .param("mobile", "081377710000")
        .param("role", "OFFICE_CLERK")
        .param("organisation", TestCast.NEIGHBOURS_DP3A.toString())
        .param("decreeNumber", "SK-UJI/002/2026")
        .param("validFrom", "2026-01-02")
        .cookie(kiki)
        .with(csrf())).andReturn().getResponse().getStatus()).isEqualTo(429);
    assertThat(upload(newcomers(rows.getFirst())).getStatus()).as("each actor has their own").isEqualTo(422);
  }

  private MockHttpServletResponse uploadAs(Cookie who, byte[] sheet) throws Exception {
    return mvc
        .perform(
            multipart("/73.22/people/import")
                .file(new MockMultipartFile("file", "orang.xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet))
                .cookie(who)
                .with(csrf()))
        .andReturn()
        .getResponse();
  }

  @Test
  void all_faults_of_a_row_are_told_at_once() throws Exception {
    byte[] sheet = TestWorkbook
        .of(TestWorkbook.row(1, "Nama", "Nama masuk", "Nomor HP", "Peran", "Lembaga", "Desa atau kecamatan", "Nomor SK",
            "Berlaku mulai", "Berlaku sampai")
            + TestWorkbook.row(2, "", "9x", "123", "Raja", "Kantor Entah", "Desa Entah", "", "besok", "31/02/2026"))
        .bytes();

    String looked = upload(sheet).getContentAsString();

    for (String column : List.of("Nama", "Nama masuk", "Nomor HP", "Peran", "Lembaga", "Desa atau kecamatan",
        "Nomor SK", "Berlaku mulai", "Berlaku sampai")) {
      assertThat(looked).contains("Baris 2, " + column + "<");
    }
  }

  @Test
  void a_clerk_may_not() throws Exception {
    Cookie citra = TestSignIn.sessionCookie(mvc, "citra");

    assertThat(mvc.perform(get("/73.24/people/import").cookie(citra)).andReturn().getResponse().getStatus())
        .isEqualTo(403);
    assertThat(mvc.perform(get("/73.24/people/import/template.xlsx").cookie(ani))
        .andReturn()
        .getResponse()
        .getContentAsByteArray()).hasSizeGreaterThan(1000);
  }

  private static List<Object> row(String name, String signIn, String role, String organisation, String kind,
      String area) {
    return Arrays.asList(name, signIn, role, organisation, kind, area, "SK-1/2026", DAY);
  }

  @SafeVarargs
  private static byte[] sheet(List<Object>... rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SheetWriter writer = new SheetWriter(bytes)) {
      List<SheetWriter.Heading> headings = new ArrayList<>();
      for (String heading : List.of("Nama", "Nama masuk", "Peran", "Lembaga", "Jenis lembaga", "Desa atau kecamatan",
          "Nomor SK", "Berlaku mulai")) {
        headings.add(new SheetWriter.Heading(heading, 20));
      }
      writer.beginSheet("Orang", List.of(), headings);
      for (List<Object> row : rows) {
        writer.addRow(row);
      }
    }
    return bytes.toByteArray();
  }

  private MockHttpServletResponse upload(byte[] sheet) throws Exception {
    return mvc.perform(multipart("/73.24/people/import").file(new MockMultipartFile("file", "orang.xlsx", null, sheet))
        .cookie(ani)
        .with(csrf())).andReturn().getResponse();
  }

  private MockHttpServletResponse confirmImport(MockHttpServletResponse looked, String... answers) throws Exception {
    Matcher kept = KEPT.matcher(looked.getContentAsString());
    assertThat(kept.find()).isTrue();
    var taking = post("/73.24/people/import/taking").param("sha256", kept.group(1));
    for (int i = 0; i < answers.length; i += 2) {
      taking.param(answers[i], answers[i + 1]);
    }
    return mvc.perform(taking.cookie(ani).with(csrf())).andReturn().getResponse();
  }

  private String people(String part) throws Exception {
    return mvc.perform(get("/73.24/people").param("q", part).cookie(ani))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
