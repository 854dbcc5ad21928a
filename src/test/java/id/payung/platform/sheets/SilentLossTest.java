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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would come in changed, or not at all, without a word. */
class SilentLossTest {
  record Line(String name, @Nullable String paper, @Nullable String mobile, @Nullable LocalDate until) {}

  private static final SheetColumn<Line, String> NAME =
      SheetColumn.of("Nama", "Name", CellTypes.text(200), Line::name).required();
  private static final SheetColumn<Line, String> PAPER =
      SheetColumn.of("Nomor SK", "Decree", CellTypes.identifier(100), Line::paper);
  private static final SheetColumn<Line, String> MOBILE =
      SheetColumn.of("Nomor HP", "Mobile", CellTypes.mobileNumber(30), Line::mobile);
  private static final SheetColumn<Line, LocalDate> UNTIL =
      SheetColumn.<Line, LocalDate>of("Sampai", "Until", CellTypes.date(), Line::until).emptyWithMeaning();
  private static final SheetDefinition<Line> LINES =
      SheetDefinition.of("Uji", row -> new Line(row.getOr(NAME, ""), row.get(PAPER), row.get(MOBILE), row.get(UNTIL)),
          NAME, PAPER, MOBILE, UNTIL);
  private static final String HEAD = row(1, "Nama", "Nomor SK", "Nomor HP", "Sampai");
  private static final String CSV_HEAD = "Nama;Nomor SK;Nomor HP;Sampai\n";
  private static final SheetAnswers NEAR = SheetAnswers.nearYears(2020, 2030);

  @TempDir Path folder;

  @Test
  void cells_under_no_heading_are_named_in_a_workbook_and_in_a_csv() throws IOException {
    String rows = HEAD + row(2, "Satu", "1/SK", "", "", "", "12.000.000") + row(3, "Dua", "", "", "", "lunas");

    for (SheetPreview<Line> preview : List.of(read(TestWorkbook.of(rows), NEAR),
        LINES.read(csv("Satu;1/SK;;;;12.000.000\nDua;;;;lunas\n")))) {
      assertThat(preview.values()).hasSize(2);
      assertThat(preview.notices()).singleElement().satisfies(said -> {
        assertThat(said.key()).isEqualTo("sheets.note.no-heading");
        assertThat(say(said)).startsWith("2 sel").contains("F2 (12.000.000)").contains("E3 (lunas)");
      });
    }
  }

