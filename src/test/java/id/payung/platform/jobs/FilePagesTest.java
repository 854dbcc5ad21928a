package id.payung.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import id.payung.platform.sheets.Cells;
import id.payung.platform.sheets.Column;
import id.payung.platform.sheets.SheetImport;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.web.Pages;
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

class FilePagesTest {
  private static final Path LOOKED_AT = Path.of("target/looked-at");

  record Row(String name, @Nullable Long amount) {}

  static final Column<Row, String> NAME = Column.of("Kegiatan", "Activity", Cells.text(50), Row::name).required();
  static final Column<Row, Long> AMOUNT = Column.of("Jumlah (Rp)", "Amount (Rp)", Cells.money(), Row::amount);
  static final SheetImport<Row> ROWS =
      SheetImport.of("Rencana", row -> new Row(row.require(NAME), row.get(AMOUNT)), NAME, AMOUNT);

  @TempDir Path folder;

  @Test
  void a_running_job_asks_again_and_a_finished_one_offers_its_result() throws IOException {
    String running = show("job", "platform/job", Map.of("job", job(JobState.RUNNING, null)));
    assertThat(running).contains("/73.24/jobs/")
        .contains("/progress\"")
        .contains("/cancellation\"")
        .doesNotContain("/result\"");

    String done = show("job-done", "platform/job", Map.of("job", job(JobState.DONE, "ab".repeat(32))));
    assertThat(done).contains("/result\"").doesNotContain("/progress\"").doesNotContain("/cancellation\"");

    String failed = show("jobs", "platform/jobs", Map.of("jobs", List.of(job(JobState.RUNNING, null),
        job(JobState.DONE, "ab".repeat(32)), job(JobState.FAILED, null), job(JobState.CANCELLED, null))));
    assertThat(failed).contains("Gagal").contains("Dihentikan").contains("Selesai");
  }

  @Test
  void a_sheet_with_mistakes_says_where_what_and_how() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"),
        "Kegiatan;Jumlah (Rp);Catatan\nPosyandu;1.250.000\n;1,5\nKelas ibu;31/12\n");
    SheetPreview<Row> preview = ROWS.read(file);

    String page = show("findings", "platform/sheet-findings", Map.of("preview", preview));

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

  private static String show(String name, String template, Map<String, Object> params) throws IOException {
    String page = Pages.render(template, params);
    Files.createDirectories(LOOKED_AT);
    Files.writeString(LOOKED_AT.resolve(name + ".html"), page);
    return page;
  }
}
