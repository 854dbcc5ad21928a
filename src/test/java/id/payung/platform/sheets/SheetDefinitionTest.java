package id.payung.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetDefinitionTest {
  enum Source {
    APBD, VILLAGE_FUND
  }

  record Plan(String number, String title, @Nullable Long amount, @Nullable LocalDate from, @Nullable BigDecimal volume,
      @Nullable Boolean done, List<String> villages, @Nullable Source source) {}

  static final SheetColumn<Plan, String> NUMBER =
      SheetColumn.of("Nomor", "Number", CellTypes.text(20), Plan::number).required().withAliases("No", "No.");
  static final SheetColumn<Plan, String> TITLE =
      SheetColumn.of("Kegiatan", "Activity", CellTypes.text(200), Plan::title).required().withWidth(50);
  static final SheetColumn<Plan, Long> AMOUNT =
      SheetColumn.of("Jumlah (Rp)", "Amount (Rp)", CellTypes.money(), Plan::amount);
  static final SheetColumn<Plan, LocalDate> FROM = SheetColumn.of("Mulai", "Start", CellTypes.date(), Plan::from);
  static final SheetColumn<Plan, BigDecimal> VOLUME =
      SheetColumn.of("Volume", "Volume", CellTypes.decimal(), Plan::volume);
  static final SheetColumn<Plan, Boolean> DONE = SheetColumn.of("Selesai", "Done", CellTypes.yesNo(), Plan::done);
  static final SheetColumn<Plan, List<String>> VILLAGES =
      SheetColumn.of("Desa", "Villages", CellTypes.list(), Plan::villages);
  static final SheetColumn<Plan, Source> SOURCE = SheetColumn.of("Sumber Dana", "Source",
      CellTypes.choice(Source.class, s -> s == Source.APBD ? "APBD Kabupaten" : "Dana Desa"), Plan::source);

  static final SheetDefinition<Plan> PLANS = SheetDefinition.of("Rencana",
      row -> new Plan(row.require(NUMBER), row.require(TITLE), row.get(AMOUNT), row.get(FROM), row.get(VOLUME),
          row.get(DONE), row.getOr(VILLAGES, List.of()), row.get(SOURCE)),
      NUMBER, TITLE, AMOUNT, FROM, VOLUME, DONE, VILLAGES, SOURCE);

  static final SheetMessages WORDS = new SheetMessages() {
    @Override
    public Locale locale() {
      return Locale.of("id");
    }

    @Override
    public String text(String key, Object... args) {
      return key;
    }
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 2026, 73_24, 99})
  void what_was_exported_and_comes_back_unchanged_gives_the_same_rows(long seed) throws IOException {
    List<Plan> plans = plans(new Random(seed), 300);
    Path file = folder.resolve("plan.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      PLANS.writeRows(plans.stream(), out, WORDS, List.of("Belum dipastikan (sumber: uji coba)"));
    }

    SheetPreview<Plan> preview = PLANS.read(file);

    assertThat(preview.findings()).isEmpty();
    assertThat(preview.values()).containsExactlyElementsOf(plans);
    assertThat(preview.unknownHeadings()).isEmpty();
  }

  private static List<Plan> plans(Random random, int count) {
    String[] risky = {"=1+1", "+62 811", "-", "@cmd", "=HYPERLINK(\"http://x\")", "a;b", "<b>&\"", "Ğ🙂", "01", "1.250",
      "31/12/2026"};
    List<Plan> plans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      plans.add(new Plan("A-" + i,
          random.nextBoolean() ? risky[random.nextInt(risky.length)] : "Pelatihan " + random.nextInt(),
          random.nextInt(4) == 0 ? null : random.nextLong(900_000_000_000_000L),
          random.nextInt(4) == 0 ? null : LocalDate.of(1950, 1, 1).plusDays(random.nextInt(60_000)),
          random.nextInt(4) == 0 ? null
              : normal(new BigDecimal(random.nextInt(10_000_000)).movePointLeft(random.nextInt(5))),
          random.nextInt(4) == 0 ? null : random.nextBoolean(),
          IntStream.range(0, random.nextInt(4)).mapToObj(n -> "Desa " + n).toList(),
          random.nextInt(4) == 0 ? null : Source.values()[random.nextInt(2)]));
    }
    return plans;
  }

  private static BigDecimal normal(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  @Test
  void a_long_export_leaves_for_its_reader_while_it_is_written() {
    var written = new java.util.concurrent.atomic.AtomicLong();
    OutputStream counting = new OutputStream() {
      @Override
      public void write(int b) {
        written.incrementAndGet();
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        written.addAndGet(length);
      }
    };
    long[] half = new long[1];
    Random random = new Random(5);
    PLANS.writeRows(IntStream.range(0, 20_000).mapToObj(i -> {
      if (i == 10_000) {
        half[0] = written.get();
      }
      return new Plan("A-" + i, "Kegiatan " + random.nextLong(), random.nextLong(1_000_000_000), null, null, null,
          List.of(), null);
    }), counting, WORDS, List.of());

    assertThat(half[0]).isBetween(written.get() * 4 / 10, written.get() * 6 / 10);
  }

  @Test
  void a_text_that_looks_like_a_formula_is_never_one() throws IOException {
    Path file = folder.resolve("formula.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      PLANS.writeRows(Stream.of(plan("=cmd|' /C calc'!A0")), out, WORDS, List.of());
    }

    try (var zip = new ZipFile(file.toFile())) {
      String xml = new String(zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
          StandardCharsets.UTF_8);
      assertThat(xml).contains("inlineStr").contains("=cmd|").doesNotContain("<f>");
    }
  }

  @Test
  void the_template_comes_back_as_an_empty_sheet_and_tells_how_to_fill_it_in() throws IOException {
    Path file = folder.resolve("template.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      PLANS.writeTemplate(out, WORDS);
    }

    SheetPreview<Plan> preview = PLANS.read(file);

    assertThat(preview.sheetFindings()).extracting(SheetFinding::key).containsExactly("sheets.empty");
    assertThat(preview.isValid()).isFalse();
  }

  @Test
  void headings_are_found_below_a_letterhead_in_another_order_with_a_slip_and_in_english() throws IOException {
    Path file =
        csv("PEMERINTAH KABUPATEN;;;\n;;;\nKegiatn *;No.;amount (rp);Catatan\nPosyandu;A-1;Rp1.250.000;bebas\n");

    SheetPreview<Plan> preview = PLANS.read(file);

    assertThat(preview.values())
        .containsExactly(new Plan("A-1", "Posyandu", 1_250_000L, null, null, null, List.of(), null));
    assertThat(preview.unknownHeadings()).containsExactly("Catatan");
    assertThat(preview.lines().getFirst().number()).isEqualTo(4);
  }

  @Test
  void a_sheet_without_a_required_column_says_which() throws IOException {
    SheetPreview<Plan> preview = PLANS.read(csv("Nomor;Jumlah\nA-1;5\n"));

    assertThat(preview.sheetFindings()).extracting(SheetFinding::key, SheetFinding::column)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("sheets.headings.missing", "Kegiatan"));
    assertThatThrownBy(preview::values).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void each_wrong_cell_is_named_with_its_row_and_column_and_nothing_is_given_out() throws IOException {
    SheetPreview<Plan> preview = PLANS.read(csv("Nomor;Kegiatan;Jumlah;Mulai;Volume;Selesai;Sumber Dana\n"
        + "A-1;Posyandu;1.250.000,50;31/02/2026;1.250;mungkin;Kas\n;Kelas ibu;-5;31/12/26;x;ya;dana "
        + "desa\nA-3;Baik;;;;;\n"));

    assertThat(preview.findings()).extracting(f -> f.row() + " " + f.column() + " " + f.key())
        .containsExactly("2 Jumlah sheets.number.cents", "2 Mulai sheets.date.calendar",
            "2 Volume sheets.number.ambiguous", "2 Selesai sheets.yesno", "2 Sumber Dana sheets.choice",
            "3 Nomor sheets.cell.empty", "3 Jumlah sheets.number.negative", "3 Mulai sheets.date.year",
            "3 Volume sheets.number.unknown");
    assertThat(preview.countValidRows()).isEqualTo(1);
    assertThat(preview.countInvalidRows()).isEqualTo(2);
    assertThatThrownBy(preview::values).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_module_adds_its_own_findings_and_then_nothing_is_given_out() throws IOException {
    SheetPreview<Plan> preview =
        PLANS.read(csv("Nomor;Kegiatan\nA-1;Posyandu\nA-2;Kelas ibu\n")).withFindingsOf((number, plan, findings) -> {
          if (plan.number().equals("A-2")) {
            findings.add(SheetFinding.of(number, "Nomor", "agreements.plan.unknown", plan.number()));
          }
        });

    assertThat(preview.findings()).containsExactly(SheetFinding.of(3, "Nomor", "agreements.plan.unknown", "A-2"));
    assertThatThrownBy(preview::values).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_spreadsheets_own_dates_numbers_and_formulas_are_read() throws IOException {
    Path file = folder.resolve("excel.xlsx");
    try (OutputStream out = Files.newOutputStream(file); var workbook = new Workbook(out, "Excel", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Lembar1");
      String[] headings = {"Nomor", "Kegiatan", "Jumlah", "Mulai", "Volume", "Selesai"};
      for (int i = 0; i < headings.length; i++) {
        sheet.value(0, i, headings[i]);
      }
      sheet.value(1, 0, 7);
      sheet.value(1, 1, "Posyandu");
      sheet.value(1, 2, 1_250_000);
      sheet.value(1, 3, LocalDate.of(2026, 12, 31));
      sheet.value(1, 4, 12.5);
      sheet.value(1, 5, true);
    }

    assertThat(PLANS.read(file).values()).containsExactly(new Plan("7", "Posyandu", 1_250_000L,
        LocalDate.of(2026, 12, 31), new BigDecimal("12.5"), true, List.of(), null));
  }

  @Test
  void a_csv_in_the_old_windows_letters_with_commas_and_quotes_is_read() throws IOException {
    Path file = folder.resolve("old.csv");
    Files.write(file, "Nomor,Kegiatan\nA-1,\"Kafé, anak\"\n".getBytes(Charset.forName("windows-1252")));

    assertThat(PLANS.read(file).values()).extracting(Plan::title).containsExactly("Kafé, anak");
  }

  @Test
  void a_quote_put_before_a_formula_by_a_careful_program_is_taken_off() throws IOException {
    assertThat(PLANS.read(csv("Nomor;Kegiatan\nA-1;'=1+1\n")).values()).extracting(Plan::title).containsExactly("=1+1");
  }

  @Test
  void too_many_rows_are_refused_with_the_limit() throws IOException {
    Path file = csv("Nomor;Kegiatan\n" + "A;B\n".repeat(11));

    assertThat(PLANS.withLimits(new SheetLimits(1 << 20, 1 << 20, 11)).read(file).values()).hasSize(11);
    assertThatThrownBy(() -> PLANS.withLimits(new SheetLimits(1 << 20, 1 << 20, 10)).read(file))
        .isInstanceOfSatisfying(Refused.class, e -> {
          assertThat(e.key()).isEqualTo("sheets.refused.rows");
          assertThat(e.args()).containsExactly(10);
        });
  }

  @Test
  void a_file_that_is_torn_too_large_old_or_of_another_kind_is_refused() throws IOException {
    Path whole = folder.resolve("whole.xlsx");
    try (OutputStream out = Files.newOutputStream(whole)) {
      PLANS.writeRows(Stream.of(plan("Posyandu")), out, WORDS, List.of());
    }
    byte[] bytes = Files.readAllBytes(whole);

    refused(java.util.Arrays.copyOf(bytes, bytes.length / 2), "torn");
    refused(new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "old");
    refused("<html><table><tr><td>Nomor</td></tr></table></html>".getBytes(StandardCharsets.UTF_8), "kind");
    refused(zip("a.txt", "hello".getBytes(StandardCharsets.UTF_8)), "kind");
    assertThatThrownBy(() -> PLANS.withLimits(new SheetLimits(100, 1 << 20, 10)).read(whole))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.key()).isEqualTo("sheets.refused.large"));
  }

  @Test
  void a_zip_bomb_and_xml_entities_are_refused_before_anything_is_parsed() throws IOException {
    refused(zip("xl/workbook.xml", new byte[30 << 20]), "bomb", new SheetLimits(1 << 20, 20 << 20, 10));
    String bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaa\">]><workbook>&a;</workbook>";
    refused(zip("xl/workbook.xml", bomb.getBytes(StandardCharsets.UTF_8)), "entities");
    refused(zip("xl/workbook.xml", bomb.getBytes(StandardCharsets.UTF_16LE)), "entities");
  }

  @Test
  void a_text_longer_than_a_cell_is_cut_visibly_and_refused_when_it_comes_back() throws IOException {
    var out = new ByteArrayOutputStream();
    PLANS.writeRows(Stream.of(plan("x".repeat(40_000))), out, WORDS, List.of());
    Path file = folder.resolve("long.xlsx");
    Files.write(file, out.toByteArray());

    assertThat(PLANS.read(file).findings()).extracting(SheetFinding::key).containsExactly("sheets.text.cut");
  }

  private void refused(byte[] bytes, String why) throws IOException {
    refused(bytes, why, SheetLimits.DEFAULT);
  }

  private void refused(byte[] bytes, String why, SheetLimits limits) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "refused", ".bin"), bytes);
    assertThatThrownBy(() -> PLANS.withLimits(limits).read(file)).isInstanceOfSatisfying(Refused.class,
        e -> assertThat(e.key()).isEqualTo("sheets.refused." + why));
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  private static Plan plan(String title) {
    return new Plan("A-1", title, null, null, null, null, List.of(), null);
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "sheet", ".csv"), text);
  }
}
