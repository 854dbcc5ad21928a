package id.payung.platform.sheets.taken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payung.platform.errors.Refused;
import id.payung.platform.sheets.SheetDefinition;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However much is wrong in a register, what is kept and told of it has an end. */
class RegisterBoundsTest {

  @Test
  void a_row_tells_ten_findings_and_counts_the_others() {
    RegisterRow<String> row = RegisterRow.waiting(7, "Judul", findings(7, 2440), null);

    assertThat(row.says()).hasSize(RegisterRow.MAX_SAYS + 1);
    assertThat(row.says().getLast().key()).isEqualTo("sheets.register.more");
    assertThat(row.says().getLast().args()).containsExactly(2430);
  }

  @Test
  void of_fewer_findings_none_is_counted_away() {
    assertThat(RegisterRow.<String>waiting(7, "Judul", findings(7, RegisterRow.MAX_SAYS), null).says())
        .hasSize(RegisterRow.MAX_SAYS)
        .noneMatch(said -> said.key().equals("sheets.register.more"));
  }

  @Test
  void long_words_in_a_finding_are_cut() {
    RegisterRow<String> row = RegisterRow.waiting(7, "Judul",
        List.of(SheetFinding.of(7, null, "sheets.register.there", "x".repeat(30_000))), null);

    assertThat(row.says().getFirst().args().getFirst().toString()).hasSizeLessThan(310).endsWith("…");
  }

  @Test
  void a_page_tells_500_findings_and_of_each_further_row_the_first() {
    List<RegisterRow<String>> rows = IntStream.range(1, 401)
        .mapToObj(number -> RegisterRow.<String>waiting(number, "Judul", findings(number, 12), null))
        .toList();

    List<RegisterRow<String>> shown = new RegisterMatch<>(rows, List.of(), 0, List.of()).shown();

    assertThat(shown).hasSize(400);
    assertThat(shown.stream().limit(45).mapToInt(row -> row.says().size()).sum()).isLessThan(500);
    assertThat(shown.subList(47, 400)).allSatisfy(row -> {
      assertThat(row.says()).hasSize(2);
      assertThat(row.says().getLast().args()).containsExactly(11);
    });
    assertThat(shown.stream().mapToInt(row -> row.says().size()).sum())
        .isLessThan(SheetDefinition.MAX_FINDINGS + 2 * RegisterMatch.MAX_SHOWN);
  }

  @Test
  void sixty_headings_are_offered_and_those_that_were_found_further_on() {
    List<String> texts = IntStream.range(0, 900).mapToObj(place -> place % 2 == 0 ? "" : "Kolom " + place).toList();
    List<String> sheets = IntStream.range(0, 200).mapToObj(sheet -> "Lembar " + sheet).toList();

    SheetPreview.Headings headings = new SheetPreview.Headings(150, sheets, 4, texts, List.of(3, -1, 701));

    assertThat(headings.offered()).hasSize(61).startsWith(1, 3, 5).contains(119).endsWith(701).doesNotContain(121, -1);
    assertThat(headings.offeredSheets()).hasSize(61).endsWith(150);
  }

  @Test
  void a_file_of_very_many_unknown_names_is_refused() {
    RegisterNames names = new RegisterNames("73.24", "", List.of(), List.of(), List.of(), _ -> "",
        RegisterAnswers.of(LocalDate.EPOCH, Map.of(), Map.of()));
    IntStream.range(0, RegisterNames.MAX_UNKNOWN).forEach(i -> names.resolve("Lembaga " + i));
    names.resolve("Lembaga 5");

    assertThatExceptionOfType(Refused.class).isThrownBy(() -> names.resolve("Satu lagi"))
        .satisfies(refused -> assertThat(refused.key()).isEqualTo("sheets.register.names.many"));
  }

  private static List<SheetFinding> findings(int row, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> SheetFinding.of(row, "Mitra", "agreements.register.unknown", "Nama " + i))
        .toList();
  }
}
