package id.payung.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.agreements.plan.JointPlanDirectory;
import id.payung.agreements.plan.PlanVersionActivity;
import id.payung.agreements.plan.PlanVersionBudgetLine;
import id.payung.platform.ids.Ids;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestWorkbook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

@PayungTest
class PlanImportTests {
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String HEAD =
      "No. Kegiatan;Kegiatan;Jenis;Penanggung Jawab;Desa/Kelurahan;Pertanyaan KLA;Mulai;Selesai;Target;Satuan;No. "
          + "Rincian;Rincian Anggaran;Sumber Dana;Pemilik Anggaran;Tahap Anggaran;Anggaran (Rp)\n";

  @Autowired AgreementFixture fixture;
  @Autowired JointPlanDirectory plans;
  private JointPlan plan;

  @BeforeEach
  void a_plan_with_two_activities() {
    plan = fixture.openPlan(fixture.draftAgreement("Impor " + Ids.next()));
    fixture.saveActivity(plan, fixture.newActivity(1, "Pelatihan pertama",
        AgreementFixture.newLine(1, "Honor", 10_000_000), AgreementFixture.newGuardedLine(2, "Hibah tertutup")));
    fixture.saveActivity(plan, fixture.newActivity(2, "Pelatihan kedua"));
  }

  private String path(String rest) {
    return "/plans/" + plan.id() + rest;
  }

  private static String row(int number, String title, int target, String line, String amount) {
    return "%d;%s;Pelatihan;Disdukcapil;Magani, Kec. Nuha;;01/02/%d;30/11/%d;%d;orang;%s;%s;%s;%s;%s;%s\n".formatted(
        number, title, AgreementFixture.YEAR, AgreementFixture.YEAR, target, line, line.isEmpty() ? "" : "Konsumsi",
        line.isEmpty() ? "" : "APBD Kabupaten", line.isEmpty() ? "" : "Disdukcapil", line.isEmpty() ? "" : "Diusulkan",
        amount);
  }

  private ResultActions upload(String who, byte[] file, String name) throws Exception {
    return fixture.postFile(who, path("/imports"), file, name, XLSX);
  }

  private ResultActions uploadCsv(String rows) throws Exception {
    return upload("budi", (HEAD + rows).getBytes(StandardCharsets.UTF_8), "rencana.csv");
  }

  private static String findBatchId(ResultActions page) throws Exception {
    Matcher matcher =
        Pattern.compile("/imports/([0-9a-f-]{36})/taking").matcher(page.andReturn().getResponse().getContentAsString());
    assertThat(matcher.find()).as("a batch to take").isTrue();
    return matcher.group(1);
  }

  private List<PlanVersionActivity> listActivities() {
    return fixture.callAs(TestCast.SECRETARY, actor -> plans.loadVersion(actor, plan.id(), 1)).activities();
  }

  @Test
  void the_exported_plan_imported_again_changes_nothing() throws Exception {
    for (String who : List.of("budi", "hadi", "citra")) {
      byte[] sheet = fixture.getPage(who, path("/versions/1/export.xlsx"))
          .andExpect(status().isOk())
          .andReturn()
          .getResponse()
          .getContentAsByteArray();

      upload(who, sheet, "rencana.xlsx").andExpect(status().isOk())
          .andExpect(content().string(containsString("sama dengan rencana")));
    }
    assertThat(listActivities()).hasSize(2);
  }

  @Test
  void a_changed_sheet_changes_known_lines_adds_the_new_and_removes_nothing() throws Exception {
    ResultActions preview = uploadCsv(row(1, "Pelatihan pertama diganti", 250, "1", "11.000.000")
        + row(1, "", 250, "3", "2.000.000") + row(7, "Kegiatan baru", 30, "", ""));
    preview.andExpect(status().isOk()).andExpect(content().string(containsString("1 kegiatan baru, 1 berubah")));
    assertThat(listActivities()).hasSize(2);

    fixture.postForm("budi", path("/imports/" + findBatchId(preview) + "/taking"))
        .andExpect(status().is3xxRedirection());

    assertThat(listActivities()).extracting(PlanVersionActivity::number).containsExactly(1, 2, 7);
    PlanVersionActivity first = listActivities().getFirst();
    assertThat(first.title()).isEqualTo("Pelatihan pertama diganti");
    assertThat(first.target()).isEqualTo(250);
    assertThat(first.lines()).extracting(PlanVersionBudgetLine::number).containsExactly(1, 2, 3);
    assertThat(first.lines()).extracting(PlanVersionBudgetLine::amount).containsExactly(11_000_000L, null, 2_000_000L);
    assertThat(first.partners()).containsExactly(TestCast.NGO);
  }

