package id.payung.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which heading of a sheet is which column, when several could be. */
class HeadingMatcherTest {
  private static final SheetColumn<String, String> ABOUT =
      SheetColumn.<String, String>of("Tentang", "About", CellTypes.text(200), row -> row).withAliases("Perihal", "Hal");
  private static final SheetColumn<String, String> UNTIL =
      SheetColumn.<String, String>of("Berakhir", "Until", CellTypes.text(200), row -> row).withAliases("Masa Berlaku");

  private static HeadingMatcher.HeadingMatch match(String... headings) {
    return HeadingMatcher.match(1, List.of(headings), List.of(ABOUT, UNTIL));
  }

  @Test
  void a_column_by_its_own_name_goes_before_one_by_another_name_wherever_it_stands() {
    assertThat(match("Tentang", "Masa Berlaku", "Berakhir").places()).containsExactly(0, 2);
    assertThat(match("Tentang", "Masa Berlaku", "Berakhir").unknown()).containsExactly("Masa Berlaku");
    assertThat(match("Berakhir", "Masa Berlaku", "Tentang").places()).containsExactly(2, 0);
    assertThat(match("Berakhir", "Masa Berlaku", "Tentang").unknown()).containsExactly("Masa Berlaku");
    assertThat(match("Perihal", "Masa Berlaku").places()).containsExactly(0, 1);
  }

  @Test
  void the_same_name_twice_is_told_and_not_chosen_from() {
    assertThat(match("Berakhir", "Berakhir").doubled()).containsExactly("Berakhir");
    assertThat(match("Perihal", "Hal").doubled()).containsExactly("Hal");
  }

  @Test
  void a_heading_of_two_names_is_the_column_that_one_of_them_means() {
    assertThat(match("Judul/Tentang", "Berakhir").places()).containsExactly(0, 1);
    assertThat(match("Tentang/Berakhir").places()).containsExactly(-1, -1);
  }
}
