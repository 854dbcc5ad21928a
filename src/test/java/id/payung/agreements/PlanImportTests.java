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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void a_rule_of_the_plan_is_told_by_row_too() throws Exception {
    uploadCsv(row(8, "Di luar tahun", 30, "", "").replace("/" + AgreementFixture.YEAR, "/2019"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("tahun anggaran rencana ini")));
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
