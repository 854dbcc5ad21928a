package id.payung.indicators.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.Instrument;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetMessages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentSheetTest {
  private static final ReferenceCatalogue REFERENCE = new ReferenceCatalogue();
  private static final Messages ALL = new Messages();

  @TempDir Path folder;

  static List<Instrument> instruments() {
    return REFERENCE.instruments();
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void what_leaves_comes_back_the_same_in_both_languages(Instrument instrument) throws IOException {
    for (Locale locale : List.of(Messages.INDONESIAN, Messages.ENGLISH)) {
      InstrumentSheet.ParsedInstrument outcome = InstrumentSheet.read(written(instrument, locale), REFERENCE);
      assertThat(outcome.preview().findings()).isEmpty();
      assertThat(outcome.instrument()).contains(instrument);
    }
  }

  @Test
  void what_is_unconfirmed_is_said_above_the_table() throws IOException {
    Path file = written(REFERENCE.instrument("kla-2026"), Messages.INDONESIAN);
    assertThat(cells(file).getFirst().getFirst()).startsWith("Belum dipastikan: 114 dari 114 pertanyaan");
  }

  /**
   * Column, row as found by the first cell's code, new text → what is said. Column 1 is the code, 4 the points, 5
   * requires, 8 the owner.
   */
  @ParameterizedTest
  @CsvSource({"1.1, 8, nowhere, reference.sheet.owner", "1.2, 1, 1.1, reference.sheet.twice",
    "KLB, 4, 165, reference.sheet.sum", "4, 4, 44, reference.sheet.sum", "MADYA, 12, enam ratus, reference.sheet.band",
    "kla-2026, 15, kemarin, reference.sheet.head"})
  void a_sheet_that_does_not_hold_together_is_not_taken(String code, int column, String text, String key)
      throws IOException {
    List<List<String>> rows = cells(written(REFERENCE.instrument("kla-2026"), Messages.INDONESIAN));
    rows.stream().filter(row -> row.get(1).equals(code)).findFirst().orElseThrow().set(column, text);
    InstrumentSheet.ParsedInstrument outcome = InstrumentSheet.read(typed(rows), REFERENCE);
    assertThat(outcome.instrument()).isEmpty();
    assertThat(outcome.preview().findings()).extracting(SheetFinding::key).contains(key);
  }

  @Test
  void typed_by_hand_it_is_taken_too() throws IOException {
    Instrument shipped = REFERENCE.instrument("kla-2026");
    InstrumentSheet.ParsedInstrument outcome =
        InstrumentSheet.read(typed(cells(written(shipped, Messages.INDONESIAN))), REFERENCE);
    assertThat(outcome.preview().findings()).isEmpty();
    assertThat(outcome.instrument()).contains(shipped);
  }

  @Test
  void a_question_without_its_indicator_and_a_requirement_without_its_slot_are_told() throws IOException {
    List<List<String>> rows = cells(written(REFERENCE.instrument("kla-2026"), Messages.INDONESIAN));
    rows.removeIf(row -> row.get(0).equals("Indikator") && row.get(1).equals("1"));
    rows.stream().filter(row -> row.get(0).equals("Pilihan")).skip(20).findFirst().orElseThrow().set(5, "tidak-ada");
    InstrumentSheet.ParsedInstrument outcome = InstrumentSheet.read(typed(rows), REFERENCE);
    assertThat(outcome.preview().findings()).extracting(SheetFinding::key)
        .contains("reference.sheet.orphan", "reference.sheet.requires");
    assertThat(outcome.preview().findings()).allSatisfy(
        finding -> assertThat(ALL.hasKey(finding.key()) && ALL.hasKey(finding.todoKey())).as(finding.key()).isTrue());
  }

  private Path written(Instrument instrument, Locale locale) throws IOException {
    Path file = folder.resolve(instrument.code() + "-" + locale.getLanguage() + ".xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      InstrumentSheet.write(instrument, out, words(locale));
    }
    return file;
  }

  private static SheetMessages words(Locale locale) {
    return new SheetMessages() {
      @Override
      public Locale locale() {
        return locale;
      }

      @Override
      public String text(String key, Object... args) {
        return ALL.text(locale, key, args);
      }
    };
  }

  private static List<List<String>> cells(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (ReadableWorkbook workbook = new ReadableWorkbook(Files.newInputStream(file))) {
      for (Row row : workbook.getFirstSheet().read()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
          cells.add(i < row.getCellCount() && row.getCell(i) != null && row.getCell(i).getRawValue() != null
              ? row.getCell(i).getText()
              : "");
        }
        if (cells.getFirst().equals("Instrumen")) {
          cells.set(16, "01/01/2026");
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  private Path typed(List<List<String>> rows) throws IOException {
    Path file = folder.resolve("typed.xlsx");
    try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "Contoh", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Instrumen KLA");
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          if (!rows.get(r).get(c).isEmpty()) {
            sheet.inlineString(r, c, rows.get(r).get(c));
          }
        }
      }
    }
    return file;
  }
}
