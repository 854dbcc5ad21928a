package id.payung.platform.sheets;

import static id.payung.platform.testing.TestWorkbook.number;
import static id.payung.platform.testing.TestWorkbook.row;
import static id.payung.platform.testing.TestWorkbook.rowWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Messages;
import id.payung.platform.testing.TestWorkbook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets that offices really have: written by other programs, or changed by a program that meant well. */
class OfficeSheetTest {
  record Line(String name, @Nullable String paper, @Nullable String mobile, @Nullable LocalDate from,
      @Nullable Long amount, @Nullable BigDecimal points, @Nullable Boolean done) {}

  private static final SheetColumn<Line, String> NAME =
      SheetColumn.of("Nama", "Name", CellTypes.text(200), Line::name).required();
  private static final SheetColumn<Line, String> PAPER =
      SheetColumn.of("Nomor SK", "Decree", CellTypes.identifier(100), Line::paper);
  private static final SheetColumn<Line, String> MOBILE =
      SheetColumn.of("Nomor HP", "Mobile", CellTypes.mobileNumber(30), Line::mobile);
  private static final SheetColumn<Line, LocalDate> FROM =
      SheetColumn.of("Mulai", "Start", CellTypes.date(), Line::from);
  private static final SheetColumn<Line, Long> AMOUNT =
      SheetColumn.of("Jumlah (Rp)", "Amount", CellTypes.money(), Line::amount);
  private static final SheetColumn<Line, BigDecimal> POINTS =
      SheetColumn.of("Nilai", "Points", CellTypes.decimal(), Line::points);
  private static final SheetColumn<Line, Boolean> DONE =
      SheetColumn.of("Selesai", "Done", CellTypes.yesNo(), Line::done);
  private static final SheetDefinition<Line> LINES =
      SheetDefinition.of("Uji", row -> new Line(row.getOr(NAME, ""), row.get(PAPER), row.get(MOBILE), row.get(FROM),
          row.get(AMOUNT), row.get(POINTS), row.get(DONE)), NAME, PAPER, MOBILE, FROM, AMOUNT, POINTS, DONE);
  private static final String HEAD = row(1, "Nama", "Nomor SK", "Nomor HP", "Mulai", "Jumlah (Rp)", "Nilai", "Selesai");
  private static final String CSV_HEAD = "Nama;Nomor SK;Nomor HP;Mulai;Jumlah (Rp);Nilai;Selesai\n";
  private static final SheetAnswers NEAR = SheetAnswers.nearYears(2020, 2030);

  @TempDir Path folder;

  // ---- what other programs write

  @ParameterizedTest
  @ValueSource(strings = {"<c><f>120*3</f></c>", "<c><f>120*3</f><v></v></c>", "<c><f>120*3</f><v/></c>",
    "<c t=\"s\"><f>A1</f></c>", "<c t=\"e\"><f>A1</f></c>", "<c><f t=\"shared\" si=\"0\"/></c>"})
  void a_formula_without_its_result_is_told_by_its_cell(String cell) throws IOException {
    SheetPreview<Line> preview = read(TestWorkbook.of(HEAD + row(2, "Satu", "", "", "", cell)));

    assertThat(preview.findings()).extracting(SheetFinding::key).containsExactly("sheets.cell.unsaved");
    assertThat(say(preview.findings().getFirst())).contains("E2").contains("simpan");
  }