  @Test
  void of_sheets_that_are_only_looked_at_the_latest_stay() throws Exception {
    List<String> batches = new ArrayList<>();
    for (int at = 1; at <= 7; at++) {
      batches.add(findBatchId(uploadCsv(row(1, "Dilihat saja " + at, 250, "1", "11.000.000"))));
    }

    fixture.postForm("budi", path("/imports/" + batches.getFirst() + "/taking")).andExpect(status().isNotFound());
    fixture.postForm("budi", path("/imports/" + batches.get(2) + "/taking")).andExpect(status().is3xxRedirection());
    assertThat(listActivities().getFirst().title()).isEqualTo("Dilihat saja 3");
  }

  @Test
  void every_wrong_row_is_told_and_nothing_is_taken() throws Exception {
    uploadCsv(row(1, "Pelatihan pertama", 250, "1", "1")
        + row(8, "Salah desa", 30, "", "").replace("Magani, Kec. Nuha", "Baruga")
        + row(9, "Salah lembaga", 30, "", "").replace("Disdukcapil", "Dinas Antah")
        + row(10, "Salah angka", 30, "1", "seribu")).andExpect(status().is(422))
        .andExpect(content().string(containsString("Desa “Baruga” tidak dikenal")))
        .andExpect(content().string(containsString("Lembaga “Dinas Antah” tidak dikenal")))
        .andExpect(content().string(containsString("seribu")))
        .andExpect(content().string(not(containsString("/taking"))))
        .andExpect(content().string(not(containsString("⟦"))));
    assertThat(listActivities()).extracting(PlanVersionActivity::title)
        .containsExactly("Pelatihan pertama", "Pelatihan kedua");
  }

  @Test
  void another_village_or_question_in_a_further_row_of_an_activity_is_told() throws Exception {
    String first = row(7, "Kegiatan baru", 30, "1", "1.000.000");
    String second = row(7, "", 30, "2", "2.000.000");

    uploadCsv(first + second.replace("Magani, Kec. Nuha", "Sorowako, Kec. Nuha")).andExpect(status().is(422))
        .andExpect(content().string(containsString("Berbeda dari baris pertama kegiatan nomor 7")));
    uploadCsv(first + second.replace("Magani, Kec. Nuha", "")).andExpect(status().isOk());
  }

  @Test
  void a_rule_of_the_plan_is_told_by_row_too() throws Exception {
    uploadCsv(row(8, "Di luar tahun", 30, "", "").replace("/" + AgreementFixture.YEAR, "/2019"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("tahun anggaran rencana ini")));
  }

  private static String cellRow(int row, String attributes, int number, String title, String ends, String... more) {
    List<String> cells = new ArrayList<>(List.of(TestWorkbook.number("" + number), title, "Pelatihan", "Disdukcapil",
        "Magani, Kec. Nuha", "", "01/02/" + AgreementFixture.YEAR, ends, TestWorkbook.number("30"), "orang"));
    cells.addAll(List.of(more));
    return TestWorkbook.rowWith(attributes, row, cells.toArray(String[]::new));
  }

  private static byte[] workbook(String rows, String behind) {
    return TestWorkbook.of("", TestWorkbook.row(1, HEAD.strip().split(";")) + rows, behind).bytes();
  }