  /** The row as a spreadsheet numbers it: a cell of several lines is one row. */
  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"Satu;1;;\\nDua;\"2;;\\nTiga;3;;\\n|3", "\"Satu;1;;\\nDua;2;;\\n|2",
        "\"a\\nb\";1;;\\n\"Dua;2;;\\nTiga;3;;\\nEmpat;4;;\\n\"Lima\";5;;\\n|3",
        "Satu;1;;\\n\"Dua;2;;\\nTiga;3;;\\nEmpat;4;;\\nLima;5\";;\\n|3", "Satu;1;;\\r\\nDua;\"2;;\\r\\nTiga;3;;|3"})
  void a_quote_that_swallows_rows_is_told_by_the_row_in_which_it_opens(String text, int row) {
    assertThatThrownBy(() -> LINES.read(csv(text.replace("\\n", "\n").replace("\\r", "\r"))))
        .isInstanceOfSatisfying(Refused.class, refused -> {
          assertThat(refused.key()).isEqualTo("sheets.refused.quote");
          assertThat(refused.args()).containsExactly(row);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Satu\nbaris dua\nbaris tiga\";1;;\n", "\"Satu; \"\"dua\"\"\ntiga\";1;;\n",
    "Pipa 5\" panjang;1;;\n", "\"Satu\" ;1;;\n", "\"Jalan A, B, C, D\nJalan E, F, G, H\nI\";1;;\n", "\"Satu\""})
  void an_honest_quote_is_read(String text) throws IOException {
    assertThat(LINES.read(csv(text)).values()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Err:502", "Err:522", "#BUSY!", "#SPILL!", "#CALC!", "#FIELD!", "#PYTHON!", "#N/A", "#n/a",
    "#NAME?", "#ERROR!"})
  void what_no_formula_came_to_is_broken_in_every_program(String error) throws IOException {
    assertThat(LINES.read(csv("Satu;" + error + ";;\n")).findings()).extracting(SheetFinding::key)
        .containsExactly("sheets.cell.broken");
    assertThat(read(TestWorkbook.of(HEAD + row(2, "Satu", error)), NEAR).findings()).extracting(SheetFinding::key)
        .containsExactly("sheets.cell.broken");
    assertThat(read(TestWorkbook.of(HEAD + row(2, "Satu", "#1 dari 2", "", "")), NEAR).values()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=SUM(C3:C9)", "=A1&B1", "=$B$4*2", "=VLOOKUP(A2,Lembar2!A:B,2)"})
  void a_formula_kept_as_letters_is_asked_about(String formula) throws IOException {
    TestWorkbook book = TestWorkbook.of(HEAD + row(2, "Satu", formula));

    for (SheetPreview<Line> preview : List.of(read(book, NEAR), LINES.read(csv("Satu;'" + formula + ";;\n")))) {
      assertThat(preview.questions()).extracting(SheetQuestion::key).containsExactly("sheets.ask.formula");
    }
    assertThat(read(book, NEAR.with(Map.of("answer.formula.1", "no"))).values()).extracting(Line::paper)
        .containsExactly((String) null);
    assertThat(LINES.read(csv("'=1+1;;;\n")).values()).extracting(Line::name).containsExactly("=1+1");
  }

  @Test
  void the_counts_follow_the_answers() throws IOException {
    TestWorkbook book = TestWorkbook.of("", HEAD + row(2, "Satu", number("46023", 1)) + row(3, "Dua", "", "81234567891")
        + row(4, "Tiga", "", "", "31/12/2126") + rowWith("hidden=\"1\"", 5, "Empat"), "");

    SheetPreview<Line> asked = read(book, NEAR);
    assertThat(asked.countQuestionedRows()).isEqualTo(3);
    assertThat(asked.countHiddenRows()).isEqualTo(1);
    assertThat(asked.leftOut()).isEqualTo(new SheetPreview.LeftOut(0, 0));

    SheetPreview<Line> answered = read(book, NEAR.with(
        Map.of("answer.hidden-rows", "no", "answer.date.1", "no", "answer.zero.2", "no", "answer.year-end.3", "no")));
    assertThat(answered.countQuestionedRows()).isZero();
    assertThat(answered.countHiddenRows()).isZero();
    assertThat(answered.leftOut()).isEqualTo(new SheetPreview.LeftOut(2, 2));
    assertThat(answered.values()).extracting(Line::name).containsExactly("Satu", "Dua");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0812\u20113456\u20117891", "0812\u00a03456\u00a07891", "\uff10\uff18\uff11\uff12 3456 7891",
    "\u202a0812\u20133456\u20137891\u202c", "\u0660\u0668\u0661\u0662 3456 7891", "0812\u22123456\u22127891"})
  void a_telephone_number_is_the_same_in_all_its_signs(String typed) throws IOException {
    assertThat(LINES.read(csv("Satu;;" + typed + ";\n")).values()).singleElement()
        .satisfies(line -> assertThat(line.mobile()).matches("0812[ -]3456[ -]7891"));
  }

  @Test
  void a_column_that_kept_its_long_numbers_is_not_asked_about_those_that_end_in_zero() throws IOException {
    SheetPreview<Line> preview = LINES.read(csv("Satu;7324012345670000;;\nDua;7324012345670003;;\n"));

    assertThat(preview.questions()).isEmpty();
    assertThat(preview.values()).extracting(Line::paper).containsExactly("7324012345670000", "7324012345670003");
    assertThat(LINES.read(csv("Satu;7324012345670000;;\nDua;7324012345671000;;\n")).questions()).hasSize(1);
  }

  @Test
  void a_code_that_may_have_lost_its_last_zero_is_asked_about_where_both_are_known() throws IOException {
    SheetAnswers among = NEAR.amongCodes(Stream.of("1.1", "1.10", "1.2", "10"));
    TestWorkbook book = TestWorkbook.of(HEAD + row(2, "Satu", number("1.1")) + row(3, "Dua", number("1.2")));

    assertThat(read(book, among).questions()).singleElement()
        .satisfies(one -> assertThat(one.places()).extracting(SheetQuestion.Place::name).containsExactly("B2"));
    assertThat(read(TestWorkbook.of(HEAD + row(2, "Satu", "1.1")), among).questions()).as("a text").isEmpty();
    assertThat(LINES.read(csv("Satu;1.1;;\n"), among).questions()).hasSize(1);
    assertThat(read(book, NEAR).questions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
  void unicode_text_is_read_with_and_without_its_mark(String charset) throws IOException {
    Path file = Files.write(folder.resolve("teks.csv"), (CSV_HEAD + "Satu;1/SK;;\n").getBytes(charset));

    assertThat(LINES.read(file).values()).extracting(Line::paper).containsExactly("1/SK");
  }

  /** What a person sees, and calls the paper by. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`',
      value = {"000\"/BUP/2026\"|12|012/BUP/2026", "\"SK-\"000|7|SK-007", "0\".\"00\".\"00|20801|2.08.01",
        "000\"/SK/\"0000|122026|012/SK/2026", "000\\/\\S\\K|5|005/SK", "0000|34|0034", "0\".\"0|12|1.2",
        "0.00|1.1|1.10", "#.##|1.5|1.5", "#.##|2|2", "[$Rp-421]\\ #,##0|1500|Rp 1500",
        "_-* #,##0_-;\\-* #,##0_-;_-* \"-\"_-;_-@_-|901|901", "[Red]0;[Blue]\"minus \"0|-4|minus 4", "0;;\"nol\"|0|nol",
        "General\" orang\"|3|3 orang", "@|44|44", "#,##0|1234567|1234567", "0-0000|12345|1-2345", ".00|3.5|3.50",
        "0\" a;b \"|6|6 a;b"})
  void a_number_in_a_column_of_texts_is_read_with_the_signs_that_its_format_shows(String format, String kept,
      String shown) throws IOException {
    TestWorkbook book = TestWorkbook.of(HEAD + row(2, "Satu", number(kept, 6))).withFormats(format);

    assertThat(read(book, NEAR).questions()).isEmpty();
    assertThat(read(book, NEAR).values()).extracting(Line::paper).containsExactly(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"# ?/?", "0.00E+00", "000/2026", ";;;", "[>9]0;\"kecil\"", "0\"\u202e\"", "\"buka"})
  void a_number_whose_format_cannot_be_shown_is_asked_about(String format) throws IOException {
    TestWorkbook book = TestWorkbook.of(HEAD + row(2, "Satu", number("12", 6))).withFormats(format);

    assertThat(read(book, NEAR).questions()).extracting(SheetQuestion::key).containsExactly("sheets.ask.format");
    assertThat(read(book, NEAR.with(Map.of("answer.format.1", "yes"))).values()).extracting(Line::paper)
        .containsExactly("12");
    assertThat(
        read(TestWorkbook.of(HEAD + row(2, "Satu", number("12", 6))).withFormats("0" + "\"x\"".repeat(400)), NEAR)
            .questions())
        .as("longer than any program takes")
        .hasSize(1);
  }

  private record Sum(long amount, BigDecimal share) {}

  @Test
  void a_number_that_is_shown_as_another_is_asked_about_in_columns_of_numbers_too() throws IOException {
    SheetColumn<Sum, Long> amount =
        SheetColumn.<Sum, Long>of("Anggaran", "Budget", CellTypes.money(), Sum::amount).required();
    SheetColumn<Sum, BigDecimal> share =
        SheetColumn.<Sum, BigDecimal>of("Nilai", "Points", CellTypes.decimal(), Sum::share).required();
    SheetDefinition<Sum> sums = SheetDefinition.of("Uji",
        row -> new Sum(row.getOr(amount, 0L), row.getOr(share, BigDecimal.ZERO)), amount, share);
    TestWorkbook book = TestWorkbook
        .of(row(1, "Anggaran", "Nilai") + row(2, number("1500000", 6), number("12", 7))
            + row(3, number("1500000", 8), number("12", 9)) + row(4, number("1500000", 10), number("12.4", 11)))
        .withFormats("#,##0,", "0\".\"0", "0\".\"000\".\"000", "0\" poin\"", "\"Rp\"#,##0", "0");

    assertThat(sums.read(Files.write(folder.resolve("jumlah.xlsx"), book.bytes())).questions())
        .flatExtracting(SheetQuestion::places)
        .extracting(SheetQuestion.Place::name)
        .containsExactlyInAnyOrder("A2", "B2");
  }

  @ParameterizedTest
  @CsvSource({"########,sheets.cell.narrow", "##,sheets.cell.narrow", "Loading...,sheets.cell.loading",
    "Loading\u2026,sheets.cell.loading", "Memuat...,sheets.cell.loading"})
  void what_a_program_saved_instead_of_a_value_is_none(String saved, String key) throws IOException {
    assertThat(LINES.read(csv("Satu;" + saved + ";;\n" + saved + ";2/SK;;\n")).findings()).extracting(SheetFinding::key)
        .containsExactly(key, key);
    assertThat(read(TestWorkbook.of(HEAD + row(2, "Satu", saved)), NEAR).findings()).extracting(SheetFinding::key)
        .containsExactly(key);
    assertThat(LINES.read(csv("Satu;# 4;;\nLoading dock;#;;\n")).values()).hasSize(2);
  }

  /** A soft line break of Word, and the end that DOS writes. */
  @Test
  void control_characters_that_people_type_make_no_other_kind_of_file_and_join_no_words() throws IOException {
    assertThat(LINES.read(csv("Staf\u000bAhli;1/SK;;\nDua\u2028Tiga;2/SK;;\n\u001a")).values()).extracting(Line::name)
        .containsExactly("Staf\nAhli", "Dua\nTiga");
    assertThat(read(TestWorkbook.of(HEAD + row(2, "Staf_x000B_Ahli", "1/SK")), NEAR).values()).extracting(Line::name)
        .containsExactly("Staf\nAhli");
    assertThatThrownBy(() -> LINES.read(csv("\u0001\u0002\u0003\u0004;\u0005\u0006;;\n")))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("sheets.refused.kind"));
  }

  private Path csv(String rows) throws IOException {
    return Files.write(folder.resolve("lembar.csv"), (CSV_HEAD + rows).getBytes(StandardCharsets.UTF_8));
  }

  private SheetPreview<Line> read(TestWorkbook book, SheetAnswers answers) throws IOException {
    return LINES.read(Files.write(folder.resolve("lembar.xlsx"), book.bytes()), answers);
  }

  private static String say(SheetFinding finding) {
    return new Messages().text(Messages.INDONESIAN, finding.key(), finding.args().toArray());
  }
}
