package id.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextSearchTest {
  @Test
  void it_finds_what_contains_finds() {
    Random random = new Random(4711);
    for (int trial = 0; trial < 300; trial++) {
      String where = randomText(random, random.nextInt(400));
      Set<String> texts = new HashSet<>();
      for (int i = 0; i < 30; i++) {
        int length = TextSearch.MIN_LENGTH + random.nextInt(9);
        int from = where.length() <= length ? -1 : random.nextInt(where.length() - length + 1);
        texts.add(from < 0 || i % 2 == 0 ? randomText(random, length) : where.substring(from, from + length));
      }

      assertThat(new TextSearch(texts).findIn(where)).as("trial %d", trial)
          .isEqualTo(texts.stream().filter(where::contains).collect(Collectors.toSet()));
    }
  }

  @Test
  void the_first_and_the_last_letters_count_and_a_short_text_is_no_question() {
    TextSearch search = new TextSearch(List.of("dua belas hu", "beras dua belas huruf", "tidak di sini"));

    assertThat(search.findIn("beras dua belas huruf")).containsExactlyInAnyOrder("dua belas hu",
        "beras dua belas huruf");
    assertThat(search.findIn("dua belas h")).isEmpty();
    assertThat(search.findIn("")).isEmpty();
    assertThatThrownBy(() -> new TextSearch(List.of("sebelas hur"))).isInstanceOf(IllegalArgumentException.class);
  }

  /** Of two letters, so that much is nearly the same. */
  private static String randomText(Random random, int length) {
    return random.ints(length, 0, 2).mapToObj(letter -> letter == 0 ? "a" : "ß").collect(Collectors.joining());
  }
}
