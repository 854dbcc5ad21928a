package id.payung.agreements.plansheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.sheets.SheetAnswers;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.SheetQuestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sheets that broke an earlier version, where their folder is there; otherwise these tests are skipped. Sheets of
 * the same kinds are put together in {@code OfficeSheetTest} and {@code SheetDoorTests}.
 */
class TrialSheetTest {
  private static final Path FOLDER = Path.of(System.getProperty("payung.trials", "/work/shared/trials"));
  private static final PlanSheet SHEET = new PlanSheet(new ReferenceCatalogue());

  private static SheetPreview<PlanSheetRow> read(String name, Map<String, String> answers) {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), () -> "no " + file);
    return SHEET.definition().read(file, SheetAnswers.nearYears(2023, 2029).with(answers));
  }

  @ParameterizedTest
  @CsvSource({"S02a-na-formula.xlsx,sheets.cell.broken", "S02b-name-formula.xlsx,sheets.cell.broken",
    "S04b-formula-without-value-existing.xlsx,sheets.cell.unsaved"})
  void broken_and_unsaved_formulas_are_named(String name, String key) {
    assertThat(read(name, Map.of()).findings()).isNotEmpty().extracting(SheetFinding::key).containsOnly(key);
  }

  @ParameterizedTest
  @CsvSource({"S05-strict.xlsx", "S06-iso-date-cells.xlsx"})
  void strict_open_xml_and_days_in_letters_are_read(String name) {
    PlanSheetRow row = read(name, Map.of()).values().getFirst();

    assertThat(row.number()).isEqualTo(61);
    assertThat(row.starts()).isEqualTo(LocalDate.of(2026, 9, 1));
    assertThat(row.ends()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(row.amount()).isEqualTo(1_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"S03-float-codes.xlsx", "S03b-float-code-only.xlsx"})
  void codes_typed_as_numbers_are_what_a_person_sees(String name) {
    assertThat(read(name, Map.of()).values().toString()).doesNotContain("99999", "0000001");
  }

  @Test
  void signs_that_xml_does_not_hold_are_read_and_commas_are_no_separators() {
    assertThat(read("S07-x000D.xlsx", Map.of()).values().getFirst().note()).isEqualTo("Baris satu\nBaris dua");
    assertThat(read("S16-csv-semicolon-commas.csv", Map.of()).values()).hasSize(3);
  }

  @Test
  void merged_numbers_count_for_their_rows() {
    assertThat(read("S08-merged-number.xlsx", Map.of()).values())
        .extracting(PlanSheetRow::number, PlanSheetRow::lineNumber)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(61, 1L), org.assertj.core.groups.Tuple.tuple(61, 2L));
  }

  @Test
  void hidden_rows_and_far_years_are_asked_about() {
    SheetPreview<PlanSheetRow> hidden = read("S09-hidden-row.xlsx", Map.of());
    assertThat(hidden.questions()).extracting(SheetQuestion::id).containsExactly("hidden-rows");
    assertThat(hidden.lines()).hasSize(1);
    assertThat(read("S09-hidden-row.xlsx", Map.of("answer.hidden-rows", "yes")).values()).hasSize(2);
    assertThat(read("S18-typo-year.xlsx", Map.of()).questions()).extracting(SheetQuestion::id)
        .isEqualTo(List.of("year.7"));
  }
}
