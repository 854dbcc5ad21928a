package id.payung.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"koordinsai", "kordinasi", "koordinaasi", "koordinesi", "koordinasii", "lkoordinasi", "okordinasi"})
  void one_letter_wrong_is_forgiven(String typed) {
    String written = "Rapat Koordinasi Gugus Tugas";

    assertThat(TypedWords.of(typed + " rapat").resembles(written)).isTrue();
    assertThat(matches(written, TypedWords.of(typed))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"kordinsai, Rapat Koordinasi", "dasar, Desember", "2025, Rapat 2026", "rpt, Rapat", "dasa, Desember",
    "xyzzy, Rapat Koordinasi"})
  void two_letters_wrong_are_not_nor_is_a_number_or_a_short_word(String typed, String written) {
    assertThat(TypedWords.of(typed).resembles(written)).isFalse();
    assertThat(matches(written, TypedWords.of(typed))).isFalse();
  }

  @Test
  void what_is_typed_has_an_end() {
    TypedWords pasted = TypedWords.of("perlindungan ".repeat(500) + "anak");

    assertThat(pasted.words()).containsExactly("perlindungan", "perlindun");
    assertThat(TypedWords.of("a b c d e f g h i j").words()).hasSize(6);
    TypedWords many = TypedWords.of("perlindungan kesejahteraan pembangunan pemberdayaan perempuan keluarga");
    long patterns = many.forgivingCondition("r.search")
        .params()
        .values()
        .stream()
        .filter(Collection.class::isInstance)
        .mapToLong(value -> ((Collection<?>) value).size())
        .sum();
    assertThat(patterns).isBetween(50L, 160L);
  }

  @Test
  void too_little_is_what_no_index_could_find() {
    assertThat(TypedWords.of(" ' ").isTooShort()).isTrue();
    assertThat(TypedWords.of("rt").isTooShort()).isTrue();
    assertThat(TypedWords.of("rt 07").isTooShort()).isFalse();
    assertThat(TypedWords.of("kla").isTooShort()).isFalse();
  }

  @Test
  void the_words_that_were_meant_are_marked_and_no_letter_is_lost() {
    String written = "Rapat  Koordinasi Jum\u2019at, Balo-Balo (KLA)";

    HighlightedText exact = HighlightedText.of(written, TypedWords.of("kla jumat balo"), false);
    assertThat(marked(exact)).containsExactly("Jum\u2019at,", "Balo", "Balo", "(KLA)");
    assertThat(exact.text()).isEqualTo(written);
    assertThat(marked(HighlightedText.of(written, TypedWords.of("koordinsai"), true))).containsExactly("Koordinasi");
    assertThat(HighlightedText.of("<b>", TypedWords.of("abc"), false).parts())
        .containsExactly(new HighlightedText.Part("<b>", false));
  }

  private static List<String> marked(HighlightedText text) {
    return text.parts().stream().filter(HighlightedText.Part::marked).map(HighlightedText.Part::text).toList();
  }

  /** Whether a pattern of its one word would find it, so that the database and the application forgive the same. */
  private static boolean matches(String written, TypedWords typed) {
    SearchCondition condition = typed.forgivingCondition("t");
    String text = SearchText.normalise(written);
    return condition.params()
        .values()
        .stream()
        .anyMatch(value -> value instanceof Collection<?> many
            && many.stream().anyMatch(pattern -> like(text, pattern.toString())));
  }

  private static boolean like(String text, String pattern) {
    String regex = pattern.chars()
        .mapToObj(letter -> letter == '%' ? ".*" : letter == '_' ? "." : Pattern.quote(Character.toString(letter)))
        .reduce("", String::concat);
    return text.matches(regex);
  }
}