  @Test
  void a_formula_that_was_never_worked_out_in_a_csv_is_told_and_one_that_keeps_a_zero_is_read() throws IOException {
    SheetPreview<Line> preview = LINES.read(csv("=A1&B1;=\"0042\";=\"081234567891\";;=5*3;;\n"));

    assertThat(preview.findings()).extracting(SheetFinding::column, SheetFinding::key)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Nama", "sheets.cell.unsaved"),
            org.assertj.core.groups.Tuple.tuple("Jumlah (Rp)", "sheets.cell.unsaved"));
    assertThat(LINES.read(csv("Satu;=\"0042\";=\"081234567891\";;;;\n")).values()).extracting(Line::paper, Line::mobile)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("0042", "081234567891"));
  }

  @Test
  void strict_open_xml_is_read_like_the_other() throws IOException {
    String rows = HEAD + row(2, "<c t=\"s\"><v>1</v></c>", "12/SK/2026", "", number("46023", 1), number("1250000"),
        number("12.5"), "<c t=\"b\"><v>1</v></c>");
    String texts = "<si><t>Lain</t></si><si><r><t>Sa</t></r><r><t>tu</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>";
    Line line =
        new Line("Satu", "12/SK/2026", null, LocalDate.of(2026, 1, 1), 1_250_000L, new BigDecimal("12.5"), true);

    assertThat(read(TestWorkbook.of(rows).withSharedTexts(texts).strict()).values()).containsExactly(line);
    assertThat(read(TestWorkbook.of(rows).withSharedTexts(texts)).values()).containsExactly(line);
  }

  @ParameterizedTest
  @CsvSource({"<c t=\"d\"><v>2026-09-01</v></c>", "<c t=\"d\"><v>2026-09-01T00:00:00</v></c>",
    "<c t=\"d\"><v>2026-09-01T13:30:00.000Z</v></c>", "<c s=\"1\"><v>46266</v></c>", "<c s=\"5\"><v>46266.5</v></c>",
    "<c t=\"str\"><f>X</f><v>1 September 2026</v></c>", "1 September 2026", "1 Sept. 2026", "01/09/2026", "1-9-2026",
    "2026-09-01"})
  void one_day_in_all_its_ways(String cell) throws IOException {
    assertThat(read(TestWorkbook.of(HEAD + row(2, "Satu", "", "", cell))).values()).extracting(Line::from)
        .containsExactly(LocalDate.of(2026, 9, 1));
  }

  @Test
  void a_workbook_that_counts_from_1904_has_its_own_days() throws IOException {
    String rows =
        HEAD + row(2, "Satu", "", "", number("44804", 1)) + row(3, "Dua", "", "", "<c t=\"d\"><v>2026-09-01</v></c>");

    assertThat(read(TestWorkbook.of(rows).dates1904()).values()).extracting(Line::from)
        .containsExactly(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 1));
  }

  @Test
  void a_day_that_can_be_read_month_first_is_read_day_first_and_it_is_said() throws IOException {
    SheetPreview<Line> preview = LINES.read(csv("Satu;;;03/04/2026;;;\n"));

    assertThat(preview.values()).extracting(Line::from).containsExactly(LocalDate.of(2026, 4, 3));
    assertThat(preview.notices()).extracting(SheetFinding::key).containsExactly("sheets.note.day-first");
  }

  @Test
  void percents_and_hours_are_no_numbers_and_text_is_what_a_person_sees() throws IOException {
    SheetPreview<Line> preview = read(
        TestWorkbook.of(HEAD + row(2, number("0.5", 3), number("7", 2), "", "", number("0.5", 3), number("0.5", 4))));

    assertThat(preview.findings()).extracting(SheetFinding::key)
        .containsExactly("sheets.number.percent", "sheets.number.date");
    assertThat(preview.lines().getFirst().value()).isNotNull()
        .satisfies(line -> assertThat(line.name() + " " + line.paper()).isEqualTo("50% 07"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void a_csv_is_read_in_the_letters_of_the_program_that_wrote_it(String charset) throws IOException {
    String text = CSV_HEAD + "\u00a0Kafé\u00a0anak ;;;;Rp\u00a01.250.000;\"1,5\";TRUE\n";
    Path file = Files.write(folder.resolve("huruf.csv"), text.getBytes(Charset.forName(charset)));

    assertThat(LINES.read(file).values())
        .containsExactly(new Line("Kafé anak", null, null, null, 1_250_000L, new BigDecimal("1.5"), true));
  }

  @Test
  void marks_that_nobody_sees_are_taken_out() throws IOException {
    Path file = Files.writeString(folder.resolve("bom.csv"), "\ufeff" + CSV_HEAD + "Ahmad\u200b Dahlan;;;;;;\n");

    assertThat(LINES.read(file).values()).extracting(Line::name).containsExactly("Ahmad Dahlan");
  }

  @Test
  void signs_that_no_database_keeps_are_taken_out_and_a_whole_number_has_no_point() throws IOException {
    SheetPreview<Line> preview = read(TestWorkbook.of(HEAD + row(2, "A_x0000_b") + row(3, "a_xD83D_b")
        + row(4, "\u202aNama\u202c") + row(5, number("4.0")) + row(6, number("12345678901.0"))));

    assertThat(preview.values()).extracting(Line::name).containsExactly("Ab", "ab", "Nama", "4", "12345678901");
  }

  @Test
  void brackets_without_end_are_read_once() throws IOException {
    String brackets = "a" + "(".repeat(32_000);
    String[] cells = Stream.generate(() -> brackets).limit(20).toArray(String[]::new);

    assertThat(read(TestWorkbook.of(row(1, cells) + HEAD.replace("1", "2") + row(3, "Nama"))).values())
        .extracting(Line::name)
        .containsExactly("Nama");
  }

  // ---- where headings stand

  @Test
  void headings_of_two_lines_are_found_and_a_row_that_counts_the_columns_is_passed_over() throws IOException {
    String rows = row(1, "DAFTAR PENERIMA") + row(3, "Nama", "Surat", "", "Waktu")
        + row(4, "", "Nomor SK", "Nomor HP", "Mulai", "Jumlah (Rp)") + row(5, "(1)", "(2)", "(3)", "(4)", "(5)")
        + row(6, "Satu", "12/SK", "0812", "01/09/2026", number("5"));
    String merged =
        "<mergeCells><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"B3:C3\"/><mergeCell ref=\"A1:G1\"/>" + "</mergeCells>";

    for (String behind : List.of(merged, "")) {
      assertThat(read(TestWorkbook.of("", rows, behind)).values())
          .containsExactly(new Line("Satu", "12/SK", "0812", LocalDate.of(2026, 9, 1), 5L, null, null));
    }
  }

  @Test
  void headings_of_three_lines_are_found_merged_or_not() throws IOException {
    String rows =
        row(1, "DAFTAR PENERIMA") + row(2, "Nama", "Surat", "", "", "Jumlah (Rp)") + row(3, "", "Nomor", "", "Mulai")
            + row(4, "", "Nomor SK", "Nomor HP") + row(5, "Satu", "12/SK", "0812", "01/09/2026", number("5"));
    String merged = "<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"B2:D2\"/><mergeCell ref=\"B3:C3\"/>"
        + "<mergeCell ref=\"D3:D4\"/><mergeCell ref=\"E2:E4\"/></mergeCells>";

    for (String behind : List.of(merged, "")) {
      assertThat(read(TestWorkbook.of("", rows, behind)).values())
          .containsExactly(new Line("Satu", "12/SK", "0812", LocalDate.of(2026, 9, 1), 5L, null, null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", ",", "|"})
  void a_csv_is_parted_by_whatever_sign_its_program_took(String sign) throws IOException {
    String text = CSV_HEAD.replace(";", sign)
        + String.join(sign, "\"Satu; Dua, Tiga | Empat\"", "1/SK", "", "", "5", "", "") + "\n";

    assertThat(LINES.read(Files.writeString(folder.resolve("tanda.csv"), text)).values())
        .containsExactly(new Line("Satu; Dua, Tiga | Empat", "1/SK", null, null, 5L, null, null));
  }

  @Test
  void a_heading_over_two_columns_helps_those_that_stand_below_it() throws IOException {
    String rows = row(1, "Nama", "Nomor", "", "Mulai") + row(2, "", "SK", "HP") + row(3, "Satu", "1/SK", "0812");

    assertThat(read(TestWorkbook.of("", rows, "<mergeCells><mergeCell ref=\"B1:C1\"/></mergeCells>")).values())
        .extracting(Line::paper, Line::mobile)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("1/SK", "0812"));
  }

  @Test
  void the_sheet_that_has_rows_is_read_and_others_are_named() throws IOException {
    TestWorkbook book = TestWorkbook.of(HEAD)
        .and("visible", "", HEAD + row(2, "Satu"), "")
        .and("visible", "", HEAD + row(2, "Dua"), "")
        .and("hidden", "", HEAD + row(2, "Tiga"), "")
        .and("veryHidden", "", HEAD + row(2, "Empat"), "");

    SheetPreview<Line> preview = read(book);

    assertThat(preview.values()).extracting(Line::name).containsExactly("Satu");
    assertThat(preview.notices().stream().map(OfficeSheetTest::say).toList().toString()).contains("Lembar 3")
        .contains("Lembar 4; Lembar 5")
        .contains("2 lembar tersembunyi");
  }

  // ---- merged cells

  @Test
  void a_merged_cell_counts_for_each_of_its_rows_but_an_amount_does_not() throws IOException {
    String rows =
        HEAD + row(2, "Satu", "1/SK", "", "", number("5"), number("1.5")) + row(3, "", "2/SK") + row(4, "", "");
    String names = "<mergeCells><mergeCell ref=\"A2:A4\"/></mergeCells>";
    String amounts =
        "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"E2:E3\"/><mergeCell ref=\"F2:F3\"/>" + "</mergeCells>";

    assertThat(read(TestWorkbook.of("", rows, names)).values()).extracting(Line::name).containsExactly("Satu", "Satu");
    List<SheetFinding> findings = read(TestWorkbook.of("", rows, amounts)).findings();
    assertThat(findings).extracting(SheetFinding::key).containsOnly("sheets.cell.merged-amount");
    assertThat(findings.stream().map(OfficeSheetTest::say).toList().toString()).contains("E2:E3").contains("F2:F3");
  }

  @Test
  void a_cell_over_several_columns_is_named_once_by_its_range() throws IOException {
    String rows = HEAD + row(2, "BIDANG PENDIDIKAN") + row(3, "Satu");

    List<SheetFinding> findings =
        read(TestWorkbook.of("", rows, "<mergeCells><mergeCell ref=\"A2:G2\"/></mergeCells>")).findings();

    assertThat(findings).hasSize(1);
    assertThat(say(findings.getFirst())).contains("A2:G2");
  }

  @Test
  void more_merged_cells_than_anybody_makes_are_refused_in_words() {
    StringBuilder many = new StringBuilder("<mergeCells>");
    for (int i = 2; i < 10_010; i++) {
      many.append("<mergeCell ref=\"A" + i + ":B" + i + "\"/>");
    }
    assertThatThrownBy(() -> read(TestWorkbook.of("", HEAD + row(2, "Satu"), many + "</mergeCells>")))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.key()).isEqualTo("sheets.refused.merged"));
  }

  // ---- what has to be asked

  @ParameterizedTest
  @ValueSource(strings = {"hidden=\"1\"", "hidden=\"true\"", "ht=\"0\" customHeight=\"1\""})
  void hidden_rows_are_counted_and_never_taken_unasked(String hidden) throws IOException {
    TestWorkbook book = TestWorkbook.of("", HEAD + row(2, "Satu")
        + rowWith(hidden, 3, "Dua", "2/SK", "", "", number("1250000")) + rowWith(hidden, 4, "", "rusak"), "");

    SheetPreview<Line> asked = read(book);

    assertThat(asked.countHiddenRows()).isEqualTo(2);
    assertThat(asked.isValid()).isTrue();
    assertThat(asked.isTakeable()).isFalse();
    assertThatThrownBy(asked::values).isInstanceOf(IllegalStateException.class);
    assertThat(asked.questions().getFirst().places().getFirst().typed()).isEqualTo("Dua · 2/SK · Rp1.250.000");
    assertThat(read(book, NEAR.with(Map.of("answer.hidden-rows", "no"))).values()).extracting(Line::name)
        .containsExactly("Satu");
    assertThat(read(book, NEAR.with(Map.of("answer.hidden-rows", "yes"))).findings()).extracting(SheetFinding::key)
        .containsExactly("sheets.cell.empty");
  }

  @Test
  void hidden_columns_are_asked_about_when_something_stands_in_them() throws IOException {
    String hidden = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"7\" max=\"7\" width=\"0\"/></cols>";
    TestWorkbook book = TestWorkbook.of(hidden, HEAD + row(2, "Satu", "2/SK"), "");

    assertThat(read(book).questions()).hasSize(1);
    assertThat(read(book, NEAR.with(Map.of("answer.hidden-columns", "no"))).values()).extracting(Line::paper)
        .containsExactly((String) null);
    assertThat(read(book, NEAR.with(Map.of("answer.hidden-columns", "yes"))).values()).extracting(Line::paper)
        .containsExactly("2/SK");
  }

  /** Cell of a column, what is offered; the column by its index, from 0. */
  @ParameterizedTest
  @CsvSource({"2,<c><v>81234567891</v></c>,081234567891", "2,81234567891,081234567891", "2,812-3456-7891,081234567891",
    "1,<c s=\"1\"><v>46023</v></c>,01/01/2026", "1,<c t=\"d\"><v>2026-01-02</v></c>,02/01/2026", "1,02-Jan,02-Jan",
    "1,Jan-26,Jan-26", "1,2-Feb-2026,2-Feb-2026", "1,01/02/2026,01/02/2026",
    "1,<c><v>7324012345670000</v></c>,7324012345670000", "1,<c><v>7.32401234567E15</v></c>,7324012345670000",
    "1,7324012345670000,7324012345670000", "1,198501012010011000,198501012010011000",
    "0,<c s=\"1\"><v>46023</v></c>,01/01/2026", "3,31/12/2126,2126-12-31", "3,<c s=\"1\"><v>82911</v></c>,2126-12-31",
    "3,01/09/1926,1926-09-01", "3,1 September 2062,2062-09-01"})
  void what_a_program_may_have_changed_is_asked_and_obeyed(int column, String cell, String offered) throws IOException {
    String[] cells = {"Satu", "", "", "", "", "", ""};
    cells[column] = cell;
    TestWorkbook book = TestWorkbook.of(HEAD + row(2, cells));

    SheetPreview<Line> asked = read(book);
    SheetQuestion question = asked.questions().getFirst();

    assertThat(asked.questions()).hasSize(1);
    assertThat(asked.isTakeable()).isFalse();
    assertThat(question.places().getFirst().offered().toString()).isEqualTo(offered);
    assertThat(new Messages().hasKey(question.key() + ".yes") && new Messages().hasKey(question.key() + ".no"))
        .isTrue();
    Map<String, String> answer = new HashMap<>();
    answer.put(question.field(), "yes");
    assertThat(read(book, NEAR.with(answer)).values().getFirst().toString()).contains(offered);
    answer.put(question.field(), "no");
    assertThat(read(book, NEAR.with(answer)).lines().toString()).doesNotContain(offered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.2E+15", "3,2E+15", "7.32401E+15", "8,12E+10"})
  void a_number_of_which_a_csv_kept_the_beginning_alone_is_lost(String typed) throws IOException {
    assertThat(LINES.read(csv("Satu;" + typed + ";" + typed + ";;;;\n")).findings()).extracting(SheetFinding::key)
        .containsExactly("sheets.text.digits", "sheets.text.digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0812 3456 7891", "+62 812-3456-7891", "6281234567891", "021-555123"})
  void an_honest_number_is_not_asked_about(String typed) throws IOException {
    assertThat(LINES.read(csv("Satu;12/SK/2026;" + typed + ";;;;\n")).values()).extracting(Line::mobile)
        .containsExactly(typed);
  }

  @Test
  void a_year_that_no_calendar_of_ours_has_is_wrong() throws IOException {
    assertThat(LINES.read(csv("Satu;;;01/09/0026;;;\n")).findings()).extracting(SheetFinding::key)
        .containsExactly("sheets.date.range");
  }

  @Test
  void a_module_sees_a_row_with_faults_too_and_says_nothing_twice() throws IOException {
    SheetPreview<Line> preview =
        LINES.read(csv(";1/SK;;besok;-5;x;mungkin\n")).withFindingsOf((row, line, findings) -> {
          findings.add(SheetFinding.of(row, "Nomor SK", "agreements.sheet.empty"));
          findings.add(SheetFinding.of(row, "Mulai", "agreements.sheet.empty"));
        });

    assertThat(preview.findings()).extracting(SheetFinding::column)
        .containsExactly("Nama", "Mulai", "Jumlah (Rp)", "Nilai", "Selesai", "Nomor SK");
  }

  // ---- making sheets

  private SheetPreview<Line> read(TestWorkbook book) throws IOException {
    return read(book, NEAR);
  }

  private SheetPreview<Line> read(TestWorkbook book, SheetAnswers answers) throws IOException {
    return LINES.read(Files.write(Files.createTempFile(folder, "buku", ".xlsx"), book.bytes()), answers);
  }

  private Path csv(String rows) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "lembar", ".csv"), CSV_HEAD + rows, StandardCharsets.UTF_8);
  }

  private static String say(SheetFinding finding) {
    Messages words = new Messages();
    String todo =
        words.hasKey(finding.todoKey()) ? words.text(Messages.INDONESIAN, finding.todoKey(), finding.args().toArray())
            : "";
    return words.text(Messages.INDONESIAN, finding.key(), finding.args().toArray()) + " " + todo;
  }
}