  @Test
  void hidden_rows_come_in_only_when_somebody_says_so() throws Exception {
    String end = "30/11/" + AgreementFixture.YEAR;
    byte[] sheet = workbook(cellRow(2, "", 7, "Terlihat", end) + cellRow(3, "hidden=\"1\"", 8, "Tahun lalu", end), "");
    ResultActions looked = upload("budi", sheet, "rencana.xlsx").andExpect(status().isOk())
        .andExpect(content().string(containsString("1 tersembunyi")))
        .andExpect(content().string(containsString("Tahun lalu")));
    String taking = path("/imports/" + findBatchId(looked) + "/taking");

    fixture.postForm("budi", taking)
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("belum semua dijawab")));
    assertThat(listActivities()).hasSize(2);
    fixture.postForm("budi", taking, "answer.hidden-rows", "yes", "again", "yes")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("8. Tahun lalu")));
    assertThat(listActivities()).hasSize(2);

    fixture.postForm("budi", taking, "answer.hidden-rows", "no").andExpect(status().is3xxRedirection());
    fixture.postForm("budi", taking, "answer.hidden-rows", "yes").andExpect(status().is3xxRedirection());
    assertThat(listActivities()).extracting(PlanVersionActivity::number).containsExactly(1, 2, 7);

    String second = findBatchId(upload("budi", sheet, "rencana.xlsx"));
    fixture.postForm("budi", path("/imports/" + second + "/taking"), "answer.hidden-rows", "yes")
        .andExpect(status().is3xxRedirection());
    assertThat(listActivities()).extracting(PlanVersionActivity::number).containsExactly(1, 2, 7, 8);
    fixture.postForm("budi", path("/imports/" + second + "/undoing"), "reason", "Lembar keliru")
        .andExpect(status().is3xxRedirection());
    assertThat(listActivities()).extracting(PlanVersionActivity::number).containsExactly(1, 2, 7);
  }

  @Test
  void a_year_far_away_is_asked_about_and_the_chart_holds() throws Exception {
    byte[] sheet = workbook(cellRow(2, "", 7, "Salah ketik", "31/12/2126"), "");
    ResultActions looked = upload("budi", sheet, "rencana.xlsx").andExpect(status().isOk())
        .andExpect(content().string(containsString("31 Desember 2126")))
        .andExpect(content().string(containsString("1 ditanyakan")));
    String taking = path("/imports/" + findBatchId(looked) + "/taking");

    fixture.postForm("budi", taking, "answer.year.7", "no")
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Isi kolom ini")));
    assertThat(listActivities()).hasSize(2);
    fixture.postForm("budi", taking, "answer.year.7", "yes").andExpect(status().is3xxRedirection());

    assertThat(listActivities()).extracting(PlanVersionActivity::ends).contains(LocalDate.of(2126, 12, 31));
    fixture.getPage("budi", path(""))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString(">2101<"))));
  }

  @Test
  void a_merged_number_counts_for_its_rows_and_a_merged_amount_is_named() throws Exception {
    String end = "30/11/" + AgreementFixture.YEAR;
    String rows = cellRow(2, "", 61, "Kelas uji coba", end, "1", "Konsumsi", "APBD Kabupaten", "Disdukcapil",
        "Diusulkan", TestWorkbook.number("1000000"))
        + TestWorkbook.row(3, "", "", "", "", "", "", "", "", "", "", "2", "Cetak", "APBD Kabupaten", "Disdukcapil",
            "Diusulkan", TestWorkbook.number("2000000"));
    String both = "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/></mergeCells>";
    upload("budi", workbook(rows, both), "rencana.xlsx").andExpect(status().isOk())
        .andExpect(content().string(containsString("1 kegiatan baru")))
        .andExpect(content().string(containsString("Rp1.000.000")))
        .andExpect(content().string(containsString("Rp2.000.000")));

    upload("budi", workbook(rows, both.replace("B2:B3", "P2:P3")), "rencana.xlsx").andExpect(status().is(422))
        .andExpect(content().string(containsString("P2:P3")));
  }

  @Test
  void a_formula_without_its_result_is_not_called_the_same_as_the_plan() throws Exception {
    String rows = TestWorkbook.row(2, TestWorkbook.number("1"), "", "", "", "", "", "", "", "<c><f>120*3</f></c>");

    upload("budi", workbook(rows, ""), "rencana.xlsx").andExpect(status().is(422))
        .andExpect(content().string(containsString("Sel I2 berisi rumus yang hasilnya belum tersimpan")))
        .andExpect(content().string(not(containsString("sama dengan rencana"))));
  }

  @Test
  void all_faults_of_a_row_are_told_at_once() throws Exception {
    uploadCsv("60;;Entah;Dinas Antah;Desa Antah;99.9;besok;;seribu;karung;1;;Kas;Dinas Antah;Nanti;-5\n")
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Lembaga “Dinas Antah” tidak dikenal")))
        .andExpect(content().string(containsString("Desa “Desa Antah” tidak dikenal")))
        .andExpect(content().string(containsString("Pertanyaan KLA “99.9” tidak dikenal")))
        .andExpect(content().string(containsString("Baris 2, Kegiatan")))
        .andExpect(content().string(containsString("Baris 2, Jenis")))
        .andExpect(content().string(containsString("Baris 2, Mulai")))
        .andExpect(content().string(containsString("Baris 2, Selesai")))
        .andExpect(content().string(containsString("Baris 2, Target")))
        .andExpect(content().string(containsString("Baris 2, Satuan")))
        .andExpect(content().string(containsString("Baris 2, Sumber Dana")))
        .andExpect(content().string(containsString("Baris 2, Pemilik Anggaran")))
        .andExpect(content().string(containsString("Baris 2, Tahap Anggaran")))
        .andExpect(content().string(containsString("Baris 2, Anggaran (Rp)")));
  }

  @Test
  void the_preview_shows_every_field_of_a_new_activity_and_old_and_new_of_a_changed_one() throws Exception {
    uploadCsv(
        row(1, "Pelatihan pertama diganti", 250, "1", "11.000.000") + row(7, "Kegiatan baru", 1200, "1", "1250000"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("1 baru · 1 berubah")))
        .andExpect(content().string(containsString("Rp10.000.000")))
        .andExpect(content().string(containsString("Rp11.000.000")))
        .andExpect(content().string(containsString("Rp1.250.000")))
        .andExpect(content().string(containsString("1.200 orang")))
        .andExpect(content().string(containsString("Magani, Kec. Nuha")));
  }

  @Test
  void an_import_is_undone_as_a_whole_unless_somebody_went_on() throws Exception {
    String batch = findBatchId(uploadCsv(row(1, "Diganti lembar", 250, "", "") + row(7, "Kegiatan baru", 30, "", "")));
    fixture.postForm("budi", path("/imports/" + batch + "/taking")).andExpect(status().is3xxRedirection());
    fixture.postForm("budi", path("/imports/" + batch + "/taking")).andExpect(status().is3xxRedirection());
    fixture.postForm("hadi", path("/imports/" + batch + "/undoing"), "reason", "bukan milik saya")
        .andExpect(status().isNotFound());

    fixture.postForm("budi", path("/imports/" + batch + "/undoing"), "reason", "Lembar keliru")
        .andExpect(status().is3xxRedirection());

    assertThat(listActivities()).extracting(PlanVersionActivity::title)
        .containsExactly("Pelatihan pertama", "Pelatihan kedua");

    String second = findBatchId(uploadCsv(row(2, "Kedua diganti", 60, "", "")));
    fixture.postForm("budi", path("/imports/" + second + "/taking")).andExpect(status().is3xxRedirection());
    String third = findBatchId(uploadCsv(row(2, "Kedua diganti lagi", 61, "", "")));
    fixture.postForm("budi", path("/imports/" + third + "/taking")).andExpect(status().is3xxRedirection());
    fixture.postForm("budi", path("/imports/" + second + "/undoing"), "reason", "terlambat")
        .andExpect(status().is(422));
  }

  @Test
  void a_preview_grows_stale_when_the_plan_changes() throws Exception {
    String batch = findBatchId(uploadCsv(row(1, "Diganti lembar", 250, "", "")));
    fixture.saveActivity(plan, fixture.newActivity(5, "Menyela"));

    fixture.postForm("budi", path("/imports/" + batch + "/taking"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Unggah lagi")));
  }

  @Test
  void the_sheet_of_an_office_does_not_hold_the_partners_amount() throws Exception {
    UUID id = listActivities().getFirst().id();
    assertThat(id).isNotNull();
    for (String who : List.of("citra", "indah")) {
      byte[] sheet =
          fixture.getPage(who, path("/versions/1/export.xlsx")).andReturn().getResponse().getContentAsByteArray();
      assertThat(unzipped(sheet)).contains("Hibah tertutup").doesNotContain("75000000");
    }
    assertThat(unzipped(
        fixture.getPage("hadi", path("/versions/1/export.xlsx")).andReturn().getResponse().getContentAsByteArray()))
        .contains("75000000");
  }

  private static String unzipped(byte[] xlsx) throws java.io.IOException {
    StringBuilder all = new StringBuilder();
    Path file = Files.createTempFile("sheet", ".xlsx");
    Files.write(file, xlsx);
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : java.util.Collections.list(zip.entries())) {
        all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    Files.delete(file);
    return all.toString();
  }
}
