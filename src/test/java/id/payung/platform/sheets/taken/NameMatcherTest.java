package id.payung.platform.sheets.taken;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.ids.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameMatcherTest {
  private static final UUID VALE = Ids.fromName("vale");
  private static final UUID SOCIAL = Ids.fromName("social");
  private static final UUID HEALTH = Ids.fromName("health");
  private static final NameMatcher NAMES = new NameMatcher(Map.of(VALE, List.of("PT Nikel Contoh Tbk", "Nikel Contoh"),
      SOCIAL, List.of("Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak", "Dinsos P3A"), HEALTH,
      List.of("Dinas Kesehatan", "Dinkes")), "Luwu Timur");

  @ParameterizedTest
  @ValueSource(strings = {"PT Nikel Contoh, Tbk.", "PT. NIKEL CONTOH", "nikel  contoh", "Nikel Conto", "Nikel-Contoh"})
  void a_company_is_found_however_it_is_written(String typed) {
    assertThat(NAMES.find(typed)).contains(VALE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nikel", "PT Contoh", "Dinas", "Dinas Kesejahteraan", "", "-"})
  void what_is_not_surely_one_is_none(String typed) {
    assertThat(NAMES.find(typed)).isEmpty();
  }

  @Test
  void what_could_be_two_is_none() {
    NameMatcher twins = new NameMatcher(Map.of(VALE, List.of("Baruga"), SOCIAL, List.of("Baruga")), "");

    assertThat(twins.find("Baruga")).isEmpty();
  }

  @Test
  void names_in_a_cell_are_parted_by_lines_numbers_semicolons_and_known_commas() {
    assertThat(NAMES.split("1. Dinkes 2. Dinsos P3A")).containsExactly("Dinkes", "Dinsos P3A");
    assertThat(NAMES.split("- Dinkes\n- Kantor Entah, Bagian Lain")).containsExactly("Dinkes",
        "Kantor Entah, Bagian Lain");
    assertThat(NAMES.split("Dinkes, Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak, Nikel Contoh")
        .stream()
        .map(name -> NAMES.find(name).orElseThrow())
        .toList()).containsExactly(HEALTH, SOCIAL, VALE);
    assertThat(NAMES.split(" ;\n ")).isEmpty();
  }

  @Test
  void the_marks_behind_a_name_and_blanks_around_its_parts_say_nothing() {
    NameMatcher none = new NameMatcher(Map.of(), "Luwu Timur");

    assertThat(none.split("Dinas Sosial ...;,")).containsExactly("Dinas Sosial");
    assertThat(none.split(".".repeat(3_000) + "x")).singleElement().asString().hasSize(200);
    assertThat(NameMatcher.listLines(" satu \n \n\n  - dua \n 3. tiga")).containsExactly("satu", "dua", "tiga");
  }

  @Test
  void decisions_in_a_cell_stand_on_lines_or_behind_numbers() {
    assertThat(NameMatcher.listLines("1. Menyusun data 2. Membuat jadwal pada 3 Mei")).containsExactly("Menyusun data",
        "Membuat jadwal pada 3 Mei");
    assertThat(NameMatcher.listLines("1. Menyusun SK; 2. Mendata sekolah,\n3. Selesai (a; b).;"))
        .containsExactly("Menyusun SK", "Mendata sekolah", "Selesai (a; b).");
    assertThat(NameMatcher.listLines("a. Satu\nb) Dua\n• Tiga\n\n")).containsExactly("Satu", "Dua", "Tiga");
    assertThat(NameMatcher.listLines("Dimulai pukul 9. Selesai pukul 12. Selesai")).hasSize(1);
  }

  @Test
  void the_rest_of_very_many_names_stays_together_and_is_not_known() {
    String many = IntStream.range(0, 40).mapToObj(i -> "Dinkes, x" + i + ", y" + i).collect(Collectors.joining("\n"));

    List<String> names = NAMES.split(many);

    assertThat(names).hasSize(NameMatcher.MAX_PARTS).contains("Dinkes");
    assertThat(NAMES.find(names.getLast())).isEmpty();
    assertThat(names.getLast()).contains("x38");
  }

  @Test
  @Timeout(20)
  void many_rows_of_short_names_are_compared_in_little_time() {
    Map<UUID, List<String>> known = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      known.put(Ids.fromName("known" + i), List.of("Dinas Contoh Urusan Nomor " + i, "Dinas " + i));
    }
    NameMatcher matcher = new NameMatcher(known, "Luwu Timur");
    List<String> split = List.of();
    for (int row = 0; row < 1000; row++) {
      String cell = row
          + IntStream.range(0, 60).mapToObj(i -> "x" + i + ", panjang contoh" + i).collect(Collectors.joining("\n"));
      split = matcher.split(cell);
    }

    assertThat(split).hasSize(NameMatcher.MAX_PARTS);
  }

  @Test
  void a_cell_that_comes_again_is_not_compared_again() {
    assertThat(NAMES.split("Dinkes, Dinsos P3A")).isSameAs(NAMES.split("Dinkes, Dinsos P3A"));
  }

  @Test
  void a_cell_of_very_many_names_is_not_compared_part_by_part() {
    assertThat(NAMES.split("kata entah, ".repeat(300))).hasSize(1);
    assertThat(NAMES.split("Dinkes\n" + "x\n".repeat(2000))).contains("Dinkes").hasSizeLessThan(61);
  }
}
