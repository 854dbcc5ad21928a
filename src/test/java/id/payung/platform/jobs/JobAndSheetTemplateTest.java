package id.payung.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import id.payung.platform.sheets.CellTypes;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.web.TemplateTestRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class JobAndSheetTemplateTest {
  private static final Path RENDERED_PAGES = Path.of("target/looked-at");

  record Row(String name, @Nullable Long amount) {}

  static final SheetColumn<Row, String> NAME =
      SheetColumn.of("Kegiatan", "Activity", CellTypes.text(50), Row::name).required();
  static final SheetColumn<Row, Long> AMOUNT =
      SheetColumn.of("Jumlah (Rp)", "Amount (Rp)", CellTypes.money(), Row::amount);
  static final SheetDefinition<Row> ROWS =
      SheetDefinition.of("Rencana", row -> new Row(row.require(NAME), row.get(AMOUNT)), NAME, AMOUNT);

  @TempDir Path folder;

  @Test
  void a_running_job_asks_again_and_a_finished_one_offers_its_result() throws IOException {
    String running = renderTemplate("job", "platform/job", Map.of("page", new JobPage(job(JobState.RUNNING, null))));
    assertThat(running).contains("/73.24/jobs/")
        .contains("/progress\"")
        .contains("/cancellation\"")
        .doesNotContain("/result\"");

    String done =
        renderTemplate("job-done", "platform/job", Map.of("page", new JobPage(job(JobState.DONE, "ab".repeat(32)))));
    assertThat(done).contains("/result\"").doesNotContain("/progress\"").doesNotContain("/cancellation\"");

    String failed =
        renderTemplate("jobs", "platform/jobs", Map.of("page", new JobListPage(List.of(job(JobState.RUNNING, null),
            job(JobState.DONE, "ab".repeat(32)), job(JobState.FAILED, null), job(JobState.CANCELLED, null)))));
    assertThat(failed).contains("Gagal").contains("Dihentikan").contains("Selesai");
  }

  @Test
  void a_sheet_with_mistakes_says_where_what_and_how() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"),
        "Kegiatan;Jumlah (Rp);Catatan\nPosyandu;1.250.000\n;1,5\nKelas ibu;31/12\n");
    SheetPreview<Row> preview = ROWS.read(file);

    String page = renderTemplate("findings", "platform/sheet-findings", Map.of("preview", preview));

    assertThat(page).contains("Baris 3, Kegiatan")
        .contains("Kolom wajib ini kosong.")
        .contains("Isi kolom ini")
        .contains("Catatan")
        .contains("1 baris baik, 2 baris perlu diperbaiki")
        .doesNotContain("⟦");
  }

  private static Job job(JobState state, @Nullable String result) {
    return new Job("73.24", Ids.next(), UUID.randomUUID(), Set.of(), "jobs.counting",
        JsonNodeFactory.instance.objectNode(), state, 120, 400, null, 1, false,
        state == JobState.FAILED ? "jobs.mandate-ended" : null, List.of(), result, "hitungan.csv",
        Instant.parse("2026-11-20T02:00:00Z"), null, null);
  }

  private static String renderTemplate(String name, String template, Map<String, Object> params) throws IOException {
    String page = TemplateTestRenderer.render(template, params);
    Files.createDirectories(RENDERED_PAGES);
    Files.writeString(RENDERED_PAGES.resolve(name + ".html"), page);
    return page;
  }
}
