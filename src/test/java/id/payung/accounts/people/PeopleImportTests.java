package id.payung.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@PayungTest
class PeopleImportTests {
  private static final Pattern KEPT = Pattern.compile("name=\"sha256\" value=\"([0-9a-f]{64})\"");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  @Autowired MockMvc mvc;
  @Autowired TestCast cast;
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

  private MockHttpServletResponse confirmImport(MockHttpServletResponse looked) throws Exception {
    Matcher kept = KEPT.matcher(looked.getContentAsString());
    assertThat(kept.find()).isTrue();
    return mvc.perform(post("/73.24/people/import/taking").param("sha256", kept.group(1)).cookie(ani).with(csrf()))
        .andReturn()
        .getResponse();
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
